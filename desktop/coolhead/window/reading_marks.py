# SPDX-License-Identifier: MIT
"""Mark the customer's feeling words in the message; the marks are no part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.window.document import plain_text, utf16_offsets

if TYPE_CHECKING:
    from coolhead.review.values import Reading


def marks_of(edit: QTextEdit, reading: Reading, colour: str) -> list[QTextEdit.ExtraSelection]:
    """Give a mark for each word by which the customer names a feeling."""
    text = plain_text(edit.document())
    marks = []
    for one in reading.emotions:
        if text[one.start : one.end] != one.text:
            continue
        first, last = utf16_offsets(text, (one.start, one.end))
        cursor = QTextCursor(edit.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        marks.append(mark)
    return marks
