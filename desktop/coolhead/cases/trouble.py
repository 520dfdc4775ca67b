# SPDX-License-Identifier: MIT
"""What the world can do to a file, told in one sentence that holds nothing of the file's text."""

from __future__ import annotations

import errno
import sqlite3
from typing import Final


class StoreError(Exception):
    """The cases can't be read or written just now; the message is one sentence for the agent."""


DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
PASSING: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL})
"""Troubles after which an open connection is as good as before."""

_FULL: Final = "The disk is full, so your cases can't be saved until there is room."
_HELD: Final = "Another program holds the file with your cases, so it can't be used just now."
_READ_ONLY: Final = "The file with your cases can't be written to."
_DAMAGED: Final = "The file with your cases is damaged."
_DISK: Final = "The disk with your cases can't be read or written just now."
_OTHER: Final = "The file with your cases can't be used just now."

_BY_CODE: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "The file with your cases can't be opened.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_TOOBIG: "This case is too long to be saved.",
}
_BY_ERRNO: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


def code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code of an error."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def told(error: sqlite3.Error | OSError) -> StoreError:
    """Return the error that tells the agent what happened."""
    if isinstance(error, OSError):
        return StoreError(_BY_ERRNO.get(error.errno or 0, _DISK))
    return StoreError(_BY_CODE.get(code(error), _OTHER))
