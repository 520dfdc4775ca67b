# SPDX-License-Identifier: MIT
"""The main job, by keyboard, as an agent does it: open, listen, tick, build, fill, copy."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

EML = Path(__file__).parents[1] / "mail" / "eml" / "angry-pump.eml"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def find_and_insert(window, words):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    assert window.phrases.field.hasFocus()
    QTest.keyClicks(window.phrases.field, words)
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return)
    assert window.compose.edit.hasFocus()


def test_an_angry_email_is_answered_by_keyboard(window, store):
    window.desk.case_acts.open_file(EML)
    edit = window.compose.edit

    # Listen: the three whats, then the tick.
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    fields = {f.accessibleName(): f for f in window.steps.whats.findChildren(QLineEdit)}
    fields["What is the problem?"].setFocus()
    QTest.keyClicks(fields["What is the problem?"], "the pump stopped after two days")
    window.steps.list.setFocus()
    QTest.keyClick(window.steps.list, Qt.Key.Key_Space)
    assert window.steps.progress.text() == "1 of 8"

    # Build: three phrases, none with the mouse.
    edit.setFocus()
    QTest.keyClicks(edit, "Dear Maria,")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    find_and_insert(window, "hearing what")
    find_and_insert(window, "own the thing")
    find_and_insert(window, "refund arrives")
    assert "the pump stopped after two days" in edit.text()

    # Fill: Tab walks what is still open.
    values = {"need": "get a pump that works", "amount": "£89", "date": "Friday"}
    edit.select_blank_in(0, edit.document().characterCount())
    for _ in range(8):
        if not edit.blanks():
            break
        name = edit.textCursor().selectedText().strip("{}")
        QTest.keyClicks(edit, values[name])
        QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.blanks() == ()

    # Copy: both flavours, and nothing of ours in them.
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return, CTRL)
    mime = QApplication.clipboard().mimeData()
    plain, html = mime.text(), mime.html()
    assert plain.startswith(
        "Dear Maria,\n\nWhat I'm hearing is that the pump stopped after two days"
    )
    assert "get a pump that works" in plain
    assert "£89" in plain
    assert "Friday" in plain
    assert "{" not in plain
    assert html.startswith("<p>Dear Maria,</p>")
    assert "style" not in html
    assert window.toast.isVisible()

    # Come back tomorrow: it is all there.
    window.close()
    case = store.current()
    assert case.draft == plain
    assert case.ticks["listen"].state == "done"
    assert case.copies


def test_steps_tick_themselves_while_the_reply_is_written(reading_window, qtbot):
    window = reading_window
    live = window.desk.review.live
    window.desk.case_acts.open_file(EML)
    edit = window.compose.edit
    edit.setFocus()

    def write(text):
        with qtbot.waitSignal(live.review_changed):
            QTest.keyClicks(edit, text)

    def covered():
        return {key for key, card in window.steps.cards.items() if card.look.state == "covered"}

    # Listen: what they feel and ask stands above their message, and one slip is told and mended.
    assert "wants a replacement" in window.strip.text()
    write("Dear Maria, thank you for telling us. You should have read the manual. ")
    qtbot.waitUntil(lambda: any(f.label == "blame" for f in window.compose.findings.findings()))
    QTest.keyClick(edit, Qt.Key.Key_F8)
    while "should have read" not in edit.textCursor().selectedText():
        QTest.keyClick(edit, Qt.Key.Key_F8)
    (use,) = [
        b for b in window.compose.findings.card.findChildren(QPushButton) if b.text() == "Use it"
    ]
    use.click()
    assert not any(f.label == "blame" for f in window.compose.findings.findings())
    edit.moveCursor(QTextCursor.MoveOperation.End)

    # Write: each sentence ticks its step, and nothing else does.
    assert covered() == set()
    write("What I'm hearing is that the pump stopped after two days. I am sorry that it did. ")
    qtbot.waitUntil(lambda: "show-you-heard" in covered())
    write("A seal was left out at the factory, so water got in. ")
    qtbot.waitUntil(lambda: "what-went-wrong" in covered())
    write("I have sent you a new pump today, free of charge. ")
    qtbot.waitUntil(lambda: "make-it-right" in covered())
    write("From now on we check every seal twice. ")
    qtbot.waitUntil(lambda: "reassure" in covered())
    write("If anything is unclear, just reply to this email. ")
    qtbot.waitUntil(lambda: "invite" in covered())
    write("I will write to you on Friday with the result.")
    qtbot.waitUntil(lambda: "follow-through" in covered())
    evidence = window.steps.cards["reassure"].look.evidence
    assert evidence == "From now on we check every seal twice."

    # The agent's word stands beside it: listening is ticked by hand.
    window.steps.toggle("listen")
    assert window.steps.progress.text() == "7 of 8"
    assert "of 8 steps" in window.compose.summary()
    QTest.keyClick(edit, Qt.Key.Key_Return, CTRL)
    assert QApplication.clipboard().mimeData().text() == edit.text()
