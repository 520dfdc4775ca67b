# SPDX-License-Identifier: MIT
"""The checklist: eight steps with guidance, the rules below them, and pages to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from coolhead.playbook.ordering import by_turns
from coolhead.window import controls, guide_page, theme
from coolhead.window.offer_guide import OfferGuide
from coolhead.window.rules_list import ReadingList, RulesList
from coolhead.window.step_card import COVERED, DONE, OPEN, SKIPPED, StepCard, StepLook
from coolhead.window.whats_form import WhatsForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from coolhead.cases.case import Tick
    from coolhead.playbook.values import Playbook

OFFER_STEP: Final = "make-it-right"
WHATS_STEP: Final = "listen"
COUNTED: Final = (COVERED, DONE, SKIPPED)


class StepsPane(QStackedWidget):
    """The checklist column.

    Signals:
        step_ticked(id, state, reason): the agent ticked (`done`), set aside (`skipped`) or opened
            again (`open`) a step.
        step_opened(id): the agent looks at this step.
        phrase_wanted(id): insert this phrase.
        phrases_wanted(ids): show these phrases first.
        evidence_wanted(id): show the sentence that covers the step.
        finding_wanted(slip): show what was found against a rule, by its slip.
    """

    step_ticked = Signal(str, str, str)
    step_opened = Signal(str)
    phrase_wanted = Signal(str)
    phrases_wanted = Signal(object)
    evidence_wanted = Signal(str)
    finding_wanted = Signal(str)
    progress_changed = Signal(int, int)

    def __init__(self, playbook: Playbook) -> None:
        super().__init__()
        self._playbook = playbook
        self._ticks: Mapping[str, Tick] = {}
        self._covered: Mapping[str, str] = {}
        self._colours = theme.LIGHT
        self.whats = WhatsForm()
        self.offers = OfferGuide(playbook)
        self.list = _StepList(self.tr("Steps"))
        self.rules = RulesList(playbook)
        self.reading = ReadingList(playbook)
        self.progress = controls.label("", "quiet")
        self.page = guide_page.GuidePage()
        self.page.closed.connect(self.show_checklist)
        self.rules.rule_wanted.connect(self.show_rule)
        self.rules.finding_wanted.connect(self.finding_wanted)
        self.reading.page_wanted.connect(self._on_page_wanted)
        self.cards: dict[str, StepCard] = {}
        self._lay_out()
        self._add_cards()
        self.list.key_pressed.connect(self._on_key)
        self.offers.phrases_wanted.connect(self.phrases_wanted)
        self.offers.phrase_wanted.connect(self.phrase_wanted)
        self.offers.resized.connect(self.fit_soon)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self.list.wide_changed.connect(self.fit_soon)
        self.show_ticks({}, {})

    def _lay_out(self) -> None:
        column = QWidget()
        column.setObjectName("Column")
        layout = controls.column(gap=theme.GRID, margins=(0, 0, theme.GAP_S, theme.GAP_L))
        head = controls.row(margins=(theme.GAP_S, 0, theme.GAP_S, theme.GRID))
        head.addWidget(controls.label(self.tr("Steps"), "heading"))
        head.addStretch(1)
        head.addWidget(self.progress)
        layout.addLayout(head)
        layout.addWidget(self.list)
        for title, part in ((self.tr("Rules"), self.rules), (self.tr("To read"), self.reading)):
            layout.addSpacing(theme.GAP_M)
            heading = controls.label(title, "heading")
            heading.setContentsMargins(theme.GAP_S, 0, 0, theme.GRID)
            layout.addWidget(heading)
            layout.addWidget(part)
        layout.addStretch(1)
        column.setLayout(layout)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameStyle(0)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(column)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(self.scroll_area)
        self.addWidget(self.page)

    def _add_cards(self) -> None:
        extras: dict[str, QWidget] = {WHATS_STEP: self.whats, OFFER_STEP: self.offers}
        for step in self._playbook.steps:
            phrases = by_turns(p for p in self._playbook.phrases if p.step == step.id)
            extra = extras.get(step.id)
            if extra is not None:
                extra.hide()
            card = StepCard(step, phrases, extra)
            card.toggled.connect(self.toggle)
            card.opened.connect(self.open_step)
            card.skip_wanted.connect(lambda key, why: self.step_ticked.emit(key, SKIPPED, why))
            card.phrase_wanted.connect(self.phrase_wanted)
            card.page_wanted.connect(self.show_step)
            card.resized.connect(self.fit_soon)
            self.cards[step.id] = card
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, step.id)
            self.list.addItem(item)
            self.list.setItemWidget(item, card)

    # -- state ------------------------------------------------------------

    def show_ticks(self, ticks: Mapping[str, Tick], covered: Mapping[str, str]) -> None:
        """Show the agent's own ticks and what the draft covers (step to its sentence)."""
        self._ticks, self._covered = ticks, covered
        for at in range(self.list.count()):
            item = self.list.item(at)
            key = item.data(Qt.ItemDataRole.UserRole)
            card = self.cards[key]
            look = self._look(key)
            if look != card.look or not item.data(Qt.ItemDataRole.AccessibleTextRole):
                card.set_look(look)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken())
        done = sum(card.look.state in COUNTED for card in self.cards.values())
        self.progress.setText(
            self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(len(self.cards)))
        )
        self.progress_changed.emit(done, len(self.cards))

    def _look(self, key: str) -> StepLook:
        evidence = self._covered.get(key, "")
        tick = self._ticks.get(key)
        if tick is not None:
            return StepLook(tick.state, tick.reason, evidence)
        return StepLook(COVERED if evidence else OPEN, "", evidence)

    def progress_line(self) -> str:
        """Give the progress as a few words."""
        return self.tr("%1 steps").replace("%1", self.progress.text())

    def first_open(self) -> str:
        """Give the id of the first open step that a draft can cover, or ""."""
        cards = self.cards.values()
        return next((c.step.id for c in cards if c.look.state == OPEN and c.step.needs), "")

    def toggle(self, key: str) -> None:
        """Tick an open step, open a ticked one again, show the sentence of a covered one."""
        state = self.cards[key].look.state
        if state in (DONE, SKIPPED):
            self.step_ticked.emit(key, OPEN, "")
        elif state == COVERED:
            self.evidence_wanted.emit(key)
        else:
            self.step_ticked.emit(key, DONE, "")

    # -- opening ----------------------------------------------------------

    def open_step(self, key: str) -> None:
        """Open a step's guidance, or close it when it is open; the others close."""
        card = self.cards[key]
        opening = not card.is_open
        for other in self.cards.values():
            if other is card or other.is_open:
                other.set_open(is_open=opening and other is card)
        row = list(self.cards).index(key)
        self.list.setCurrentRow(row)
        self._fit()
        if opening:
            self.step_opened.emit(key)
            self.scroll_area.ensureWidgetVisible(card, 0, theme.GAP_L)

    def go_to_step(self, number: int) -> None:
        """Open step `number` and give it the focus."""
        for card in self.cards.values():
            if card.step.number == number:
                self.show_checklist()
                if not card.is_open:
                    self.open_step(card.step.id)
                self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_step(self, key: str) -> None:
        """Show all that the playbook says about a step."""
        self._show_page(*guide_page.step_page(self._playbook, key))

    def show_rule(self, key: str) -> None:
        """Show the page of a rule."""
        self._show_page(*guide_page.rule_page(self._playbook, key))

    def show_reading(self, kind: str, key: str) -> None:
        """Show a technique, an example or a guide."""
        self._on_page_wanted(kind, key)

    def _on_page_wanted(self, kind: str, key: str) -> None:
        self._show_page(*guide_page.reading_page(self._playbook, kind, key))

    def _show_page(self, title: str, markdown: str) -> None:
        self.page.show_page(title, markdown)
        self.setCurrentWidget(self.page)

    def show_checklist(self) -> None:
        """Go back to the steps."""
        self.setCurrentWidget(self.scroll_area)
        self.list.setFocus()

    def _on_key(self, key: int) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        step = item.data(Qt.ItemDataRole.UserRole)
        card = self.cards[step]
        if key == Qt.Key.Key_Space:
            self.toggle(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or card.is_open is (
            key == Qt.Key.Key_Left
        ):
            self.open_step(step)

    # -- look -------------------------------------------------------------

    def fit_soon(self) -> None:
        """Measure the rows once all changes of this moment are through."""
        self._fitting.start()

    def _fit(self) -> None:
        wide = self.list.viewport().width()
        for at in range(self.list.count()):
            item = self.list.item(at)
            card = self.cards[item.data(Qt.ItemDataRole.UserRole)]
            layout = card.rows
            layout.activate()
            tall = layout.totalHeightForWidth(wide)
            size = QSize(wide, tall if tall >= 0 else layout.totalMinimumSize().height())
            if item.sizeHint() != size:
                item.setSizeHint(size)
        self.list.fit()

    def recolour(self, colours: theme.Colours) -> None:
        """Repaint in the theme's colours."""
        self._colours = colours
        for card in self.cards.values():
            card.recolour(colours)
        self.rules.recolour(colours)
        self.reading.recolour(colours)


class _StepList(controls.FittedList):
    """The list of the cards; Space ticks, Enter opens."""

    key_pressed = Signal(int)
    wide_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Right,
            Qt.Key.Key_Left,
        )
        # A field inside a row hands on the keys that it has no use for: those aren't meant for us.
        if not self.hasFocus():
            event.accept()
        elif event.key() in keys and not event.modifiers():
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event, passed on
        self.wide_changed.emit()
