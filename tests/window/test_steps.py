# SPDX-License-Identifier: MIT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def said(window, row):
    return window.steps.list.item(row).data(SPOKEN)


def texts_of(widget):
    return [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()]


def press(widget, text):
    QApplication.processEvents()  # rows take their places
    button = next(b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_eight_steps_are_open_at_first(window):
    assert window.steps.list.count() == 8
    assert window.steps.progress.text() == "0 of 8"
    assert said(window, 0) == "1. Listen before you write: open"


def test_space_ticks_and_opens_again(window):
    window.steps.list.setFocus()
    window.steps.list.setCurrentRow(1)
    QTest.keyClick(window.steps.list, Qt.Key.Key_Space)
    assert window.steps.progress.text() == "1 of 8"
    assert said(window, 1) == "2. Show that you heard: ticked by you"
    assert window.session.case.ticks["show-you-heard"].state == "done"
    QTest.keyClick(window.steps.list, Qt.Key.Key_Space)
    assert window.steps.progress.text() == "0 of 8"
    assert window.session.case.ticks == {}


def test_a_step_is_set_aside_with_a_reason(window):
    window.steps.open_step("context")
    card = window.steps.cards["context"]
    press(card, "Not needed")
    assert window.steps.progress.text() == "1 of 8"
    reason = next(f for f in card.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(reason, "first contact")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert window.session.case.ticks["context"].reason == "first contact"
    assert said(window, 3) == "4. Give context: not needed. first contact"
    press(card, "Needed after all")
    assert window.steps.progress.text() == "0 of 8"


def test_a_step_opens_to_guidance_and_phrases(window):
    window.steps.open_step("show-you-heard")
    card = window.steps.cards["show-you-heard"]
    assert card.is_open
    phrases = [p.title for p in window.session.playbook.phrases if p.step == "show-you-heard"]
    shown = [text for text in texts_of(card) if text in phrases]
    assert len(shown) == 3
    press(card, shown[0])
    wanted = next(p for p in window.session.playbook.phrases if p.title == shown[0])
    assert wanted.text.split("{")[0][:12] in window.compose.edit.text()


def test_one_step_is_open_at_a_time_and_the_list_grows_with_it(window, qtbot):
    closed = window.steps.list.height()
    window.steps.open_step("listen")
    assert window.steps.list.height() > closed + 100
    window.steps.open_step("invite")
    assert not window.steps.cards["listen"].is_open
    assert window.steps.cards["invite"].is_open


def test_alt_and_a_number_open_that_step(window):
    QTest.keyClick(window.compose.edit, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert window.steps.cards["invite"].is_open
    assert window.steps.list.hasFocus()


def test_the_three_whats_fill_blanks(window):
    window.steps.open_step("listen")
    fields = {f.accessibleName(): f for f in window.steps.whats.findChildren(QLineEdit)}
    QTest.keyClicks(fields["What is the problem?"], "the pump stopped.")
    window.desk.insert_phrase("apologize.own-the-thing")
    assert "that the pump stopped" in window.compose.edit.text()
    assert "stopped.." not in window.compose.edit.text()


def leaves(window, question, path=()):
    """Walk the decision guide in the window; yield each way with the advice it ends in."""
    for answer in question.answers:
        here = (*path, answer.text)
        if answer.offer:
            yield here, answer.offer
        else:
            after = next(q for q in window.session.playbook.questions if q.id == answer.question)
            yield from leaves(window, after, here)


def test_every_way_through_the_decision_guide_ends_in_its_advice(window):
    playbook = window.session.playbook
    window.steps.open_step("make-it-right")
    first = min(playbook.questions, key=lambda question: question.number)
    reached = set()
    for path, offer_id in leaves(window, first):
        window.steps.offers.restart()
        for answer in path:
            press(window.steps.offers, answer)
        offer = next(offer for offer in playbook.offers if offer.id == offer_id)
        labels = [
            label.text() for label in window.steps.offers.findChildren(type(window.steps.progress))
        ]
        assert offer.title in labels
        assert any(offer.advice.split(". ")[0][:20] in text for text in labels)
        assert " ".join(offer.why.split()) in labels
        reached.add(offer_id)
    assert reached == {offer.id for offer in playbook.offers}


def test_the_advice_brings_its_phrases(window):
    window.steps.open_step("make-it-right")
    offer = next(o for o in window.session.playbook.offers if o.id == "full-refund")
    assert offer.phrases
    window.steps.phrases_wanted.emit(offer.phrases)
    assert window.phrases.current().id == offer.phrases[0]


def test_back_goes_to_the_question_before(window):
    window.steps.open_step("make-it-right")
    first = min(window.session.playbook.questions, key=lambda question: question.number)
    onward = next(answer for answer in first.answers if answer.question)
    press(window.steps.offers, onward.text)
    assert first.answers[0].text not in texts_of(window.steps.offers)
    press(window.steps.offers, "Back")
    assert first.answers[0].text in texts_of(window.steps.offers)


def test_every_rule_technique_example_and_guide_has_its_page(window):
    playbook, steps = window.session.playbook, window.steps
    for rule in playbook.rules:
        steps.show_rule(rule.id)
        assert rule.why.split()[0] in steps.page.page.toPlainText()
    for kind, entries in (
        ("technique", playbook.techniques),
        ("example", playbook.examples),
        ("guide", playbook.guides),
    ):
        assert entries
        for entry in entries:
            steps.show_reading(kind, entry.id)
            assert steps.page.page.toPlainText().strip()
            assert steps.page.page.accessibleName() == entry.title
    QTest.keyClick(steps.page, Qt.Key.Key_Escape)
    assert steps.currentWidget() is steps.scroll_area


def test_a_step_page_holds_all_that_is_said_about_it(window):
    step = next(s for s in window.session.playbook.steps if s.id == "listen")
    window.steps.show_step("listen")
    page = window.steps.page.page.toPlainText()
    for line in (*step.do, *step.dont):
        assert line.replace("*", "") in page
    for technique in window.session.playbook.techniques:
        if technique.step == "listen":
            assert technique.title in page


def test_a_new_case_resets_the_checklist_and_undo_brings_it_back(window):
    window.steps.toggle("listen")
    QTest.keyClicks(window.compose.edit, "Dear Maria")
    window.desk.case_acts.new_case()
    assert window.steps.progress.text() == "0 of 8"
    assert window.compose.edit.text() == ""
    press(window.toast, "Undo")
    assert window.steps.progress.text() == "1 of 8"
    assert window.compose.edit.text() == "Dear Maria"


def test_pages_load_nothing_from_disk_or_net(window):
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextDocument

    page = window.steps.page.page
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.loadResource(kind, QUrl("file:///etc/hostname")) is None
    window.steps.page.show_page("x", "![a](file:///etc/hostname) <img src='file:///etc/hostname'>")
    assert "hostname" not in page.toHtml()
