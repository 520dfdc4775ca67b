# SPDX-License-Identifier: MIT
"""Hold the case in hand and tell the panes of each change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from coolhead.cases.case import timestamp
from coolhead.cases.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coolhead.cases.case import Case, Tick
    from coolhead.cases.store import Store
    from coolhead.playbook.values import Playbook

SAVE_PAUSE_MS: Final = 400
"""From the first unsaved change to the save; never restarted, so that typing cannot put it off."""
RETRY_MS: Final = 3000


class Session(QObject):
    """The case in hand, the playbook, and the news about both.

    Signals:
        case_opened(): another case is in hand, or all of this one was replaced.
        draft_edited(): the draft's text changed.
        message_edited(): the customer's message changed.
        reading_corrected(): the agent said how the message is to be read.
        questions_ticked(): other questions of the customer count as answered now.
        ticks_changed(): a step was ticked, set aside or opened again.
        blanks_changed(): a value that fills blanks changed.
        saved(): everything in hand is on disk.
        trouble(sentence): saving failed; the sentence says why and what to do.
    """

    case_opened = Signal()
    draft_edited = Signal()
    message_edited = Signal()
    reading_corrected = Signal()
    questions_ticked = Signal()
    ticks_changed = Signal()
    blanks_changed = Signal()
    saved = Signal()
    trouble = Signal(str)

    def __init__(
        self, playbook: Playbook, store: Store, case: Case, layers: Sequence[Path] = ()
    ) -> None:
        super().__init__()
        self.playbook = playbook
        self.layers = tuple(layers)
        self.store = store
        self.case = case
        self._unsaved = False
        self._saving_pause = QTimer(self, singleShot=True, interval=SAVE_PAUSE_MS)
        self._saving_pause.timeout.connect(self.save)

    def open_case(self, case: Case) -> None:
        """Take another case in hand; the last one is saved first."""
        self.save()
        self.case = case
        self._touch()
        self.case_opened.emit()

    def change(self, **parts: Any) -> None:  # noqa: ANN401 -- Case's own fields, checked by replace
        """Change fields of the case and have them saved soon."""
        self.case = replace(self.case, **parts, updated=timestamp())
        self._touch()

    def edit_draft(self, draft: str, stored: str, caret: int) -> None:
        """Take the draft as plain text and in its stored form; `caret` counts UTF-16 units."""
        changed = draft != self.case.draft
        self.change(draft=draft, draft_store=stored, caret=caret)
        if changed:
            self.draft_edited.emit()

    def edit_message(self, message: str) -> None:
        """Take the customer's message as the agent pasted or changed it."""
        if message != self.case.message:
            self.change(message=message)
            self.message_edited.emit()

    def correct(self, field: str, value: str) -> None:
        """Let the agent's word on a field of the reading win; "" takes it back."""
        rest = {key: kept for key, kept in self.case.corrections.items() if key != field}
        self.change(corrections=rest | ({field: value} if value else {}))
        self.reading_corrected.emit()

    def take_back_corrections(self) -> None:
        """Let what was read in the message hold again."""
        self.change(corrections={})
        self.reading_corrected.emit()

    def answer(self, questions: Sequence[str]) -> None:
        """Take the customer's questions that the agent has ticked, by their texts."""
        self.change(answered=tuple(questions))
        self.questions_ticked.emit()

    def tick(self, step: str, tick: Tick | None) -> None:
        """Set the agent's own tick of a step; None opens it again."""
        ticks = {key: value for key, value in self.case.ticks.items() if key != step}
        if tick is not None:
            ticks[step] = tick
        self.change(ticks=ticks)
        self.ticks_changed.emit()

    def fill_blank(self, name: str, value: str) -> None:
        """Remember what the agent wrote into a blank."""
        if self.case.blanks.get(name, "") != value:
            self.change(blanks={**self.case.blanks, name: value})
            self.blanks_changed.emit()

    def save(self) -> bool:
        """Write what is unsaved; on failure keep it in memory, tell, and try again."""
        if not self._unsaved:
            return True
        try:
            self.store.save(self.case)
        except StoreError as problem:
            self.trouble.emit(str(problem))
            self._saving_pause.start(RETRY_MS)
            return False
        self._unsaved = False
        self._saving_pause.stop()
        self.saved.emit()
        return True

    def stop(self) -> None:
        """Save, and try no more: the store is about to close."""
        self.save()
        self._saving_pause.stop()

    def _touch(self) -> None:
        self._unsaved = True
        if not self._saving_pause.isActive():
            self._saving_pause.start(SAVE_PAUSE_MS)
