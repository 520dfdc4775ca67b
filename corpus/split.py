# SPDX-License-Identifier: MIT
"""Tell which writers are held out whole: for thresholds, and for the last measure."""

from __future__ import annotations

from conversations import HERE


def held_out() -> set[str]:
    """Return the names of the writers that nothing is trained on."""
    return {*writers_of("thresholds"), *writers_of("measure")}


def writers_of(purpose: str) -> set[str]:
    """Return the writers held out for a purpose: `thresholds` or `measure`."""
    lines = (HERE / "heldout.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(":") for line in lines if line.strip() and not line.startswith("#")]
    return {name for key, _, names in rows if key.strip() == purpose for name in names.split()}
