# SPDX-License-Identifier: MIT
"""Show misspelt words in the draft, quietly, and offer better spellings in its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.window.document import utf16_offsets
from coolhead.window.spelling import WORD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from coolhead.window.draft_edit import DraftEdit
    from coolhead.window.spelling import Speller

PAUSE_MS: Final = 250


class SpellMarks(QObject):
    """Mark the visible part of the draft after a short pause; the word under the caret is spared.

    Signals:
        word_learnt(): the agent's own words changed.
    """

    word_learnt = Signal()

    def __init__(self, edit: DraftEdit, speller: Speller) -> None:
        super().__init__(edit)
        self._edit = edit
        self._speller = speller
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.mark)
        edit.document().contentsChange.connect(lambda *_: self._pause.start())
        edit.cursorPositionChanged.connect(self._pause.start)
        edit.verticalScrollBar().valueChanged.connect(lambda _at: self._pause.start())
        edit.menu_wanted.connect(self._on_menu_wanted)
        speller.ready.connect(self.mark)

    def mark(self) -> None:
        """Mark what is visible now."""
        edit = self._edit
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(QColor(edit.colours.quiet))
        caret = edit.textCursor().position()
        marks = []
        block = edit.cursorForPosition(QPoint(0, 0)).block()
        last = edit.cursorForPosition(QPoint(0, edit.viewport().height())).block().blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            text = block.text()
            for span in self._speller.misspelt(text):
                start, end = (block.position() + at for at in utf16_offsets(text, span))
                if not start <= caret <= end:
                    marks.append(self._selection(start, end, look))
            block = block.next()
        edit.set_marks("spelling", marks)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, look
        return made

    def _on_menu_wanted(self, menu: QMenu, event: QContextMenuEvent) -> None:
        cursor = self._edit.cursorForPosition(event.pos())
        block = cursor.block()
        text = block.text()
        at = cursor.position() - block.position()
        for found in WORD.finditer(text):
            start, end = utf16_offsets(text, found.span())
            if start <= at <= end and found.span() in self._speller.misspelt(text):
                self._offer(menu, found.group(), block.position() + start, block.position() + end)
                return

    def _offer(self, menu: QMenu, word: str, start: int, end: int) -> None:
        before = menu.actions()[0]
        better = self._speller.suggestions(word)
        for suggestion in better:
            action = menu.addAction(suggestion)
            action.triggered.connect(
                lambda _checked=False, chosen=suggestion: self._replace(start, end, chosen)
            )
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            menu.insertAction(before, action)
        learn = menu.addAction(self.tr("Add “%1” to my words").replace("%1", word))
        learn.triggered.connect(lambda: self._learn(word))
        menu.insertAction(before, learn)
        menu.insertSeparator(before)

    def _replace(self, start: int, end: int, better: str) -> None:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(better)

    def _learn(self, word: str) -> None:
        self._speller.learn(word)
        self.word_learnt.emit()
