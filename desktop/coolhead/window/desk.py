# SPDX-License-Identifier: MIT
"""Connect the panes to the session; each act stands in one place, whoever asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject

from coolhead.review.blanks import fill
from coolhead.window import case_values, controls
from coolhead.window.case_acts import CaseActs
from coolhead.window.learned_help import LearnedHelp
from coolhead.window.reading_desk import ReadingDesk
from coolhead.window.review_desk import ReviewDesk
from coolhead.window.spell_marks import SpellMarks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coolhead.playbook.values import Mistake
    from coolhead.window.main_window import MainWindow

FAULT_OF: Final = {"any": "", "known": "known", "unknown": "unknown"}


class Desk(QObject):
    """The one who knows all panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._keeping = window.keeping
        self._uses: dict[str, int] = {}
        self.case_acts = CaseActs(window)
        self.spell_marks = SpellMarks(window.compose.edit, window.keeping.speller)
        self.spell_marks.word_learnt.connect(window.keeping.keep_words)
        self.review = ReviewDesk(window)
        self.reading = ReadingDesk(window, self.review.live)
        self.learned_help = LearnedHelp(window, self.review.live)
        self._connect_panes()
        self._connect_session()

    def _connect_panes(self) -> None:
        window, session, case_acts = self._window, self._session, self.case_acts
        window.compose.draft_edited.connect(session.edit_draft)
        window.compose.caret_moved.connect(lambda at: session.change(caret=at))
        window.compose.copied.connect(self._on_copied)
        window.compose.edit.blank_left.connect(self._on_blank_left)
        window.compose.edit.phrase_dropped.connect(self.insert_phrase)
        window.message.message_edited.connect(session.edit_message)
        window.message.message_pasted.connect(case_acts.take_paste)
        window.message.file_dropped.connect(case_acts.open_file)
        window.message.open_wanted.connect(case_acts.open_email)
        window.steps.step_ticked.connect(case_acts.tick)
        window.steps.step_opened.connect(window.phrases.show_step)
        window.steps.phrase_wanted.connect(self.insert_phrase)
        window.steps.phrases_wanted.connect(window.phrases.show_only)
        window.steps.whats.whats_edited.connect(lambda whats: session.change(notes=whats))
        window.phrases.phrase_wanted.connect(self.insert_phrase)
        window.phrases.phrase_copied.connect(
            lambda _key: window.toast.tell(self.tr("Phrase copied."))
        )
        window.phrases.fault_chosen.connect(self._on_fault_chosen)
        window.case_line.popup.detail_edited.connect(self._on_detail_edited)

    def _connect_session(self) -> None:
        session = self._session
        session.case_opened.connect(self.show_all)
        session.blanks_changed.connect(self._show_values)
        session.trouble.connect(self._on_trouble)
        session.saved.connect(self._on_saved)
        self._keeping.trouble.connect(self._on_trouble)
        self._keeping.lasting_changed.connect(self._show_values)

    def acts(self) -> dict[str, Callable[[], object]]:
        """Give what each shortcut does, by its id."""
        window = self._window
        steps: dict[str, Callable[[], object]] = {
            f"step_{at}": partial(self.go_to_step, at) for at in range(1, 9)
        }
        return {
            "find_phrase": self.find_phrase,
            "copy_reply": window.compose.copy_reply,
            "new_case": self.case_acts.new_case,
            "open_email": self.case_acts.open_email,
            "find_in_draft": window.compose.find_bar.open,
            "case_details": window.case_line.open,
            "hand_over": self.reading.hand_over,
            "next_pane": lambda: self.walk_panes(1),
            "previous_pane": lambda: self.walk_panes(-1),
            "next_finding": partial(self.review.walk, 1),
            "previous_finding": partial(self.review.walk, -1),
            "save_now": self.save_now,
            "show_keys": lambda: self._keeping.show_keys(window),
            "quit": window.close,
            **steps,
        }

    # -- showing ----------------------------------------------------------

    def show_all(self) -> None:
        """Show the case in hand in every pane."""
        case, window = self._session.case, self._window
        window.message.show_case(case)
        window.compose.show_case(case)
        window.steps.whats.show_whats(case.notes)
        window.steps.offers.restart()
        self._show_values()
        self.reading.show()
        self.review.show()
        window.phrases.start_over(case.fault or "any", window.steps.first_open())

    def _values(self) -> dict[str, str]:
        return case_values.values_of(self._session.case, self._keeping.lasting)

    def _show_values(self) -> None:
        self._window.case_line.show_values(self._values(), self._session.case.customer)

    def welcome(self, notice: str, mistakes: Sequence[Mistake]) -> None:
        """Say what the agent should know at the start."""
        banner = self._window.banner
        if notice:
            banner.tell(notice, "problem")
        elif mistakes:
            text = controls.counted(
                len(mistakes),
                self.tr("A mistake in the content files"),
                self.tr("%1 mistakes in the content files, the first"),
            )
            banner.tell(f"{text}: {mistakes[0]}", "warning")

    def load_late(self) -> None:
        """Load what the first paint does not need."""
        self._uses = self._keeping.phrase_uses()
        self._window.phrases.show_uses(self._uses)
        self.learned_help.start()
        self.review.live.load(self._session.layers, shipped=self._session.layers[:1])
        self._keeping.load_spelling()

    # -- phrases ----------------------------------------------------------

    def find_phrase(self) -> None:
        """Go to the phrase search."""
        self._window.arrangement.bring(self._window.phrases)
        self._window.phrases.search()

    def insert_phrase(self, key: str, stay: bool = False) -> None:  # noqa: FBT001, FBT002 -- a slot
        """Insert a phrase with the case's values in its blanks."""
        phrase = next((one for one in self._session.playbook.phrases if one.id == key), None)
        if phrase is None:
            return
        edit = self._window.compose.edit
        edit.leave_blank()
        edit.insert_phrase(fill(phrase.text, self._values()))
        if not stay:
            edit.setFocus()
        self._keeping.phrase_used(key)
        self._uses[key] = self._uses.get(key, 0) + 1

    def _on_blank_left(self, name: str, value: str) -> None:
        if name in case_values.LASTING:
            self._keeping.write_lasting(name, value)
        elif name in case_values.OF_THE_CASE:
            self._session.fill_blank(name, value)
        else:
            return
        self._window.compose.edit.fill_open(name, value)

    def _on_copied(self) -> None:
        self.case_acts.note_copy()
        if not self.review.ask_yourself():
            self._window.toast.tell(self.tr("Reply copied. Paste it into your mail client."))

    def _on_fault_chosen(self, fault: str) -> None:
        self._session.change(fault=FAULT_OF[fault])
        self.reading.show()

    def _on_detail_edited(self, name: str, value: str) -> None:
        if name in case_values.LASTING:
            self._keeping.write_lasting(name, value)
        elif name == "order":
            self._session.change(order_ref=value)
            self._show_values()
        else:
            self._session.fill_blank(name, value)

    # -- walking ----------------------------------------------------------

    def go_to_step(self, number: int) -> None:
        """Open a step and go there."""
        self._window.arrangement.bring(self._window.steps)
        self._window.steps.go_to_step(number)

    def walk_panes(self, by: int) -> None:
        """Give the focus to the next pane, round the end."""
        window = self._window
        stops: list[tuple[QWidget, QWidget]] = [
            (window.message, window.message.edit),
            (window.compose, window.compose.edit),
            (window.steps, window.steps.list),
            (window.phrases, window.phrases.field),
        ]
        focus = cast("QWidget | None", window.focusWidget())  # the stubs know no None
        here = next(
            (
                at
                for at, (pane, _) in enumerate(stops)
                if focus is not None and pane.isAncestorOf(focus)
            ),
            -1 if by > 0 else 0,
        )
        pane, target = stops[(here + by) % len(stops)]
        window.arrangement.bring(pane)
        target.setFocus()

    # -- keeping ----------------------------------------------------------

    def save_now(self) -> None:
        """Save at once and say so."""
        if self._session.save():
            self._window.toast.tell(self.tr("Saved."))

    def leave(self) -> None:
        """Save what is unsaved."""
        self._session.save()

    def _on_trouble(self, sentence: str) -> None:
        text = self.tr("%1 Your text is kept here and saved as soon as it can be; copying works.")
        self._window.banner.tell(
            text.replace("%1", sentence),
            "problem",
            {self.tr("Try again"): self._session.save},
            name="trouble",
        )

    def _on_saved(self) -> None:
        banner = self._window.banner
        if banner.name == "trouble":
            banner.hide()
