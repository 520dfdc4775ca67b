# SPDX-License-Identifier: MIT
"""The list of phrases: rows of title and text under quiet section names."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextDocument,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coolhead.playbook.values import Phrase
from coolhead.review.blanks import find_blanks
from coolhead.window import theme
from coolhead.window.draft_edit import PHRASE_MIME

if TYPE_CHECKING:
    from collections.abc import Sequence

AnyIndex = QModelIndex | QPersistentModelIndex

PHRASE_ROLE: Final = Qt.ItemDataRole.UserRole
PREVIEW_LINES: Final = 3
PAD: Final = theme.GAP_S


class PhraseModel(QAbstractListModel):
    """Phrases in order, with section names (str) between them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Phrase] = []

    def set_rows(self, rows: Sequence[str | Phrase]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> str | Phrase:
        """Give the section name or phrase of row `at`."""
        return self._rows[at]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's variant
        """Give the row's title, its text for tooltips and screen readers, or the phrase."""
        row = self._rows[index.row()]
        if role == PHRASE_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else f"{row.title}: {row.text}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Phrase):
            return row.text
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let phrases be chosen and dragged, section names not."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Name what a dragged phrase is: ours in the draft, plain text anywhere else."""
        return [PHRASE_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack the dragged phrase."""
        mime = QMimeData()
        phrase = self._rows[indexes[0].row()]
        if isinstance(phrase, Phrase):
            mime.setData(PHRASE_MIME, phrase.id.encode())
            mime.setText(phrase.text)
        return mime


class PhraseDelegate(QStyledItemDelegate):
    """Paint a phrase as its title over a few lines of text, its blanks as pills."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.colours = theme.LIGHT
        self._heights: dict[tuple[str, int], int] = {}
        self._documents: dict[tuple[str, int], QTextDocument] = {}

    def forget(self) -> None:
        """Lay out anew, after the width, the font or the colours changed."""
        self._heights.clear()
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Measure the row at the view's width."""
        row = index.data(PHRASE_ROLE)
        wide = self._view.viewport().width()
        if isinstance(row, str):
            return QSize(wide, 34 if index.row() else 26)
        key = (row.id, wide)
        if key not in self._heights:
            metrics = QFontMetrics(_small(option.font))
            flags = Qt.TextFlag.TextWordWrap.value
            room = QRect(0, 0, wide - 2 * PAD, 10_000)
            tall = metrics.boundingRect(room, flags, " ".join(row.text.split())).height()
            most = PREVIEW_LINES * metrics.lineSpacing()
            title = QFontMetrics(option.font).height()
            self._heights[key] = title + min(tall, most) + 2 * PAD + 4
        return QSize(wide, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(PHRASE_ROLE)
        if isinstance(row, str):
            self._paint_section(painter, option, row)
        else:
            self._paint_phrase(painter, option, row)
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        font = QFont(option.font)
        font.setPixelSize(theme.SECONDARY_PX)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.quiet))
        place = option.rect.adjusted(PAD, 0, -PAD, -4)
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_phrase(
        self, painter: QPainter, option: QStyleOptionViewItem, phrase: Phrase
    ) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        place = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if chosen or pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = self.colours.accent_ground if chosen else self.colours.hover
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        if chosen and self._view.hasFocus():
            painter.setPen(QColor(self.colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = place.adjusted(PAD, PAD - 1, -PAD, 0)
        title = QFont(option.font)
        title.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(title)
        painter.setFont(title)
        painter.setPen(QColor(self.colours.text))
        shown = metrics.elidedText(phrase.title, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        room = inner.adjusted(0, metrics.height() + 2, 0, 0)
        painter.translate(room.topLeft())
        self._document(phrase, round(room.width()), option.font).drawContents(painter)

    def _document(self, phrase: Phrase, wide: int, font: QFont) -> QTextDocument:
        """Lay the preview out: as much as fits, quiet, the blanks on amber."""
        key = (phrase.id, wide)
        if key not in self._documents:
            small = _small(font)
            text = self._cut(" ".join(phrase.text.split()), wide, QFontMetrics(small))
            made = QTextDocument()
            made.setDocumentMargin(0)
            made.setDefaultFont(small)
            made.setHtml(self._marked(text))
            made.setTextWidth(wide)
            self._documents[key] = made
        return self._documents[key]

    def _cut(self, text: str, wide: int, metrics: QFontMetrics) -> str:
        flags = Qt.TextFlag.TextWordWrap.value
        room = QRect(0, 0, wide, 10_000)
        most = PREVIEW_LINES * metrics.lineSpacing()
        words = text.split(" ")
        low, high = 1, len(words)
        if metrics.boundingRect(room, flags, text).height() <= most:
            return text
        while low < high:
            middle = (low + high + 1) // 2
            shown = " ".join(words[:middle]) + "…"
            fits = metrics.boundingRect(room, flags, shown).height() <= most
            low, high = (middle, high) if fits else (low, middle - 1)
        return " ".join(words[:low]) + "…"

    def _marked(self, text: str) -> str:
        colours = self.colours
        parts = [f"<span style='color:{colours.quiet}'>"]
        last = 0
        for blank in find_blanks(text):
            parts.append(escape(text[last : blank.start]))
            shown = escape(text[blank.start : blank.end])
            look = f"background:{colours.blank};color:{colours.text}"
            parts.append(f"<span style='{look}'>{shown}</span>")
            last = blank.end
        return "".join([*parts, escape(text[last:]), "</span>"])


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(theme.SECONDARY_PX)
    return small
