# SPDX-License-Identifier: MIT
"""Missing rights and vanished files: told in a sentence, over at the next call."""

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coolhead.cases.case import new_case
from coolhead.cases.store import Store, StoreError, stored_cases


@contextmanager
def plain_user():
    """Do without the rights of root, where the tests have them."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_missing_rights_are_told_and_over_when_given(full_case):
    with tempfile.TemporaryDirectory() as name:  # not below the tests' own private folder
        folder = Path(name)
        store = Store.open(folder)
        store.save(full_case)
        store.close()
        (folder / "coolhead.db").chmod(0o444)
        folder.chmod(0o555)
        with plain_user():
            with pytest.raises(StoreError, match="can't be"):
                store.save(new_case())
            with pytest.raises(StoreError, match="can't be written"):
                Store.open(folder / "new").cases()
        folder.chmod(0o700)
        (folder / "coolhead.db").chmod(0o644)
        store.save(full_case)
        assert store.cases() == [full_case]
        assert store.notice == ""
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_file_that_can_only_be_read_is_read_until_it_can_be_written(full_case):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder)
        store.save(full_case)
        store.close()
        (folder / "coolhead.db").chmod(0o444)
        folder.chmod(0o777)
        with plain_user():
            assert store.cases() == [full_case]
            with pytest.raises(StoreError, match="can't be written"):
                store.save(new_case())
        (folder / "coolhead.db").chmod(0o600)
        changed = replace(full_case, draft="written now")
        store.save(changed)
        assert store.cases() == [changed]
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be removed")
@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_removed_file_is_made_anew(tmp_path, full_case, whole_folder):
    folder = tmp_path / "data"
    store = Store.open(folder)
    store.save(full_case)
    if whole_folder:
        shutil.rmtree(folder)
    else:
        (folder / "coolhead.db").unlink()
    changed = replace(full_case, draft="typed after it was removed")
    store.save(changed)
    assert "removed or replaced while Coolhead was running" in store.notice
    assert store.cases() == [changed]
    store.close()
    assert stored_cases(folder) == [changed]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be replaced")
def test_a_replaced_file_is_the_one_that_is_used(tmp_path, full_case):
    other = Store.open(tmp_path / "other")
    other.save(replace(full_case, id="other"))
    other.close()
    store = Store.open(tmp_path / "data")
    store.save(full_case)
    (tmp_path / "other" / "coolhead.db").replace(tmp_path / "data" / "coolhead.db")
    for log in (tmp_path / "data").glob("*.db-*"):
        log.unlink()
    store.save(full_case)
    assert {case.id for case in store.cases()} == {"other", full_case.id}
    assert "removed or replaced" in store.notice
    store.close()
    assert len(stored_cases(tmp_path / "data")) == 2


def test_a_file_where_the_folder_should_be(tmp_path, full_case):
    (tmp_path / "data").write_text("in the way")
    store = Store.open(tmp_path / "data")
    with pytest.raises(StoreError):
        store.save(full_case)
    with pytest.raises(StoreError):
        stored_cases(tmp_path / "data")
    (tmp_path / "data").unlink()
    store.save(full_case)
    assert store.cases() == [full_case]
    store.close()
