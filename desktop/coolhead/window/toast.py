# SPDX-License-Identifier: MIT
"""Passing news at the foot of the window, with Undo where it applies; lasting news in banners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from coolhead.window import controls, theme
from coolhead.window.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

BESIDE = 2
"""A banner's buttons stand beside its sentence while they leave it half of the width."""


class Toast(QFrame):
    """One short line that goes by itself; the mouse or the focus on it keeps it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("Toast")
        self.setAccessibleName(self.tr("News"))
        self._text = controls.label("", wrap=True)
        self._action = controls.button(self.tr("Undo"), "plain", self._on_action)
        self._then: Callable[[], object] | None = None
        layout = controls.row(gap=theme.GAP_M, margins=(theme.GAP_L, 8, theme.GAP_S, 8))
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        self.setLayout(layout)
        self._leaving = QTimer(self, singleShot=True, interval=theme.TOAST_MS)
        self._leaving.timeout.connect(self.hide)
        self._window = window
        window.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Give the line last shown."""
        return self._text.text()

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show `text`; with `undo`, offer to take it back."""
        self._text.setText(text)
        self._then = undo
        self._action.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._leaving.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_action(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()

    def _place(self) -> None:
        window = self._window
        # A wrapped label's own hint is far too narrow: give it the line's width, up to the window.
        line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + theme.GAP_XL
        self._text.setMinimumWidth(min(line, window.width() - 160))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 72)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window as it changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: object) -> None:
        """Wait while the agent points at it."""
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on leaving."""
        self._leaving.start()


class Banner(QFrame):
    """A lasting state in one sentence, with what can be done about it.

    Signals:
        closed(): the agent closed it.
    """

    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("Banner")
        self.setAccessibleName(name)
        self._text = controls.label("", wrap=True)
        self._buttons = FlowLayout(theme.GAP_S)
        self.name = ""
        self._body = controls.row(gap=theme.GAP_S)
        self._body.addWidget(self._text, 1)
        self._body.addLayout(self._buttons)
        close = controls.IconButton(self.tr("Close"), "x", self._on_closed)
        layout = controls.row(gap=theme.GAP_S, margins=(theme.GAP_M, 8, theme.GAP_S, 8))
        layout.addLayout(self._body, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.hide()

    def text(self) -> str:
        """Give the sentence last shown."""
        return self._text.text()

    def tell(
        self,
        text: str,
        kind: str = "news",
        actions: dict[str, Callable[[], object]] | None = None,
        name: str = "",
    ) -> None:
        """Show `text` as news, warning or problem, with `actions` as buttons by their names.

        `name` says what it is about, for those who take it away again.
        """
        self.name = name
        self.setProperty("kind", kind)
        self.style().polish(self)
        self._text.setText(text)
        while (old := self._buttons.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for name, act in (actions or {}).items():
            self._buttons.addWidget(controls.button(name, "outlined", act))
        self._stack(self.width())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where there is no room beside it."""
        super().resizeEvent(event)
        self._stack(event.size().width())

    def _stack(self, width: int) -> None:
        beside = self._buttons.sizeHint().width() * BESIDE <= width
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def recolour(self, colours: theme.Colours) -> None:
        """Redraw the icons in the theme's colours."""
        controls.recolour_icons(self, colours)
