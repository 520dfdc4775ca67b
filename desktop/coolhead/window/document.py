# SPDX-License-Identifier: MIT
"""Between Qt's document and the room's plain values: blocks of runs, offsets, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from coolhead.mail.reply import Block, Run
from coolhead.window import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextList
    from PySide6.QtWidgets import QTextEdit

_STYLES = {
    "bullet": QTextListFormat.Style.ListDisc,
    "number": QTextListFormat.Style.ListDecimal,
}


def utf16_offsets(text: str, offsets: Sequence[int]) -> list[int]:
    """Turn code-point `offsets` into `text` into the UTF-16 units that Qt counts."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return list(offsets)
    return [at + sum(sign > "\uffff" for sign in text[:at]) for at in offsets]


def plain_text(document: QTextDocument) -> str:
    """Give the document's text with newlines between blocks, offset for offset as Qt counts it."""
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def is_bold(look: QTextCharFormat) -> bool:
    """Say whether characters of this look are bold."""
    return look.fontWeight() >= QFont.Weight.DemiBold


def bold_format(*, bold: bool) -> QTextCharFormat:
    """Give the look of bold or of ordinary characters."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return look


def link_format(address: str, colours: theme.Colours) -> QTextCharFormat:
    """Give the look of a link to `address`."""
    look = QTextCharFormat()
    look.setAnchor(True)
    look.setAnchorHref(address)
    look.setFontUnderline(True)
    look.setForeground(QColor(colours.accent))
    return look


def block_format() -> QTextBlockFormat:
    """Give the line height that every block of draft and message has."""
    look = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    look.setLineHeight(theme.LINE_HEIGHT_PERCENT, kind.value)
    return look


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """Read the document as blocks of runs."""
    read = []
    block = document.begin()
    while block.isValid():
        read.append(Block(_kind(block), _runs(block)))
        block = block.next()
    return tuple(read)


def _kind(block: QTextBlock) -> str:
    inside = cast("QTextList | None", block.textList())  # the stubs know no None
    if inside is None:
        return "paragraph"
    number = inside.format().style() == QTextListFormat.Style.ListDecimal
    return "number" if number else "bullet"


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    runs = []
    for piece in cast("Iterable[QTextBlock.iterator]", block):
        fragment = piece.fragment()
        look = fragment.charFormat()
        text = fragment.text().replace("\u2028", "\n")
        runs.append(Run(text, bold=is_bold(look), href=look.anchorHref()))
    return tuple(runs)


def insert_blocks(cursor: QTextCursor, blocks: Iterable[Block], colours: theme.Colours) -> None:
    """Insert blocks at the cursor as one undo step; the first joins the line it lands on."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    last_kind = ""
    for at, block in enumerate(blocks):
        if at:
            cursor.insertBlock(block_format(), QTextCharFormat())
        if block.kind in _STYLES and block.kind != last_kind:
            cursor.createList(_STYLES[block.kind])
        elif block.kind not in _STYLES and at:
            leave_list(cursor)
        last_kind = block.kind
        for run in block.runs:
            look = link_format(run.href, colours) if run.href else bold_format(bold=run.bold)
            cursor.insertText(run.text, look)
    cursor.endEditBlock()


def list_of(cursor: QTextCursor) -> QTextList | None:
    """Give the list that the cursor stands in, or None."""
    return cast("QTextList | None", cursor.currentList())  # the stubs know no None


def leave_list(cursor: QTextCursor) -> None:
    """Take the cursor's block out of its list."""
    inside = list_of(cursor)
    if inside is not None:
        inside.remove(cursor.block())
        look = cursor.blockFormat()
        look.setIndent(0)
        cursor.setBlockFormat(look)


def select(edit: QTextEdit, start: int, end: int) -> None:
    """Select from `start` to `end`, in UTF-16 units, and bring it into view."""
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def held_range(document: QTextDocument, start: int, end: int) -> tuple[QTextCursor, QTextCursor]:
    """Keep hold of a range: what is typed inside it or at its end belongs to it."""
    first, last = QTextCursor(document), QTextCursor(document)
    first.setPosition(start)
    first.setKeepPositionOnInsert(True)
    last.setPosition(end)
    return first, last
