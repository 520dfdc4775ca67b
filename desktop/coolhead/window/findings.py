# SPDX-License-Identifier: MIT
"""From the review's values to what the agent is shown: findings in the window's own offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from coolhead.review.blanks import find_blanks, label
from coolhead.window.document import utf16_offsets

if TYPE_CHECKING:
    from collections.abc import Collection

    from coolhead.review.values import Review, Slip

SOME_WORDS: Final = 30
"""Below this, a draft is only begun: that it does not apologise yet says nothing."""
OPEN_QUESTION: Final = "open_question"
_SHOWN_ELSEWHERE: Final = frozenset({"open_blank", OPEN_QUESTION})
"""Blanks are found without the review; open questions are told in one line, however many."""
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
_MARKS: Final = re.compile(r"[!?]{2,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding for the agent. `kind` is slip, hint or blank; offsets count UTF-16 units."""

    kind: str
    label: str
    start: int
    end: int
    text: str
    message: str
    better: str = ""

    @property
    def key(self) -> str:
        """Name the finding so that it is known again: its label and its words."""
        return f"{self.label}:{' '.join(self.text.casefold().split())}"


def findings_of(
    text: str, review: Review, aside: Collection[str] = (), muted: Collection[str] = ()
) -> list[Finding]:
    """List blanks, slips and hints in the order of the draft, less what was put aside or muted.

    What is about the whole draft, and so has no place in it, comes last.
    """
    found = [
        *_blanks(text),
        *(
            _finding(text, "slip", slip.label, slip.start, slip.end, slip.message, _better(slip))
            for slip in review.slips
        ),
        *(
            _finding(text, "hint", hint.label, hint.start, hint.end, hint.message, "")
            for hint in review.hints
            if hint.label not in _SHOWN_ELSEWHERE
        ),
        *_open_questions(review),
    ]
    kept = [one for one in found if one.label not in muted and one.key not in aside]
    return sorted(kept, key=lambda one: (one.start == one.end, one.start, one.end))


def _blanks(text: str) -> list[Finding]:
    message = QCoreApplication.translate("Findings", "Still open: %1")
    return [
        _finding(
            text,
            "blank",
            "open_blank",
            one.start,
            one.end,
            message.replace("%1", label(one.name)),
            "",
        )
        for one in find_blanks(text)
    ]


def _open_questions(review: Review) -> list[Finding]:
    """Tell the customer's open questions in one line, the first of them in full."""
    hints = [hint for hint in review.hints if hint.label == OPEN_QUESTION]
    if not hints:
        return []
    message = hints[0].message
    if len(hints) > 1:
        more = QCoreApplication.translate("Findings", "and %1 more")
        message = f"{message} {more.replace('%1', str(len(hints) - 1))}"
    return [Finding("hint", OPEN_QUESTION, 0, 0, "", message)]


def _finding(
    text: str, kind: str, name: str, start: int, end: int, message: str, better: str
) -> Finding:
    first, last = utf16_offsets(text, (start, end))
    return Finding(kind, name, first, last, text[start:end], message, better)


def _better(slip: Slip) -> str:
    return quieter(slip.text) if slip.label == "shout" else slip.try_


def quieter(text: str) -> str:
    """Write shouted words in small letters, with one mark at the end."""
    return _MARKS.sub(lambda marks: marks[0][-1], _CAPITALS.sub(lambda word: word[0].lower(), text))


def evidence_of(review: Review) -> dict[str, tuple[int, int, str]]:
    """Give, for each covered step, the place (code points) and words of the move that did it."""
    covered = {}
    for state in review.steps:
        if state.done and state.by:
            found = next((move for move in review.moves if move.label in state.by), None)
            if found is not None:
                covered[state.step] = (found.start, found.end, found.text)
    return covered
