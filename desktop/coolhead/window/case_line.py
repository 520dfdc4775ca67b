# SPDX-License-Identifier: MIT
"""Who the case is about, on one line; a click opens the few details that fill blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QSizePolicy

from coolhead.window import controls, theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

FIELDS: Final = ("customer", "order", "product", "agent", "company")


class DetailsPopup(QFrame):
    """The small form behind the case line.

    Signals:
        detail_edited(name, value): the value that fills the blank `name`.
    """

    detail_edited = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("Popup")
        self.setAccessibleName(self.tr("Case details"))
        names = {
            "customer": self.tr("Customer, as you address them"),
            "order": self.tr("Order or reference"),
            "product": self.tr("Product or service"),
            "agent": self.tr("Your name"),
            "company": self.tr("Your company"),
        }
        grid = QGridLayout()
        grid.setContentsMargins(*(theme.GAP_L,) * 4)
        grid.setVerticalSpacing(theme.GRID)
        self.fields: dict[str, QLineEdit] = {}
        for at, key in enumerate(FIELDS):
            field = QLineEdit()
            field.setAccessibleName(names[key])
            field.setMinimumWidth(260)
            field.textEdited.connect(
                lambda text, name=key: self.detail_edited.emit(name, text.strip())
            )
            buddy = QLabel(names[key])
            buddy.setProperty("role", "quiet")
            buddy.setBuddy(field)
            grid.addWidget(buddy, at * 2, 0)
            grid.addWidget(field, at * 2 + 1, 0)
            self.fields[key] = field
        done = controls.button(self.tr("Done"), "outlined", self.hide)
        grid.addWidget(done, len(FIELDS) * 2, 0, Qt.AlignmentFlag.AlignRight)
        self.setLayout(grid)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show the values as they stand."""
        for key, field in self.fields.items():
            if not field.hasFocus():
                field.setText(values.get(key, ""))


class CaseLine(QPushButton):
    """The line in the header."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Case details: name, order, product, your own name"))
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._full = ""
        self.popup = DetailsPopup(self)
        self.clicked.connect(self.open)

    def _elide(self) -> None:
        room = max(40, self.width() - 2 * theme.GAP_M)
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the line as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        """Ask for the room that the whole line needs."""
        wide = self.fontMetrics().horizontalAdvance(self._full) + 2 * theme.GAP_M + theme.GRID
        return QSize(wide, super().sizeHint().height())

    def open(self) -> None:
        """Open the details below the line."""
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + theme.GRID)))
        self.popup.show()
        self.popup.fields["customer"].setFocus()

    def show_values(self, values: Mapping[str, str], full_name: str) -> None:
        """Show the customer's name and order."""
        name = full_name or values.get("customer", "") or self.tr("No customer yet")
        order = values.get("order", "")
        text = f"{name} · {self.tr('order')} {order}" if order else name
        self._full = text
        self.updateGeometry()
        self._elide()
        self.setAccessibleName(self.tr("Case details: %1").replace("%1", text))
        self.popup.show_values(values)
