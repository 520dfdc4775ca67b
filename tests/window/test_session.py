# SPDX-License-Identifier: MIT
import sqlite3
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from coolhead.cases.store import Store

TYPIST = Path(__file__).parent / "typist.py"


def test_typing_is_on_disk_within_the_pause(window, edit, store, qtbot):
    with qtbot.waitSignal(window.session.saved):
        QTest.keyClicks(edit, "Dear Maria")
    assert store.current().draft == "Dear Maria"


def test_steady_typing_does_not_put_the_save_off(window, edit, store, qtbot):
    saves = []
    window.session.saved.connect(lambda: saves.append(len(store.current().draft)))

    def typed_until_saved_twice():
        QTest.keyClick(edit, "a")
        assert len(saves) >= 2

    qtbot.waitUntil(typed_until_saved_twice)
    assert 0 < saves[0] < saves[1]


def test_a_locked_database_is_said_and_the_draft_is_saved_later(
    window, edit, store, tmp_path, qtbot
):
    window.session.save()
    other = sqlite3.connect(next(tmp_path.glob("*.db")), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with qtbot.waitSignal(window.session.trouble):
        QTest.keyClicks(edit, "kept in memory")
    assert window.banner.isVisible()
    assert "kept in memory" not in window.banner.text()
    assert edit.text() == "kept in memory"
    window.compose.copy_reply()
    other.execute("ROLLBACK")
    other.close()
    with qtbot.waitSignal(window.session.saved):
        pass
    assert not window.banner.isVisible()
    assert store.current().draft == "kept in memory"


def test_closing_the_window_saves(window, edit, store):
    QTest.keyClicks(edit, "last words")
    window.close()
    assert store.current().draft == "last words"
    assert store.setting("geometry")


def test_a_case_comes_back_as_it_was(window, edit, store):
    QTest.keyClicks(edit, "Dear Maria")
    window.steps.toggle("listen")
    window.session.fill_blank("product", "pump")
    window.session.save()
    case = store.current()
    assert case.draft == "Dear Maria"
    assert case.ticks["listen"].state == "done"
    assert case.blanks == {"product": "pump"}
    assert case.caret == len("Dear Maria")


def test_kill_loses_at_most_the_last_moment(tmp_path):
    """Kill the real window while it types; what was typed a second before must be there."""
    typing = subprocess.Popen(
        [sys.executable, str(TYPIST), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    safe = 0
    for line in typing.stdout:
        number, older = map(int, line.split())
        safe = older
        if number >= 60:
            break
    typing.kill()
    typing.wait()
    typing.stdout.close()
    store = Store.open(tmp_path)
    draft = store.current().draft
    store.close()
    assert store.notice == ""
    assert safe > 0
    assert len(draft) >= safe
    assert set(draft) == {"a"}
