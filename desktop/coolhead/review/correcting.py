# SPDX-License-Identifier: MIT
"""Let the agent's word win over what was read in the customer's message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.review.values import Reading

ABUSE: Final = ("none", "rude", "abusive")
HEATS: Final = ("0", "1", "2", "3")
YES: Final = "yes"
NO: Final = "no"


def corrected(reading: Reading, corrections: Mapping[str, str]) -> Reading:
    """Return the reading with the corrections in force.

    They are: "repeat" and "polite" yes or no, "abuse" and "heat" a
    value, "ask:refund", "stakes:legal" and "emotion:surprised" yes or no. Unknown ones do nothing.
    """
    if not corrections:
        return reading
    made = replace(
        reading,
        asks=_members(reading.asks, "ask", corrections),
        stakes=_members(reading.stakes, "stakes", corrections),
        emotions=tuple(
            one
            for one in reading.emotions
            if corrections.get(f"emotion:{' '.join(one.text.split()).casefold()}") != NO
        ),
    )
    if corrections.get("repeat") in (YES, NO):
        made = replace(made, repeat=corrections["repeat"] == YES)
    if corrections.get("polite") in (YES, NO):
        made = replace(made, polite=corrections["polite"] == YES)
    if corrections.get("abuse") in ABUSE:
        made = replace(made, abuse=corrections["abuse"])
    if corrections.get("heat") in HEATS:
        made = replace(made, heat=int(corrections["heat"]))
    return made


def _members(found: tuple[str, ...], kind: str, corrections: Mapping[str, str]) -> tuple[str, ...]:
    kept = [one for one in found if corrections.get(f"{kind}:{one}") != NO]
    added = [
        name.partition(":")[2]
        for name, value in corrections.items()
        if name.startswith(f"{kind}:") and value == YES
    ]
    return tuple(dict.fromkeys([*kept, *added]))
