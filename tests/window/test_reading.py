# SPDX-License-Identifier: MIT
"""The reading in the real window: chips with their words, corrections that win, care, questions."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

MESSAGE = (
    "Hello, I was SURPRISED that the pump stopped after two days. 😀 Why does a new pump stop? "
    "And who pays for the carpet? I would like my money back, please. This is the second time "
    "that I write."
)
ABUSE = "You stupid lying idiot, I hope you rot. Where is my parcel?"


@pytest.fixture
def reading(reading_window):
    reading_window.message.edit.setPlainText(MESSAGE)
    return reading_window


def chip(window, text):
    return next(one for one in window.strip.chips if one.text().startswith(text))


def choose(window, text, *, of):
    """Open a chip's menu, or the menu of an action in it, and choose an entry."""
    window.strip.menu = None
    chip(window, of).click()
    menu = window.strip.menu
    entries = list(menu.actions())
    for action in menu.actions():
        entries += action.menu().actions() if action.menu() else []
    found = next(action for action in entries if action.text() == text)
    found.trigger()
    menu.close()


def buttons(widget):
    return {b.text(): b for b in widget.findChildren(QPushButton) if b.isVisible()}


def test_a_chip_shows_the_words_that_it_stands_for(reading):
    chip(reading, "wants a refund").click()
    assert "money back" in reading.message.edit.textCursor().selectedText()
    reading.strip.menu.close()
    chip(reading, "“SURPRISED”").click()
    assert reading.message.edit.textCursor().selectedText() == "SURPRISED"
    reading.strip.menu.close()


def test_every_chip_is_named_and_reached_by_keyboard(reading):
    shown = [chip for chip in reading.strip.chips if chip.isVisible()]
    shown[0].setFocus()
    for one in shown[1:]:
        assert one.accessibleName()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert one.hasFocus()


def test_the_focus_stays_in_the_strip_after_a_correction(reading):
    chip(reading, "wants a refund").setFocus()
    choose(reading, "They don't ask for this", of="wants a refund")
    assert QApplication.focusWidget() in reading.strip.chips


def test_equal_questions_are_one(reading):
    reading.message.edit.setPlainText("Where is it? I wait since May. Where is it?")
    rows = reading.message.questions.list
    assert rows.count() == 1
    rows.item(0).setCheckState(Qt.CheckState.Checked)
    assert reading.session.case.answered == ("Where is it?",)
    rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert reading.session.case.answered == ()


def test_the_agents_word_that_it_is_courteous_is_shown_and_counts(reading):
    reading.message.edit.setPlainText("Refund me NOW!! You are useless, I will sue you.")
    choose(reading, "courteous", of="+")
    assert "courteous ✓" in reading.strip.text()


def test_a_feeling_across_two_lines_is_one_line_in_chip_and_draft(reading):
    reading.message.edit.setPlainText(
        "I have waited for this pump since the second of May, I am really\nangry about it by now."
    )
    assert "“really angry”" in reading.strip.text()
    choose(reading, "Put “really angry” into the draft", of="“really angry”")
    assert reading.compose.edit.text() == "Really angry"
    choose(reading, "Not a feeling of theirs", of="“really angry”")
    assert reading.desk.review.live.reading.emotions == ()


def test_another_message_in_the_case_is_read_without_the_old_corrections(reading):
    choose(reading, "They don't ask for this", of="wants a refund")
    reading.message.edit.clear()
    mime = QMimeData()
    mime.setText("Please give me my money back.")
    reading.message.edit.insertFromMimeData(mime)
    assert "wants a refund" in reading.strip.text()


def test_a_neutral_message_can_be_added_to_after_the_start(window, book):
    window.message.edit.setPlainText("Parcel 12 arrived.")
    assert not window.strip.isVisible()
    window.desk.review.live.take(book)
    assert window.strip.isVisible()


def test_the_decision_guide_never_takes_the_focus_from_the_draft(reading):
    guide = reading.steps.offers
    reading.steps.open_step("make-it-right")
    made = buttons(guide)["No, only this customer or a few"]
    made.setFocus()
    made.click()
    reading.compose.edit.setFocus()
    reading.message.edit.setPlainText(MESSAGE + " Otherwise my lawyer will write to you.")
    assert reading.compose.edit.hasFocus()


def test_a_correction_wins_is_kept_and_is_taken_back(reading, store):
    choose(reading, "They don't ask for this", of="wants a refund")
    assert "refund" not in reading.strip.text()
    assert "refund" not in reading.desk.review.live.reading.asks
    reading.message.edit.setPlainText(MESSAGE + " My money back!")
    assert "refund" not in reading.desk.review.live.reading.asks
    reading.session.save()
    assert store.current().corrections == {"ask:refund": "no"}
    choose(reading, "Take back 1 correction", of="+")
    assert "wants a refund" in reading.strip.text()


def test_what_was_overlooked_is_added_and_marked_as_said(reading):
    choose(reading, "wants a manager", of="+")
    assert "wants a manager ✓" in reading.strip.text()
    assert "manager" in reading.desk.review.live.reading.asks
    choose(reading, "As it was read", of="wants a manager")
    assert "manager" not in reading.desk.review.live.reading.asks


def test_a_corrected_feeling_changes_what_is_too_strong(reading):
    live = reading.desk.review.live
    reading.message.edit.setPlainText("I am furious. The pump stopped after two days.")
    reading.compose.edit.insertPlainText("I understand how furious you are.")
    live.refresh()
    assert "amplify" not in {slip.label for slip in live.review.slips}
    choose(reading, "Not a feeling of theirs", of="“furious”")
    choose(reading, "calm", of=reading.strip.text())  # the heat alone is left
    assert "amplify" in {slip.label for slip in live.review.slips}
    assert reading.message.edit.extraSelections() == []


