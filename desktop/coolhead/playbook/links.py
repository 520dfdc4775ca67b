# SPDX-License-Identifier: MIT
"""Check what items of all layers say of each other, and drop the mentions that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import group_of
from coolhead.playbook.mistakes import advice, shortened
from coolhead.playbook.questions import circles, unreached
from coolhead.playbook.values import Example, Mistake, Offer, Phrase, Question, Technique

if TYPE_CHECKING:
    from collections.abc import Collection

    from coolhead.playbook.entries import Entry, Ref, Value

_WHAT: Final = {"steps": "step", "phrases": "phrase", "questions": "question", "offers": "offer"}


@dataclass(slots=True)
class Stock:
    """All items by kind and id, and what is not among them for a reason that is known.

    `broken` items were told when they were read; `off` are those that a layer does not want. A
    mention of either is dropped without a word. A group of phrases stands for all its phrases.
    """

    entries: dict[str, dict[str, Entry]]
    broken: set[tuple[str, str]] = field(default_factory=set)
    off: set[tuple[str, str]] = field(default_factory=set)

    def explains(self, kind: str, item_id: str) -> bool:
        """Return whether it is known why an item is not there."""
        names = {(kind, item_id), (kind, group_of(item_id))}
        return not (names.isdisjoint(self.broken) and names.isdisjoint(self.off))


def check_links(stock: Stock) -> list[Mistake]:
    """Drop each mention that leads nowhere or round in a circle, and return what to tell of it.

    The questions must be in their order.
    """
    mistakes: list[Mistake] = []
    for entries in stock.entries.values():
        for item_id, entry in entries.items():
            lost = [ref for ref in entry.refs if ref.id not in stock.entries[ref.kind]]
            if lost:
                entries[item_id] = _without(entry, lost)
            for ref in lost:
                if not stock.explains(ref.kind, ref.id):
                    mistakes.append(_unknown(entry, ref, stock.entries[ref.kind]))
    return mistakes + _check_guide(stock)


def _check_guide(stock: Stock) -> list[Mistake]:
    """Check the ways through the decision guide."""
    questions = stock.entries["questions"]
    mistakes = []
    for item_id, ref, message in circles(questions):
        mistakes.append(Mistake(questions[item_id].file, ref.line, message))
        questions[item_id] = _without(questions[item_id], [ref])
    # With a question missing, nothing certain can be said of how the others are reached.
    if not any(kind == "questions" for kind, _ in stock.broken):
        for item_id in unreached(questions):
            message = "no answer leads to this question: lead one here, or remove the file"
            mistakes.append(Mistake(questions[item_id].file, 1, message))
    _drop_unanswerable(questions)
    return mistakes


def _unknown(entry: Entry, ref: Ref, there: Collection[str]) -> Mistake:
    message = f"there is no {_WHAT[ref.kind]} '{shortened(ref.id)}'{advice(ref.id, there)}"
    return Mistake(entry.file, ref.line, message)


def _without(entry: Entry, lost: Collection[Ref]) -> Entry:
    """Return an entry without some of its mentions."""
    names = {(ref.kind, ref.id) for ref in lost}
    refs = tuple(ref for ref in entry.refs if (ref.kind, ref.id) not in names)
    value: Value = entry.value
    match value:
        case Question():
            answers = tuple(
                answer
                for answer in value.answers
                if ("questions", answer.question) not in names
                and ("offers", answer.offer) not in names
            )
            value = replace(value, answers=answers)
        case Offer():
            phrases = tuple(one for one in value.phrases if ("phrases", one) not in names)
            value = replace(value, phrases=phrases)
        case Phrase() | Technique() | Example():
            value = replace(value, step="")
        case _:  # pragma: no cover -- steps, rules and guides mention nothing
            pass
    return replace(entry, value=value, refs=refs)


def _drop_unanswerable(questions: dict[str, Entry]) -> None:
    """Drop the questions that are left with no answer, then the answers that lead to those."""
    while empty := {item_id for item_id, entry in questions.items() if not entry.refs}:
        for item_id in empty:
            del questions[item_id]
        for item_id, entry in questions.items():
            lost = [ref for ref in entry.refs if ref.kind == "questions" and ref.id in empty]
            if lost:
                questions[item_id] = _without(entry, lost)
