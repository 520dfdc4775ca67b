# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from coolhead.window.spelling import Speller


@pytest.fixture
def speller(qtbot):
    made = Speller()
    with qtbot.waitSignal(made.ready):
        made.choose("both")
    return made


def misspelt(speller, text):
    return [text[start:end] for start, end in speller.misspelt(text)]


def test_both_spellings_pass_and_mistakes_are_found(speller):
    assert misspelt(speller, "We apologise and apologize for the colour and color.") == []
    assert misspelt(speller, "I recieve teh parcel") == ["recieve", "teh"]


def test_names_of_things_are_left_alone(speller):
    assert misspelt(speller, "ABCXQ FN-30982 {need} xqz@example.org https://qqzz.example/zzq") == []


def test_curly_apostrophes_and_emoji_keep_places_right(speller):
    assert misspelt(speller, "😀 I don’t recieve") == ["recieve"]


def test_a_single_dictionary_and_none(speller, qtbot):
    speller.choose("american")
    assert misspelt(speller, "apologise") == ["apologise"]
    speller.choose("off")
    assert misspelt(speller, "recieve") == []


def test_suggestions_and_own_words(speller):
    assert "receive" in speller.suggestions("recieve")
    speller.learn("Kellerpump")
    assert misspelt(speller, "Kellerpump kellerpump") == []
    assert speller.own_words() == ["kellerpump"]


def test_the_draft_is_marked_but_not_the_word_being_typed(window, edit, qtbot):
    with qtbot.waitSignal(window.keeping.speller.ready):
        window.keeping.load_spelling()
    QTest.keyClicks(edit, "I recieve")
    window.desk.spell_marks.mark()
    assert edit.extraSelections() == []
    QTest.keyClicks(edit, " it")
    window.desk.spell_marks.mark()
    marked = [mark.cursor.selectedText() for mark in edit.extraSelections()]
    assert marked == ["recieve"]
    window.compose.copy_reply()
    from PySide6.QtWidgets import QApplication

    assert "underline" not in QApplication.clipboard().mimeData().html()


def test_the_menu_offers_better_spellings(window, edit, qtbot):
    with qtbot.waitSignal(window.keeping.speller.ready):
        window.keeping.load_spelling()
    edit.insertPlainText("recieve it")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    place = edit.cursorRect(cursor).center()
    menu = QMenu()
    menu.addAction("Cut")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place))
    edit.menu_wanted.emit(menu, event)
    offered = {action.text(): action for action in menu.actions()}
    offered["receive"].trigger()
    assert edit.text() == "receive it"
    edit.undo()
    assert edit.text() == "recieve it"
