# SPDX-License-Identifier: MIT
"""The editor of the draft: phrases go in as one undo step, blanks are pills that Tab walks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.mail.reply import from_html, from_plain
from coolhead.playbook.fitting import fit
from coolhead.review.blanks import Blank, find_blanks
from coolhead.window import document as documents
from coolhead.window import pills, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from coolhead.mail.reply import Block

PHRASE_MIME: Final = "application/x-coolhead-phrase"
_KEY: Final = Qt.Key
MOVES: Final = (
    _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End
)  # fmt: skip
MOST_IN_BLANK: Final = 200
"""A longer text than this, in code points, is no value but an essay."""


class DraftEdit(QTextEdit):
    """The draft's text.

    Signals:
        phrase_dropped(id): a phrase was dropped, at the caret.
        blank_left(name, value): the agent wrote `value` over the blank `name` and moved on.
        blanks_changed(count): the number of open blanks changed.
        menu_wanted(menu, event): the menu is about to open; others may add to it.
        explanation_wanted(event): the mouse rests; Qt shows no tooltips for marks (QHelpEvent).
    """

    phrase_dropped = Signal(str)
    blank_left = Signal(str, str)
    blanks_changed = Signal(int)
    menu_wanted = Signal(object, object)
    explanation_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Draft")
        self.setAccessibleName(self.tr("Draft"))
        self.setPlaceholderText(self.tr("Write here, or find a phrase: Ctrl+K."))
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.colours = theme.LIGHT
        self._blanks: tuple[Blank, ...] = ()
        self._units: list[tuple[int, int]] = []
        self._filling: tuple[str, QTextCursor, QTextCursor] | None = None
        self._phrase: tuple[QTextCursor, QTextCursor] | None = None
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.textCursor().setBlockFormat(documents.block_format())
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)
        self.document().contentsChange.connect(self._on_contents_change)

    # -- text -------------------------------------------------------------

    def text(self) -> str:
        """Give the draft as plain text, block for block."""
        return documents.plain_text(self.document())

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Replace the whole draft; the undo history starts anew."""
        self._filling = self._phrase = None
        self.document().setUndoRedoEnabled(False)
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(documents.block_format())
        documents.insert_blocks(cursor, blocks, self.colours)
        self.document().setUndoRedoEnabled(True)
        self._read_blanks()

    def insert_phrase(self, text: str) -> None:
        """Insert a phrase at the caret as one undo step and select its first open blank."""
        cursor = self.textCursor()
        self._leave_phrase(cursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        before = self._on_line(start, QTextCursor.MoveOperation.StartOfBlock)
        after = self._on_line(end, QTextCursor.MoveOperation.EndOfBlock)
        fitted = fit(text, before, after)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for at, part in enumerate(fitted.split("\n")):
            if at:
                cursor.insertBlock()
            cursor.insertText(part, documents.bold_format(bold=False))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._phrase = self._between(start, cursor.position())
        self._read_blanks()
        self.select_blank_in(start, cursor.position())
        self.ensureCursorVisible()

    def _leave_phrase(self, cursor: QTextCursor) -> None:
        """Move behind the phrase that was put in last, while the agent still fills it.

        An open blank waits; it is not what the next phrase replaces.
        """
        if self._phrase is not None:
            first, last = (edge.position() for edge in self._phrase)
            if first <= cursor.selectionStart() and cursor.selectionEnd() <= last:
                cursor.setPosition(last)
                return
        if self._is_blank(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)

    def _between(self, start: int, end: int) -> tuple[QTextCursor, QTextCursor]:
        """Keep hold of a range: what is typed inside it or at its end belongs to it."""
        first, last = QTextCursor(self.document()), QTextCursor(self.document())
        first.setPosition(start)
        first.setKeepPositionOnInsert(True)
        last.setPosition(end)
        return first, last

    def _on_line(self, position: int, end: QTextCursor.MoveOperation) -> str:
        """Give the text from a position (UTF-16 units) to one end of its line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _on_contents_change(self, _position: int, _removed: int, _added: int) -> None:
        self._read_blanks()

    # -- blanks -----------------------------------------------------------

    def _read_blanks(self) -> None:
        text = self.text()
        found = find_blanks(text) if "{" in text else ()
        # toRawText keeps Qt's own unit count only in UTF-16; a str counts code points.
        flat = [edge for blank in found for edge in (blank.start, blank.end)]
        units = documents.utf16_offsets(text, flat)
        self._units = list(zip(units[::2], units[1::2], strict=True))
        changed = len(found) != len(self._blanks)
        self._blanks = found
        self._tell_tab()
        if changed:
            self.blanks_changed.emit(len(found))
        if found or changed:
            self.viewport().update()

    def _tell_tab(self) -> None:
        """Let Tab leave the draft only when there is no blank to walk to or to finish."""
        self.setTabChangesFocus(not self._blanks and self._filling is None)

    def blanks(self) -> tuple[Blank, ...]:
        """Give the open blanks; their offsets count code points of `text()`."""
        return self._blanks

    def select_blank_in(self, start: int, end: int) -> bool:
        """Select the first open blank between two positions (UTF-16 units)."""
        for at, (first, last) in enumerate(self._units):
            if start <= first and last <= end:
                self._select_blank(at)
                return True
        return False

    def walk_blanks(self, *, forward: bool) -> bool:
        """Select the next or previous open blank, round the end; False when there is none."""
        self.leave_blank()
        cursor = self.textCursor()
        if not self._units:
            self._leave_phrase(cursor)
            self.setTextCursor(cursor)
            return False
        if forward:
            here = cursor.selectionEnd()
            later = [at for at, (start, _) in enumerate(self._units) if start >= here]
            self._select_blank(later[0] if later else 0)
        else:
            here = cursor.selectionStart()
            earlier = [at for at, (_, end) in enumerate(self._units) if end <= here]
            self._select_blank(earlier[-1] if earlier else len(self._units) - 1)
        return True

    def _select_blank(self, at: int) -> None:
        self.leave_blank()
        start, end = self._units[at]
        self.select(start, end)
        self._filling = (self._blanks[at].name, *self._between(start, end))

    def select(self, start: int, end: int) -> None:
        """Select from `start` to `end`, in UTF-16 units, and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def leave_blank(self) -> None:
        """Report what was written over the blank that was selected last."""
        if self._filling is None:
            return
        (name, first, last), self._filling = self._filling, None
        self._tell_tab()
        between = QTextCursor(self.document())
        between.setPosition(first.position())
        between.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        value = between.selectedText().strip()
        if value and "{" not in value and "\u2029" not in value and len(value) <= MOST_IN_BLANK:
            self.blank_left.emit(name, value)

    def _is_blank(self, cursor: QTextCursor) -> bool:
        return (cursor.selectionStart(), cursor.selectionEnd()) in self._units

    def fill_open(self, name: str, value: str) -> None:
        """Write `value` into every open blank called `name`, as one undo step."""
        marks = [
            unit
            for blank, unit in zip(self._blanks, self._units, strict=True)
            if blank.name == name
        ]
        if not marks:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in reversed(marks):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(value)
        cursor.endEditBlock()

    # -- keys and paste ---------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the blanks by Tab while there are any."""
        walks = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if walks and not plain and (self._blanks or self._filling is not None):
            self.walk_blanks(forward=event.key() == Qt.Key.Key_Tab)
            return
        if event.key() in MOVES:
            self._phrase = None
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self._break_line()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the agent's own choice of place."""
        self._phrase = None
        super().mousePressEvent(event)

    def _break_line(self) -> None:
        """Begin a new line; on an empty list item, end the list.

        Qt's own way spends the key on an empty line to reset its line height.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if documents.list_of(cursor) is not None and not cursor.block().text():
            documents.leave_list(cursor)
        else:
            cursor.insertBlock()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take phrases and text; never files or pictures."""
        return source.hasFormat(PHRASE_MIME) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert pasted text with its paragraphs, lists, bold and links, and no foreign look."""
        if source.hasFormat(PHRASE_MIME):
            self.phrase_dropped.emit(bytes(source.data(PHRASE_MIME).data()).decode())
            return
        blocks = from_html(source.html()) if source.hasHtml() else from_plain(source.text())
        documents.insert_blocks(self.textCursor(), blocks, self.colours)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu with what others add to it."""
        menu = self.createStandardContextMenu(event.pos())
        self.menu_wanted.emit(menu, event)
        menu.exec(event.globalPos())
        menu.deleteLater()

    # -- look -------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Hand on where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.explanation_wanted.emit(event)
            return True
        return super().viewportEvent(event)

    def replace_range(self, start: int, end: int, old: str, new: str) -> bool:
        """Put `new` in place of `old` as one undo step; False where `old` is no longer there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        cursor.setPosition(
            min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
        )
        if cursor.selectedText().replace("\u2029", "\n") != old:
            return False
        cursor.insertText(new)
        return True

    def set_marks(self, layer: str, marks: list[QTextEdit.ExtraSelection]) -> None:
        """Show one layer of marks; they are no part of the text and add no undo step."""
        self._marks[layer] = marks
        self.setExtraSelections([mark for layer in self._marks.values() for mark in layer])

    def sizeHint(self) -> QSize:
        """Ask for a few lines; the splitter gives more."""
        return QSize(400, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read on wide windows."""
        wide = self.fontMetrics().averageCharWidth() * theme.DRAFT_LINE_CHARS
        self.setViewportMargins(0, 0, max(0, self.width() - wide), 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blanks' pills under the text."""
        pills.paint(self, self._units, self.colours.blank, event.rect())
        super().paintEvent(event)
