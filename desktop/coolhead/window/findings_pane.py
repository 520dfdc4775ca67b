# SPDX-License-Identifier: MIT
"""What was found in the draft, as a list: the true surface for keyboards and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from coolhead.window import controls, icons, theme
from coolhead.window.finding_card import FindingCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.window.findings import Finding

_ICONS: Final = {"slip": "triangle-alert", "hint": "info", "blank": "pencil"}
ROWS_SHOWN: Final = 3
ROWS_SHOWN_SHORT: Final = 1


class FindingsPane(QWidget):
    """The findings in the order of the draft; Enter or a click goes to the place.

    Signals:
        finding_wanted(finding): show this place in the draft.
        back_wanted(): show again what was put aside in this case.
    """

    finding_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = controls.FittedList(self.tr("Findings"), ROWS_SHOWN)
        self.list.setObjectName("Findings")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.card = FindingCard()
        self._back = controls.button("", "link", self.back_wanted.emit)
        self._findings: tuple[Finding, ...] = ()
        self._explained: Finding | None = None
        self._colours = theme.LIGHT
        layout = controls.column(gap=theme.GRID, margins=(0, theme.GAP_S, 0, 0))
        layout.addWidget(self.list)
        layout.addWidget(self.card)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
        self._back.hide()
        self.hide()

    def show_findings(self, findings: Sequence[Finding], aside: int = 0) -> None:
        """Show other findings, and how many were put aside; what is the same does not move."""
        one, many = self.tr("1 put aside · Show again"), self.tr("%1 put aside · Show again")
        self._back.setText(controls.counted(aside, one, many))
        self._back.setAccessibleName(self._back.text())
        self._back.setVisible(aside > 0)
        self.setVisible(bool(findings) or aside > 0)
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(_row(finding))
            item.setData(Qt.ItemDataRole.UserRole, finding)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{finding.message} {finding.text}")
            item.setToolTip(finding.text)
            self.list.addItem(item)
        self.recolour(self._colours)
        self.list.fit()
        self.list.setVisible(bool(findings))
        keys = [finding.key for finding in findings]
        if self._explained is not None and self._explained.key in keys:
            self.explain(findings[keys.index(self._explained.key)])
        else:
            self._explained = None
            self.card.hide()

    def take_room(self, *, short: bool) -> None:
        """Show fewer rows where the draft itself has little room."""
        self.list.show_rows(ROWS_SHOWN_SHORT if short else ROWS_SHOWN)

    def findings(self) -> tuple[Finding, ...]:
        """Give the findings shown."""
        return self._findings

    def explained(self) -> Finding | None:
        """Give the finding that is explained, or was last walked to."""
        return self._explained

    def explain(self, finding: Finding) -> None:
        """Choose a finding's row and explain it below the list."""
        self._explained = finding
        if finding in self._findings:
            self.list.setCurrentRow(self._findings.index(finding))
        self.card.explain(finding)
        self.card.setVisible(finding.kind != "blank")

    def put_away(self) -> None:
        """Close the explanation; the list stays."""
        self._explained = None
        self.card.hide()

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


def _row(finding: Finding) -> str:
    if finding.kind != "slip":
        return finding.message
    words = " ".join(finding.text.split())
    return f"{finding.message}  “{words}”"
