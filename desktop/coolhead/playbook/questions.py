# SPDX-License-Identifier: MIT
"""Read the questions of the decision guide, and keep them from leading round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import Entry, Ref
from coolhead.playbook.fields import Fields, Sections
from coolhead.playbook.mistakes import advice, shortened
from coolhead.playbook.values import Answer, Question
from coolhead.review.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coolhead.playbook.mistakes import Mistakes
    from coolhead.playbook.page import Page

_TARGETS: Final = {"question": "questions", "offer": "offers"}


def read_question(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the question of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", optional=("source",))
    parts = Sections(page, mistakes, "Answers")
    answers: list[Answer] = []
    refs: list[Ref] = []
    for text, line in parts.lines("Answers"):
        answer = _read_answer(text, line, mistakes)
        if answer:
            answers.append(answer)
            refs.append(_target(answer, line))
    question = Question(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        hint=page.preface.text.strip(),
        answers=tuple(answers),
    )
    # Every way to have no answer has been told above.
    usable = fields.usable and answers
    return Entry(question, mistakes.file, refs=tuple(refs)) if usable else None


def _read_answer(item: str, line: int, mistakes: Mistakes) -> Answer | None:
    text, arrow, target = (part.strip() for part in item.rpartition("->"))
    kind, _, target_id = (part.strip() for part in target.partition(":"))
    if not (text and arrow and kind and target_id):
        mistakes.tell(
            line,
            f"'{shortened(item)}' leads nowhere: end it with '-> offer: <id>' or "
            "'-> question: <id>'",
        )
        return None
    if kind not in _TARGETS:
        message = f"an answer cannot lead to '{shortened(kind)}'{advice(kind, _TARGETS)}"
        mistakes.tell(line, message)
        return None
    is_question = kind == "question"
    words, when = _when(text, line, mistakes)
    return Answer(words, target_id if is_question else "", "" if is_question else target_id, when)


def _when(text: str, line: int, mistakes: Mistakes) -> tuple[str, tuple[str, ...]]:
    """Return an answer without the facts in square brackets at its end, and the facts."""
    words, bracket, facts = text.rpartition("[")
    if not (words.strip() and bracket and facts.endswith("]")):
        return text, ()
    named = [fact.strip() for fact in facts[:-1].split(",") if fact.strip()]
    for fact in named:
        if fact not in FACTS:
            mistakes.tell_unknown(line, "fact", fact, FACTS)
    return words.strip(), tuple(fact for fact in named if fact in FACTS)


def _target(answer: Answer, line: int) -> Ref:
    if answer.question:
        return Ref("questions", answer.question, line)
    return Ref("offers", answer.offer, line)


def circles(questions: Mapping[str, Entry]) -> Iterator[tuple[str, Ref, str]]:
    """Yield each mention that leads back to a question asked before: whose, which, and why not.

    The questions come in their order; each mentions only questions that are there.
    """
    done: set[str] = set()
    for start in questions:
        # The questions from the start to here, each with the answers still to be followed. A loop
        # and no recursion, for no pack may be too deep to be read.
        way: dict[str, Iterator[Ref]] = {}
        if start not in done:
            way[start] = _onward(questions[start])
        while way:
            here = next(reversed(way))
            ref = next(way[here], None)
            if ref is None:
                del way[here]
                done.add(here)
            elif ref.id in way:
                asked = list(way)
                names = " -> ".join([*asked[asked.index(ref.id) :], ref.id])
                yield here, ref, f"this answer leads round in a circle ({shortened(names)})"
            elif ref.id not in done:
                way[ref.id] = _onward(questions[ref.id])


def unreached(questions: Mapping[str, Entry]) -> list[str]:
    """Return the questions that no answer leads to, the first of all apart."""
    reached = set(list(questions)[:1])
    waiting = list(reached)
    while waiting:
        for ref in _onward(questions[waiting.pop()]):
            if ref.id not in reached:
                reached.add(ref.id)
                waiting.append(ref.id)
    return [question for question in questions if question not in reached]


def _onward(entry: Entry) -> Iterator[Ref]:
    """Return the mentions of further questions."""
    return iter([ref for ref in entry.refs if ref.kind == "questions"])
