# SPDX-License-Identifier: MIT
"""Read the customer's message and review the draft while it is typed, after a short pause."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from coolhead.playbook.signs import SignBook, load_signs
from coolhead.review.correcting import corrected
from coolhead.review.merging import merge
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading, Review, StepNeed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coolhead.window.session import Session

PAUSE_MS: Final = 120
MOST_PAUSE_MS: Final = 480
"""A steady typist sees marks after this at the latest."""
LOOK_EVERY_MS: Final = 25


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
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)
        session.draft_edited.connect(self._on_draft_edited)
        session.message_edited.connect(self.refresh)
        session.reading_corrected.connect(self.refresh)
        session.questions_ticked.connect(self.refresh)
        session.case_opened.connect(self.refresh)

    @property
    def is_loaded(self) -> bool:
        """Say whether the rules are there."""
        return self._book is not None

    def load(self, layers: Sequence[Path], *, shipped: Sequence[Path] = ()) -> None:
        """Load the rules of the layers in the background; patterns of `shipped` ones are sound."""

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
        self.ready.emit()
        self.refresh()

    def take_later(self, draft: str, later: Review) -> None:
        """Merge a second reviewer's answer, unless the draft has moved on since."""
        if draft == self._session.case.draft:
            self.review = merge(self.review, later, self._needs)
            self.review_changed.emit(self.review)

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
        if self._book is None or self._reviewer is None:
            return
        case = self._session.case
        if self._read[0] != case.message:
            self._read = (case.message, read(case.message, self._book.rules))
        reading = corrected(self._read[1], case.corrections)
        if reading != self.reading:
            self.reading = reading
            self.reading_changed.emit(reading)
        self.review = self._reviewer.review(
            case.draft, reading, customer=case.message, answered=case.answered
        )
        self.review_changed.emit(self.review)
