# SPDX-License-Identifier: MIT
"""Run the learned part of the review off the main thread: it loads late and answers later."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from coolhead import paths
from coolhead.playbook.values import EncoderError
from coolhead.review.passages import message_text, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.review.encoder import Encoder
    from coolhead.review.learned import Threshold
    from coolhead.review.passages import Passage
    from coolhead.review.values import Reading

MOST_WAIT_S = 3.0
"""How long the end of the program waits for the thread: loading takes less, an answer far less."""

MOST_KEPT = 4_000
"""Answers that are kept; an agent's day has fewer sentences."""


def _is_changed(old: str, new: str) -> bool:
    """Return whether one sentence is the other with some words changed: half of it is the same."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return 2 * (start + end) >= max(len(old), len(new))


def _same(one: str, other: str) -> int:
    """Return how many letters two texts share from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


class SecondLook(QObject):
    """Ask the encoder in a thread of its own; what it has answered is given at once.

    Signals:
        loaded(): the encoder can be asked.
        absent(sentence): it is not there or can't be loaded; the patterns go on alone.
        answered(): more is known now than before.
    """

    loaded = Signal()
    absent = Signal(str)
    answered = Signal()
    _ready = Signal(object)
    _told = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thresholds: dict[str, Threshold] = {}
        self._passages: dict[tuple[str, str, str, str], Sequence[float]] = {}
        self._last: list[tuple[str, Sequence[float] | None]] = []
        self._messages: dict[str, Sequence[float]] = {}
        self._questions: queue.SimpleQueue[tuple[list[Passage], list[str]] | None]
        self._questions = queue.SimpleQueue()
        self._last_message: tuple[str, Sequence[float]] | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="second look", daemon=True)
        self._ready.connect(self._on_ready, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def load(self) -> None:
        """Begin to load the encoder, in the background."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread; wait for what it is at, for a program must not end under it."""
        self._stopped.set()
        self._questions.put(None)
        if self._thread.is_alive():
            self._thread.join(MOST_WAIT_S)

    def turn_the_page(self) -> None:
        """Forget which draft and message were looked at last: others come."""
        self._last = []
        self._last_message = None

    # -- asking -----------------------------------------------------------

    def lacks(self, draft: str, reading: Reading, message: str) -> bool:
        """Say whether an answer for this draft and message is missing, and ask for it if so."""
        asked = [one for one in passages(draft, reading) if one.key not in self._passages]
        text = message_text(message)
        texts = [text] if text and text not in self._messages else []
        if asked or texts:
            self._questions.put((asked, texts))
        return bool(asked or texts)

    def passages(self, asked: Sequence[Passage]) -> list[Sequence[float] | None]:
        """Return what was answered for each passage.

        A sentence that is being changed keeps its last answer until the new one comes, so that no
        mark goes and comes with a key; None where there is none at all.
        """
        found = [self._passages.get(one.key) for one in asked]
        if None in found:
            last = self._last_of(asked)
            found = [new or old for new, old in zip(found, last, strict=True)]
        self._last = list(zip([one.text for one in asked], found, strict=True))
        return found

    def _last_of(self, asked: Sequence[Passage]) -> list[Sequence[float] | None]:
        """Return the last answers, from the draft's start and from its end as far as each goes."""
        old, new = self._last, [one.text for one in asked]
        same = min(len(old), len(new))
        first = next((at for at in range(same) if old[at][0] != new[at]), same)
        rest = same - first
        last = next((at for at in range(rest) if old[-1 - at][0] != new[-1 - at]), rest)
        answers: list[Sequence[float] | None] = [None] * len(new)
        for at in range(min(len(new), len(old) - last)):
            if at < first or _is_changed(old[at][0], new[at]):
                answers[at] = old[at][1]
        for at in range(last):
            answers[-1 - at] = old[-1 - at][1]
        return answers

    def messages(self, texts: Sequence[str]) -> list[Sequence[float] | None]:
        """Return what was answered for each message; one that is being changed keeps its last."""
        return [self._message(text) for text in texts]

    def _message(self, text: str) -> Sequence[float] | None:
        found = self._messages.get(text)
        if found is not None:
            self._last_message = (text, found)
        elif self._last_message is not None and _is_changed(self._last_message[0], text):
            found = self._last_message[1]
        return found

    def _on_ready(self, thresholds: dict[str, Threshold]) -> None:
        self.thresholds = thresholds
        self.loaded.emit()

    def _on_told(
        self,
        told: dict[tuple[str, str, str, str], Sequence[float]],
        said: dict[str, Sequence[float]],
    ) -> None:
        for kept in (self._passages, self._messages):
            if len(kept) > MOST_KEPT:
                kept.clear()
        self._passages |= told
        self._messages |= said
        self.answered.emit()

    # -- in the other thread ----------------------------------------------

    def _work(self) -> None:
        try:
            from coolhead.playbook.encoder import load_encoder  # heavy: it loads on first use

            loaded = load_encoder(paths.encoder_files())
            if not self._stopped.is_set():
                self._ready.emit(loaded.thresholds)
            self._answer(loaded.encoder)
        except Exception as problem:  # noqa: BLE001 -- whatever it is, the patterns go on alone
            if not self._stopped.is_set():
                reason = (
                    str(problem) if isinstance(problem, EncoderError) else type(problem).__name__
                )
                self.absent.emit(reason)

    def _answer(self, encoder: Encoder) -> None:
        while True:
            question = self._questions.get()
            while question is not None and not self._questions.empty():
                question = self._questions.get()  # only the newest is worth an answer
            if question is None or self._stopped.is_set():
                return
            asked, texts = question
            told = dict(zip((one.key for one in asked), encoder.passages(asked), strict=True))
            said = dict(zip(texts, encoder.messages(texts), strict=True))
            if not self._stopped.is_set():
                self._told.emit(told, said)
