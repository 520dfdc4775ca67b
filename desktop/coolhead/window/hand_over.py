# SPDX-License-Identifier: MIT
"""Write the note with which a case is handed over to a manager."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coolhead.window.reading_chips import ASKS, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.cases.case import Case
    from coolhead.review.values import Reading


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandOver", text)


def note_of(case: Case, reading: Reading, history: str, tried: Sequence[str]) -> str:
    """Write what a manager needs to go on where the agent stopped, as plain text.

    The six lines are those of the guide "Handing over to a manager"; `history` is what is known of
    earlier contacts, `tried` names the steps that were taken. What is not known says so, so that
    nobody takes a gap for an answer.
    """
    unknown = _tr("not noted yet")
    who = " · ".join(part for part in (case.customer, case.address, case.order_ref) if part)
    notes = case.notes
    options = [one for one in (notes.option_1, notes.option_2, notes.option_3) if one.strip()]
    past = [history] if history else []
    if reading.repeat:
        past.append(_tr("They write that it is not the first time."))
    did = list(tried)
    if case.copies:
        sent = _tr("A reply was copied on %1.")
        at = datetime.fromisoformat(case.copies[-1]).astimezone()
        did.append(sent.replace("%1", at.strftime("%Y-%m-%d %H:%M")))
    abusive = [f"“{' '.join(s.text.split())}”" for s in reading.spans(f"abuse:{reading.abuse}")]
    lines = [
        (_tr("Case"), " · ".join(part for part in (who, case.subject) if part) or unknown),
        (_tr("The problem"), notes.problem.strip() or unknown),
        (_tr("What they need"), notes.need.strip() or _asked(reading) or unknown),
        (_tr("The options"), "; ".join(options) or unknown),
        (_tr("The history"), " ".join(past) or unknown),
        (_tr("What was tried"), " ".join(did) or unknown),
        (_tr("Their words"), ", ".join(abusive) or _tr("no abusive words were found")),
    ]
    note = "\n".join(f"{name}: {text}" for name, text in lines)
    message = f"{_tr('Their message')}:\n{case.message.strip()}" if case.message.strip() else ""
    draft = f"{_tr('My draft so far')}:\n{case.draft.strip()}" if case.draft.strip() else ""
    return "\n\n".join(part for part in (_tr("Handing over"), note, message, draft) if part)


def _asked(reading: Reading) -> str:
    return ", ".join(told(ASKS[ask]) for ask in reading.asks if ask in ASKS)
