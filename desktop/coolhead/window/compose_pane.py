# SPDX-License-Identifier: MIT
"""The draft with its small tools: formatting, find, word count, and Copy reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QInputDialog, QWidget

from coolhead.mail.reply import from_store, to_html, to_plain, to_store
from coolhead.review.blanks import label as blank_label
from coolhead.window import controls, theme
from coolhead.window import document as documents
from coolhead.window.draft_edit import DraftEdit
from coolhead.window.find_bar import FindBar
from coolhead.window.findings_pane import FindingsPane
from coolhead.window.review_marks import ReviewMarks
from coolhead.window.toast import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from coolhead.cases.case import Case
    from coolhead.window.findings import Finding

ROOMY_PX = 520
SHORT_PX = 320
"""Below this the draft and all that stands around it have not the room that they want."""


class ComposePane(QWidget):
    """Where the reply is written.

    Signals:
        draft_edited(text, stored, caret): the draft changed; `caret` counts UTF-16 units.
        caret_moved(position): the caret moved, in UTF-16 units.
        copied(): the reply is on the clipboard.
    """

    draft_edited = Signal(str, str, int)
    caret_moved = Signal(int)
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = DraftEdit()
        self.find_bar = FindBar(self.edit)
        self.findings = FindingsPane()
        self.blanks_banner = Banner(self.tr("Before you send"))
        self._loading = False
        self._words = controls.label("", "quiet")
        self._open = controls.label("", "quiet")
        self._summary = controls.label("", "quiet")
        for part in (self._words, self._open, self._summary):
            part.setMinimumWidth(10)
        self.marks = ReviewMarks(self.edit)
        self.copy_button = controls.button(
            self.tr("Copy reply"), "primary", self.copy_reply, self.tr("Copy reply")
        )
        self.copy_button.setToolTip(self.tr("Copy the reply for your mail client (Ctrl+Enter)"))
        self._lay_out()
        self.edit.document().contentsChange.connect(self._on_contents_change)
        self.edit.cursorPositionChanged.connect(self._on_caret_moved)
        self.edit.blanks_changed.connect(self._on_blanks_changed)

    def _lay_out(self) -> None:
        frame = controls.surface()
        self.body: QVBoxLayout = controls.column(
            margins=(theme.GAP_L, theme.GAP_M, theme.GAP_L, theme.GAP_M)
        )
        head = controls.row(gap=2)
        head.addWidget(controls.label(self.tr("Draft"), "heading"))
        head.addStretch(1)
        for name, icon_name, act in (
            (self.tr("Bold"), "bold", self.toggle_bold),
            (self.tr("Bullet list"), "list", self.toggle_bullets),
            (self.tr("Numbered list"), "list-ordered", self.toggle_numbers),
            (self.tr("Link"), "link", self.ask_for_link),
            (self.tr("Undo"), "undo-2", self.edit.undo),
            (self.tr("Redo"), "redo-2", self.edit.redo),
            (self.tr("Find in the draft"), "search", self.find_bar.open),
        ):
            head.addWidget(controls.IconButton(name, icon_name, act))
        self.body.addLayout(head)
        self.body.addSpacing(theme.GAP_S)
        self.body.addWidget(self.find_bar)
        self.body.addWidget(self.edit, 1)
        self.body.addWidget(self.findings)
        self.body.addWidget(self.blanks_banner)
        foot = controls.row(gap=theme.GAP_M, margins=(0, theme.GAP_S, 0, 0))
        foot.addWidget(self._words)
        foot.addWidget(self._open)
        foot.addWidget(self._summary)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        self.body.addLayout(foot)
        frame.setLayout(self.body)
        outer = controls.column()
        outer.addWidget(frame)
        self.setLayout(outer)
        for keys, act in (
            ("Ctrl+B", self.toggle_bold),
            ("Ctrl+Shift+8", self.toggle_bullets),
            ("Ctrl+Shift+7", self.toggle_numbers),
            ("Ctrl+L", self.ask_for_link),
        ):
            QShortcut(QKeySequence(keys), self.edit, act)
        self._tell_words("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the counts where there is no room for them whole."""
        super().resizeEvent(event)
        self._take_room(event.size().height())
        roomy = event.size().width() >= ROOMY_PX
        self._words.setVisible(roomy)
        self._summary.setVisible(roomy)

    def _take_room(self, height: int) -> None:
        short = height < SHORT_PX
        self.findings.take_room(short=short)
        least = theme.LEAST_DRAFT_SHORT_PX if short else theme.LEAST_DRAFT_PX
        self.edit.setMinimumHeight(least)

    # -- the case ---------------------------------------------------------

    def show_case(self, case: Case) -> None:
        """Show the case's draft with its caret where it was."""
        self._loading = True
        self.blanks_banner.hide()
        self.edit.set_blocks(from_store(case.draft_store))
        cursor = self.edit.textCursor()
        cursor.setPosition(min(case.caret, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)
        self._loading = False
        self._tell_words(self.edit.text())
        self._on_blanks_changed(len(self.edit.blanks()))

    def report(self) -> None:
        """Tell of the draft as it stands."""
        stored = to_store(documents.blocks_of(self.edit.document()))
        self.draft_edited.emit(self.edit.text(), stored, self.edit.textCursor().position())

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        if self._loading or not (removed or added):
            return
        self._tell_words(self.edit.text())
        self.report()

    def _on_caret_moved(self) -> None:
        if not self._loading:
            self.caret_moved.emit(self.edit.textCursor().position())

    def _tell_words(self, text: str) -> None:
        self._words.setText(
            controls.counted(len(text.split()), self.tr("1 word"), self.tr("%1 words"))
        )

    def _on_blanks_changed(self, count: int) -> None:
        one, many = self.tr("1 blank · Tab"), self.tr("%1 blanks · Tab")
        self._open.setText(controls.counted(count, one, many) if count else "")
        if not count:
            self.blanks_banner.hide()

    # -- formatting -------------------------------------------------------

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or ordinary."""
        bold = documents.is_bold(self.edit.textCursor().charFormat())
        self.edit.mergeCurrentCharFormat(documents.bold_format(bold=not bold))

    def toggle_bullets(self) -> None:
        """Make the lines at the caret a bullet list, or ordinary again."""
        self._toggle_list(QTextListFormat.Style.ListDisc)

    def toggle_numbers(self) -> None:
        """Make the lines at the caret a numbered list, or ordinary again."""
        self._toggle_list(QTextListFormat.Style.ListDecimal)

    def _toggle_list(self, style: QTextListFormat.Style) -> None:
        cursor = self.edit.textCursor()
        inside = documents.list_of(cursor)
        cursor.beginEditBlock()
        if inside is not None and inside.format().style() == style:
            first = self.edit.document().findBlock(cursor.selectionStart())
            last = self.edit.document().findBlock(cursor.selectionEnd())
            while first.isValid() and first.position() <= last.position():
                documents.leave_list(QTextCursor(first))
                first = first.next()
        else:
            cursor.createList(style)
        cursor.endEditBlock()
        self.edit.setFocus()

    def ask_for_link(self) -> None:
        """Ask for an address and make the selection a link to it."""
        cursor = self.edit.textCursor()
        address, given = QInputDialog.getText(
            self, self.tr("Link"), self.tr("Web address (https://…):"), text="https://"
        )
        if not given or not address.startswith(("https://", "http://", "mailto:")):
            return
        shown = cursor.selectedText() or address
        cursor.insertText(shown, documents.link_format(address, self.edit.colours))
        cursor.insertText(" ", documents.bold_format(bold=False))
        self.edit.setFocus()

    # -- copying ----------------------------------------------------------

    def copy_reply(self) -> None:
        """Copy the reply; where blanks are open, show them first and ask."""
        self.edit.leave_blank()
        open_blanks = self.edit.blanks()
        if not open_blanks:
            self.copy_anyway()
            return
        names = list(dict.fromkeys(blank_label(blank.name) for blank in open_blanks))
        shown = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
        one, many = self.tr("1 blank is still open"), self.tr("%1 blanks are still open")
        text = f"{controls.counted(len(open_blanks), one, many)}: {shown}."
        self.blanks_banner.tell(
            text,
            "warning",
            {
                self.tr("Go to the first"): self._go_to_first,
                self.tr("Copy anyway"): self.copy_anyway,
            },
        )
        self._go_to_first()

    def _go_to_first(self) -> None:
        self.edit.setFocus()
        self.edit.select_blank_in(0, self.edit.document().characterCount())

    def copy_anyway(self) -> None:
        """Put the reply on the clipboard as plain text and as clean HTML."""
        self.blanks_banner.hide()
        blocks = documents.blocks_of(self.edit.document())
        mime = QMimeData()
        mime.setText(to_plain(blocks))
        mime.setHtml(to_html(blocks))
        QGuiApplication.clipboard().setMimeData(mime)
        self.copied.emit()

    def summary(self) -> str:
        """Give what stands beside the button: steps covered, slips and hints left."""
        return self._summary.text()

    def show_findings(self, findings: Sequence[Finding], aside: int, steps: str) -> None:
        """List what was found in the draft, and sum it up beside the button."""
        self.findings.show_findings(findings, aside)
        self.marks.show_findings(findings)
        slips = sum(one.kind == "slip" for one in findings)
        hints = sum(one.kind == "hint" for one in findings)
        parts = [steps] if self.edit.text().strip() else []
        if slips:
            parts.append(controls.counted(slips, self.tr("1 slip"), self.tr("%1 slips")))
        if hints:
            parts.append(controls.counted(hints, self.tr("1 hint"), self.tr("%1 hints")))
        self._summary.setText(" · ".join(part for part in parts if part))

    def recolour(self, colours: theme.Colours) -> None:
        """Repaint what is painted by hand in the theme's colours."""
        self.findings.recolour(colours)
        self.blanks_banner.recolour(colours)
        self.edit.colours = colours
        self.marks.draw()
        self.edit.viewport().update()
