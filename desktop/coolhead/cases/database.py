# SPDX-License-Identifier: MIT
"""Open the database file, whatever state it is in, without ever losing what a file holds.

A damaged file is moved aside under a new name; a file of a newer Coolhead or of another program
is left where it is, and the next free place is used. Everything made here is private to the user.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Final, Literal

from coolhead.cases.rows import read_text
from coolhead.cases.schema import APPLICATION_ID, MIGRATIONS
from coolhead.cases.trouble import DAMAGE, StoreError, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BUSY_MS: Final = 250
"""How long one call may wait for another program's lock: the window waits with it."""

Standing = Literal["missing", "ours", "damaged", "newer", "foreign"]

_LEFT_ALONE: Final[dict[Standing, str]] = {
    "newer": "comes from a newer Coolhead",
    "foreign": "belongs to another program",
}
_SMALLEST: Final = 512
"""No SQLite database has fewer bytes; from such a remnant, SQLite would throw the log away."""
_PARTS: Final = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Opened:
    """A database ready for use. `notice` is for the agent, "" when nothing had to be done."""

    connection: sqlite3.Connection
    path: Path
    notice: str
    identity: tuple[int, int]


def open_database(folder: Path, migrations: Sequence[str] = MIGRATIONS) -> Opened:
    """Open the database of a data folder, making, moving aside or bringing up to date as needed.

    Raises sqlite3.Error or OSError when the world is in the way; then nothing has been lost.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, standing, notices = _place(folder, len(migrations))
    if standing == "damaged":
        aside = _set_aside(path)
        notices.append(
            f"The file with your cases was damaged: it is kept as {aside.name},"
            " and a new one was started."
        )
    if standing != "ours":
        _make(path, migrations)
    _keep_private(path)
    connection = _connect(path)
    try:
        _settle(connection, path, migrations)
        return Opened(connection, path, " ".join(notices), identity(path))
    except BaseException:
        connection.close()
        raise


def open_copy(folder: Path, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection | None:
    """Return a copy in memory of the database of a data folder, None where there is none yet.

    What is on the disk stays as it is. Raises sqlite3.Error, OSError, or StoreError where the file
    is damaged.
    """
    path, standing, _ = _place(folder, len(migrations))
    if standing == "missing":
        return None
    if standing == "damaged":
        raise StoreError(f"The file {path} is damaged.")
    memory = _connect(":memory:")
    try:
        with closing(_connect(path)) as connection:
            _copy(connection, memory)
        _migrate(memory, migrations)
    except BaseException:
        memory.close()
        raise
    return memory


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the writing inside, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()  # does nothing where SQLite has rolled back by itself
        raise


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this very file from another that takes its name later."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _place(folder: Path, latest: int) -> tuple[Path, Standing, list[str]]:
    """Return the first place not taken by a file to be left alone, and a sentence for each such."""
    path, notices = folder / "coolhead.db", []
    numbers = count(2)
    while (standing := _standing(path, latest)) in _LEFT_ALONE:
        beside = folder / f"coolhead-{next(numbers)}.db"
        notices.append(
            f"{path.name} {_LEFT_ALONE[standing]} and is left as it is:"
            f" your cases are now kept in {beside.name}."
        )
        path = beside
    return path, standing, notices


def _standing(path: Path, latest: int) -> Standing:
    try:
        # Databases are put in their place whole (see _make): so this one once held more.
        if path.stat().st_size < _SMALLEST:
            return "damaged"
    except FileNotFoundError:
        return "missing"
    try:
        with closing(_connect(path)) as connection:
            if _pragma(connection, "application_id") != APPLICATION_ID:
                return "foreign"
            if _pragma(connection, "user_version") > latest:
                return "newer"
            # Reads everything, indexes too: 10,000 cases of 5 KB in about 30 ms.
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            return "ours" if sound else "damaged"
    except sqlite3.DatabaseError as error:
        if code(error) in DAMAGE:
            return "damaged"
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
    # The standard reader quotes text that it can't decode in its exception.
    connection.text_factory = read_text
    return connection


def _settle(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    """Set up a connection to a database of ours for daily use."""
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL, not NORMAL: a draft must outlive a power cut too, and NORMAL flushes only now and then.
    # The price is one flush for a save, after a pause in typing: it is not felt.
    connection.execute("PRAGMA synchronous = FULL")
    # What a customer wrote is gone from the file once the case is deleted.
    connection.execute("PRAGMA secure_delete = ON")
    version = _pragma(connection, "user_version")
    if version < len(migrations):
        _back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
        _migrate(connection, migrations)
    connection.execute("PRAGMA foreign_keys = ON")


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    """Run the scripts still missing; where one fails, closing the connection undoes it."""
    version = _pragma(connection, "user_version")
    for number, script in enumerate(migrations[version:], start=version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script};\nPRAGMA user_version = {number};\nCOMMIT;"
        )


def _make(path: Path, migrations: Sequence[str]) -> None:
    """Put an empty database in its place, whole: a kill on the way leaves no half of one."""
    if any(_part(path, part).exists() for part in _PARTS):
        _set_aside(path)  # a log whose database was removed must not be taken for the new one's
    unfinished = _private(path.with_name(f"{path.name}.new"))
    with closing(_connect(unfinished)) as connection:
        _migrate(connection, migrations)
    unfinished.rename(path)


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    unfinished = _private(path.with_name(f"{path.name}.new"))
    with closing(_connect(unfinished)) as copy:
        _copy(connection, copy)
    unfinished.replace(path)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    # The copying would wait without end for a locked source: reading first takes the lock, or
    # raises in time.
    source.execute("BEGIN")
    try:
        _pragma(source, "user_version")
        source.backup(target)
    finally:
        source.rollback()


def _private(path: Path) -> Path:
    """Make an empty file that only the user can read, in place of an unfinished earlier one."""
    for part in _PARTS:
        _part(path, part).unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def _keep_private(path: Path) -> None:
    """Take a copied file back from the others on this machine.

    SQLite makes its logs with the file's mode: those left from a time when it could only be read
    would go on hindering to write.
    """
    mode = path.stat().st_mode & 0o700
    for part in _PARTS:
        file = _part(path, part)
        if file.exists() and file.stat().st_mode & 0o777 != mode:
            with suppress(PermissionError):  # another user's file: no reason to refuse to work
                file.chmod(mode)


def _part(path: Path, part: str) -> Path:
    return path.with_name(path.name + part)


def _set_aside(path: Path) -> Path:
    """Give a file and its logs a name that no file has yet, and return the file's."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    name, numbers = f"{path.stem}-damaged-{stamp}", count(2)
    aside = path.with_name(f"{name}.db")
    while any(_part(aside, part).exists() for part in _PARTS):
        aside = path.with_name(f"{name}-{next(numbers)}.db")
    for part in _PARTS:
        if (file := _part(path, part)).exists():
            file.rename(_part(aside, part))
    return aside
