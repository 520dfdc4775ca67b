# SPDX-License-Identifier: MIT
"""The customer's questions, to be ticked as they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from coolhead.window import controls, icons, theme

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coolhead.review.values import Span

ROWS_SHOWN: Final = 3


class QuestionsList(QWidget):
    """One row a question: a click or Space ticks it; its place is shown when it is chosen.

    Signals:
        answered(texts): these questions are ticked now.
        words_wanted(span): show this question in the message (review.values.Span).
    """

    answered = Signal(object)
    words_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = controls.label("", "quiet")
        self.list = controls.FittedList(self.tr("Questions in the message"), ROWS_SHOWN)
        self.list.setObjectName("Questions")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.itemChanged.connect(self._on_changed)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.currentItemChanged.connect(self._on_current)
        self._loading = False
        self._questions: tuple[Span, ...] = ()
        self._colours = theme.LIGHT
        self._state: tuple[tuple[str, ...], frozenset[str]] = ((), frozenset())
        layout = controls.column(gap=2, margins=(0, theme.GRID, theme.GAP_S, 0))
        layout.addWidget(self._title)
        layout.addWidget(self.list)
        self.setLayout(layout)
        self.hide()

    def show_questions(self, questions: Sequence[Span], answered: Collection[str]) -> None:
        """Show the questions and which of them are ticked; hidden where there are none."""
        self._questions = tuple({one.text: one for one in reversed(questions)}.values())[::-1]
        texts = tuple(one.text for one in self._questions)
        ticked = frozenset(answered)
        count = sum(text in ticked for text in texts)
        title = self.tr("Their questions · %1 of %2 answered")
        self._title.setText(title.replace("%1", str(count)).replace("%2", str(len(texts))))
        self.setVisible(bool(texts))
        if self._state == (texts, ticked):
            return
        same = self._state[0] == texts
        self._state = (texts, ticked)
        self._loading = True
        if not same:
            self.list.clear()
            for one in self._questions:
                item = QListWidgetItem(" ".join(one.text.split()))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip(one.text)
                self.list.addItem(item)
        for at, text in enumerate(texts):
            state = Qt.CheckState.Checked if text in ticked else Qt.CheckState.Unchecked
            self.list.item(at).setCheckState(state)
        self._loading = False
        self.recolour(self._colours)
        if not same:
            self.list.fit()

    def go_to_first_open(self) -> None:
        """Give the focus to the first question that is not ticked."""
        for at in range(self.list.count()):
            if self.list.item(at).checkState() == Qt.CheckState.Unchecked:
                self.list.setCurrentRow(at)
                break
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, _item: QListWidgetItem) -> None:
        if self._loading:
            return
        ticked = [
            one.text
            for at, one in enumerate(self._questions)
            if self.list.item(at).checkState() == Qt.CheckState.Checked
        ]
        self.answered.emit(tuple(ticked))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.list.hasFocus():
            self.words_wanted.emit(self._questions[self.list.row(item)])

    def recolour(self, colours: theme.Colours) -> None:
        """Draw the boxes in the theme's colours."""
        self._colours = colours
        # An icon is no change of the agent's; and the box itself is drawn by no style sheet.
        self.list.blockSignals(True)
        for at in range(self.list.count()):
            item = self.list.item(at)
            ticked = item.checkState() == Qt.CheckState.Checked
            ink = colours.covered if ticked else colours.quiet
            item.setIcon(icons.icon("circle-check" if ticked else "circle", ink))
        self.list.blockSignals(False)
        self.list.viewport().update()
