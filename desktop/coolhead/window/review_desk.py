# SPDX-License-Identifier: MIT
"""Show what the live review finds, and carry out what the agent decides about it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coolhead.window.document import utf16_offsets
from coolhead.window.findings import OPEN_QUESTION, SOME_WORDS, Finding, evidence_of, findings_of
from coolhead.window.live_review import LiveReview

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coolhead.review.values import Review
    from coolhead.window.main_window import MainWindow

SELF_QUESTIONED = ("argue", "blame")
NO_APOLOGY = "no_apology"


class ReviewDesk(QObject):
    """Between the live review and the panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.live = LiveReview(window.session, self)
        self._covered: dict[str, tuple[int, int, str]] = {}
        self._connect()

    def _connect(self) -> None:
        window, session = self._window, self._session
        self.live.review_changed.connect(lambda _review: self.show())
        session.draft_edited.connect(self._show_blanks_at_once)
        session.case_opened.connect(self._on_case_opened)
        session.ticks_changed.connect(self._show_steps)
        window.keeping.muted_changed.connect(self.show)
        for card in (window.compose.findings.card, window.compose.marks.card):
            card.better_wanted.connect(self.use_better)
            card.aside_wanted.connect(self.set_aside)
            card.mute_wanted.connect(self._on_mute_wanted)
        window.compose.findings.finding_wanted.connect(self.show_finding)
        window.compose.findings.back_wanted.connect(self._take_back)
        window.steps.evidence_wanted.connect(self.show_evidence)
        window.steps.finding_wanted.connect(self._on_rule_chosen)

    # -- showing ----------------------------------------------------------

    def show(self) -> None:
        """Show the review as it stands in every pane."""
        review = self.live.review
        self._covered = evidence_of(review)
        self._show_steps()
        found = self._findings(review)
        self._window.compose.show_findings(found, self._count_aside(review), self._steps_line())
        counts = Counter(one.label for one in found if one.kind == "slip")
        if self._lacks_apology(review):
            counts[NO_APOLOGY] = 1
        self._window.steps.rules.show_found(counts)
        self._window.phrases.show_missing(review.missing if self._session.case.draft else ())

    def _lacks_apology(self, review: Review) -> bool:
        case = self._session.case
        muted = NO_APOLOGY in self._window.keeping.muted()
        begun = len(case.draft.split()) < SOME_WORDS
        return review.no_apology and bool(case.message) and not begun and not muted

    def _show_blanks_at_once(self) -> None:
        """Follow the blanks without the pause; marks of the last review move with the text."""
        text = self._window.compose.edit.text()
        shown = self._window.compose.findings.findings()
        if "{" in text or any(one.kind == "blank" for one in shown):
            self.live.refresh()
            if not self.live.is_loaded:
                self.show()

    def _findings(self, review: Review) -> list[Finding]:
        text = self._window.compose.edit.text()
        stale = text != self._session.case.draft
        if stale:
            return list(self._window.compose.findings.findings())
        return findings_of(text, review, self._session.case.dismissed, self._window.keeping.muted())

    def _count_aside(self, review: Review) -> int:
        text = self._session.case.draft
        everything = findings_of(text, review, (), self._window.keeping.muted())
        return sum(one.key in self._session.case.dismissed for one in everything)

    def _steps_line(self) -> str:
        return self._window.steps.progress_line()

    def _show_steps(self) -> None:
        evidence = {step: text for step, (_, _, text) in self._covered.items()}
        self._window.steps.show_ticks(self._session.case.ticks, evidence)
        self._window.phrases.show_step(self._window.steps.first_open())

    def _on_case_opened(self) -> None:
        self.show()

    def show_evidence(self, step: str) -> None:
        """Select the sentence that covers a step."""
        if step in self._covered:
            start, end, _ = self._covered[step]
            first, last = utf16_offsets(self._window.compose.edit.text(), (start, end))
            self._window.compose.edit.setFocus()
            self._window.compose.edit.select(first, last)

    # -- deciding ---------------------------------------------------------

    def use_better(self, finding: Finding) -> None:
        """Put the better wording in place, as one undo step."""
        edit = self._window.compose.edit
        edit.replace_range(finding.start, finding.end, finding.text, finding.better)
        edit.setFocus()
        self.live.refresh()

    def set_aside(self, finding: Finding) -> None:
        """Put a finding aside in this case, with Undo."""
        before = self._session.case.dismissed
        self._session.change(dismissed=(*before, finding.key))
        self.show()
        self._window.toast.tell(self.tr("Not shown again in this case."), self._undo_aside(before))

    def _undo_aside(self, before: Sequence[str]) -> Callable[[], None]:
        def undo() -> None:
            self._session.change(dismissed=tuple(before))
            self.show()

        return undo

    def _take_back(self) -> None:
        self._session.change(dismissed=())
        self.show()

    def _on_mute_wanted(self, finding: Finding) -> None:
        keeping = self._window.keeping
        keeping.mute(finding.label, muted=True)
        self._window.toast.tell(
            self.tr("Never shown again. The menu lists what is muted."),
            lambda: keeping.mute(finding.label, muted=False),
        )

    def _on_rule_chosen(self, slip: str) -> None:
        found = [one for one in self._window.compose.findings.findings() if one.label == slip]
        if found:
            self.show_finding(found[0])
        else:
            rules = self._session.playbook.rules
            rule = next((rule for rule in rules if rule.slip == slip), None)
            if rule is not None:
                self._window.steps.show_rule(rule.id)

    # -- walking ----------------------------------------------------------

    def walk(self, by: int) -> None:
        """Go to the next or previous finding of the draft, round the end."""
        found = self._window.compose.findings.findings()
        if not found:
            self._window.toast.tell(self.tr("Nothing found in the draft."))
            return
        cursor = self._window.compose.edit.textCursor()
        last = self._window.compose.findings.explained()
        if last in found and self._stands_at(last):
            self.show_finding(found[(found.index(last) + by) % len(found)])
            return
        if by > 0:
            later = [one for one in found if one.start >= cursor.selectionEnd()]
            self.show_finding(later[0] if later else found[0])
        else:
            earlier = [one for one in found if one.end <= cursor.selectionStart()]
            self.show_finding(earlier[-1] if earlier else found[-1])

    def _stands_at(self, finding: Finding) -> bool:
        """Say whether a finding is where the agent is; one about the whole draft has no place."""
        cursor = self._window.compose.edit.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        return finding.start == finding.end or here == (finding.start, finding.end)

    def show_finding(self, finding: Finding) -> None:
        """Select a finding's place in the draft and explain it."""
        if finding.label == OPEN_QUESTION:
            self._window.compose.findings.explain(finding)
            self._window.arrangement.bring(self._window.message)
            self._window.message.questions.go_to_first_open()
            return
        edit = self._window.compose.edit
        edit.setFocus()
        if finding.kind != "blank" or not edit.select_blank_in(finding.start, finding.end):
            edit.select(finding.start, finding.end)
        self._window.compose.findings.explain(finding)

    # -- copying ----------------------------------------------------------

    def ask_yourself(self) -> bool:
        """Ask the questions that belong to arguing or blaming; False where none does.

        The reply is copied all the same, and the questions say so.
        """
        found = self._window.compose.findings.findings()
        if not any(one.label in SELF_QUESTIONED for one in found):
            return False
        questions = next((g.questions for g in self._session.playbook.guides if g.questions), ())
        if not questions:
            return False
        text = self.tr("Copied. Before you send: %1").replace("%1", " ".join(questions))
        self._window.compose.findings.put_away()  # the questions want its room
        self._window.compose.blanks_banner.tell(text)
        return True
