# SPDX-License-Identifier: MIT
"""Show what is read in the customer's message, and carry out what the agent says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from coolhead.window import case_values
from coolhead.window.hand_over import note_of
from coolhead.window.step_card import COVERED, DONE

if TYPE_CHECKING:
    from coolhead.review.values import Span
    from coolhead.window.live_review import LiveReview
    from coolhead.window.main_window import MainWindow

ABUSIVE: Final = "abusive"
BOUNDARY_GROUP: Final = "boundary"
FEELING_BLANK: Final = "feeling"


def _quiet(words: str) -> str:
    """Give shouted words in small letters: their feeling is mirrored, not their shouting."""
    flat = " ".join(words.split())
    return flat.lower() if flat.isupper() else flat


class ReadingDesk(QObject):
    """Between the reading and the panes."""

    def __init__(self, window: MainWindow, live: LiveReview) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._live = live
        self._closed: set[str] = set()
        window.care_banner.closed.connect(lambda: self._closed.add(self._session.case.id))
        strip, questions = window.strip, window.message.questions
        live.reading_changed.connect(lambda _reading: self.show())
        live.ready.connect(self.show)
        self._session.message_edited.connect(self.show)
        self._session.reading_corrected.connect(self.show)
        self._session.questions_ticked.connect(self.show)
        strip.words_wanted.connect(self.show_words)
        strip.corrected.connect(self._session.correct)
        strip.all_taken_back.connect(self._session.take_back_corrections)
        strip.insert_wanted.connect(self._insert_words)
        strip.mirror_wanted.connect(self._offer_phrases)
        questions.answered.connect(self._session.answer)

    def show(self) -> None:
        """Show the reading as it stands, the agent's corrections included."""
        window, case, reading = self._window, self._session.case, self._live.reading
        window.message.show_reading(reading)
        window.strip.show_reading(
            reading,
            case.corrections,
            any_text=bool(case.message.strip()) and self._live.is_loaded,
        )
        window.message.questions.show_questions(reading.questions, case.answered)
        window.steps.offers.take_reading(reading, case.fault, case.corrections)
        self._show_care()

    def _show_care(self) -> None:
        """Stand by the agent where somebody is abused; closed in a case, it stays so."""
        banner, case = self._window.care_banner, self._session.case
        if self._live.reading.abuse != ABUSIVE or case.id in self._closed:
            banner.hide()
            return
        if not banner.isHidden() and banner.name == case.id:
            return
        banner.tell(
            self.tr("You need not put up with abuse. Their complaint still gets its answer."),
            "warning",
            {
                self.tr("Boundary phrases"): self.offer_boundaries,
                self.tr("Hand over to a manager"): self.hand_over,
            },
            name=case.id,
        )

    def show_words(self, span: Span) -> None:
        """Show words of the message where they stand."""
        self._window.arrangement.bring(self._window.message)
        self._window.message.show_words(span)

    # -- acting -----------------------------------------------------------

    def offer_boundaries(self) -> None:
        """Put the phrases that draw a line first."""
        phrases = self._session.playbook.phrases
        self._window.arrangement.bring(self._window.phrases)
        self._window.phrases.show_only(tuple(p.id for p in phrases if p.group == BOUNDARY_GROUP))
        self._window.phrases.list.setFocus()

    def hand_over(self) -> None:
        """Put a note for a manager on the clipboard."""
        case = self._session.case
        cards = self._window.steps.cards.values()
        # What a draft says was not yet tried: it may never have been sent.
        states = (COVERED, DONE) if case.copies else (DONE,)
        tried = [f"{c.step.title}." for c in cards if c.look.state in states]
        history = case_values.values_of(case, {}).get("history", "")
        note = note_of(case, self._live.reading, history, tried)
        QGuiApplication.clipboard().setText(note)
        self._window.toast.tell(self.tr("Note for your manager copied."))

    def _insert_words(self, words: str) -> None:
        edit = self._window.compose.edit
        edit.leave_blank()
        edit.insert_phrase(_quiet(words))
        edit.setFocus()

    def _offer_phrases(self, words: str) -> None:
        """Fill the blank for a feeling with the customer's own word, and show what uses it."""
        self._session.fill_blank(FEELING_BLANK, _quiet(words))
        phrases = self._session.playbook.phrases
        wanted = tuple(p.id for p in phrases if "{" + FEELING_BLANK + "}" in p.text)
        self._window.arrangement.bring(self._window.phrases)
        self._window.phrases.show_only(wanted)
        self._window.phrases.list.setFocus()
