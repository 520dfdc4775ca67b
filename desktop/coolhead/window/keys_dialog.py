# SPDX-License-Identifier: MIT
"""The list of shortcuts, each to be changed or switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QKeySequenceEdit, QLabel, QScrollArea, QWidget

from coolhead.window import controls, theme
from coolhead.window.keys import KEYS, in_force, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysDialog(QDialog):
    """Every shortcut with its keys; a change holds at once.

    Signals:
        keys_chosen(choices): the agent's own keys by shortcut id.
    """

    keys_chosen = Signal(object)

    def __init__(self, parent: QWidget, choices: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(420, 560)
        self._choices = dict(choices)
        self.edits: dict[str, QKeySequenceEdit] = {}
        self._clash = controls.label("", "slip", wrap=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(0, 1)
        for at, key in enumerate(KEYS):
            edit = QKeySequenceEdit()
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setAccessibleName(name_of(key))
            edit.keySequenceChanged.connect(lambda keys, name=key.id: self._on_changed(name, keys))
            name = QLabel(name_of(key))
            name.setBuddy(edit)
            grid.addWidget(name, at, 0)
            grid.addWidget(edit, at, 1)
            self.edits[key.id] = edit
        inner = QWidget()
        inner.setObjectName("Column")
        inner.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setWidget(inner)
        foot = controls.row(gap=theme.GAP_S)
        foot.addWidget(controls.button(self.tr("Back to the defaults"), "link", self._reset))
        foot.addStretch(1)
        foot.addWidget(controls.button(self.tr("Close"), "outlined", self.accept))
        layout = controls.column(gap=theme.GAP_M, margins=(theme.GAP_L,) * 4)
        layout.addWidget(
            controls.label(
                self.tr("Press new keys in a field; clear it to switch it off."), "quiet", wrap=True
            )
        )
        layout.addWidget(scroll, 1)
        layout.addWidget(self._clash)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show()

    def _show(self) -> None:
        for key, keys in in_force(self._choices).items():
            self.edits[key].blockSignals(True)
            self.edits[key].setKeySequence(QKeySequence(keys, PORTABLE))
            self.edits[key].blockSignals(False)

    def _reset(self) -> None:
        self._choices = {}
        self._clash.clear()
        self._show()
        self.keys_chosen.emit({})

    def _on_changed(self, name: str, keys: QKeySequence) -> None:
        wanted = keys.toString(PORTABLE)
        taken = [
            key
            for key in KEYS
            if key.id != name and wanted and in_force(self._choices)[key.id] == wanted
        ]
        if taken:
            text = self.tr("These keys already do this: %1. Clear them there first.")
            self._clash.setText(text.replace("%1", name_of(taken[0])))
            return
        self._clash.clear()
        self._choices[name] = wanted
        self.keys_chosen.emit(dict(self._choices))
