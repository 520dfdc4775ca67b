# SPDX-License-Identifier: MIT
"""Read the customer's message and review the draft while it is typed, after a short pause."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from coolhead.playbook.signs import SignBook, load_signs
from coolhead.review.correcting import corrected
from coolhead.review.learned import Learned
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading, Review, StepNeed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coolhead.window.second_look import SecondLook
    from coolhead.window.session import Session

PAUSE_MS: Final = 120
MOST_PAUSE_MS: Final = 480
"""A steady typist sees marks after this at the latest."""
LOOK_EVERY_MS: Final = 25
MOST_ANSWER_MS: Final = 400
"""A new slip waits so long for the second reviewer, then it is shown without its word."""


class LiveReview(QObject):
    """Keep reading and review up to date with the case in hand.

    Signals:
        reading_changed(reading): what the customer's message holds, corrections included.
        review_changed(review): what the draft holds.
        ready(): the rules are loaded.
    """

    reading_changed = Signal(object)
    review_changed = Signal(object)
    ready = Signal()

    def __init__(self, session: Session, parent: QObject, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._needs = tuple(
            StepNeed(step.id, step.needs, step.also) for step in session.playbook.steps
        )
        self._book: SignBook | None = None
        self._loaded: list[SignBook] = []
        self._reviewer: Reviewer | None = None
        self._read: tuple[str, Reading] = ("", Reading())
        self.reading = Reading()
        self.review = Review()
        self._typing_pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._typing_pause.timeout.connect(self.refresh)
        self._since_first_key = QElapsedTimer()
        self._second: SecondLook | None = None
        self._learned: Learned | None = None
        self._answer_pause = QTimer(self, singleShot=True, interval=MOST_ANSWER_MS)
        self._answer_pause.timeout.connect(lambda: self._look_now(patient=False))
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)
        session.draft_edited.connect(self._on_draft_edited)
        session.message_edited.connect(self.refresh)
        session.reading_corrected.connect(self.refresh)
        session.questions_ticked.connect(self.refresh)
        session.case_opened.connect(self._on_case_opened)

    @property
    def is_loaded(self) -> bool:
        """Say whether the rules are there."""
        return self._book is not None

    def load(self, layers: Sequence[Path], *, shipped: Sequence[Path] = ()) -> None:
        """Load the rules of the layers in the background; patterns of `shipped` ones are sound."""
        if not layers:
            return

        def work() -> None:
            self._loaded.append(load_signs(layers, tested=shipped))

        threading.Thread(target=work, daemon=True).start()
        self._look.start()

    def _on_look(self) -> None:
        if self._loaded:
            self._look.stop()
            self.take(self._loaded.pop())

    def take(self, book: SignBook) -> None:
        """Review by these rules from now on."""
        self._book = book
        self._reviewer = Reviewer(book.rules, self._needs)
        self._read = ("", Reading())
        self._make_learned()
        self.ready.emit()
        self.refresh()

    def take_second(self, second: SecondLook) -> None:
        """Let a second reviewer look as well, from now on; it answers a little later."""
        if second is self._second:
            return
        self._second = second
        second.answered.connect(self._on_answered)
        self._make_learned()
        self.refresh()

    def leave_second(self) -> None:
        """Go on with the patterns alone."""
        if self._second is not None:
            self._second.answered.disconnect(self._on_answered)
            self._answer_pause.stop()
        self._second = self._learned = None
        self.refresh()

    def _make_learned(self) -> None:
        if self._second is not None and self._book is not None:
            thresholds = self._second.thresholds
            self._learned = Learned(self._second, thresholds, self._book.rules, self._needs)

    def _on_answered(self) -> None:
        # While the agent types, the pause that runs already will look at what is known by then.
        if not self._typing_pause.isActive():
            self.refresh()

    def _on_case_opened(self) -> None:
        if self._second is not None:
            self._second.turn_the_page()
        self.review = Review()
        self.refresh()

    def _on_draft_edited(self) -> None:
        if not self._typing_pause.isActive():
            self._since_first_key.start()
        elif self._since_first_key.elapsed() >= MOST_PAUSE_MS:
            self.refresh()
            return
        self._typing_pause.start()

    def refresh(self) -> None:
        """Read and review the case as it stands."""
        self._typing_pause.stop()
        self._look_now(patient=True)

    def first_reading(self) -> Reading:
        """Return what the patterns read in the message, corrections included."""
        case = self._session.case
        if self._book is not None and self._read[0] != case.message:
            self._read = (case.message, read(case.message, self._book.rules))
        return corrected(self._read[1], case.corrections)

    def _shown(self) -> set[tuple[str, str]]:
        moves = {(one.label, one.text) for one in self.review.moves}
        return moves | {(one.label, one.text) for one in self.review.slips}

    def _look_now(self, *, patient: bool) -> None:
        if self._book is None or self._reviewer is None:
            return
        case = self._session.case
        first = self.first_reading()
        reading = first
        if self._learned is not None and self._second is not None:
            if not self._second.lacks(case.draft, first, case.message):
                self._answer_pause.stop()
            elif patient and not self._answer_pause.isActive():
                self._answer_pause.start()
            full = self._learned.read(case.message, self._read[1])
            reading = corrected(full, case.corrections)
        review = self._reviewer.review(
            case.draft, reading, customer=case.message, answered=case.answered
        )
        if self._learned is not None:
            review = self._learned.review(
                case.draft,
                review,
                customer=case.message,
                heard=first,
                shown=self._shown(),
                patient=patient,
            )
        if reading != self.reading:
            self.reading = reading
            self.reading_changed.emit(reading)
        self.review = review
        self.review_changed.emit(review)
