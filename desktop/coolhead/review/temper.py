# SPDX-License-Identifier: MIT
"""Weigh the signs of a message's temper: how hot it is, and whether it stays courteous."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from coolhead.review.values import Emotion

_HOT: Final = frozenset({"anger", "contempt"})
_WARM: Final = frozenset({"frustration"})
_SORE: Final = frozenset({"disappointment", "sadness", "embarrassment"})
_ABUSE: Final = {"none": 0.0, "rude": 0.6, "abusive": 1.2}
_HOTTEST: Final = 3
_RUDE_COLD: Final = 1.0
_THREAT_COLD: Final = 2.5


@dataclass(frozen=True, slots=True)
class Temper:
    """The signs; `loud` counts capitals and piled-up marks, `pressure` demands and reproaches."""

    emotions: tuple[Emotion, ...]
    abuse: str
    threats: int
    loud: int
    pressure: int
    courtesy: int
    repeat: bool


def heat_of(temper: Temper) -> int:
    """Return 0 (calm), 1 (annoyed), 2 (angry) or 3 (furious).

    The weights were fitted to labelled messages and then rounded: they are no more than that.
    """
    score = max(
        0.42 * _strongest(temper, _HOT),
        0.7 * _strongest(temper, _WARM),
        0.3 * _strongest(temper, _SORE),
    )
    score += _ABUSE[temper.abuse] + 0.45 * temper.threats
    score += 0.3 * min(2, temper.loud) + 0.5 * min(3, temper.pressure) + 0.65 * temper.repeat
    return min(_HOTTEST, int(score + 0.5))


def is_polite(temper: Temper) -> bool:
    """Return whether the tone is courteous in spite of the problem."""
    if temper.abuse == "abusive":
        return False
    cold = _RUDE_COLD * (temper.abuse == "rude") + _THREAT_COLD * temper.threats
    cold += 1.1 * min(2, temper.loud) + 0.3 * min(2, temper.pressure)
    cold += 1.8 * (heat_of(temper) == _HOTTEST)
    return cold <= 3 * min(3, temper.courtesy) + 0.3


def _strongest(temper: Temper, family: Collection[str]) -> int:
    return max((one.strength for one in temper.emotions if one.emotion in family), default=0)
