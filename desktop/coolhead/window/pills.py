# SPDX-License-Identifier: MIT
"""Paint filled pills under parts of a text, as blanks have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from coolhead.window import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextLine
    from PySide6.QtWidgets import QTextEdit


def paint(edit: QTextEdit, ranges: Sequence[tuple[int, int]], colour: str, area: QRect) -> None:
    """Paint a pill under each range (UTF-16 units) that lies in `area` of the viewport."""
    if not ranges:
        return
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for start, end in ranges:
        for shape in shapes(edit, start, end):
            if shape.intersects(QRectF(area)):
                painter.drawRoundedRect(shape, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.end()


def shapes(edit: QTextEdit, start: int, end: int) -> list[QRectF]:
    """Give one rectangle for each line that the range runs over, in viewport pixels."""
    block = edit.document().findBlock(start)
    layout = block.layout()
    origin = layout.position()
    shapes = []
    at = start - block.position()
    last = end - block.position()
    tall = edit.fontMetrics().height()
    while at < last:
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            break
        stop = min(last, line.textStart() + line.textLength())
        left, right = _edge(line, at), _edge(line, stop)
        bottom = origin.y() + line.y() + line.height() - edit.verticalScrollBar().value()
        x = origin.x() - edit.horizontalScrollBar().value()
        shapes.append(QRectF(x + left - 2, bottom - tall - 1, right - left + 4, tall + 3))
        if stop <= at:
            break
        at = stop
    return shapes


def _edge(line: QTextLine, at: int) -> float:
    """Give the x of a position; Qt gives a pair where its stubs say a number."""
    found: object = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # one of both
