# SPDX-License-Identifier: MIT
"""The three whats of step 1: what is the problem, what is needed, what are the options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coolhead.cases.case import Whats
from coolhead.window import controls, theme

if TYPE_CHECKING:
    from collections.abc import Callable


class WhatsForm(QWidget):
    """A small form whose answers fill blanks.

    Signals:
        whats_edited(whats): an answer changed.
    """

    whats_edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._whats = Whats()
        self._fields: dict[str, QLineEdit] = {}
        layout = controls.column(gap=theme.GRID)
        for key, question, hint in (
            (
                "problem",
                self.tr("What is the problem?"),
                self.tr("the pump stopped after two days"),
            ),
            ("need", self.tr("What does the customer need?"), self.tr("get a pump that works")),
            ("option_1", self.tr("What are your options?"), self.tr("send a new pump today")),
            ("option_2", "", self.tr("refund it in full")),
            ("option_3", "", self.tr("another option")),
        ):
            if question:
                layout.addSpacing(theme.GRID)
                layout.addWidget(controls.label(question, "quiet"))
            field = QLineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(question or self.tr("Another option"))
            field.textEdited.connect(self._edited(key))
            self._fields[key] = field
            layout.addWidget(field)
        self.setLayout(layout)

    def _edited(self, key: str) -> Callable[[str], None]:
        def edited(text: str) -> None:
            self._whats = replace(self._whats, **{key: text})
            self.whats_edited.emit(self._whats)

        return edited

    def show_whats(self, whats: Whats) -> None:
        """Show the case's answers."""
        self._whats = whats
        for key, field in self._fields.items():
            if field.text() != getattr(whats, key):
                field.setText(getattr(whats, key))
