# SPDX-License-Identifier: MIT
"""Locks and full disks: told in a sentence, over at the next call.

Each is the real thing: a second process, a limit of the system, a disk of its own.
"""

import os
import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import coolhead
from coolhead.cases.store import Store, StoreError, stored_cases

ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(coolhead.__file__).parents[1])}

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(file, locking_mode):
    """Hold a database from another process, until the end of the block."""
    command = [sys.executable, "-c", HOLDER, str(file), locking_mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline().strip() == b"held"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait()


def test_another_process_that_writes_hinders_saving_but_not_reading(store, tmp_path, full_case):
    store.save(full_case)
    changed = replace(full_case, draft="secret new words")
    with held(tmp_path / "coolhead.db", "NORMAL"):
        with pytest.raises(StoreError, match="Another program holds") as caught:
            store.save(changed)
        assert store.cases() == [full_case]
        assert "secret" not in "".join(traceback.format_exception(caught.value))
    store.save(changed)
    assert store.cases() == [changed]
    assert store.notice == ""


def test_another_process_that_lets_nobody_in(store, tmp_path, full_case):
    store.save(full_case)
    store.close()
    with held(tmp_path / "coolhead.db", "EXCLUSIVE"):
        late = Store.open(tmp_path)
        for call in (late.current, late.cases, lambda: late.save(full_case)):
            with pytest.raises(StoreError, match="Another program holds"):
                call()
        with pytest.raises(StoreError, match="Another program holds"):
            stored_cases(tmp_path)
    assert late.current() == full_case
    assert late.notice == ""
    assert [file.name for file in tmp_path.glob("*damaged*")] == []
    late.close()


def test_closing_puts_everything_into_the_one_file_even_while_others_have_it(
    store, tmp_path, full_case
):
    store.save(full_case)
    with closing(sqlite3.connect(tmp_path / "coolhead.db")) as other:
        assert other.execute("SELECT count(*) FROM cases").fetchone() == (1,)
        store.close()
        assert (tmp_path / "coolhead.db-wal").read_bytes() == b""


def test_closing_while_another_process_writes_keeps_everything(store, tmp_path, full_case):
    store.save(full_case)
    with held(tmp_path / "coolhead.db", "NORMAL"):
        store.close()
    again = Store.open(tmp_path)
    assert again.cases() == [full_case]
    again.close()


FILLER = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from coolhead.cases.case import new_case
from coolhead.cases.store import Store, StoreError

folder = Path(sys.argv[1])
store = Store.open(folder)
case = replace(new_case(), id="a")
store.save(replace(case, draft="kept"))
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
size = (folder / "coolhead.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, unlimited[1]))
failures = 0
for _ in range(3):
    try:
        store.save(replace(case, draft="too much " * 100_000))
    except StoreError as error:
        failures += 1
        print(error)
assert failures == 3
assert store.get("a").draft == "kept"
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
store.save(replace(case, draft="after"))
assert store.notice == "", store.notice
print("saved")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_file_that_may_not_grow_is_told_and_over_when_it_may(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    *sentences, last = done.stdout.splitlines()
    assert last == "saved"
    assert set(sentences) <= {
        "The disk is full, so your cases can't be saved until there is room.",
        "The disk with your cases can't be read or written just now.",
    }
    assert [case.draft for case in stored_cases(tmp_path)] == ["after"]


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root on Linux may mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk):
    """Write until nothing more goes onto the disk; return the file that takes the room."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                pass
    return filler


def test_a_full_disk_is_told_and_over_when_there_is_room(small_disk, full_case):
    store = Store.open(small_disk)
    store.save(full_case)
    filler = fill(small_disk)
    big = replace(full_case, draft="so sorry " * 5000)
    for _ in range(2):
        with pytest.raises(StoreError, match="The disk is full"):
            store.save(big)
    assert store.get(full_case.id) == full_case
    filler.unlink()
    store.save(big)
    assert store.cases() == [big]
    store.close()
    filler = fill(small_disk)
    late = Store.open(small_disk)  # no room for the log either
    with pytest.raises(StoreError):
        late.save(full_case)
    filler.unlink()
    assert late.cases() == [big]
    assert late.notice == ""
    late.close()


def test_a_start_on_a_full_disk(small_disk, full_case):
    filler = fill(small_disk)
    store = Store.open(small_disk)
    with pytest.raises(StoreError, match="The disk is full"):
        store.save(full_case)
    filler.unlink()
    store.save(full_case)
    assert store.cases() == [full_case]
    assert store.notice == ""
    store.close()


def test_a_disk_that_can_only_be_read(small_disk, full_case):
    store = Store.open(small_disk)
    store.save(full_case)
    store.close()
    remount = ["mount", "-o", "remount,{}", str(small_disk)]
    subprocess.run([word.format("ro") for word in remount], check=True)
    with pytest.raises(StoreError, match="can't be"):
        store.save(full_case)
    with pytest.raises(StoreError, match="can't be"):
        Store.open(small_disk / "new").save(full_case)
    subprocess.run([word.format("rw") for word in remount], check=True)
    assert store.cases() == [full_case]
    store.close()
