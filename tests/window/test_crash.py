# SPDX-License-Identifier: MIT
import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from coolhead.window import crash


def test_a_fault_saves_the_draft_and_reports_without_its_text(
    window, edit, store, monkeypatch, capsys
):
    shown = []
    # The one modal box; the operating system's border.
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.detailedText()))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(window.session)
    QTest.keyClicks(edit, "secret words")
    try:
        raise ValueError(edit.text())
    except ValueError as fault:
        sys.excepthook(ValueError, fault, fault.__traceback__)
    assert store.current().draft == "secret words"
    assert shown
    assert "ValueError" in shown[0]
    assert "secret" not in shown[0]
    assert "secret" not in capsys.readouterr().err


def test_reports_name_places_inside_the_program_only():
    try:
        raise KeyError("Maria Keller")
    except KeyError as fault:
        report = crash.report_of(KeyError, fault.__traceback__)
    assert "KeyError" in report
    assert "Maria" not in report
