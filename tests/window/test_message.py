# SPDX-License-Identifier: MIT
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPushButton

EML = Path(__file__).parents[1] / "mail" / "eml"


def paste(window, text="", html=""):
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    window.message.edit.insertFromMimeData(mime)


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    window.message.edit.insertFromMimeData(mime)


def test_an_email_file_becomes_the_case(window):
    drop(window, EML / "angry-pump.eml")
    case = window.session.case
    assert case.customer == "Maria Keller"
    assert "SURPRISED" in case.message
    assert window.message.edit.toPlainText() == case.message
    assert "Maria Keller" in window.case_line.text()


def test_the_sender_fills_blanks(window):
    drop(window, EML / "angry-pump.eml")
    window.compose.edit.setFocus()
    phrase = next(p for p in window.session.playbook.phrases if "{customer}" in p.text)
    window.desk.insert_phrase(phrase.id)
    assert "Maria" in window.compose.edit.text()
    assert "{customer}" not in window.compose.edit.text()


def test_quoted_history_is_folded_not_dropped(window):
    drop(window, EML / "angry-delivery.eml")
    case = window.session.case
    assert case.quoted
    assert case.quoted.strip().splitlines()[-1] not in case.message
    show = next(b for b in window.message.findChildren(QPushButton) if "quoted" in b.text())
    assert show.isVisible()
    show.click()
    folded = window.message._folded
    assert folded.isVisible()
    assert case.quoted in folded.toPlainText()


def test_a_second_email_is_a_new_case_with_undo(window):
    drop(window, EML / "angry-pump.eml")
    first = window.session.case
    window.compose.edit.insertPlainText("Dear Maria")
    drop(window, EML / "angry-delivery.eml")
    assert window.session.case.id != first.id
    assert window.compose.edit.text() == ""
    next(b for b in window.toast.findChildren(QPushButton)).click()
    assert window.session.case.id == first.id
    assert window.compose.edit.text() == "Dear Maria"


def test_a_bad_file_is_said_in_one_line_and_loses_nothing(window, tmp_path):
    paste(window, "I am cross.")
    window.compose.edit.insertPlainText("Dear Maria")
    empty = tmp_path / "empty.eml"
    empty.write_bytes(b"")
    binary = tmp_path / "binary.eml"
    binary.write_bytes(bytes(range(256)) * 64)
    huge = tmp_path / "huge.eml"
    with huge.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    for path in (empty, binary, huge, tmp_path / "gone.eml", tmp_path):
        window.banner.hide()
        drop(window, path)
        assert window.banner.isVisible(), path
        assert path.name in window.banner.text()
        assert "\n" not in window.banner.text()
        assert window.session.case.message == "I am cross."
        assert window.compose.edit.text() == "Dear Maria"


def test_a_pasted_message_is_kept_and_a_second_paste_adds(window):
    paste(window, "I am cross.")
    assert window.session.case.message == "I am cross."
    window.message.edit.moveCursor(window.message.edit.textCursor().MoveOperation.End)
    paste(window, " Very cross.")
    assert window.session.case.message == "I am cross. Very cross."


def test_five_million_characters_are_folded_with_a_note(window):
    paste(window, "angry words " * 420_000)
    assert len(window.session.case.message) <= 200_000
    assert window.message.notes.isVisible()
    assert "not shown" in window.message.notes.text()


def test_pasted_html_is_read_as_text(window):
    paste(window, "One\nTwo", "<p>One</p><script>x()</script><p>Two</p>")
    assert "x()" not in window.session.case.message
    assert "Two" in window.session.case.message


def test_typing_in_the_message_is_kept(window):
    window.message.edit.setPlainText("typed here")
    assert window.session.case.message == "typed here"


def test_a_message_is_read_from_its_first_line(window, qtbot):
    drop(window, EML / "angry-delivery.eml")
    qtbot.waitUntil(lambda: window.message.edit.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: window.message.edit.verticalScrollBar().value() == 0)
