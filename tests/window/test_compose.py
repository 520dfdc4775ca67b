# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coolhead.window.draft_edit import PHRASE_MIME


def clipboard():
    mime = QApplication.clipboard().mimeData()
    return mime.text(), mime.html()


def test_a_phrase_is_one_undo_step(edit):
    QTest.keyClicks(edit, "Dear Maria,")
    before = edit.text()
    edit.insert_phrase("Thank you for writing.\n\nI'll look into it.")
    assert edit.text() == "Dear Maria, thank you for writing.\n\nI'll look into it."
    edit.undo()
    assert edit.text() == before


@pytest.mark.parametrize(
    ("before", "after", "phrase", "whole"),
    [
        ("", "", "thank you.", "Thank you."),
        ("Hello.", "", "thank you.", "Hello. Thank you."),
        ("I see, and", "", "Thank you.", "I see, and thank you."),
        ("I see, and", "", "I'm sorry.", "I see, and I'm sorry."),
        ("Well (", ")", "That is late", "Well (that is late)"),
        ("One.", "Two.", "Middle.", "One. Middle. Two."),
        ("😀", "", "Thank you.", "😀 thank you."),
    ],
)
def test_a_phrase_fits_its_place(edit, before, after, phrase, whole):
    edit.insertPlainText(before + after)
    cursor = edit.textCursor()
    for _ in after:
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    edit.setTextCursor(cursor)
    edit.insert_phrase(phrase)
    assert edit.text() == whole


def test_tab_walks_the_open_blanks_round_the_end(edit):
    edit.insert_phrase("Sorry 😀 that {problem}; it comes on {date}.")
    assert edit.textCursor().selectedText() == "{problem}"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "{date}"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "{problem}"
    QTest.keyClick(edit, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().selectedText() == "{date}"


def test_typing_fills_a_blank_and_tab_goes_on(edit):
    edit.insert_phrase("Sorry that {problem}; it comes on {date}.")
    QTest.keyClicks(edit, "the pump stopped")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(edit, "Friday")
    assert edit.text() == "Sorry that the pump stopped; it comes on Friday."


def test_a_value_fills_the_same_blank_elsewhere_and_in_later_phrases(window, edit, qtbot):
    edit.insert_phrase("I see that {problem}. Sorry that {problem}.")
    QTest.keyClicks(edit, "the pump stopped")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "I see that the pump stopped. Sorry that the pump stopped."
    window.desk.insert_phrase("apologize.own-the-thing")
    assert "{problem}" not in edit.text()
    assert edit.text().count("the pump stopped") == 3


def test_dates_are_asked_anew(window, edit):
    edit.insert_phrase("It comes on {date}.")
    QTest.keyClicks(edit, "Friday")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert "date" not in window.session.case.blanks


def test_tab_leaves_the_draft_when_no_blank_is_open(edit):
    QTest.keyClicks(edit, "All done.")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "All done."
    assert not edit.hasFocus()


def test_the_next_phrase_waits_behind_an_open_blank(edit):
    edit.insert_phrase("What I'm hearing is that {problem}.")
    assert edit.textCursor().selectedText() == "{problem}"
    edit.insert_phrase("Thank you for telling me.")
    assert edit.text() == "What I'm hearing is that {problem}. Thank you for telling me."


def test_copying_gives_plain_text_and_clean_html(window, edit):
    edit.insertPlainText("Dear Maria,\n\nYou can choose:\n")
    window.compose.toggle_bullets()
    edit.insertPlainText("a new pump\nyour money back")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    window.compose.copy_reply()
    plain, html = clipboard()
    assert plain == "Dear Maria,\n\nYou can choose:\n- a new pump\n- your money back"
    assert "<ul>" in html
    assert "<li>a new pump</li>" in html
    for foreign in ("style=", "font", "class=", "color"):
        assert foreign not in html
    assert window.toast.isVisible()


def test_bold_and_links_reach_the_clipboard(window, edit):
    QTest.keyClicks(edit, "Today ")
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "free")
    window.compose.copy_reply()
    plain, html = clipboard()
    assert plain == "Today free"
    assert "<strong>free</strong>" in html


