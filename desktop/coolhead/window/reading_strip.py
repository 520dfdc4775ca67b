# SPDX-License-Identifier: MIT
"""What the customer's message holds, as a quiet strip of chips that show their words when asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from coolhead.review.values import Reading
from coolhead.window import controls, reading_chips, theme
from coolhead.window.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from coolhead.window.reading_chips import Chip

LINES_WIDE: Final = 2
LINES_NARROW: Final = 1
_ALL: Final = 99
_MOST_WORDS: Final = 5
_LONGEST_WORDS: Final = 48


class ReadingStrip(QWidget):
    """One chip for each thing that was read; the agent's word on it wins.

    Signals:
        words_wanted(span): show these words of the message (review.values.Span).
        corrected(field, value): the agent says how it is; "" takes the agent's word back.
        all_taken_back(): what was read holds again.
        mirror_wanted(words): offer the customer's own words for a feeling to the draft.
        insert_wanted(words): put these words of the customer into the draft.
    """

    words_wanted = Signal(object)
    corrected = Signal(str, str)
    all_taken_back = Signal()
    mirror_wanted = Signal(str)
    insert_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._reading = Reading()
        self._corrections: Mapping[str, str] = {}
        self._lines = LINES_WIDE
        self._shown: tuple[tuple[Chip, ...], tuple[bool, ...]] | None = None
        self.chips: list[QPushButton] = []
        self.menu: QMenu | None = None
        self.setAccessibleName(self.tr("Reading of the message"))
        self._is_open = False
        self._flow = FlowLayout(theme.GRID + 2)
        self.setLayout(self._flow)
        self._more = controls.button("", "chip", self._toggle)
        self._more.setProperty("tone", reading_chips.QUIET)
        self.hide()

    def show_reading(
        self, reading: Reading, corrections: Mapping[str, str], *, any_text: bool
    ) -> None:
        """Show what was read, corrections included; hidden where there is no message."""
        self._reading, self._corrections = reading, corrections
        self.setVisible(any_text)
        chips = tuple(reading_chips.chips_of(reading, corrections))
        own = tuple(reading_chips.is_corrected(chip, corrections) for chip in chips)
        if (chips, own) == self._shown:
            return
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._shown = (chips, own)
        self._is_open = self._is_open and bool(chips)
        while (old := self._flow.takeAt(0)) is not None:
            if (widget := old.widget()) is not None and widget is not self._more:
                widget.hide()
                widget.deleteLater()
        self.chips = [self._made(chip) for chip in chips]
        more = "+" if chips else self.tr("Nothing found · add")
        add = self._button(more, self.tr("Add to the reading, or take corrections back"))
        add.setProperty("tone", reading_chips.QUIET)
        add.clicked.connect(lambda: self._open(self._add_menu(), add))
        self.chips.append(add)
        for chip in (*self.chips, self._more):
            self._flow.addWidget(chip)
        self._fit()
        self._chain()
        if focused is not None:
            self.chips[min(focused, len(self.chips) - 1)].setFocus()

    def _chain(self) -> None:
        """Let Tab go from chip to chip, and on from where the strip stands."""
        before: QWidget = self
        for chip in (*self.chips, self._more):
            QWidget.setTabOrder(before, chip)
            before = chip

    def set_narrow(self, *, narrow: bool) -> None:
        """Take one line in a narrow window, two in a wide one; a button shows the rest."""
        self._lines = LINES_NARROW if narrow else LINES_WIDE
        self._fit()

    def text(self) -> str:
        """Give all chips as one line."""
        return " · ".join(chip.text() for chip in self.chips[:-1])

    # -- chips ------------------------------------------------------------

    def _button(self, text: str, name: str) -> QPushButton:
        made = controls.button(text, "chip", lambda: None, name)
        made.setToolTip(name)
        return made

    def _made(self, chip: Chip) -> QPushButton:
        own = reading_chips.is_corrected(chip, self._corrections)
        name = self.tr("%1: as you said") if own else self.tr("%1: show the words, or correct it")
        made = self._button(f"{chip.text} ✓" if own else chip.text, name.replace("%1", chip.text))
        made.setProperty("tone", chip.tone)
        made.clicked.connect(lambda: self._on_chip(chip, made))
        return made

    def _on_chip(self, chip: Chip, made: QPushButton) -> None:
        if chip.words:
            self.words_wanted.emit(chip.words[0])
        self._open(self._menu_of(chip), made)

    def _open(self, menu: QMenu, chip: QPushButton) -> None:
        self.menu = menu
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _menu_of(self, chip: Chip) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for span in chip.words[:_MOST_WORDS]:
            words = " ".join(span.text.split())
            cut = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"
            menu.addAction(
                self.tr("Show “%1”").replace("%1", cut.replace("&", "&&")),
                partial(self.words_wanted.emit, span),
            )
        if not chip.words:
            own = reading_chips.is_corrected(chip, self._corrections)
            line = self.tr("As you said") if own else self.tr("By the message as a whole")
            menu.addAction(line).setEnabled(False)
        elif chip.tone == reading_chips.FEELING:
            words = " ".join(chip.words[0].text.split())
            menu.addSeparator()
            menu.addAction(
                self.tr("Put “%1” into the draft").replace("%1", words),
                partial(self.insert_wanted.emit, words),
            )
            menu.addAction(
                self.tr("Phrases for “%1”").replace("%1", words),
                partial(self.mirror_wanted.emit, words),
            )
        menu.addSeparator()
        choices = reading_chips.choices_of(chip)
        for value, text in choices.items():
            action = menu.addAction(text, partial(self.corrected.emit, chip.field, value))
            if len(choices) > 1:
                action.setCheckable(True)
                action.setChecked(value == chip.value)
        if chip.field in self._corrections:
            menu.addAction(self.tr("As it was read"), partial(self.corrected.emit, chip.field, ""))
        return menu

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = {
            "asks": self.tr("What they ask for"),
            "temper": self.tr("How heated it is"),
            "tone": self.tr("Tone and history"),
            "stakes": self.tr("What is at stake"),
        }
        for group, entries in reading_chips.addable(self._reading):
            inner = menu.addMenu(titles[group])
            for key, text in entries.items():
                field, _, value = key.rpartition("=")
                inner.addAction(text, partial(self.corrected.emit, field, value))
            inner.menuAction().setEnabled(bool(entries))
        if self._corrections:
            menu.addSeparator()
            one, many = self.tr("Take back 1 correction"), self.tr("Take back %1 corrections")
            menu.addAction(
                controls.counted(len(self._corrections), one, many), self.all_taken_back.emit
            )
        return menu

    # -- look -------------------------------------------------------------

    def _fit(self) -> None:
        """Show as many chips as the lines have room for, and a button for the rest."""
        if not self.chips:
            return
        lines = _ALL if self._is_open else self._lines
        found = self.chips[:-1]
        shown = len(found)
        while shown and self._lines_of([*found[:shown], *self._tail(len(found) - shown)]) > lines:
            shown -= 1
        for at, chip in enumerate(found):
            chip.setVisible(at < shown)
        left = len(found) - shown
        self._more.setVisible(left > 0 or self._is_open)
        self._more.setText(
            self.tr("%1 more").replace("%1", str(left)) if left else self.tr("Fewer")
        )
        self._more.setAccessibleName(self._more.text())
        self.chips[-1].setVisible(not left)

    def _tail(self, left: int) -> list[QPushButton]:
        if left:
            self._more.setText(self.tr("%1 more").replace("%1", str(left)))
            return [self._more]
        return [self.chips[-1], *([self._more] if self._is_open else [])]

    def _lines_of(self, chips: list[QPushButton]) -> int:
        """Count the lines that these chips take at the present width."""
        lines, x = 1, 0
        for chip in chips:
            wide = min(chip.sizeHint().width(), self.width())
            if x and x + wide > self.width():
                lines, x = lines + 1, 0
            x += wide + theme.GRID + 2
        return lines

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more chips when there is more width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
