# SPDX-License-Identifier: MIT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coolhead.playbook.values import Phrase
from coolhead.window.draft_edit import PHRASE_MIME


def shown(window):
    model = window.phrases.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return [row for row in rows if isinstance(row, Phrase)]


def row_of(window, phrase_id):
    model = window.phrases.model
    return next(
        at
        for at in range(model.rowCount())
        if isinstance(model.row(at), Phrase) and model.row(at).id == phrase_id
    )


def test_every_phrase_can_be_seen(window):
    assert {phrase.id for phrase in shown(window)} == {
        p.id for p in window.session.playbook.phrases
    }


def test_words_in_any_order_with_a_typo_find_the_phrase(window):
    for words in ("hearing what", "waht hearing", "HEARING  I'm"):
        window.phrases.field.setText(words)
        assert any(phrase.id == "reflect.what-im-hearing" for phrase in shown(window)[:5]), words


def test_nothing_found_says_what_to_do(window):
    window.phrases.field.setText("xyzzyqwertz")
    assert shown(window) == []
    labels = [
        label.text()
        for label in window.phrases.findChildren(type(window.steps.progress))
        if label.isVisible()
    ]
    assert any("Try fewer" in text for text in labels)


def test_ctrl_k_search_enter_inserts_and_goes_to_the_draft(window, edit):
    QTest.keyClick(edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.phrases.field.hasFocus()
    QTest.keyClicks(window.phrases.field, "what hearing")
    first = window.phrases.current()
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return)
    assert first.text.split("{")[0].strip() in edit.text()
    assert edit.hasFocus()


def test_shift_enter_inserts_and_stays(window, edit):
    window.phrases.search()
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.text()
    assert window.phrases.field.hasFocus()


def test_arrows_walk_the_list_from_the_search_box(window):
    window.phrases.field.setText("sorry")
    first = window.phrases.current()
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Down)
    assert window.phrases.current() != first
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Up)
    assert window.phrases.current() == first


def test_a_click_inserts_and_ctrl_click_copies(window, edit, qtbot):
    view = window.phrases.list
    index = window.phrases.model.index(row_of(window, shown(window)[0].id))
    # Rows are laid out a screenful at a time.
    qtbot.waitUntil(lambda: view.indexAt(view.visualRect(index).center()).isValid())
    place = view.visualRect(index).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
    )
    assert edit.text() == ""
    assert QApplication.clipboard().text() == shown(window)[0].text
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit.text()


def test_a_dragged_phrase_is_plain_text_anywhere_else(window):
    model = window.phrases.model
    index = model.index(row_of(window, "apologize.own-the-thing"))
    mime = model.mimeData([index])
    assert mime.text().startswith("I'm sorry that")
    assert bytes(mime.data(PHRASE_MIME).data()) == b"apologize.own-the-thing"


def test_fault_and_moment_narrow_the_list(window):
    window.phrases.fault.setCurrentIndex(2)
    assert shown(window)
    assert all(phrase.fault != "known" for phrase in shown(window))
    assert window.session.case.fault == "unknown"
    window.phrases.fault.setCurrentIndex(0)
    window.phrases.moment.setCurrentIndex(4)
    assert all("closing" in phrase.moment or "any" in phrase.moment for phrase in shown(window))


def test_the_open_step_comes_first(window):
    window.steps.open_step("invite")
    assert shown(window)[0].step == "invite"


def test_uses_are_counted_and_shown(window, store):
    window.desk.insert_phrase(shown(window)[3].id)
    assert sum(uses.count for uses in store.phrase_uses().values()) == 1
    window.desk.load_late()
    sections = [window.phrases.model.row(at) for at in range(window.phrases.model.rowCount())]
    assert "Used often" in sections


def test_rows_are_spoken_with_their_text(window):
    index = window.phrases.model.index(row_of(window, "apologize.own-the-thing"))
    assert "I'm sorry that" in index.data(Qt.ItemDataRole.AccessibleTextRole)
