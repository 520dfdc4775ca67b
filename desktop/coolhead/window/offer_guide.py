# SPDX-License-Identifier: MIT
"""The decision guide of step 6: a few questions that end in advice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coolhead.review.facts import known_facts
from coolhead.window import controls, theme
from coolhead.window.rich_text import rich_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.playbook.values import Answer, Offer, Playbook, Question
    from coolhead.review.values import Reading


class OfferGuide(QWidget):
    """Ask one question at a time, then give the advice, its reason and its phrases.

    Signals:
        phrases_wanted(ids): show these phrases.
        phrase_wanted(id): insert this phrase.
        resized(): another question or the advice is shown.
    """

    phrases_wanted = Signal(object)
    phrase_wanted = Signal(str)
    resized = Signal()

    def __init__(self, playbook: Playbook) -> None:
        super().__init__()
        self._playbook = playbook
        self._facts: Mapping[str, str] = {}
        self._path: list[Question] = []
        self._asking = False
        self._shown: QWidget | None = None
        self._layout: QVBoxLayout = controls.column()
        self.setLayout(self._layout)
        self.restart()

    def restart(self) -> None:
        """Begin with the first question."""
        self._path = []
        if self._playbook.questions:
            self._ask(min(self._playbook.questions, key=lambda question: question.number))

    def take_reading(self, reading: Reading, fault: str, corrections: Mapping[str, str]) -> None:
        """Take what is known of the case: answers that it speaks for are proposed."""
        facts = known_facts(reading, fault, corrections)
        if facts == self._facts:
            return
        before, self._facts = self._facts, facts
        asked = self._path[-1] if self._asking else None
        named = {fact for answer in asked.answers for fact in answer.when} if asked else set()
        if asked and any(before.get(fact) != facts.get(fact) for fact in named):
            self._path.pop()
            self._ask(asked)

    def _replace(self, body: QWidget) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        if self._shown is not None:
            self._layout.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = body
        self._layout.addWidget(body)
        body.show()
        first = body.findChild(QWidget, "first")
        if had_focus and first is not None:
            first.setFocus()
        self.resized.emit()

    def _ask(self, question: Question) -> None:
        self._path.append(question)
        self._asking = True
        proposed = self._proposed(question)
        body = controls.surface("Raised")
        layout = controls.column(gap=theme.GRID + 2, margins=(theme.GAP_M,) * 4)
        layout.addWidget(controls.label(question.title, "question", wrap=True))
        if question.hint:
            layout.addWidget(controls.label(question.hint, "quiet", wrap=True))
        for at, answer in enumerate(question.answers):
            made = controls.AnswerButton(answer.text, partial(self._on_answer, answer))
            if answer is proposed or (proposed is None and not at):
                made.setObjectName("first")
            layout.addWidget(made)
            if answer is proposed:
                made.setProperty("proposed", "yes")
                reason = self._reason(answer)
                made.setAccessibleDescription(reason)
                layout.addWidget(controls.label(reason, "quiet", wrap=True))
        if len(self._path) > 1:
            layout.addWidget(controls.button(self.tr("Back"), "link", self._back))
        body.setLayout(layout)
        self._replace(body)

    def _proposed(self, question: Question) -> Answer | None:
        """Give the answer that the case speaks for; None where it speaks for none or several."""
        fitting = [a for a in question.answers if any(fact in self._facts for fact in a.when)]
        return fitting[0] if len(fitting) == 1 else None

    def _reason(self, answer: Answer) -> str:
        fact = next(fact for fact in answer.when if fact in self._facts)
        if fact.startswith("fault:"):
            return self.tr("As you said: fault known or not yet known")
        words = " ".join(self._facts[fact].split())
        if not words:
            return self.tr("By their message as a whole")
        return self.tr("They wrote: “%1”").replace("%1", words)

    def _on_answer(self, answer: Answer) -> None:
        if answer.question:
            self._ask(next(q for q in self._playbook.questions if q.id == answer.question))
        else:
            self._advise(next(o for o in self._playbook.offers if o.id == answer.offer))

    def _back(self) -> None:
        self._path.pop()
        self._ask(self._path.pop())

    def _advise(self, offer: Offer) -> None:
        self._asking = False
        body = controls.surface("Raised")
        layout = controls.column(gap=theme.GAP_S, margins=(theme.GAP_M,) * 4)
        layout.addWidget(controls.label(offer.title, "question", wrap=True))
        layout.addWidget(rich_text(offer.advice, self.tr("Advice")))
        layout.addWidget(controls.label(" ".join(offer.why.split()), "quiet", wrap=True))
        by_id = {phrase.id: phrase for phrase in self._playbook.phrases}
        for at, key in enumerate(key for key in offer.phrases if key in by_id):
            made = controls.AnswerButton(by_id[key].title, partial(self.phrase_wanted.emit, key))
            made.setToolTip(by_id[key].text)
            if not at:
                made.setObjectName("first")
            layout.addWidget(made)
        layout.addWidget(controls.button(self.tr("Start again"), "link", self.restart))
        body.setLayout(layout)
        self._replace(body)
        self.phrases_wanted.emit(offer.phrases)