def test_open_blanks_are_shown_before_the_reply_is_copied(window, edit):
    QApplication.clipboard().setText("old")
    edit.insertPlainText("Dear {customer}, it comes on {date}.")
    window.compose.copy_reply()
    assert QApplication.clipboard().text() == "old"
    banner = window.compose.blanks_banner
    assert banner.isVisible()
    assert "2 blanks" in banner.text()
    assert "customer, date" in banner.text()
    assert edit.textCursor().selectedText() == "{customer}"
    window.compose.copy_anyway()
    assert QApplication.clipboard().text() == "Dear {customer}, it comes on {date}."
    assert not banner.isVisible()


def test_ctrl_enter_copies_and_adds_no_line(window, edit):
    QTest.keyClicks(edit, "Hello")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Hello"
    assert edit.text() == "Hello"


def test_pasted_html_keeps_structure_and_loses_foreign_looks(edit):
    mime = QMimeData()
    mime.setHtml(
        "<style>p{color:red}</style><p style='font:40px Papyrus'>One <b>two</b></p>"
        "<ul><li>three</li></ul><script>alert(1)</script><img src='file:///etc/passwd'>"
    )
    edit.insertFromMimeData(mime)
    assert edit.text().split("\n")[0] == "One two"
    assert "three" in edit.text()
    assert "alert" not in edit.text()
    assert "Papyrus" not in edit.toHtml()
    assert "passwd" not in edit.toHtml()


def test_a_dropped_phrase_is_inserted_by_its_id(window, edit):
    mime = QMimeData()
    mime.setData(PHRASE_MIME, b"apologize.own-the-thing")
    mime.setText("I'm sorry that {problem}.")
    edit.insertFromMimeData(mime)
    assert edit.text().startswith("I'm sorry that {problem}")


def test_words_are_counted(window, edit):
    edit.insertPlainText("one two  three")
    assert "3 words" in [
        label.text() for label in window.compose.findChildren(type(window.steps.progress))
    ]


def test_find_walks_the_hits_and_says_when_there_are_none(window, edit):
    edit.insertPlainText("pump and pump")
    bar = window.compose.find_bar
    bar.open()
    bar.field.setText("pump")
    assert edit.textCursor().selectionStart() == 0
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert edit.textCursor().selectionStart() == 9
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert edit.textCursor().selectionStart() == 0
    bar.field.setText("zebra")
    assert any(
        label.text() == "Not found" for label in bar.findChildren(type(window.steps.progress))
    )
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_f8_walks_the_findings(window, edit):
    edit.insertPlainText("{customer} and {date}")
    cursor = edit.textCursor()
    cursor.setPosition(0)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "{customer}"
    QTest.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "{date}"
    QTest.keyClick(edit, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().selectedText() == "{customer}"
    assert window.compose.findings.list.count() == 2


def test_the_draft_comes_back_with_its_formatting(window, edit, store):
    edit.insertPlainText("Plain 😀 ")
    window.compose.toggle_bold()
    edit.insertPlainText("bold")
    window.session.save()
    stored = store.current()
    assert stored.draft == "Plain 😀 bold"
    window.desk.case_acts.new_case()
    assert edit.text() == ""
    window.session.open_case(stored)
    assert edit.text() == "Plain 😀 bold"
    window.compose.copy_reply()
    assert "<strong>bold</strong>" in clipboard()[1]


def test_every_return_is_a_line_and_ends_an_empty_list_item(window, edit):
    QTest.keyClicks(edit, "Hi,")
    for _ in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "Hi,\n\n\n"
    window.compose.toggle_bullets()
    QTest.keyClicks(edit, "one")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.textCursor().currentList() is not None
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.textCursor().currentList() is None


def test_tab_from_the_last_blank_goes_behind_the_phrase(edit):
    edit.insert_phrase("You'd like me to {need}. Have I got that right?")
    QTest.keyClicks(edit, "send a pump")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.hasFocus()
    QTest.keyClicks(edit, " Yes.")
    assert edit.text() == "You'd like me to send a pump. Have I got that right? Yes."


def test_the_next_phrase_goes_behind_the_one_being_filled(edit):
    edit.insert_phrase("You'd like me to {need}. Have I got that right?")
    QTest.keyClicks(edit, "send a pump")
    edit.insert_phrase("I'm sorry.")
    assert edit.text() == "You'd like me to send a pump. Have I got that right? I'm sorry."


def test_a_chosen_place_is_respected(edit):
    edit.insert_phrase("One two.")
    for _ in range(5):
        QTest.keyClick(edit, Qt.Key.Key_Left)
    edit.insert_phrase("Thank you")
    assert edit.text() == "One thank you two."
