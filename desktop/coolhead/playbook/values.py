# SPDX-License-Identifier: MIT
"""The playbook as plain values, all frozen; texts are Markdown unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass


class EncoderError(Exception):
    """The learned part can't be had; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a content file. `line` counts from 1; `message` is one plain sentence."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Step:
    """One of the reply steps.

    `needs` holds groups of moves: the step is covered when each group has one of its moves in the
    draft. `also` are moves that belong to the step without being needed.
    """

    id: str
    number: int
    title: str
    needs: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    guidance: str
    why: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    example: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A do or a don't. `slip` is the label of the finding that breaks it, "" where none does."""

    id: str
    kind: str
    number: int
    title: str
    slip: str
    message: str
    why: str
    bad: str
    better: str
    ask: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text to insert; `text` is plain, with `{blanks}`."""

    id: str
    group: str
    title: str
    text: str
    moves: tuple[str, ...]
    step: str
    moment: str
    fault: str
    tags: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the decision guide: a situation, the advice for it, and why."""

    id: str
    number: int
    title: str
    situation: str
    advice: str
    why: str
    phrases: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question of the decision guide: leads to a question or to an offer, by id.

    `when` names the facts of a case that speak for this answer (`review.facts`).
    """

    text: str
    question: str
    offer: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the decision guide; the one with the lowest number comes first."""

    id: str
    number: int
    title: str
    hint: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Technique:
    """One listening technique, belonging to a step."""

    id: str
    number: int
    title: str
    step: str
    guidance: str
    example: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: what the customer says, the tempting answer, the better one, and why."""

    id: str
    number: int
    title: str
    step: str
    customer: str
    tempting: str
    better: str
    why: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of advice that is no step and no rule: handing over, the questions before arguing."""

    id: str
    number: int
    title: str
    body: str
    questions: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """All content of all layers, in order, with the mistakes met while reading it."""

    steps: tuple[Step, ...] = ()
    rules: tuple[Rule, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    offers: tuple[Offer, ...] = ()
    questions: tuple[Question, ...] = ()
    techniques: tuple[Technique, ...] = ()
    examples: tuple[Example, ...] = ()
    guides: tuple[Guide, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
