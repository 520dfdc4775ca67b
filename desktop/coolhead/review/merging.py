# SPDX-License-Identifier: MIT
"""Settle a review anew once a second reviewer has added marks to it, or taken some away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coolhead.review.hints import MOVE_HINTS, hints_of_moves
from coolhead.review.steps import missing_moves, step_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.review.signs import Rules
    from coolhead.review.values import Review, StepNeed


def settled(review: Review, draft: str, rules: Rules, steps: Sequence[StepNeed] = ()) -> Review:
    """Return a review whose steps, missing moves and hints follow from its moves as they stand."""
    labels = {move.label for move in review.moves}
    kept = [hint for hint in review.hints if hint.label not in MOVE_HINTS]
    hints = [*kept, *hints_of_moves(review.moves, draft, rules)]
    return replace(
        review,
        hints=tuple(sorted(hints, key=lambda hint: (hint.start, hint.end))),
        no_apology="apologize" not in labels,
        missing=missing_moves(labels, steps, review.reading),
        steps=step_states(labels, steps),
    )
