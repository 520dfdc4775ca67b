# SPDX-License-Identifier: MIT
"""Join a second review, which arrives later, to the first: what is marked already stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coolhead.review.steps import missing_moves, step_states
from coolhead.review.values import Found, Hint, Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.review.values import Review, StepNeed

_Mark = TypeVar("_Mark", Found, Slip, Hint)


def merge(first: Review, later: Review, steps: Sequence[StepNeed] = ()) -> Review:
    """Return the union of two reviews of the same draft; where marks meet, the first's stay.

    The reading is the first's. `steps` are those that the first review was made with.
    """
    moves = _joined(first.moves, later.moves)
    labels = {move.label for move in moves}
    return replace(
        first,
        moves=moves,
        slips=_joined(first.slips, later.slips),
        hints=_joined(first.hints, later.hints),
        no_apology="apologize" not in labels,
        missing=(
            missing_moves(labels, steps, first.reading)
            if steps
            else tuple(move for move in first.missing if move not in labels)
        ),
        steps=step_states(labels, steps) if steps else first.steps,
    )


def _joined(first: tuple[_Mark, ...], later: tuple[_Mark, ...]) -> tuple[_Mark, ...]:
    new: list[_Mark] = [
        mark
        for mark in later
        if not any(
            mark.label == one.label and mark.start < one.end and one.start < mark.end
            for one in first
        )
    ]
    if not new:
        return first
    joined = list(first) + new
    return tuple(sorted(joined, key=lambda mark: (mark.start, mark.end)))
