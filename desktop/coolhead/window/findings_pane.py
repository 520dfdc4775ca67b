# SPDX-License-Identifier: MIT
"""What was found in the draft, as a list: the true surface for keyboards and screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from coolhead.window import controls, icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICONS: Final = {"slip": "triangle-alert", "hint": "info", "blank": "pencil"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding for the agent. `kind` is slip, hint or blank; offsets count UTF-16 units."""

    kind: str
    label: str
    start: int
    end: int
    text: str
    message: str
    better: str = ""


class FindingsPane(QWidget):
    """The findings in the order of the draft; Enter or a click goes to the place.

    Signals:
        finding_wanted(finding): show this place in the draft.
    """

    finding_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = controls.FittedList(self.tr("Findings"))
        self.list.setObjectName("Findings")
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self._findings: tuple[Finding, ...] = ()
        self._colours = theme.LIGHT
        layout = controls.column()
        layout.addWidget(self.list)
        self.setLayout(layout)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; nothing moves when they are the same."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        at = self.list.currentRow()
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(f"{finding.message}")
            item.setData(Qt.ItemDataRole.UserRole, finding)
            said = f"{finding.message} {finding.text}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(finding.text)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(findings) - 1))
        self.recolour(self._colours)
        self.list.fit()
        self.setVisible(bool(findings))

    def findings(self) -> tuple[Finding, ...]:
        """Give the findings shown."""
        return self._findings

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.finding_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def recolour(self, colours: theme.Colours) -> None:
        """Redraw the icons in the theme's colours."""
        self._colours = colours
        inks = {"slip": colours.slip, "hint": colours.hint, "blank": colours.quiet}
        for at in range(self.list.count()):
            item = self.list.item(at)
            kind = item.data(Qt.ItemDataRole.UserRole).kind
            item.setIcon(icons.icon(_ICONS[kind], inks[kind]))
