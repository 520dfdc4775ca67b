# SPDX-License-Identifier: MIT
"""Name what is known of a case, so that content can ask for it: `ask:refund`, `fault:known`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from coolhead.review.vocabulary import ASKS, STAKES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.review.values import Reading

FACTS: Final = (
    *(f"ask:{ask}" for ask in ASKS),
    *(f"stakes:{stake}" for stake in STAKES),
    "abuse:rude", "abuse:abusive", "repeat:yes", "polite:yes", "polite:no",
    "fault:known", "fault:unknown",
)  # fmt: skip
"""All names, as content may use them."""


def known_facts(
    reading: Reading, fault: str = "", corrections: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return what is known, each with the words that say so ("" where none do).

    `fault` is `known`, `unknown` or "". Courtesy counts only where words show it, or the agent says
    so: a message without any is not yet a polite one.
    """
    facts: dict[str, str] = {}
    for ask in reading.asks:
        facts[f"ask:{ask}"] = _words(reading, f"ask:{ask}")
    for stake in reading.stakes:
        facts[f"stakes:{stake}"] = _words(reading, f"stakes:{stake}")
    if reading.abuse != "none":
        facts[f"abuse:{reading.abuse}"] = _words(reading, f"abuse:{reading.abuse}")
    if reading.repeat:
        facts["repeat:yes"] = _words(reading, "repeat:yes")
    if not reading.polite:
        facts["polite:no"] = ""
    elif (words := _words(reading, "polite:yes")) or corrections.get("polite") == "yes":
        facts["polite:yes"] = words
    if fault:
        facts[f"fault:{fault}"] = ""
    return facts


def _words(reading: Reading, field: str) -> str:
    return next((span.text for span in reading.spans(field)), "")
