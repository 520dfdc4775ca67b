# SPDX-License-Identifier: MIT
"""Find words in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from coolhead.window import controls, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit


class FindBar(QWidget):
    """A field with next and previous, shown above the draft while it is needed."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__()
        self._edit = edit
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the draft"))
        self.field.setAccessibleName(self.tr("Find in the draft"))
        self.field.textChanged.connect(self._on_text_changed)
        self._none = controls.label("", "quiet")
        layout = controls.row(gap=theme.GRID, margins=(0, 0, 0, theme.GAP_S))
        layout.addWidget(self.field, 1)
        layout.addWidget(self._none)
        layout.addWidget(controls.IconButton(self.tr("Previous"), "chevron-up", self.find_previous))
        layout.addWidget(controls.IconButton(self.tr("Next"), "chevron-down", self.find_next))
        layout.addWidget(controls.IconButton(self.tr("Close"), "x", self.close_bar))
        self.setLayout(layout)
        self.hide()

    def open(self) -> None:
        """Show the bar with the selection as the words to find."""
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and go back to the draft."""
        self.hide()
        self._edit.setFocus()

    def find_next(self) -> None:
        """Go to the next place, round the end."""
        self._find(QTextDocument.FindFlag(0))

    def find_previous(self) -> None:
        """Go to the previous place, round the start."""
        self._find(QTextDocument.FindFlag.FindBackward)

    def _on_text_changed(self) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._edit.setTextCursor(cursor)
        self.find_next()

    def _find(self, flag: QTextDocument.FindFlag) -> None:
        words = self.field.text()
        self._none.clear()
        if not words or self._edit.find(words, flag):
            return
        kept = self._edit.textCursor()
        back = flag == QTextDocument.FindFlag.FindBackward
        where = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
        self._edit.moveCursor(where)
        if not self._edit.find(words, flag):
            self._edit.setTextCursor(kept)
            self._none.setText(self.tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds on, Shift+Enter back, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.find_previous if back else self.find_next)()
        else:
            super().keyPressEvent(event)
