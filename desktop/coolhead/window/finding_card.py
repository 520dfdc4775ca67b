# SPDX-License-Identifier: MIT
"""One finding explained: the reason, a better wording, and the agent's last word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame

from coolhead.window import controls, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, SignalInstance
    from PySide6.QtWidgets import QWidget

    from coolhead.window.findings import Finding

LINGER_MS: Final = 350


class FindingCard(QFrame):
    """Explain a finding; it stands in the findings pane, or hovers beside its mark.

    Signals:
        better_wanted(finding): put the better wording in place.
        aside_wanted(finding): not here.
        mute_wanted(finding): never for me.
    """

    better_wanted = Signal(object)
    aside_wanted = Signal(object)
    mute_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, hovering: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("Raised")
        self.setAccessibleName(self.tr("Finding"))
        self._finding: Finding | None = None
        self._message = controls.label("", wrap=True)
        self._better = controls.label("", "quiet", wrap=True)
        self._use = controls.button(self.tr("Use it"), "outlined", self._on_use)
        self._aside = controls.button(self.tr("Not here"), "link", self._on_aside)
        self._mute = controls.button(self.tr("Never for me"), "link", self._on_mute)
        foot = controls.row(gap=theme.GRID)
        for part in (self._use, self._aside, self._mute):
            foot.addWidget(part)
        foot.addStretch(1)
        layout = controls.column(gap=theme.GRID, margins=(theme.GAP_M, 8, theme.GAP_M, 8))
        layout.addWidget(self._message)
        layout.addWidget(self._better)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._leaving = QTimer(self, singleShot=True, interval=LINGER_MS)
        if hovering:
            kind = Qt.WindowType
            self.setWindowFlags(
                kind.ToolTip | kind.FramelessWindowHint | kind.WindowDoesNotAcceptFocus
            )
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._leaving.timeout.connect(self.hide)
        self.hide()

    def explain(self, finding: Finding) -> None:
        """Show what is to be said about a finding."""
        self._finding = finding
        self._message.setText(finding.message)
        self._better.setText(self.tr("Try: %1").replace("%1", finding.better))
        self._better.setVisible(bool(finding.better))
        self._use.setVisible(bool(finding.better))
        dismissible = finding.kind != "blank"
        self._aside.setVisible(dismissible)
        self._mute.setVisible(dismissible)

    def hover(self, finding: Finding, place: QPoint) -> None:
        """Show the card at `place` on the screen until the mouse has left it."""
        self.explain(finding)
        self.setFixedWidth(340)
        self.adjustSize()
        self.move(place)
        self.show()
        self._leaving.start(LINGER_MS * 5)

    def enterEvent(self, _event: object) -> None:
        """Stay while the mouse is here."""
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon after the mouse has gone."""
        super().leaveEvent(event)
        self._leaving.start(LINGER_MS)

    def _on_use(self) -> None:
        self._settle(self.better_wanted)

    def _on_aside(self) -> None:
        self._settle(self.aside_wanted)

    def _on_mute(self) -> None:
        self._settle(self.mute_wanted)

    def _settle(self, wish: SignalInstance) -> None:
        if self.isWindow():
            self.hide()
        if self._finding is not None:
            wish.emit(self._finding)
