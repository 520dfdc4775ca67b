# SPDX-License-Identifier: MIT
"""What the customer's message holds, as one quiet line, and its feeling words marked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.window.document import plain_text, utf16_offsets

if TYPE_CHECKING:
    from coolhead.review.values import Reading

_HEATS: Final = ("", "annoyed", "angry", "furious")
_STAKES: Final = {
    "churn": "may leave",
    "legal": "speaks of legal steps",
    "public": "may go public",
    "safety": "someone may be hurt",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadingLine", text)


def line_of(reading: Reading) -> str:
    """Write the reading as a few words, the customer's own first; "" when nothing was found."""
    words = dict.fromkeys(f"“{one.text}”" for one in reading.emotions)
    parts = [" ".join(words)] if words else []
    if reading.asks:
        parts.append(_tr("asks: %1").replace("%1", ", ".join(_tr(ask) for ask in reading.asks)))
    if reading.repeat:
        parts.append(_tr("has written before"))
    if reading.heat:
        parts.append(_tr(_HEATS[reading.heat]))
    if reading.abuse != "none":
        parts.append(_tr(reading.abuse))
    parts += [_tr(_STAKES[stake]) for stake in reading.stakes if stake in _STAKES]
    return " · ".join(parts)


def marks_of(edit: QTextEdit, reading: Reading, colour: str) -> list[QTextEdit.ExtraSelection]:
    """Mark the words by which the customer names a feeling; they are no part of the text."""
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
