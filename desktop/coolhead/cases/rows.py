# SPDX-License-Identifier: MIT
"""Turn cases into rows and back, exactly, and read any row, however odd, without failing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from coolhead.cases.case import (
    FAULTS,
    STATUSES,
    TICK_STATES,
    Case,
    FollowUp,
    Tick,
    Whats,
)

if TYPE_CHECKING:
    import sqlite3

_Choice = TypeVar("_Choice")

_TEXTS: Final = (
    "id",
    "created",
    "updated",
    "status",
    "customer",
    "address",
    "subject",
    "order_ref",
    "company",
    "message",
    "quoted",
    "signature",
    "draft",
    "draft_store",
    "fault",
    "message_id",
)
_WHATS: Final = ("problem", "need", "option_1", "option_2", "option_3")
_LISTS: Final = ("corrections", "answered", "dismissed")
_COLUMNS: Final = (*_TEXTS, *_WHATS, "reference_ids", "caret", "blanks", "ticks", "copies", *_LISTS)

_SAVE: Final = (
    f"INSERT INTO cases ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in _COLUMNS[1:])}"
)
_SAVE_FOLLOW_UP: Final = (
    "INSERT INTO follow_ups (case_id, position, id, due, text, done) VALUES (?, ?, ?, ?, ?, ?)"
)


def write_text(text: str) -> str | bytes:
    """Return a text in a form that SQLite takes: half an emoji is no Unicode, so it goes as bytes.

    The same text always gives the same form, so that it can be looked for.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def read_text(value: object) -> str:
    """Return the text of a column; what is no text at all reads as an empty one."""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""


def write_case(connection: sqlite3.Connection, case: Case) -> None:
    """Insert or update a case; to be called inside a transaction."""
    connection.execute(
        _SAVE,
        (
            *(write_text(getattr(case, name)) for name in _TEXTS),
            *(write_text(getattr(case.notes, name)) for name in _WHATS),
            write_text(case.references),
            case.caret,
            json.dumps(dict(case.blanks)),
            json.dumps({step: [tick.state, tick.reason] for step, tick in case.ticks.items()}),
            json.dumps(case.copies),
            json.dumps(dict(case.corrections)),
            json.dumps(case.answered),
            json.dumps(case.dismissed),
        ),
    )
    key = write_text(case.id)
    connection.execute("DELETE FROM follow_ups WHERE case_id = ?", (key,))
    connection.executemany(
        _SAVE_FOLLOW_UP,
        (
            (key, position, write_text(f.id), write_text(f.due), write_text(f.text), f.done)
            for position, f in enumerate(case.follow_ups)
        ),
    )


def read_cases(
    connection: sqlite3.Connection, where: str = "TRUE", values: tuple[str | bytes, ...] = ()
) -> list[Case]:
    """Return the cases that a condition holds for, newest first."""
    follow_ups: dict[str, list[FollowUp]] = {}
    for case_id, *rest in connection.execute(
        "SELECT case_id, id, due, text, done FROM follow_ups"
        f" WHERE case_id IN (SELECT id FROM cases WHERE {where}) ORDER BY case_id, position",
        values,
    ):
        follow_ups.setdefault(read_text(case_id), []).append(_follow_up(*rest))
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM cases WHERE {where} ORDER BY updated DESC, rowid DESC",
        values,
    )
    return [_case(dict(zip(_COLUMNS, row, strict=True)), follow_ups) for row in rows]


def _follow_up(key: object, due: object, text: object, done: object) -> FollowUp:
    return FollowUp(read_text(key), read_text(due), read_text(text), bool(done))


def _case(row: dict[str, Any], follow_ups: dict[str, list[FollowUp]]) -> Case:
    texts = {name: read_text(row[name]) for name in _TEXTS}
    texts.pop("status"), texts.pop("fault")
    caret = row["caret"]
    return Case(
        **texts,
        status=_one_of(STATUSES, row["status"], "open"),
        fault=_one_of(FAULTS, row["fault"], ""),
        notes=Whats(*(read_text(row[name]) for name in _WHATS)),
        references=read_text(row["reference_ids"]),
        caret=caret if isinstance(caret, int) else 0,
        blanks=_named(_json(row["blanks"])),
        ticks=_ticks(_json(row["ticks"])),
        copies=_texts(_json(row["copies"])),
        corrections=_named(_json(row["corrections"])),
        answered=_texts(_json(row["answered"])),
        dismissed=_texts(_json(row["dismissed"])),
        follow_ups=tuple(follow_ups.get(texts["id"], ())),
    )


def _one_of(choices: tuple[_Choice, ...], value: object, otherwise: _Choice) -> _Choice:
    return next((choice for choice in choices if choice == value), otherwise)


def _json(value: object) -> object:
    try:
        return json.loads(read_text(value))
    except (ValueError, RecursionError):
        return None


def _named(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {name: text for name, text in value.items() if isinstance(text, str)}


def _ticks(value: object) -> dict[str, Tick]:
    ticks: dict[str, Tick] = {}
    for step, tick in value.items() if isinstance(value, dict) else ():
        match tick:
            case [("done" | "skipped") as state, str(reason)]:
                ticks[step] = Tick(_one_of(TICK_STATES, state, "done"), reason)
    return ticks


def _texts(value: object) -> tuple[str, ...]:
    return tuple(w for w in value if isinstance(w, str)) if isinstance(value, list) else ()
