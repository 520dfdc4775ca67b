# SPDX-License-Identifier: MIT
"""The customer's message: pasted, dropped or opened from an .eml file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from coolhead.review.values import Reading
from coolhead.window import controls, theme
from coolhead.window import document as documents
from coolhead.window.questions_list import QuestionsList
from coolhead.window.reading_marks import marks_of
from coolhead.window.toast import Banner

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent

    from coolhead.cases.case import Case
    from coolhead.review.values import Span


class MessagePane(QWidget):
    """Where the customer's email is read.

    Signals:
        message_edited(text): the agent changed the message.
        message_pasted(message): a mail was pasted (mail.message.Message).
        file_dropped(path): a file was dropped.
        open_wanted(): the agent wants to choose a file.
    """

    message_edited = Signal(str)
    message_pasted = Signal(object)
    file_dropped = Signal(object)
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._loading = False
        self.edit = _MessageEdit()
        self.edit.setAccessibleName(self.tr("Customer's message"))
        self.edit.setPlaceholderText(self.tr("Paste the customer's email here, or drop it in."))
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.pasted.connect(self._on_pasted)
        self.edit.file_dropped.connect(self.file_dropped)
        self._from = controls.label("", "quiet")
        self._from.setMinimumWidth(20)
        self.questions = QuestionsList()
        self.questions.words_wanted.connect(self.show_words)
        self._colours = theme.LIGHT
        self._reading = Reading()
        self.notes = Banner(self.tr("About the message"))
        self._folded = QPlainTextEdit()
        self._folded.setReadOnly(True)
        self._folded.setAccessibleName(self.tr("Quoted history and signature"))
        self._folded.setFrameStyle(0)
        self._folded.setMaximumHeight(180)
        self._fold = controls.button("", "link", self._toggle_folded)
        self._lay_out()

    def _lay_out(self) -> None:
        frame = controls.surface()
        layout = controls.column(margins=(theme.GAP_L, theme.GAP_M, theme.GAP_S, theme.GAP_S))
        head = controls.row(gap=theme.GAP_S, margins=(0, 0, theme.GAP_S, 0))
        head.addWidget(controls.label(self.tr("Customer's message"), "heading"))
        head.addWidget(self._from, 1)
        head.addWidget(
            controls.IconButton(
                self.tr("Open an email file (Ctrl+O)"), "mail-open", self.open_wanted.emit
            )
        )
        layout.addLayout(head)
        self._strip_place = controls.column()
        layout.addLayout(self._strip_place)
        layout.addSpacing(theme.GAP_S)
        layout.addWidget(self.notes)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.questions)
        layout.addWidget(self._fold)
        layout.addWidget(self._folded)
        self._fold.hide()
        self._folded.hide()
        frame.setLayout(layout)
        outer = controls.column()
        outer.addWidget(frame)
        self.setLayout(outer)

    def show_case(self, case: Case) -> None:
        """Show the case's message, who wrote it, and what was folded away."""
        self._loading = True
        self.notes.hide()
        self._set_text(case.message)
        who = " · ".join(part for part in (case.customer or case.address, case.subject) if part)
        self._from.setText(who)
        self._from.setToolTip(f"{case.address}\n{case.subject}".strip())
        folded = "\n\n".join(part for part in (case.signature, case.quoted) if part)
        self._folded.setPlainText(folded)
        self._folded.hide()
        self._fold.setVisible(bool(folded))
        self._name_fold(shown=False)
        self._loading = False

    def take_strip(self, strip: QWidget) -> None:
        """Give the strip of the reading its place above the message."""
        self._strip_place.addWidget(strip)

    def show_words(self, span: Span) -> None:
        """Select words of the message, and bring them into view."""
        text = documents.plain_text(self.edit.document())
        if text[span.start : span.end] != span.text:
            return  # the message has changed since it was read
        first, last = documents.utf16_offsets(text, (span.start, span.end))
        cursor = self.edit.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()

    def show_reading(self, reading: Reading) -> None:
        """Mark the words in which the customer names a feeling."""
        self._reading = reading
        self.edit.setExtraSelections(marks_of(self.edit, reading, self._colours.feeling))

    def recolour(self, colours: theme.Colours) -> None:
        """Mark the feeling words in the theme's colour."""
        self._colours = colours
        self.questions.recolour(colours)
        self.show_reading(self._reading)

    def _set_text(self, text: str) -> None:
        self.edit.setUndoRedoEnabled(False)
        self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.setBlockFormat(documents.block_format())
        cursor.setPosition(0)
        self.edit.setTextCursor(cursor)
        # The new line height comes with the next layout, and Qt scrolls by what it adds.
        QTimer.singleShot(0, self, lambda: self.edit.verticalScrollBar().setValue(0))
        self.edit.setUndoRedoEnabled(True)

    def _toggle_folded(self) -> None:
        shown = self._folded.isHidden()
        self._folded.setVisible(shown)
        self._name_fold(shown=shown)

    def _name_fold(self, *, shown: bool) -> None:
        name = (
            self.tr("Hide quoted history and signature")
            if shown
            else self.tr("Show quoted history and signature")
        )
        self._fold.setText(name)
        self._fold.setAccessibleName(name)

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.message_edited.emit(documents.plain_text(self.edit.document()))

    def _on_pasted(self, mime: QMimeData) -> None:
        from coolhead.mail.pasted import from_paste

        html = mime.html() if mime.hasHtml() else None
        message = from_paste(mime.text(), html)
        if not self.edit.document().isEmpty():
            self.edit.textCursor().insertText(message.text)
        else:
            self.message_pasted.emit(message)


class _MessageEdit(QTextEdit):
    """Plain text; pastes and drops are told, not taken blindly."""

    pasted = Signal(object)
    file_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Message")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)
        self.document().setDocumentMargin(0)

    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        else:
            self.pasted.emit(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
