# SPDX-License-Identifier: MIT
"""Where the panes stand: three columns when wide; tabs over the draft when narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coolhead.window import controls, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coolhead.window.message_pane import MessagePane
    from coolhead.window.reading_strip import ReadingStrip


class Arrangement(QWidget):
    """The body of the window.

    Signals:
        rearranged(narrow): the window became narrow or wide.
    """

    rearranged = Signal(bool)

    def __init__(
        self,
        steps: QWidget,
        message: MessagePane,
        compose: QWidget,
        phrases: QWidget,
        strip: ReadingStrip,
    ) -> None:
        super().__init__()
        self._message = message
        self._strip = strip
        self._panes = (steps, message, compose, phrases)
        self.narrow: bool | None = None
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Panes"))
        for name in (self.tr("Steps"), self.tr("Phrases"), self.tr("Message")):
            self.tabs.addTab(name)
        self.stack = QStackedWidget()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.tabbed = QWidget()
        layout = controls.column(gap=theme.GAP_S)
        self._strip_place = controls.column()
        layout.addLayout(self._strip_place)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.tabbed.setLayout(layout)
        self.stacked = QSplitter(Qt.Orientation.Vertical)
        for splitter in (self.columns, self.middle, self.stacked):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(theme.GAP_M)
        self._layout: QVBoxLayout = controls.column()
        self.setLayout(self._layout)
        self._layout.addWidget(self.columns)
        self._layout.addWidget(self.stacked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Place the panes for a narrow or a wide window."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        steps, message, compose, phrases = self._panes
        self._strip.set_narrow(narrow=narrow)
        if narrow:
            self._strip_place.addWidget(self._strip)
            for pane in (steps, phrases, message):
                self.stack.addWidget(pane)
            self.stack.setCurrentIndex(self.tabs.currentIndex())
            self.stacked.addWidget(self.tabbed)
            self.stacked.addWidget(compose)
            self.stacked.setStretchFactor(0, 1)
            self.stacked.setStretchFactor(1, 1)
        else:
            self._message.take_strip(self._strip)
            self.middle.addWidget(message)
            self.middle.addWidget(compose)
            self.middle.setStretchFactor(0, 3)
            self.middle.setStretchFactor(1, 5)
            for pane in (steps, self.middle, phrases):
                self.columns.addWidget(pane)
                pane.show()
            message.show()
            for at, stretch in enumerate((0, 1, 0)):
                self.columns.setStretchFactor(at, stretch)
            self._share_columns()
        compose.show()
        self.columns.setVisible(not narrow)
        self.stacked.setVisible(narrow)
        self.rearranged.emit(narrow)

    def _share_columns(self) -> None:
        wide = max(self.width(), theme.NARROW_BELOW_PX)
        side = min(340, max(242, round(wide * 0.24)))
        self.columns.setSizes([side, wide - 2 * side, side])
        tall = max(self.height(), 400)
        self.middle.setSizes([round(tall * 0.38), round(tall * 0.62)])

    def bring(self, pane: QWidget) -> None:
        """Make a pane visible: its tab comes to the front when narrow."""
        if self.narrow and (at := self.stack.indexOf(pane)) >= 0:
            self.tabs.setCurrentIndex(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between wide and narrow at the width where columns get too thin."""
        super().resizeEvent(event)
        old = self.narrow
        self.set_narrow(narrow=event.size().width() < theme.NARROW_BELOW_PX)
        if old == self.narrow and not self.narrow and not self._dragged():
            self._share_columns()

    def _dragged(self) -> bool:
        return bool(self.columns.property("dragged"))

    def keep_dragged(self) -> None:
        """Keep the columns as the agent dragged them."""
        self.columns.splitterMoved.connect(lambda: self.columns.setProperty("dragged", True))
