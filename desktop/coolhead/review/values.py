# SPDX-License-Identifier: MIT
"""What is found in a message and in a draft, as frozen values.

Offsets are code points of the text that was read, end exclusive; `text` is always exactly that part
of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A part of a text."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A move that the draft makes, with the words that make it."""

    label: str
    start: int
    end: int
    text: str


class Slip(NamedTuple):
    """Words that make it worse; `rule` is the id of the rule page, `try_` a better wording."""

    label: str
    rule: str
    start: int
    end: int
    text: str
    message: str
    try_: str


class Hint(NamedTuple):
    """Something worth a second look, with the words that it is about."""

    label: str
    start: int
    end: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class StepState:
    """Whether the draft covers a step, and the moves that did it."""

    step: str
    done: bool
    by: tuple[str, ...]


class Emotion(NamedTuple):
    """Words by which customers name their own feeling; `strength` is 1 to 3."""

    text: str
    emotion: str
    strength: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message holds; `evidence` gives the words for a field (`heat`) or value."""

    emotions: tuple[Emotion, ...] = ()
    asks: tuple[str, ...] = ()
    abuse: str = "none"
    repeat: bool = False
    polite: bool = True
    stakes: tuple[str, ...] = ()
    heat: int = 0
    questions: tuple[Span, ...] = ()
    evidence: tuple[tuple[str, tuple[Span, ...]], ...] = ()

    def spans(self, field: str) -> tuple[Span, ...]:
        """Return the words that speak for a field (`repeat`) or a value (`ask:refund`)."""
        return next((spans for name, spans in self.evidence if name == field), ())


@dataclass(frozen=True, slots=True)
class StepNeed:
    """What covers a step: of each group one move; a step without groups is never covered here."""

    step: str
    needs: tuple[tuple[str, ...], ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that was found in one draft, each list in the order of the text."""

    moves: tuple[Found, ...] = ()
    slips: tuple[Slip, ...] = ()
    hints: tuple[Hint, ...] = ()
    no_apology: bool = True
    missing: tuple[str, ...] = ()
    steps: tuple[StepState, ...] = ()
    reading: Reading = Reading()
