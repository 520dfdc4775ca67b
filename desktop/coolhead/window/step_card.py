# SPDX-License-Identifier: MIT
"""One step of the checklist: its state, its title, and, opened, its guidance and phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from coolhead.window import controls, icons, theme
from coolhead.window.flow_layout import FlowLayout
from coolhead.window.rich_text import rich_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from coolhead.playbook.values import Phrase, Step

OPEN: Final = "open"
COVERED: Final = "covered"
DONE: Final = "done"
SKIPPED: Final = "skipped"

_ICONS: Final = {
    OPEN: "circle",
    COVERED: "circle-check-filled",
    DONE: "circle-check",
    SKIPPED: "circle-minus",
}
PHRASES_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class StepLook:
    """How a step stands: open, covered by the draft, done by hand, skipped; and why."""

    state: str = OPEN
    reason: str = ""
    evidence: str = ""


class StepCard(QWidget):
    """One row of the checklist.

    Signals:
        toggled(id): the agent ticked or unticked the step.
        opened(id): the agent opened or closed its guidance.
        skip_wanted(id, reason): the agent says that it is not needed.
        phrase_wanted(id): insert this phrase.
        page_wanted(id): read all about the step.
        evidence_wanted(id): show the sentence that covers the step.
        resized(): the row needs another height.
    """

    toggled = Signal(str)
    opened = Signal(str)
    skip_wanted = Signal(str, str)
    phrase_wanted = Signal(str)
    page_wanted = Signal(str)
    evidence_wanted = Signal(str)
    resized = Signal()

    def __init__(self, step: Step, phrases: Sequence[Phrase], extra: QWidget | None = None) -> None:
        super().__init__()
        self.step = step
        self._phrases = phrases
        self._extra = extra
        self._colours = theme.LIGHT
        self.look = StepLook()
        self.body: QWidget | None = None
        self._tick = QToolButton()
        self._tick.setIconSize(QSize(theme.ICON_M, theme.ICON_M))
        self._tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tick.clicked.connect(lambda: self.toggled.emit(self.step.id))
        self._title = controls.label(f"{step.number}  {step.title}", wrap=True)
        self._note = controls.label("", "quiet", wrap=True)
        self._note.hide()
        for words in (self._title, self._note):
            # A wrapped label's least height is that of a thin column: others would go short.
            words.setMinimumHeight(1)
        self._chevron = QLabel()
        texts = controls.column(gap=1, margins=(0, 6, 0, 6))
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        head = controls.row(gap=theme.GRID, margins=(0, 0, theme.GAP_S, 0))
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        head.addWidget(self._chevron)
        self.rows = controls.column(margins=(theme.GRID, 1, 0, 1))
        self.rows.addLayout(head)
        self.setLayout(self.rows)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.step.id)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press; the list below must not take it as a selection drag."""
        event.accept()

    # -- state ------------------------------------------------------------

    def set_look(self, look: StepLook) -> None:
        """Show how the step stands."""
        self.look = look
        notes = {
            SKIPPED: self.tr("Not needed") + (f": {look.reason}" if look.reason else ""),
            DONE: self.tr("Ticked by you"),
            COVERED: f"“{look.evidence}”",
        }
        note = notes.get(look.state, "")
        self._note.setText(note)
        self._note.setVisible((bool(note) and self.body is not None) or look.state == SKIPPED)
        self._tick.setToolTip(self._tick_name())
        self._tick.setAccessibleName(self._tick_name())
        self.setToolTip(f"“{look.evidence}”" if look.evidence else "")
        if self.body is not None:
            self._show_skip()
        self.recolour(self._colours)
        self.resized.emit()

    def spoken(self) -> str:
        """Say the step and its state, for screen readers."""
        states = {
            OPEN: self.tr("open"),
            COVERED: self.tr("covered by the draft"),
            DONE: self.tr("ticked by you"),
            SKIPPED: self.tr("not needed"),
        }
        said = f"{self.step.number}. {self.step.title}: {states[self.look.state]}"
        extra = self.look.reason or self.look.evidence
        return f"{said}. {extra}" if extra else said

    def _tick_name(self) -> str:
        return self.tr("Open again") if self.look.state in (DONE, SKIPPED) else self.tr("Tick")

    # -- guidance ---------------------------------------------------------

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide the guidance; it is built when first shown."""
        if is_open and self.body is None:
            self.body = self._build_body()
            self.rows.addWidget(self.body)
            controls.recolour_icons(self.body, self._colours)
        if self.body is not None:
            self.body.setVisible(is_open)
        self.set_look(self.look)

    @property
    def is_open(self) -> bool:
        """Say whether the guidance is shown."""
        return self.body is not None and not self.body.isHidden()

    def _build_body(self) -> QWidget:
        body = QWidget()
        body.setCursor(Qt.CursorShape.ArrowCursor)
        layout = controls.column(gap=theme.GAP_S, margins=(34, 0, theme.GAP_S, theme.GAP_M))
        lead = self.step.guidance.partition("\n\n")[0]
        layout.addWidget(rich_text(lead, self.step.title))
        if self._extra is not None:
            layout.addWidget(self._extra)
            self._extra.show()
        if self._phrases:
            layout.addWidget(controls.label(self._phrases_title(), "quiet"))
        for phrase in self._phrases[:PHRASES_SHOWN]:
            made = self._phrase_button(phrase)
            layout.addWidget(made)
        foot = FlowLayout(theme.GAP_S)
        foot.addWidget(
            controls.button(
                self.tr("Read more"),
                "link",
                lambda: self.page_wanted.emit(self.step.id),
                self.tr("Read more about step %1").replace("%1", str(self.step.number)),
            )
        )
        self._skip = controls.button(self.tr("Not needed"), "link", self._on_skip)
        foot.addWidget(self._skip)
        layout.addLayout(foot)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Why not? (optional)"))
        self._reason.setAccessibleName(self.tr("Why the step is not needed"))
        self._reason.editingFinished.connect(self._on_reason)
        layout.addWidget(self._reason)
        body.setLayout(layout)
        return body

    def _phrases_title(self) -> str:
        # A step that no draft can cover has phrases only for the worst case.
        return self.tr("Phrases") if self.step.needs else self.tr("If it turns abusive")

    def _phrase_button(self, phrase: Phrase) -> QPushButton:
        made = controls.AnswerButton(
            phrase.title,
            lambda: self.phrase_wanted.emit(phrase.id),
            self.tr("Insert phrase: %1").replace("%1", phrase.title),
        )
        made.setToolTip(phrase.text)
        return made

    def _show_skip(self) -> None:
        skipped = self.look.state == SKIPPED
        self._skip.setText(self.tr("Needed after all") if skipped else self.tr("Not needed"))
        self._skip.setAccessibleName(self._skip.text())
        self._reason.setVisible(skipped)
        if skipped and not self._reason.hasFocus():
            self._reason.setText(self.look.reason)

    def _on_skip(self) -> None:
        if self.look.state == SKIPPED:
            self.toggled.emit(self.step.id)
        else:
            self.skip_wanted.emit(self.step.id, "")
            self._reason.setFocus()

    def _on_reason(self) -> None:
        if self.look.state == SKIPPED and self._reason.text() != self.look.reason:
            self.skip_wanted.emit(self.step.id, self._reason.text().strip())

    # -- look -------------------------------------------------------------

    def recolour(self, colours: theme.Colours) -> None:
        """Redraw the icons in the theme's colours."""
        self._colours = colours
        inks = {
            OPEN: colours.quiet,
            COVERED: colours.covered,
            DONE: colours.covered,
            SKIPPED: colours.quiet,
        }
        state = self.look.state
        self._tick.setIcon(icons.icon(_ICONS[state], inks[state], theme.ICON_M))
        name = "chevron-down" if self.is_open else "chevron-right"
        self._chevron.setPixmap(icons.pixmap(name, colours.quiet))
        quiet = state == SKIPPED
        self._title.setStyleSheet(f"color: {colours.quiet}" if quiet else "")
