# SPDX-License-Identifier: MIT
"""Write the note with which a case is handed over to a manager."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coolhead.review.correcting import ABUSE
from coolhead.window.reading_chips import ASKS, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.cases.case import Case
    from coolhead.review.values import Reading


def note_of(case: Case, reading: Reading, history: str, tried: Sequence[str]) -> str:
    """Write what a manager needs to go on where the agent stopped, as plain text.

    The six lines are those of the guide "Handing over to a manager"; `history` is what is known of
    earlier contacts, `tried` names the steps that were taken. What is not known says so, so that
    nobody takes a gap for an answer.
    """
    tr = QCoreApplication.translate
    unknown = tr("HandOver", "not noted yet")
    who = " · ".join(part for part in (case.customer, case.address, case.order_ref) if part)
    notes = case.notes
    options = [one for one in (notes.option_1, notes.option_2, notes.option_3) if one.strip()]
    past = [history] if history else []
    if reading.repeat:
        past.append(tr("HandOver", "They write that it is not the first time."))
    did = list(tried)
    if case.copies:
        sent = tr("HandOver", "A reply was copied on %1.")
        at = datetime.fromisoformat(case.copies[-1]).astimezone()
        did.append(sent.replace("%1", at.strftime("%Y-%m-%d %H:%M")))
    abusive = [f"“{' '.join(s.text.split())}”" for s in reading.spans(f"abuse:{reading.abuse}")]
    whole = unknown
    if reading.abuse != ABUSE[0]:
        whole = tr("HandOver", "by their message as a whole")
    lines = [
        (
            tr("HandOver", "Case"),
            " · ".join(part for part in (who, case.subject) if part) or unknown,
        ),
        (tr("HandOver", "The problem"), notes.problem.strip() or unknown),
        (
            tr("HandOver", "What they need"),
            notes.need.strip() or _asked(reading) or unknown,
        ),
        (tr("HandOver", "The options"), "; ".join(options) or unknown),
        (tr("HandOver", "The history"), " ".join(past) or unknown),
        (tr("HandOver", "What was tried"), " ".join(did) or unknown),
        (tr("HandOver", "Their words"), ", ".join(abusive) or whole),
    ]
    parts = [
        tr("HandOver", "Handing over"),
        "\n".join(f"{name}: {text}" for name, text in lines),
        _below(tr("HandOver", "Their message"), case.message),
        _below(tr("HandOver", "My draft so far"), case.draft),
    ]
    return "\n\n".join(part for part in parts if part)


def _below(title: str, text: str) -> str:
    return f"{title}:\n{text.strip()}" if text.strip() else ""


def _asked(reading: Reading) -> str:
    return ", ".join(told(ASKS[ask]) for ask in reading.asks if ask in ASKS)
