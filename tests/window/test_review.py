# SPDX-License-Identifier: MIT
"""The live review in the real window: steps tick themselves, slips are underlined and mended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from coolhead import paths
from coolhead.window.findings import quieter

SLIP = "I'm sorry you feel that way."
MESSAGE = (
    "I was SURPRISED that the pump stopped after two days. Why does a new pump stop? "
    "I would like my money back."
)


@pytest.fixture
def reviewed(reading_window):
    """The window with its rules loaded and a customer's message."""
    reading_window.message.edit.setPlainText(MESSAGE)
    reading_window.compose.edit.setFocus()
    return reading_window


def write(window, text):
    window.compose.edit.insertPlainText(text)
    window.desk.review.live.refresh()


def findings(window):
    return {one.label: one for one in window.compose.findings.findings()}


def underlined(window, style):
    marks = window.compose.edit.extraSelections()
    return [m.cursor.selectedText() for m in marks if m.format.underlineStyle() == style]


def press(widget, text):
    next(b for b in widget.findChildren(QPushButton) if b.text() == text).click()


def test_a_step_ticks_itself_with_its_sentence(reviewed):
    write(reviewed, "Hello Maria,\n\n😀 A label was misread at our depot, so the pump went back.")
    card = reviewed.steps.cards["what-went-wrong"]
    assert card.look.state == "covered"
    assert "label was misread" in card.look.evidence
    row = list(reviewed.steps.cards).index("what-went-wrong")
    spoken = reviewed.steps.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "covered by the draft" in spoken
    reviewed.steps.toggle("what-went-wrong")
    assert "label was misread" in reviewed.compose.edit.textCursor().selectedText()


def test_the_agents_own_tick_wins(reviewed):
    reviewed.steps.step_ticked.emit("what-went-wrong", "skipped", "asked to wait")
    write(reviewed, "A label was misread at our depot, so the pump went back.")
    assert reviewed.steps.cards["what-went-wrong"].look.state == "skipped"


def test_a_slip_is_underlined_after_a_pause_and_mended_in_one_step(reviewed, qtbot):
    with qtbot.waitSignal(reviewed.desk.review.live.review_changed):
        reviewed.compose.edit.insertPlainText("😀 ")  # QTest types no emoji
        QTest.keyClicks(reviewed.compose.edit, f"Hi. {SLIP} Bye.")
    qtbot.waitUntil(lambda: "non_apology" in findings(reviewed))
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert any("sorry you feel" in words for words in underlined(reviewed, wave))
    assert findings(reviewed)["non_apology"].better
    before = reviewed.compose.edit.text()
    QTest.keyClick(reviewed.compose.edit, Qt.Key.Key_F8)
    better = reviewed.compose.findings.findings()[0].better
    press(reviewed.compose.findings.card, "Use it")
    assert better in reviewed.compose.edit.text()
    assert "non_apology" not in findings(reviewed)
    reviewed.compose.edit.undo()
    assert reviewed.compose.edit.text() == before


def test_a_rule_shows_the_number_found_and_leads_to_the_place(reviewed):
    write(reviewed, f"Hello. {SLIP} Thank you.")
    rules = reviewed.steps.rules
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [rules.item(at).data(role) for at in range(rules.count())]
    assert any(text.endswith(": 1 found") for text in said)
    reviewed.steps.finding_wanted.emit("non_apology")
    assert "sorry you feel" in reviewed.compose.edit.textCursor().selectedText()


def test_not_here_is_remembered_and_taken_back(reviewed, store):
    write(reviewed, f"Hello. {SLIP} Thank you.")
    reviewed.compose.findings.explain(findings(reviewed)["non_apology"])
    press(reviewed.compose.findings.card, "Not here")
    assert "non_apology" not in findings(reviewed)
    reviewed.session.save()
    assert store.current().dismissed
    press(reviewed.compose.findings, "1 put aside · Show again")
    assert "non_apology" in findings(reviewed)


def test_never_for_me_is_listed_and_taken_back(reviewed):
    write(reviewed, f"Hello. {SLIP} Thank you.")
    reviewed.compose.findings.explain(findings(reviewed)["non_apology"])
    press(reviewed.compose.findings.card, "Never for me")
    assert "non_apology" not in findings(reviewed)
    assert reviewed.keeping.muted() == ("non_apology",)
    reviewed.keeping.mute("non_apology", muted=False)
    assert "non_apology" in findings(reviewed)


def test_marks_are_never_in_the_copied_text(reviewed):
    write(reviewed, f"Hello. {SLIP} You should have read the terms.")
    reviewed.compose.copy_reply()
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == f"Hello. {SLIP} You should have read the terms."
    assert "style" not in mime.html()
    assert "Will this ease" in reviewed.compose.blanks_banner.text()


def test_the_questions_after_copying_stand_alone_and_are_not_covered(reviewed):
    write(reviewed, "You should have read the terms.")
    reviewed.desk.review.walk(1)
    assert reviewed.compose.findings.card.isVisible()
    reviewed.compose.copy_reply()
    assert reviewed.compose.blanks_banner.text().startswith("Copied.")
    assert not reviewed.toast.isVisible()
    assert not reviewed.compose.findings.card.isVisible()
    reviewed.compose.blanks_banner.hide()
    reviewed.desk.review.walk(1)
    assert reviewed.compose.findings.card.isVisible()


def test_marks_add_no_undo_step_and_no_second_review(reviewed):
    seen = []
    reviewed.desk.review.live.review_changed.connect(seen.append)
    write(reviewed, SLIP)
    assert len(seen) == 1
    reviewed.compose.edit.undo()
    assert reviewed.compose.edit.text() == ""


def test_the_message_is_read_with_its_words_marked(reviewed):
    strip = reviewed.strip
    assert strip.isVisible()
    assert "“SURPRISED”" in strip.text()
    assert "wants a refund" in strip.text()
    marked = [m.cursor.selectedText() for m in reviewed.message.edit.extraSelections()]
    assert marked == ["SURPRISED"]
    reviewed.message.edit.setPlainText("Parcel 12 arrived.")
    assert strip.text() == ""
    reviewed.message.edit.setPlainText("")
    assert not strip.isVisible()


def test_a_stronger_feeling_than_theirs_is_a_slip(reviewed):
    write(reviewed, "I understand your frustration.")
    assert "amplify" in findings(reviewed)


def test_phrases_for_missing_moves_rank_first(reviewed):
    write(reviewed, "Thank you for writing.")
    assert "explain" in reviewed.desk.review.live.review.missing


def test_shouting_is_written_in_small_letters():
    assert quieter("You sent it LATE!!") == "You sent it late!"
    assert quieter("WHY?!") == "why!"


def test_the_rules_load_in_the_background(window, qtbot):
    content = paths.content_dir()
    live = window.desk.review.live
    with qtbot.waitSignal(live.ready):
        live.load([content], shipped=[content])
    assert live.is_loaded
