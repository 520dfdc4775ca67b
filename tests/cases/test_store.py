# SPDX-License-Identifier: MIT
"""The store as the window uses it, on real files."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import coolhead
from coolhead.cases.case import Uses, new_case
from coolhead.cases.store import Store, StoreError, stored_cases


def test_a_fresh_store_is_empty_and_has_nothing_to_say(store, tmp_path):
    assert store.cases() == []
    assert store.current() is None
    assert store.get("none") is None
    assert store.notice == ""
    assert (tmp_path / "coolhead.db").exists()
    assert not (tmp_path / "coolhead.db.new").exists()


def test_a_case_is_there_after_closing_and_opening(store, tmp_path, full_case):
    store.save(full_case)
    store.close()
    again = Store.open(tmp_path)
    assert again.get(full_case.id) == full_case
    assert again.current() == full_case
    assert again.notice == ""
    again.close()


def test_saving_again_changes_the_case_and_adds_none(store, full_case):
    store.save(full_case)
    changed = replace(full_case, draft="new words", follow_ups=full_case.follow_ups[1:])
    store.save(changed)
    assert store.cases() == [changed]


def test_cases_come_newest_first(store):
    cases = [replace(new_case(), updated=f"2025-01-0{day}T00:00:00.000Z") for day in (2, 3, 1)]
    for case in cases:
        store.save(case)
    assert [case.updated[8:10] for case in store.cases()] == ["03", "02", "01"]


def test_the_current_case_is_the_one_made_current(store, tmp_path):
    older = replace(new_case(), updated="2025-01-01T00:00:00.000Z")
    newer = replace(new_case(), updated="2025-01-02T00:00:00.000Z")
    store.save(newer)
    store.save(older)
    assert store.current() == newer
    store.make_current(newer.id)
    store.make_current(older.id)
    assert store.current() == older
    store.save(replace(older, draft="x"))
    store.close()
    again = Store.open(tmp_path)
    assert again.current() == replace(older, draft="x")
    again.delete(older.id)
    assert again.current() == newer
    again.close()


def test_a_deleted_case_can_be_saved_back(store, full_case):
    store.save(full_case)
    store.make_current(full_case.id)
    assert store.delete(full_case.id) == full_case
    assert store.cases() == []
    store.save(full_case)
    assert store.cases() == [full_case]


def test_unknown_cases_are_told(store):
    for call in (store.delete, store.make_current):
        with pytest.raises(StoreError, match="no longer in the file"):
            call("unknown")
    assert store.current() is None


def test_deleted_words_are_gone_from_the_file(store, tmp_path, full_case):
    secret = "the-words-of-the-customer"
    store.save(replace(full_case, message=secret))
    store.close()
    assert secret.encode() in (tmp_path / "coolhead.db").read_bytes()
    store.delete(full_case.id)
    store.close()
    assert secret.encode() not in (tmp_path / "coolhead.db").read_bytes()


def test_pruning_spares_the_current_case_and_open_promises(store, full_case):
    old = "2025-01-01T00:00:00.000Z"
    current, promised, done, plain = (replace(full_case, id=i, updated=old) for i in "abcd")
    store.save(replace(current, follow_ups=()))
    store.save(promised)
    store.save(replace(done, follow_ups=full_case.follow_ups[1:]))
    store.save(replace(plain, follow_ups=()))
    store.save(replace(plain, id="young", follow_ups=(), updated="2025-02-01T00:00:00.000Z"))
    store.make_current("a")
    assert store.prune("2025-02-01T00:00:00.000Z") == 2
    assert {case.id for case in store.cases()} == {"a", "b", "young"}
    assert store.prune("2025-02-01T00:00:00.000Z") == 0


def test_settings(store, tmp_path):
    assert store.setting("window") is None
    store.set_setting("window", "1,2,3,4")
    store.set_setting("window", "5,6,7,8")
    store.set_setting("other", "")
    store.close()
    again = Store.open(tmp_path)
    assert again.setting("window") == "5,6,7,8"
    assert again.setting("other") == ""
    again.close()


def test_phrase_uses_are_counted(store):
    assert store.phrase_uses() == {}
    store.phrase_used("apologise.own", "2025-01-01T00:00:00.000Z")
    store.phrase_used("apologise.own", "2025-01-02T00:00:00.000Z")
    store.phrase_used("thank.plain", "2025-01-03T00:00:00.000Z")
    assert store.phrase_uses() == {
        "apologise.own": Uses(2, "2025-01-02T00:00:00.000Z"),
        "thank.plain": Uses(1, "2025-01-03T00:00:00.000Z"),
    }


def test_closing_leaves_one_file_and_a_late_save_opens_it_again(store, tmp_path, full_case):
    store.save(full_case)
    store.close()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["coolhead.db"]
    store.save(replace(full_case, draft="late"))
    assert store.current().draft == "late"
    assert store.notice == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_files_are_private_even_where_a_copy_was_not(store, tmp_path, full_case):
    store.save(full_case)
    files = {file: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert {file.name[11:] for file in files} == {"", "-wal", "-shm"}
    assert set(files.values()) == {0o600}
    store.close()
    (tmp_path / "coolhead.db").chmod(0o664)
    store.save(full_case)
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_missing_folder_is_made_private(tmp_path, full_case):
    store = Store.open(tmp_path / "deep" / "er")
    store.save(full_case)
    assert stat.S_IMODE((tmp_path / "deep" / "er").stat().st_mode) == 0o700
    store.close()


def test_the_connection_is_set_up_for_safety(store, full_case):
    store.save(full_case)
    connection = store._opened.connection
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert values == ["wal", 2, 1, 1, 250]


def test_a_mistake_of_ours_is_no_trouble_of_the_world(store, full_case):
    with pytest.raises(sqlite3.IntegrityError) as caught:
        store.save(replace(full_case, status="lost", draft="secret words"))
    assert "secret" not in str(caught.value)
    assert store.cases() == []
    raised = []

    def from_another_thread():
        try:
            store.cases()
        except sqlite3.ProgrammingError as error:
            raised.append(error)

    thread = threading.Thread(target=from_another_thread)
    thread.start()
    thread.join()
    assert len(raised) == 1
    store.save(full_case)
    assert store.cases() == [full_case]


def test_reading_from_outside_while_the_store_is_open(store, tmp_path, full_case):
    store.save(full_case)
    before = {file.name for file in tmp_path.iterdir()}
    assert stored_cases(tmp_path) == [full_case]
    assert {file.name for file in tmp_path.iterdir()} == before
    store.save(replace(full_case, draft="more"))
    assert stored_cases(tmp_path)[0].draft == "more"


def test_reading_where_nothing_is_makes_nothing(tmp_path):
    assert stored_cases(tmp_path / "none") == []
    assert stored_cases(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_importing_the_store_is_light():
    script = "import sys, coolhead.cases.store; print(*sys.modules)"
    source = str(Path(coolhead.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "coolhead.cases.store" in loaded
    assert not loaded & {"PySide6", "platformdirs", "asyncio", "email", "logging", "tempfile"}
