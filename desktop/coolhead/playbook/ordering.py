# SPDX-License-Identifier: MIT
"""Order phrases for a first look: one of each group by turns, groups as the moves come."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from coolhead.review.vocabulary import MOVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coolhead.playbook.values import Phrase


def by_turns(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Give the first phrase of each group, then the second of each, and so on."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        groups.setdefault(phrase.group, []).append(phrase)
    ordered = sorted(groups.values(), key=lambda group: _rank(group[0]))
    rounds = zip_longest(*ordered)
    return [phrase for phrase in chain.from_iterable(rounds) if phrase is not None]


def _rank(phrase: Phrase) -> int:
    return min((MOVES.index(move) for move in phrase.moves), default=len(MOVES))
