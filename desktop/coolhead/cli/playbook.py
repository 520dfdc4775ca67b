# SPDX-License-Identifier: MIT
"""`coolhead playbook`: write all content out as it was loaded."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from coolhead.playbook.values import Playbook


def run(playbook: Playbook, out: TextIO) -> int:
    """Write the playbook as one JSON object, a list for each kind, and return exit status 0."""
    # ASCII, so that every terminal and every pipe can carry it.
    json.dump(asdict(playbook), out, indent=2)
    out.write("\n")
    return 0
