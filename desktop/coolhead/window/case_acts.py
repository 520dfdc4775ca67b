# SPDX-License-Identifier: MIT
"""What the agent does with the case: begin one, take a mail in, tick steps, copy the reply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coolhead.cases.case import Tick, new_case, timestamp

if TYPE_CHECKING:
    from coolhead.cases.case import Case
    from coolhead.mail.message import Message
    from coolhead.window.main_window import MainWindow


class CaseActs(QObject):
    """The acts on the case in hand; what replaces it can be undone from a toast."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def new_case(self) -> None:
        """Keep the case in hand and begin an empty one, with Undo."""
        last = self._session.case
        self._session.open_case(new_case())
        self._window.arrangement.bring(self._window.message)
        self._window.message.edit.setFocus()
        self._window.toast.tell(
            self.tr("New case. The last one is kept."), lambda: self._session.open_case(last)
        )

    def open_email(self) -> None:
        """Ask for an .eml file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open an email"), "", self.tr("Emails (*.eml);;All files (*)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open an .eml file; a case with work in it is kept and a new one begun."""
        from coolhead.mail.eml import MailError, read_eml

        try:
            message = read_eml(path)
        except MailError as problem:
            self._window.banner.tell(str(problem), "problem")
            return
        self._window.banner.hide()
        last = self._session.case
        used = bool(last.message or last.draft)
        self._session.open_case(_with_message(new_case() if used else last, message))
        self._tell_notes(message)
        self._window.arrangement.bring(self._window.message)
        if used:
            self._window.toast.tell(
                self.tr("Opened as a new case. The last one is kept."),
                lambda: self._session.open_case(last),
            )

    def take_paste(self, message: Message) -> None:
        """Take a pasted mail as the message of the case in hand."""
        case = self._session.case
        pasted = _with_message(case, message)
        self._session.change(
            message=pasted.message,
            quoted=pasted.quoted,
            signature=pasted.signature,
            customer=pasted.customer or case.customer,
            address=pasted.address or case.address,
            subject=pasted.subject or case.subject,
            corrections={},
            answered=(),
        )
        self._window.message.show_case(self._session.case)
        self._session.message_edited.emit()
        self._session.blanks_changed.emit()
        self._tell_notes(message)

    def _tell_notes(self, message: Message) -> None:
        if message.notes:
            self._window.message.notes.tell(" ".join(message.notes))

    def tick(self, key: str, state: str, reason: str) -> None:
        """Set the agent's own tick of a step: done, skipped or open."""
        tick = Tick("done" if state == "done" else "skipped", reason)
        self._session.tick(key, None if state == "open" else tick)

    def note_copy(self) -> None:
        """Remember when the reply was copied."""
        self._session.change(copies=(*self._session.case.copies, timestamp()))


def _with_message(case: Case, message: Message) -> Case:
    return replace(
        case,
        customer=message.sender_name,
        address=message.sender_address,
        subject=message.subject,
        message=message.text,
        quoted=message.quoted,
        signature=message.signature,
        message_id=message.message_id,
        references=" ".join(message.references),
        # They were about another message.
        corrections={},
        answered=(),
    )
