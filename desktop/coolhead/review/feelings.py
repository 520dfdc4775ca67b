# SPDX-License-Identifier: MIT
"""Weigh feelings against each other, softeners and boosters included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from coolhead.review.values import Reading

SOFTENER: Final = re.compile(
    r"(?:a (?:little|tiny|wee)? ?bit|(?:a )?bit|a (?:little|tad|touch)|slightly|somewhat|mildly"
    r"|kind of|kinda"
    r"|sort of|a wee bit)\s+$"
)
BOOSTER: Final = re.compile(
    r"(?:absolutely|utterly|extremely|incredibly|completely|totally|beyond|so very|deeply"
    r"|seriously|bloody"
    r"|fucking|effing|unbelievably|hugely|absolutely bloody|more than)\s+$"
)
STRESSER: Final = re.compile(
    r"(?:really|very|so|quite|rather|pretty|truly|most|too|feeling|terribly|awfully|increasingly"
    r"|getting|honestly"
    r"|just|genuinely|extremely)\s+$"
)

_BASE: Final = {
    "surprise": 0.0,
    "confusion": 0.0,
    "worry": 0.5,
    "disappointment": 0.5,
    "frustration": 1.0,
    "sadness": 1.0,
    "embarrassment": 1.0,
    "anger": 1.5,
    "contempt": 1.5,
}
_CALM: Final = 1.5


def weighed(strength: int, before: str) -> int:
    """Return a feeling's strength, 1 to 3, given the small letters that stand before it."""
    if SOFTENER.search(before):
        return max(1, strength - 1)
    if BOOSTER.search(before):
        return min(3, strength + 1)
    return strength


def intensity(emotion: str, strength: int, before: str = "") -> float:
    """Return how much a named feeling burns, on one scale for all of them: 1 to 4.5."""
    return _BASE.get(emotion, 1.0) + weighed(strength, before)


def felt(reading: Reading) -> float:
    """Return the strongest that a customer's message shows, on the same scale."""
    named = [_BASE.get(one.emotion, 1.0) + one.strength for one in reading.emotions]
    shown = _CALM + reading.heat
    return max([*named, shown - 1.0 if named else shown + 0.5])
