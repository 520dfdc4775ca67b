# SPDX-License-Identifier: MIT
"""The rules with what was found against them, and the pages to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coolhead.window import controls, icons, theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.playbook.values import Playbook

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_PX: Final = 32
TEXT_LEFT: Final = 36
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ICON_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class _RowDelegate(QStyledItemDelegate):
    """Paint a quiet row: icon, title, and a count where there is one."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self.colours = theme.LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        room = QRect(
            0,
            0,
            self._view.viewport().width() - TEXT_LEFT - 10 - self._count_width(index, option),
            10_000,
        )
        wrap = Qt.TextFlag.TextWordWrap.value
        tall = QFontMetrics(option.font).boundingRect(room, wrap, index.data()).height()
        return QSize(80, max(ROW_PX, tall + 12))

    def _count_width(self, index: AnyIndex, option: QStyleOptionViewItem) -> int:
        found = self._found(index)
        return QFontMetrics(option.font).horizontalAdvance(found) + 10 if found else 0

    def _found(self, index: AnyIndex) -> str:
        count = index.data(COUNT_ROLE) or 0
        return self.tr("%1 found").replace("%1", str(count)) if count else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_MouseOver or focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.hover))
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 6, 6)
        if focused:
            painter.setPen(QColor(self.colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        count = index.data(COUNT_ROLE) or 0
        ink = self.colours.slip if count else self.colours.quiet
        side = theme.ICON_S
        top = round(place.center().y() - side / 2)
        painter.drawPixmap(int(place.left()) + 10, top, icons.pixmap(index.data(ICON_ROLE), ink))
        font = QFont(option.font)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        found = self._found(index)
        inner = place.adjusted(TEXT_LEFT, 0, -10 - self._count_width(index, option), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        flags = middle.value | Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(inner, flags, index.data())
        if found:
            painter.setPen(QColor(self.colours.slip))
            painter.drawText(
                place.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, found
            )
        painter.restore()


class _RowList(controls.FittedList):
    """A list of quiet rows; Enter, Space or a click chooses one."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.delegate = _RowDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def add_row(self, key: object, title: str, icon_name: str) -> QListWidgetItem:
        """Add one row."""
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setData(ICON_ROLE, icon_name)
        item.setToolTip(title)
        self.addItem(item)
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            item = self.currentItem()
            if item is not None:
                self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)

    def recolour(self, colours: theme.Colours) -> None:
        """Repaint in the theme's colours."""
        self.delegate.colours = colours
        self.viewport().update()


class RulesList(_RowList):
    """The don'ts, each clear or with the number found, then the dos.

    Signals:
        rule_wanted(id): the agent wants to read a rule that is clear.
        finding_wanted(slip): the agent wants to see what was found against a rule.
    """

    rule_wanted = Signal(str)
    finding_wanted = Signal(str)

    def __init__(self, playbook: Playbook) -> None:
        super().__init__("Rules")
        self.setAccessibleName(self.tr("Rules"))
        self._found: Mapping[str, int] = {}
        self._rules = {rule.id: rule for rule in playbook.rules}
        for rule in sorted(playbook.rules, key=lambda rule: (rule.kind == "do", rule.number)):
            self.add_row(rule.id, rule.title, "x" if rule.kind == "dont" else "check")
        self.chosen.connect(self._on_chosen)
        self.show_found({})

    def show_found(self, found: Mapping[str, int]) -> None:
        """Show how often each slip was found, by label."""
        self._found = found
        for at in range(self.count()):
            item = self.item(at)
            rule = self._rules[item.data(Qt.ItemDataRole.UserRole)]
            count = found.get(rule.slip, 0) if rule.slip else 0
            item.setData(COUNT_ROLE, count)
            state = self.tr("%1 found").replace("%1", str(count)) if count else self.tr("clear")
            said = f"{rule.title}: {state}" if rule.kind == "dont" else rule.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _on_chosen(self, key: str) -> None:
        slip = self._rules[key].slip
        if slip and self._found.get(slip):
            self.finding_wanted.emit(slip)
        else:
            self.rule_wanted.emit(key)


class ReadingList(_RowList):
    """The techniques, worked examples and guides.

    Signals:
        page_wanted(kind, id): show the page of this technique, example or guide.
    """

    page_wanted = Signal(str, str)

    def __init__(self, playbook: Playbook) -> None:
        super().__init__("To read")
        self.setAccessibleName(self.tr("To read"))
        for kind, icon_name, entries in (
            ("guide", "book-open", playbook.guides),
            ("technique", "message-square", playbook.techniques),
            ("example", "quote", playbook.examples),
        ):
            for entry in entries:
                self.add_row((kind, entry.id), entry.title, icon_name)
        self.chosen.connect(lambda key: self.page_wanted.emit(*key))
