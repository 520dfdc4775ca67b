# SPDX-License-Identifier: MIT
"""What the case knows that can fill blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.cases.case import Case

LASTING: Final = ("agent", "company")
"""Blanks about the agent: their values hold for every case."""

OF_THE_CASE: Final = (
    "customer", "order", "product", "problem", "need", "option_1", "option_2", "option_3",
    "history", "goal", "cause", "feeling",
)  # fmt: skip
"""Blanks that mean one thing throughout a case; dates and amounts don't, so they are asked anew."""


def first_name(name: str) -> str:
    """Give the name by which a greeting addresses someone: "Maria" of "Maria Keller"."""
    if "," in name:
        return name.rpartition(",")[2].strip() or name
    return name.split(maxsplit=1)[0] if name.split() else ""


def values_of(case: Case, lasting: Mapping[str, str]) -> dict[str, str]:
    """Give the value of each blank that the case or the agent's own details know."""
    known = {key: value for key, value in lasting.items() if value}
    if case.company:
        known["company"] = case.company
    if case.customer:
        known["customer"] = first_name(case.customer)
    if case.order_ref:
        known["order"] = case.order_ref
    known |= {key: value for key, value in case.blanks.items() if value and key in OF_THE_CASE}
    notes = case.notes
    whats = {
        "problem": notes.problem,
        "need": notes.need,
        "option_1": notes.option_1,
        "option_2": notes.option_2,
        "option_3": notes.option_3,
    }
    return known | {key: as_clause(value) for key, value in whats.items() if value.strip()}


def as_clause(text: str) -> str:
    """Make a note fit inside a sentence: no full stop at its end."""
    return " ".join(text.split()).rstrip(".!;,")
