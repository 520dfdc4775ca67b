# SPDX-License-Identifier: MIT
"""Find a phrase and put it into the draft, by keyboard or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coolhead.playbook.ordering import by_turns
from coolhead.playbook.search import PhraseIndex
from coolhead.playbook.values import Phrase
from coolhead.review.vocabulary import FAULTS, MOMENTS
from coolhead.window import controls, icons, theme
from coolhead.window.phrase_list import PHRASE_ROLE, PhraseModel
from coolhead.window.phrase_view import PhraseView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coolhead.playbook.values import Playbook

OFTEN_SHOWN: Final = 4
FOR_STEP_SHOWN: Final = 6
MOST_SHOWN: Final = 200
MISSING_BOOST: Final = 0.5


class PhrasesPane(QWidget):
    """A search box over the phrases; Enter or a click inserts, Ctrl+click copies.

    Signals:
        phrase_wanted(id, stay): insert this phrase; with `stay` the focus stays here.
        phrase_copied(id): this phrase was put on the clipboard.
        fault_chosen(fault): the agent said whether the fault is known: any, known, unknown.
    """

    phrase_wanted = Signal(str, bool)
    phrase_copied = Signal(str)
    fault_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(self.tr("Find a phrase"))
        self.field.setAccessibleName(self.tr("Find a phrase"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self.moment = controls.ChoiceBox(
            self.tr("Moment"),
            (
                self.tr("Any moment"),
                self.tr("First contact"),
                self.tr("After a silence"),
                self.tr("Feedback"),
                self.tr("Closing"),
            ),
        )
        self.moment.currentIndexChanged.connect(lambda _at: self._fill())
        self.fault = controls.ChoiceBox(
            self.tr("Is our fault known?"),
            (self.tr("Fault: either"), self.tr("Fault known"), self.tr("Fault not yet known")),
        )
        self.fault.currentIndexChanged.connect(self._on_fault_chosen)
        self.model = PhraseModel()
        self.list = PhraseView(self.model)
        self.list.setAccessibleName(self.tr("Phrases"))
        self.list.clicked_phrase.connect(self._on_clicked)
        self.list.installEventFilter(self)
        self._empty = controls.label(
            self.tr("No phrase has these words. Try fewer, or another word for it."),
            "quiet",
            wrap=True,
        )
        self._empty.hide()
        self._hint = controls.label(self.tr("Enter inserts · Ctrl+click copies"), "quiet")
        self._hint.setMinimumWidth(20)
        self._lay_out()
        self._index: PhraseIndex | None = None
        self._playbook: Playbook | None = None
        self._step = ""
        self._wanted: tuple[str, ...] = ()
        self._missing: tuple[str, ...] = ()
        self._uses: Mapping[str, int] = {}

    def _lay_out(self) -> None:
        layout = controls.column(gap=theme.GRID)
        layout.addWidget(self.field)
        choices = controls.row(gap=theme.GRID)
        choices.addWidget(self.moment, 1)
        choices.addWidget(self.fault, 1)
        layout.addLayout(choices)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)
        self.setLayout(layout)

    # -- what to show -----------------------------------------------------

    def show_playbook(self, playbook: Playbook) -> None:
        """Take the phrases of a playbook."""
        self._playbook = playbook
        self._index = None

    def start_over(self, fault: str, step: str) -> None:
        """Show all phrases for another case, those of `step` first; `fault` as in the case."""
        self._wanted = ()
        self._step = step
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.fault.blockSignals(True)
        self.fault.setCurrentIndex(FAULTS.index(fault) if fault in FAULTS else 0)
        self.fault.blockSignals(False)
        self._fill()

    def show_step(self, step: str) -> None:
        """Put the phrases of this step first."""
        if step != self._step:
            self._step = step
            if not self.field.text():
                self._fill()

    def show_missing(self, moves: Sequence[str]) -> None:
        """Put phrases for moves that the draft still lacks first; not under the agent's hand."""
        if tuple(moves) == self._missing:
            return
        self._missing = tuple(moves)
        if not self.field.text() and not self.list.underMouse() and not self.list.hasFocus():
            self._fill()

    def show_uses(self, uses: Mapping[str, int]) -> None:
        """Take how often each phrase was used; the often used ones get a section."""
        if uses != self._uses:
            self._uses = dict(uses)
            if not self.field.text():
                self._fill()

    def show_only(self, ids: Sequence[str]) -> None:
        """Put these phrases first until the agent looks for others."""
        self._wanted = tuple(ids)
        self.field.clear()
        self._fill()
        self.list.scrollToTop()

    def show_hint(self, *, shown: bool) -> None:
        """Show or hide the line about the keys; narrow windows have no room for it."""
        self._hint.setVisible(shown)

    def search(self) -> None:
        """Go to the search box, its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _on_fault_chosen(self, at: int) -> None:
        self._fill()
        self.fault_chosen.emit(FAULTS[at])

    def _fits(self, phrase: Phrase) -> bool:
        moment = MOMENTS[self.moment.currentIndex()]
        fault = FAULTS[self.fault.currentIndex()]
        moment_fits = moment == "any" or "any" in phrase.moment or moment in phrase.moment
        return moment_fits and (fault == "any" or phrase.fault in ("any", fault))

    def _fill(self) -> None:
        if self._playbook is None:
            return
        query = self.field.text().strip()
        rows = self._found(query) if query else self._sections(self._playbook)
        self.model.set_rows(rows)
        self._empty.setVisible(not any(isinstance(row, Phrase) for row in rows))
        self._choose_first()

    def _found(self, query: str) -> list[str | Phrase]:
        top = max(self._uses.values(), default=0) or 1
        boost = {key: count / top for key, count in self._uses.items()}
        for phrase in self._playbook.phrases if self._playbook else ():
            if any(move in self._missing for move in phrase.moves):
                boost[phrase.id] = boost.get(phrase.id, 0.0) + MISSING_BOOST
        if self._index is None and self._playbook is not None:
            self._index = PhraseIndex(self._playbook.phrases)
        if self._index is None:
            return []
        matches = self._index.find(query, limit=MOST_SHOWN, boost=boost)
        return [match.phrase for match in matches if self._fits(match.phrase)]

    def _sections(self, playbook: Playbook) -> list[str | Phrase]:
        fitting = [phrase for phrase in playbook.phrases if self._fits(phrase)]
        by_id = {phrase.id: phrase for phrase in fitting}
        rows: list[str | Phrase] = []
        wanted = [by_id[key] for key in self._wanted if key in by_id]
        if wanted:
            rows += [self.tr("For this advice"), *wanted]
        step = next((step for step in playbook.steps if step.id == self._step), None)
        if step is not None:
            of_step = by_turns(phrase for phrase in fitting if phrase.step == step.id)
            if of_step:
                rows.append(
                    self.tr("For step %1, %2")
                    .replace("%1", str(step.number))
                    .replace("%2", step.title)
                )
                rows += of_step[:FOR_STEP_SHOWN]
        often = sorted(
            (key for key in self._uses if key in by_id), key=lambda key: -self._uses[key]
        )
        if often:
            rows += [self.tr("Used often"), *(by_id[key] for key in often[:OFTEN_SHOWN])]
        for step in playbook.steps:
            of_step = [phrase for phrase in fitting if phrase.step == step.id]
            if of_step:
                rows += [f"{step.number} · {step.title}", *of_step]
        return rows

    def _choose_first(self) -> None:
        for at in range(self.model.rowCount()):
            if isinstance(self.model.row(at), Phrase):
                self.list.setCurrentIndex(self.model.index(at))
                self.list.scrollToTop()
                return

    # -- choosing ---------------------------------------------------------

    def current(self) -> Phrase | None:
        """Give the phrase that Enter would insert."""
        phrase = self.list.currentIndex().data(PHRASE_ROLE)
        return phrase if isinstance(phrase, Phrase) else None

    def _on_clicked(self, phrase: Phrase, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._copy(phrase)
        else:
            self._wanted = ()
            self.phrase_wanted.emit(phrase.id, False)

    def _copy(self, phrase: Phrase) -> None:
        QGuiApplication.clipboard().setText(phrase.text)
        self.phrase_copied.emit(phrase.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk the list from the search box; Enter inserts from both."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        return False

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        phrase = self.current()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if phrase is not None:
                stay = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.phrase_wanted.emit(phrase.id, stay)
            return True
        if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
            return True
        if (
            key == Qt.Key.Key_C
            and control
            and phrase is not None
            and not self.field.hasSelectedText()
        ):
            self._copy(phrase)
            return True
        if watched is self.field and key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        return False

    def _walk(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        while 0 <= at < self.model.rowCount():
            if isinstance(self.model.row(at), Phrase):
                self.list.setCurrentIndex(self.model.index(at))
                return
            at += by

    def recolour(self, colours: theme.Colours) -> None:
        """Repaint in the theme's colours."""
        for clear in self.field.findChildren(QAction):
            clear.setIcon(icons.icon("x", colours.quiet))
        self.list.delegate.colours = colours
        self.list.delegate.forget()
        self.list.viewport().update()
