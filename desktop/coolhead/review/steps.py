# SPDX-License-Identifier: MIT
"""Say which reply steps the moves of a draft cover, and which moves are still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coolhead.review.values import StepState
from coolhead.review.vocabulary import MOVES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coolhead.review.values import Reading, StepNeed

_SOMETIMES: Final = frozenset({"rare", "impact", "history", "help"})
"""Moves that not every reply needs: they are asked for only by a step, or by the message."""


def step_states(labels: Collection[str], steps: Sequence[StepNeed]) -> tuple[StepState, ...]:
    """Return each step's state; a step is done when each of its groups has a move in the draft."""
    made = [move for move in MOVES if move in labels]
    return tuple([_state(step, made) for step in steps])


def _state(step: StepNeed, made: Sequence[str]) -> StepState:
    done = bool(step.needs)
    counted = set(step.also)
    for group in step.needs:
        counted.update(group)
        done = done and any(move in made for move in group)
    return StepState(step.step, done, tuple([move for move in made if move in counted]))


def missing_moves(
    labels: Collection[str], steps: Sequence[StepNeed], reading: Reading
) -> tuple[str, ...]:
    """Return the moves that this reply still needs, in the order of the guide."""
    if steps:
        needed = {
            group[0] for s in steps for group in s.needs if not any(m in labels for m in group)
        }
    else:
        needed = set(MOVES) - _SOMETIMES - set(labels)
    if not reading.repeat:
        needed.discard("history")
    elif "history" not in labels:
        needed.add("history")
    return tuple(move for move in MOVES if move in needed)
