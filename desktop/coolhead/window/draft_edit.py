# SPDX-License-Identifier: MIT
"""The editor of the draft: phrases go in as one undo step, blanks are pills that Tab walks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.mail.reply import from_html, from_plain
from coolhead.playbook.fitting import fit
from coolhead.window import document as documents
from coolhead.window import pills, theme
from coolhead.window.blank_walk import BlankWalk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from coolhead.mail.reply import Block
    from coolhead.review.blanks import Blank

PHRASE_MIME: Final = "application/x-coolhead-phrase"
_KEY: Final = Qt.Key
MOVES: Final = (
    _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End
)  # fmt: skip


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
        self._walk = BlankWalk(self)
        self._walk.left.connect(self.blank_left)
        self._walk.counted.connect(self.blanks_changed)
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
        self._walk.forget()
        self._phrase = None
        self.document().setUndoRedoEnabled(False)
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(documents.block_format())
        documents.insert_blocks(cursor, blocks, self.colours)
        self.document().setUndoRedoEnabled(True)
        self._walk.read()

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
        self._phrase = documents.held_range(self.document(), start, cursor.position())
        self._walk.read()
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
        if self._walk.holds(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)

    def _on_line(self, position: int, end: QTextCursor.MoveOperation) -> str:
        """Give the text from a position (UTF-16 units) to one end of its line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _on_contents_change(self, _position: int, _removed: int, _added: int) -> None:
        self._walk.read()

    # -- blanks -----------------------------------------------------------

    def blanks(self) -> tuple[Blank, ...]:
        """Give the open blanks; their offsets count code points of `text()`."""
        return self._walk.found

    def select_blank_in(self, start: int, end: int) -> bool:
        """Select the first open blank between two positions (UTF-16 units)."""
        return self._walk.select_in(start, end)

    def walk_blanks(self, *, forward: bool) -> bool:
        """Select the next or previous open blank, round the end; False when there is none."""
        self._walk.leave()
        if self._walk.step(forward=forward):
            return True
        cursor = self.textCursor()
        self._leave_phrase(cursor)
        self.setTextCursor(cursor)
        return False

    def leave_blank(self) -> None:
        """Report what was written over the blank that was selected last."""
        self._walk.leave()

    def fill_open(self, name: str, value: str) -> None:
        """Write `value` into every open blank called `name`, as one undo step."""
        self._walk.fill(name, value)

    def select(self, start: int, end: int) -> None:
        """Select from `start` to `end`, in UTF-16 units, and bring it into view."""
        documents.select(self, start, end)

    # -- keys and paste ---------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the blanks by Tab while there are any."""
        walks = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if walks and not plain and self._walk.goes_on:
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
        pills.paint(self, self._walk.units, self.colours.blank, event.rect())
        super().paintEvent(event)
