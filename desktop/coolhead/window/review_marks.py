# SPDX-License-Identifier: MIT
"""Underline what was found: slips by a wave, hints by dots; nothing of it is part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coolhead.window.finding_card import FindingCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent

    from coolhead.window.draft_edit import DraftEdit
    from coolhead.window.findings import Finding


class ReviewMarks(QObject):
    """Draw the findings in the draft and explain one where the mouse rests."""

    def __init__(self, edit: DraftEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._findings: tuple[Finding, ...] = ()
        self.card = FindingCard(edit, hovering=True)
        edit.explanation_wanted.connect(self._on_explanation_wanted)
        edit.cursorPositionChanged.connect(self.draw)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Draw other findings."""
        self._findings = tuple(findings)
        self.draw()

    def draw(self) -> None:
        """Draw the marks; a hint at the caret waits until the caret has left it."""
        colours = self._edit.colours
        lines = QTextCharFormat.UnderlineStyle
        looks = {
            "slip": _look(lines.WaveUnderline, colours.slip),
            "hint": _look(lines.DotLine, colours.hint),
        }
        caret = self._edit.textCursor().position()
        last = self._edit.document().characterCount() - 1
        marks = []
        for finding in self._findings:
            at_caret = finding.start <= caret <= finding.end
            if finding.kind not in looks or finding.end > last or finding.start == finding.end:
                continue
            if finding.kind == "hint" and at_caret:
                continue
            marks.append(self._mark(finding, looks[finding.kind]))
        self._edit.set_marks("review", marks)

    def _mark(self, finding: Finding, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(finding.start)
        cursor.setPosition(finding.end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, look
        return made

    def _on_explanation_wanted(self, event: QHelpEvent) -> None:
        here = self._edit.cursorForPosition(event.pos()).position()
        for finding in self._findings:
            if finding.kind != "blank" and finding.start <= here < finding.end:
                self.card.hover(finding, event.globalPos() + QPoint(-20, 14))
                return


def _look(line: QTextCharFormat.UnderlineStyle, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(line)
    look.setUnderlineColor(QColor(colour))
    return look
