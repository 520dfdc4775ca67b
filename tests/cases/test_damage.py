# SPDX-License-Identifier: MIT
"""Damaged, newer and strange files: nothing is lost, nothing fails, the agent is told."""

import random
import re
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coolhead.cases.case import new_case
from coolhead.cases.database import open_database
from coolhead.cases.schema import APPLICATION_ID
from coolhead.cases.store import Store, StoreError, stored_cases

PAGE = 4096
ASIDE = re.compile(r"coolhead-damaged-\d{8}-\d{6}(-\d+)?\.db")


def filled(folder, cases=40, size=3000):
    """Store some cases, close, and return the file."""
    store = Store.open(folder)
    for number in range(cases):
        store.save(replace(new_case(), subject=str(number), message="word " * (size // 5)))
    store.close()
    return folder / "coolhead.db"


def asides(folder):
    return sorted(file for file in folder.iterdir() if ASIDE.fullmatch(file.name))


def noise(size):
    return random.Random(size).randbytes(size)


DAMAGES = {
    "random bytes": lambda data: noise(len(data)),
    "a few random bytes": lambda data: noise(10),
    "a text file": lambda data: b"Dear Zoe, " * 1000,
    "emptied": lambda data: b"",
    "all zero": lambda data: bytes(len(data)),
    "header zeroed": lambda data: bytes(100) + data[100:],
    "first page zeroed": lambda data: bytes(PAGE) + data[PAGE:],
    "second page zeroed": lambda data: data[:PAGE] + bytes(PAGE) + data[2 * PAGE :],
    "second page random": lambda data: data[:PAGE] + noise(PAGE) + data[2 * PAGE :],
    "cut to half": lambda data: data[: len(data) // 2],
    "cut inside a page": lambda data: data[: 5 * PAGE + 100],
    "cut to one page": lambda data: data[:PAGE],
    "cut inside the header": lambda data: data[:60],
    "last page missing": lambda data: data[:-PAGE],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_moved_aside_and_told(tmp_path, full_case, damage):
    file = filled(tmp_path)
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    damaged = file.read_bytes()
    store = Store.open(tmp_path)
    (aside,) = asides(tmp_path)
    assert aside.read_bytes() == damaged
    assert store.notice == (
        f"The file with your cases was damaged: it is kept as {aside.name},"
        " and a new one was started."
    )
    assert store.cases() == []
    store.save(full_case)
    store.close()
    again = Store.open(tmp_path)
    assert (again.cases(), again.notice) == ([full_case], "")
    again.close()


@pytest.mark.parametrize("page", range(12))
def test_any_zeroed_page_leaves_a_store_that_works(tmp_path, full_case, page):
    file = filled(tmp_path, cases=4)
    data = bytearray(file.read_bytes())
    assert len(data) >= 12 * PAGE
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    file.write_bytes(data)
    store = Store.open(tmp_path)
    kept = store.cases()
    # The end of a long text can be zeroed without a trace in SQLite: then the cases are there.
    assert len(kept) == (0 if asides(tmp_path) else 4)
    assert bool(store.notice) == bool(asides(tmp_path))
    store.save(full_case)
    assert full_case in store.cases()
    store.close()


def test_nothing_moved_aside_is_ever_overwritten(tmp_path):
    for text in (b"first", b"second", b"third"):
        (tmp_path / "coolhead.db").write_bytes(text)
        Store.open(tmp_path).close()
    assert {file.read_bytes() for file in asides(tmp_path)} == {b"first", b"second", b"third"}


@pytest.mark.parametrize("main", [b"", b"ruined", None])
def test_logs_go_aside_with_their_file_and_never_into_a_new_one(tmp_path, full_case, main):
    if main is not None:
        (tmp_path / "coolhead.db").write_bytes(main)
    (tmp_path / "coolhead.db-wal").write_bytes(b"log")
    (tmp_path / "coolhead.db-shm").write_bytes(b"index")
    store = Store.open(tmp_path)
    store.save(full_case)
    assert store.cases() == [full_case]
    store.close()
    kept = {file.name.rpartition(".")[2]: file.read_bytes() for file in tmp_path.glob("*damaged*")}
    assert kept == {"db-wal": b"log", "db-shm": b"index"} | ({} if main is None else {"db": main})


def test_damage_while_running_is_met_by_the_next_call(tmp_path, full_case):
    file = filled(tmp_path, cases=60, size=100_000)  # more than is kept in memory
    store = Store.open(tmp_path)
    assert store.notice == ""
    data = file.read_bytes()
    with file.open("r+b") as damaged:
        damaged.seek(PAGE)
        damaged.write(noise(len(data) - PAGE))
    assert store.cases() == []
    (aside,) = asides(tmp_path)
    assert aside.name in store.notice
    store.save(full_case)
    assert store.current() == full_case
    store.close()


def test_reading_from_outside_leaves_a_damaged_file_alone(tmp_path):
    (tmp_path / "coolhead.db").write_bytes(b"ruined")
    with pytest.raises(StoreError, match="is damaged"):
        stored_cases(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["coolhead.db"]
    assert (tmp_path / "coolhead.db").read_bytes() == b"ruined"


def newer(path):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1000")
    connection.execute("CREATE TABLE wonders (a)")
    connection.close()


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (a)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [(newer, "comes from a newer Coolhead"), (foreign, "belongs to another program")],
)
def test_a_file_that_is_not_for_us_stays_as_it_is(tmp_path, full_case, make, words):
    file = tmp_path / "coolhead.db"
    make(file)
    before = file.read_bytes()
    store = Store.open(tmp_path)
    assert store.notice == (
        f"coolhead.db {words} and is left as it is: your cases are now kept in coolhead-2.db."
    )
    store.save(full_case)
    store.close()
    again = Store.open(tmp_path)
    assert words in again.notice
    assert again.cases() == [full_case]
    assert stored_cases(tmp_path) == [full_case]
    again.close()
    assert file.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"coolhead.db", "coolhead-2.db"}


def test_several_such_files_and_a_damaged_one_after_them(tmp_path, full_case):
    newer(tmp_path / "coolhead.db")
    foreign(tmp_path / "coolhead-2.db")
    (tmp_path / "coolhead-3.db").write_bytes(b"ruined")
    store = Store.open(tmp_path)
    assert store.notice.count("left as it is") == 2
    (aside,) = tmp_path.glob("coolhead-3-damaged-*.db")
    assert aside.name in store.notice
    assert aside.read_bytes() == b"ruined"
    store.save(full_case)
    assert store.cases() == [full_case]
    store.close()
    assert (tmp_path / "coolhead-3.db").exists()


def test_an_unfinished_new_file_of_a_killed_start_is_made_anew(tmp_path, full_case):
    (tmp_path / "coolhead.db.new").write_bytes(b"half")
    (tmp_path / "coolhead.db.new-journal").write_bytes(b"half")
    store = Store.open(tmp_path)
    store.save(full_case)
    store.close()
    assert store.notice == ""
    assert [file.name for file in tmp_path.iterdir()] == ["coolhead.db"]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "coolhead.db").mkdir()
    store = Store.open(tmp_path)
    with pytest.raises(StoreError, match="can't be"):
        store.cases()
    with pytest.raises(StoreError, match="can't be"):
        stored_cases(tmp_path)
    (tmp_path / "coolhead.db").rmdir()
    assert store.cases() == []
    store.close()


def test_a_database_without_our_tables_is_told_and_not_touched(tmp_path):
    file = filled(tmp_path, cases=1)
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE follow_ups")
    connection.close()
    store = Store.open(tmp_path)
    with pytest.raises(StoreError, match="can't be used just now"):
        store.cases()
    with pytest.raises(StoreError, match="can't be used just now"):
        stored_cases(tmp_path)
    store.close()
    assert asides(tmp_path) == []


def test_trouble_on_the_way_lets_go_of_the_file(tmp_path):
    filled(tmp_path, cases=1)
    with pytest.raises(sqlite3.OperationalError):
        open_database(tmp_path, ("", "BROKEN"))
    if sys.platform == "linux":
        held = [
            str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()
        ]
        assert not [name for name in held if str(tmp_path) in name]