def test_heat_is_corrected_by_choice(reading):
    choose(reading, "furious", of="+")
    assert reading.desk.review.live.reading.heat == 3
    choose(reading, "calm", of="furious")
    assert reading.desk.review.live.reading.heat == 0


def test_their_word_for_a_feeling_goes_into_the_draft(reading):
    choose(reading, "Put “SURPRISED” into the draft", of="“SURPRISED”")
    assert reading.compose.edit.text() == "Surprised"


def test_phrases_are_offered_for_their_word(reading):
    choose(reading, "Phrases for “SURPRISED”", of="“SURPRISED”")
    reading.desk.insert_phrase("empathize.you-said")
    assert "surprised" in reading.compose.edit.text()


def test_repeated_contact_asks_for_their_history(reading):
    reading.compose.edit.insertPlainText("Thank you for writing.")
    reading.desk.review.live.refresh()
    assert "history" in reading.desk.review.live.review.missing
    choose(reading, "It is the first time", of="not the first time")
    assert "history" not in reading.desk.review.live.review.missing


def test_a_narrow_window_shows_one_line_and_a_way_to_the_rest(reading, qtbot):
    reading.resize(360, 760)
    qtbot.waitUntil(lambda: reading.arrangement.narrow)
    more = next(text for text in buttons(reading.strip) if text.endswith("more"))
    one_line = reading.strip.height()
    buttons(reading.strip)[more].click()
    qtbot.waitUntil(lambda: reading.strip.height() > one_line)
    assert "+" in buttons(reading.strip)
    buttons(reading.strip)["Fewer"].click()
    qtbot.waitUntil(lambda: reading.strip.height() == one_line)


def test_questions_are_listed_ticked_and_remembered(reading, store):
    rows = reading.message.questions.list
    assert [rows.item(at).text() for at in range(rows.count())] == [
        "Why does a new pump stop?",
        "And who pays for the carpet?",
    ]
    rows.setFocus()
    rows.setCurrentRow(0)
    assert reading.message.edit.textCursor().selectedText() == "Why does a new pump stop?"
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert rows.item(0).checkState() == Qt.CheckState.Checked
    reading.session.save()
    assert store.current().answered == ("Why does a new pump stop?",)


def test_an_open_question_is_a_hint_that_leads_to_it(reading):
    reading.compose.edit.insertPlainText("I will send you a new pump today, Maria. " * 6)
    reading.desk.review.live.refresh()

    def open_questions():
        found = reading.compose.findings.findings()
        return [one for one in found if one.label == "open_question"]

    (hint,) = open_questions()
    assert "Why does a new pump stop?" in hint.message
    assert "1 more" in hint.message
    reading.desk.review.show_finding(hint)
    assert reading.message.questions.list.hasFocus()
    assert reading.compose.findings.card.isVisible()
    walked = set()
    for _ in reading.compose.findings.findings():
        reading.desk.review.walk(1)
        walked.add(reading.compose.findings.explained())
    assert walked == set(reading.compose.findings.findings())
    for at in range(2):
        reading.message.questions.list.item(at).setCheckState(Qt.CheckState.Checked)
    assert open_questions() == []


def test_abuse_brings_a_banner_with_a_way_out(reading):
    banner = reading.care_banner
    assert not banner.isVisible()
    reading.message.edit.setPlainText(ABUSE)
    assert banner.isVisible()
    buttons(banner)["Boundary phrases"].click()
    boundary = [p.title for p in reading.session.playbook.phrases if p.group == "boundary"]
    shown = reading.phrases.list.model().index(1, 0).data()
    assert shown.split("\n")[0] in boundary
    reading.message.edit.setPlainText(MESSAGE)
    assert not banner.isVisible()


def test_a_closed_banner_stays_closed_in_its_case_alone(reading):
    reading.message.edit.setPlainText(ABUSE)
    first = reading.session.case
    reading.care_banner.closed.emit()
    reading.care_banner.hide()
    reading.desk.case_acts.new_case()
    assert not reading.care_banner.isVisible()
    reading.message.edit.setPlainText(ABUSE)
    assert reading.care_banner.isVisible()
    reading.session.open_case(first)
    assert not reading.care_banner.isVisible()


def test_a_case_is_handed_over_with_a_note(reading):
    reading.message.edit.setPlainText(ABUSE)
    reading.steps.whats.whats_edited.emit(
        type(reading.session.case.notes)(problem="the parcel is lost", option_1="send it again")
    )
    buttons(reading.care_banner)["Hand over to a manager"].click()
    note = QApplication.clipboard().text()
    assert "The problem: the parcel is lost" in note
    assert "The options: send it again" in note
    assert "Their words: “" in note
    assert ABUSE in note
    assert "My draft" not in note
    assert reading.toast.isVisible()


def test_the_decision_guide_proposes_what_the_message_says(reading):
    guide = reading.steps.offers
    reading.steps.open_step("make-it-right")

    def proposed():
        return [text for text, made in buttons(guide).items() if made.property("proposed")]

    buttons(guide)["No, only this customer or a few"].click()
    assert proposed() == []
    reading.message.edit.setPlainText(MESSAGE + " Otherwise my lawyer will write to you.")
    assert proposed() == ["Yes, I fear bad consequences"]
    buttons(guide)["No"].click()
    assert proposed() == []
    reading.phrases.fault_chosen.emit("known")
    assert proposed() == ["Yes, it was"]
    buttons(guide)["No, the cause lay elsewhere"].click()
    buttons(guide)["No, nothing held them up"].click()
    assert proposed() == ["Yes"]
    described = [b.accessibleDescription() for b in guide.findChildren(QPushButton)]
    assert any("They wrote: “" in text for text in described)
