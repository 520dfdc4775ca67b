# SPDX-License-Identifier: MIT
"""The cases of one data folder, safe on the disk once a call has returned.

Whatever the world does to the file is told by StoreError, in one sentence, and the next call
tries again from the start. To be used from one thread.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final, TypeVar

from coolhead.cases.case import Case, Uses
from coolhead.cases.database import Opened, identity, open_copy, open_database, transaction
from coolhead.cases.rows import read_cases, read_text, write_case, write_text
from coolhead.cases.trouble import DAMAGE, PASSING, StoreError, code, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Store", "StoreError", "stored_cases"]

_Result = TypeVar("_Result")

_REPLACED: Final = (
    "The file with your cases was removed or replaced while Coolhead was running:"
    " Coolhead goes on with what is there now."
)
_UNKNOWN: Final = "This case is no longer in the file with your cases."
_CURRENT: Final = """id = coalesce(
    (SELECT case_id FROM current),
    (SELECT id FROM cases ORDER BY updated DESC, rowid DESC LIMIT 1))"""
_OLD: Final = """updated < ?
    AND id NOT IN (SELECT case_id FROM current)
    AND id NOT IN (SELECT case_id FROM follow_ups WHERE NOT done)"""


class Store:
    """The cases, settings and phrase counts of one data folder. Every method raises StoreError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: Opened | None = None
        self._notice = ""

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open the store of a data folder, making it where there is none.

        Raises nothing when the world is in the way: each call then tries again, and tells.
        """
        store = cls(folder)
        with suppress(StoreError):
            store._do(lambda _: None)
        return store

    @property
    def notice(self) -> str:
        """Tell the agent what last had to be done about the file; "" when nothing had to be."""
        return self._notice

    def current(self) -> Case | None:
        """Return the case last worked on: the one made current, else the newest."""
        return next(iter(self._do(lambda c: read_cases(c, _CURRENT))), None)

    def get(self, case_id: str) -> Case | None:
        """Return a case, None where there is none of this id."""
        return self._do(lambda c: _find(c, case_id))

    def cases(self) -> list[Case]:
        """Return all cases, newest first."""
        return self._do(read_cases)

    def save(self, case: Case) -> None:
        """Insert or update a case, exactly as given: `updated` too is the caller's to set."""

        def work(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                write_case(connection, case)

        self._do(work)

    def make_current(self, case_id: str) -> None:
        """Remember a stored case as the one worked on."""

        def work(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                made = connection.execute(
                    "INSERT OR REPLACE INTO current SELECT 1, id FROM cases WHERE id = ?",
                    (write_text(case_id),),
                )
                if not made.rowcount:
                    raise StoreError(_UNKNOWN)

        self._do(work)

    def delete(self, case_id: str) -> Case:
        """Delete a case and return it, so that saving it brings it back."""

        def work(connection: sqlite3.Connection) -> Case:
            with transaction(connection):
                case = _find(connection, case_id)
                if case is None:
                    raise StoreError(_UNKNOWN)
                connection.execute("DELETE FROM cases WHERE id = ?", (write_text(case_id),))
                return case

        return self._do(work)

    def prune(self, before: str) -> int:
        """Delete the cases not updated since `before`, a timestamp, and return how many.

        The current case and those with an open follow-up stay.
        """

        def work(connection: sqlite3.Connection) -> int:
            with transaction(connection):
                return connection.execute(f"DELETE FROM cases WHERE {_OLD}", (before,)).rowcount

        return self._do(work)

    def setting(self, name: str) -> str | None:
        """Return a setting, None where it was never set."""
        query, values = "SELECT value FROM settings WHERE name = ?", (write_text(name),)
        row = self._do(lambda c: c.execute(query, values).fetchone())
        return None if row is None else read_text(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Remember a setting."""
        query = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"
        self._do(lambda c: c.execute(query, (write_text(name), write_text(value))))

    def phrase_used(self, phrase_id: str, when: str) -> None:
        """Count one use of a phrase, at a timestamp."""
        query = (
            "INSERT INTO phrase_uses (phrase_id, count, last) VALUES (?, 1, ?)"
            " ON CONFLICT (phrase_id) DO UPDATE SET count = count + 1, last = excluded.last"
        )
        self._do(lambda c: c.execute(query, (write_text(phrase_id), write_text(when))))

    def phrase_uses(self) -> dict[str, Uses]:
        """Return how often each used phrase was used and when last, by phrase id."""
        query = "SELECT phrase_id, count, last FROM phrase_uses"
        rows = self._do(lambda c: c.execute(query).fetchall())
        return {read_text(phrase): Uses(count, read_text(last)) for phrase, count, last in rows}

    def close(self) -> None:
        """Write everything into the one file and let go of it.

        A later call opens it again, so that a late save is not lost.
        """
        if self._opened is not None:
            # Whatever hinders it: the log stays beside the file, with all that is in it.
            with suppress(sqlite3.DatabaseError):
                self._opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._let_go()

    def _do(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do some work, and tell the world's troubles apart from mistakes of ours."""
        try:
            try:
                return work(self._connection())
            except sqlite3.DatabaseError as error:
                if code(error) not in DAMAGE:
                    raise
                self._let_go()
                return work(self._connection())  # opening sets a damaged file aside
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # ours: the crash report is the place for it
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, OSError) or code(error) not in PASSING:
                self._let_go()
            raise told(error) from error

    def _connection(self) -> sqlite3.Connection:
        if self._opened is not None and not _in_place(self._opened):
            # Writing would go on into a file that has no name any more, and be lost at the end.
            self._let_go()
            self._notice = _REPLACED
        if self._opened is None:
            self._opened = open_database(self._folder)
            self._notice = self._opened.notice or self._notice
        return self._opened.connection

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.connection.close()
            self._opened = None


def stored_cases(folder: Path) -> list[Case]:
    """Return the cases stored in a data folder, newest first, changing nothing on the disk.

    There may be no store yet: then there are no cases. Raises StoreError.
    """
    try:
        copy = open_copy(folder)
        if copy is None:
            return []
        with closing(copy):
            return read_cases(copy)
    except (sqlite3.DatabaseError, OSError) as error:
        raise told(error) from error


def _find(connection: sqlite3.Connection, case_id: str) -> Case | None:
    return next(iter(read_cases(connection, "id = ?", (write_text(case_id),))), None)


def _in_place(opened: Opened) -> bool:
    try:
        return identity(opened.path) == opened.identity
    except OSError:
        return False
