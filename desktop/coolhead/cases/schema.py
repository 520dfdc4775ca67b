# SPDX-License-Identifier: MIT
"""The tables, and the way from each earlier form of them to the present one."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x436F6F6C
"""Marks a database as Coolhead's ("Cool"), so that another program's is told apart."""

_FIRST: Final = f"""
PRAGMA application_id = {APPLICATION_ID};

CREATE TABLE cases (
    id TEXT PRIMARY KEY NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'waiting', 'closed')),
    customer TEXT NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    order_ref TEXT NOT NULL,
    company TEXT NOT NULL,
    message TEXT NOT NULL,
    quoted TEXT NOT NULL,
    signature TEXT NOT NULL,
    draft TEXT NOT NULL,
    draft_store TEXT NOT NULL,
    caret INTEGER NOT NULL,
    problem TEXT NOT NULL,
    need TEXT NOT NULL,
    option_1 TEXT NOT NULL,
    option_2 TEXT NOT NULL,
    option_3 TEXT NOT NULL,
    blanks TEXT NOT NULL,       -- JSON: name to value
    ticks TEXT NOT NULL,        -- JSON: step id to [state, reason]
    fault TEXT NOT NULL CHECK (fault IN ('known', 'unknown', '')),
    message_id TEXT NOT NULL,
    reference_ids TEXT NOT NULL,
    copies TEXT NOT NULL,       -- JSON: timestamps
    corrections TEXT NOT NULL,  -- JSON: field to value
    answered TEXT NOT NULL,     -- JSON: questions
    dismissed TEXT NOT NULL     -- JSON: keys of findings
);

CREATE INDEX cases_by_updated ON cases (updated);

CREATE TABLE follow_ups (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    due TEXT NOT NULL,
    text TEXT NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (case_id, position)
) WITHOUT ROWID;

CREATE TABLE current (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE phrase_uses (
    phrase_id TEXT PRIMARY KEY NOT NULL,
    count INTEGER NOT NULL,
    last TEXT NOT NULL
) WITHOUT ROWID;
"""

MIGRATIONS: Final[tuple[str, ...]] = (_FIRST,)
"""The script at place n turns schema n (0 is nothing at all) into schema n + 1.

A script that has been released is never changed: a new one is added after it, and
`tests/cases/schemas/` gets a dump of the schema that it starts from. Foreign keys are not watched
while the scripts run, so that one can rebuild a table.
"""
