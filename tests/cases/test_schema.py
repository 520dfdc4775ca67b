# SPDX-License-Identifier: MIT
"""Databases of every earlier schema open, with a copy of them kept first."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coolhead.cases.case import Case, FollowUp, Tick, Uses, Whats
from coolhead.cases.database import open_copy, open_database
from coolhead.cases.schema import MIGRATIONS
from coolhead.cases.store import Store, stored_cases

SCHEMAS = Path(__file__).with_name("schemas")
NEXT = (*MIGRATIONS, "ALTER TABLE cases ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
BROKEN = (*MIGRATIONS, "ALTER TABLE cases ADD COLUMN mood TEXT; INSERT INTO nowhere VALUES (1)")

STORED = Case(
    id="0123456789abcdef0123456789abcdef",
    created="2025-03-14T09:26:53.589Z",
    updated="2025-03-14T09:30:00.001Z",
    status="waiting",
    customer="Zoë Quiñones",
    address="zoe@example.org",
    subject="Re: the pump 💧",
    order_ref="A-1007",
    company="Nordwind",
    message="I was surprised that it stopped.",
    quoted="> earlier words",
    signature="Zoë",
    draft="Dear Zoë, that is surprising! 😀",
    draft_store="<p>Dear <b>Zoë</b></p>",
    caret=17,
    notes=Whats("the pump stopped", "a pump by Friday", "new pump", "refund", "loan"),
    blanks={"date": "Friday", "amount": "49 €"},
    ticks={"listen": Tick("done"), "offer": Tick("skipped", "nothing was lost")},
    fault="known",
    message_id="<1@example.org>",
    references="<0@example.org>",
    follow_ups=(FollowUp("f1", "2025-03-21", "tell Zoë"), FollowUp("f2", "2025-04-01", done=True)),
    copies=("2025-03-14T09:29:00.000Z",),
    corrections={"repeat": "no"},
    answered=("Why did it stop?",),
    dismissed=("shout:now",),
)


def build(path, version):
    """Make a database from the dump of a schema, as that version of the program wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS / f"v{version}.sql").read_text("utf-8"))


def column(connection, name):
    return connection.execute(f"SELECT {name} FROM cases").fetchall()


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_there_is_a_dump_of_every_schema():
    names = {file.name for file in SCHEMAS.iterdir()}
    assert names == {f"v{number}.sql" for number in range(1, len(MIGRATIONS) + 1)}


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS) + 1))
def test_a_database_of_each_schema_is_read_whole(tmp_path, number):
    build(tmp_path / "coolhead.db", number)
    assert stored_cases(tmp_path) == [STORED]
    assert version(tmp_path / "coolhead.db") == number
    store = Store.open(tmp_path)
    assert store.cases() == [STORED]
    assert store.current() == STORED
    assert store.setting("window") == "1,2,3,4"
    assert store.phrase_uses() == {"apologise.own": Uses(1, "2025-03-14T09:28:00.000Z")}
    assert store.notice == ""
    store.close()
    assert version(tmp_path / "coolhead.db") == len(MIGRATIONS)


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS) + 1))
def test_released_scripts_still_make_the_schemas_that_they_made(tmp_path, number):
    build(tmp_path / "dump.db", number)
    opened = open_database(tmp_path, MIGRATIONS[:number])
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    with closing(opened.connection) as fresh, closing(sqlite3.connect(tmp_path / "dump.db")) as old:
        assert fresh.execute(query).fetchall() == old.execute(query).fetchall()


def test_an_older_database_is_copied_and_brought_up_to_date(tmp_path):
    build(tmp_path / "coolhead.db", 1)
    opened = open_database(tmp_path, NEXT)
    with closing(opened.connection) as connection:
        assert column(connection, "mood") == [("calm",)]
        assert column(connection, "customer") == [("Zoë Quiñones",)]
    assert opened.notice == ""
    assert version(tmp_path / "coolhead.db") == 2
    backup = tmp_path / "coolhead.db.v1.bak"
    assert version(backup) == 1
    with closing(sqlite3.connect(backup)) as connection:
        assert column(connection, "customer") == [("Zoë Quiñones",)]
    if sys.platform != "win32":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    open_database(tmp_path, NEXT).connection.close()
    assert {f.name for f in tmp_path.iterdir()} == {"coolhead.db", "coolhead.db.v1.bak"}


def test_a_script_that_fails_changes_nothing_and_can_be_tried_again(tmp_path):
    build(tmp_path / "coolhead.db", 1)
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            open_database(tmp_path, BROKEN)
        assert version(tmp_path / "coolhead.db") == 1
    with closing(open_database(tmp_path, NEXT).connection) as connection:
        assert column(connection, "mood") == [("calm",)]
    assert version(tmp_path / "coolhead.db.v1.bak") == 1


def test_reading_from_outside_brings_only_the_copy_up_to_date(tmp_path):
    build(tmp_path / "coolhead.db", 1)
    with closing(open_copy(tmp_path, NEXT)) as copy:
        assert column(copy, "mood") == [("calm",)]
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_copy(tmp_path, BROKEN)
    assert version(tmp_path / "coolhead.db") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["coolhead.db"]


def test_this_version_leaves_a_newer_database_to_its_own(tmp_path):
    open_database(tmp_path, NEXT).connection.close()
    store = Store.open(tmp_path)
    assert "comes from a newer Coolhead" in store.notice
    store.close()
    assert version(tmp_path / "coolhead.db") == 2
