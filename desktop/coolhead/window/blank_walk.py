# SPDX-License-Identifier: MIT
"""The open blanks of the draft: where they are, which one is being filled, and the way through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from coolhead.review.blanks import Blank, find_blanks
from coolhead.window import document as documents

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

MOST_IN_BLANK: Final = 200
"""A longer text than this, in code points, is no value but an essay."""


class BlankWalk(QObject):
    """Finds the blanks of an editor anew with each change, and walks them.

    Signals:
        left(name, value): the agent wrote `value` over the blank `name` and moved on.
        counted(count): the number of open blanks changed.
    """

    left = Signal(str, str)
    counted = Signal(int)

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._filling: tuple[str, QTextCursor, QTextCursor] | None = None
        self.found: tuple[Blank, ...] = ()
        self.units: list[tuple[int, int]] = []
        """Where they are, in UTF-16 units."""

    @property
    def goes_on(self) -> bool:
        """Say whether there is a blank to walk to, or one to finish."""
        return bool(self.found) or self._filling is not None

    def read(self) -> None:
        """Find the blanks of the text as it stands."""
        text = documents.plain_text(self._edit.document())
        found = find_blanks(text) if "{" in text else ()
        flat = [edge for blank in found for edge in (blank.start, blank.end)]
        units = documents.utf16_offsets(text, flat)
        self.units = list(zip(units[::2], units[1::2], strict=True))
        changed = len(found) != len(self.found)
        self.found = found
        self._tell_tab()
        if changed:
            self.counted.emit(len(found))
        if found or changed:
            self._edit.viewport().update()

    def forget(self) -> None:
        """Let go of the blank that is being filled: the whole text is replaced."""
        self._filling = None

    def _tell_tab(self) -> None:
        """Let Tab leave the draft only when there is no blank to walk to or to finish."""
        self._edit.setTabChangesFocus(not self.goes_on)

    def select_in(self, start: int, end: int) -> bool:
        """Select the first open blank between two positions (UTF-16 units)."""
        for at, (first, last) in enumerate(self.units):
            if start <= first and last <= end:
                self._select(at)
                return True
        return False

    def step(self, *, forward: bool) -> bool:
        """Select the next or previous open blank, round the end; False when there is none."""
        cursor = self._edit.textCursor()
        if not self.units:
            return False
        if forward:
            here = cursor.selectionEnd()
            later = [at for at, (start, _) in enumerate(self.units) if start >= here]
            self._select(later[0] if later else 0)
        else:
            here = cursor.selectionStart()
            earlier = [at for at, (_, end) in enumerate(self.units) if end <= here]
            self._select(earlier[-1] if earlier else len(self.units) - 1)
        return True

    def _select(self, at: int) -> None:
        self.leave()
        start, end = self.units[at]
        documents.select(self._edit, start, end)
        held = documents.held_range(self._edit.document(), start, end)
        self._filling = (self.found[at].name, *held)

    def leave(self) -> None:
        """Report what was written over the blank that was selected last."""
        if self._filling is None:
            return
        (name, first, last), self._filling = self._filling, None
        self._tell_tab()
        between = QTextCursor(self._edit.document())
        between.setPosition(first.position())
        between.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        value = between.selectedText().strip()
        if value and "{" not in value and "\u2029" not in value and len(value) <= MOST_IN_BLANK:
            self.left.emit(name, value)

    def holds(self, cursor: QTextCursor) -> bool:
        """Say whether the selection is an open blank."""
        return (cursor.selectionStart(), cursor.selectionEnd()) in self.units

    def fill(self, name: str, value: str) -> None:
        """Write `value` into every open blank called `name`, as one undo step."""
        places = [
            unit for blank, unit in zip(self.found, self.units, strict=True) if blank.name == name
        ]
        if not places:
            return
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(value)
        cursor.endEditBlock()
