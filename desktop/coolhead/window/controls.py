# SPDX-License-Identifier: MIT
"""Labels, buttons and fields, made through one door so that each has an accessible name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coolhead.window import icons, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent


_WRAPPED = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
)


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label in the style of `role`: title, heading, quiet, question or slip."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(text: str, role: str, clicked: Callable[[], object], name: str = "") -> QPushButton:
    """Make a push button in the style of `role`: primary, outlined, link, answer or plain."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text.replace("&", ""))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(clicked)
    return made


class AnswerButton(QPushButton):
    """A button whose words wrap: answers are sentences, and columns are narrow."""

    PAD_X, PAD_Y = 10, 7

    def __init__(self, text: str, clicked: Callable[[], object], name: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", "answer")
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(40)
        self.clicked.connect(clicked)

    def _words(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * self.PAD_X - 2), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAPPED, self.text())

    def hasHeightForWidth(self) -> bool:
        """Say that fewer pixels across mean more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the wrapped words at a width, in px."""
        return self._words(width).height() + 2 * self.PAD_Y + 2

    def sizeHint(self) -> QSize:
        """Ask for the width of the words on one line."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self.PAD_X + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(40, self.heightForWidth(max(40, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button as the style does, and the words over several lines."""
        painter = QStylePainter(self)
        look = QStyleOptionButton()
        self.initStyleOption(look)
        look.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, look)
        painter.setPen(self.palette().buttonText().color())
        room = self.rect().adjusted(self.PAD_X, self.PAD_Y, -self.PAD_X, -self.PAD_Y)
        painter.drawText(room, _WRAPPED, self.text())


class IconButton(QToolButton):
    """A button that shows an icon; its name is its tooltip and what screen readers say."""

    def __init__(self, name: str, icon_name: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setAutoRaise(True)
        self.set_name(name)
        self.setIconSize(QSize(theme.ICON_S, theme.ICON_S))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(clicked)

    def set_name(self, name: str) -> None:
        """Change what the button is called."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon_name(self, icon_name: str, colours: theme.Colours) -> None:
        """Change the icon."""
        self._icon_name = icon_name
        self.recolour(colours)

    def recolour(self, colours: theme.Colours) -> None:
        """Draw the icon in the present theme's colours."""
        self.setIcon(icons.icon(self._icon_name, colours.quiet))


def recolour_icons(within: QWidget, colours: theme.Colours) -> None:
    """Redraw every icon button below `within`."""
    for button_found in within.findChildren(IconButton):
        button_found.recolour(colours)
    for choice in within.findChildren(ChoiceBox):
        choice.recolour(colours)


def line() -> QFrame:
    """Make a hairline."""
    made = QFrame()
    made.setObjectName("Line")
    return made


def surface(name: str = "Surface") -> QFrame:
    """Make a rounded ground for content."""
    made = QFrame()
    made.setObjectName(name)
    return made


def column(*, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Make a vertical layout with `gap` px between its parts."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made


def row(*, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Make a horizontal layout with `gap` px between its parts."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made


def counted(count: int, one: str, many: str) -> str:
    """Say `one` for a single thing, else `many` with its %1 replaced by the number."""
    return one if count == 1 else many.replace("%1", str(count))


class ChoiceBox(QComboBox):
    """A quiet choice among a few, with a chevron in the theme's colour."""

    def __init__(self, name: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._colour = theme.LIGHT.quiet
        self.setProperty("role", "quiet")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.view().setAccessibleName(name)
        self.addItems(list(texts))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def recolour(self, colours: theme.Colours) -> None:
        """Draw the chevron in the theme's colours."""
        self._colour = colours.quiet
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron that style sheets leave out."""
        super().paintEvent(event)
        side = theme.ICON_S
        painter = QPainter(self)
        drawn = icons.pixmap("chevron-down", self._colour)
        painter.drawPixmap(self.width() - side - 4, (self.height() - side) // 2, drawn)


class FittedList(QListWidget):
    """A list as tall as its rows, for columns that scroll as a whole."""

    def __init__(self, name: str, most_rows: int = 0) -> None:
        super().__init__()
        self._most_rows = most_rows
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setIconSize(QSize(theme.ICON_S, theme.ICON_S))

    def show_rows(self, most: int) -> None:
        """Show so many rows at most; 0 for all."""
        if most != self._most_rows:
            self._most_rows = most
            self.fit()

    def fit(self) -> None:
        """Take the height of all rows together, or of the most that may be shown."""
        rows = min(self.count(), self._most_rows or self.count())
        tall = sum(self.sizeHintForRow(at) for at in range(rows))
        self.setFixedHeight(tall + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap to the width, so a new width may need a new height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()
