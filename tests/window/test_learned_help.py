# SPDX-License-Identifier: MIT
"""The learned part in the real window: it loads late, answers in its own thread, never flickers."""

import pytest
from PySide6.QtTest import QTest

from coolhead import paths

MESSAGE = "I was surprised that the pump stopped after two days. I want my money back."
HIDDEN = "This one is on me, and I hate that it happened to you."
"""An apology without a word that any pattern knows."""


@pytest.fixture
def helped(reading_window, store, qtbot):
    """The window with the learned part loaded."""
    window = reading_window
    store.set_setting("learned_help", "")
    window.desk.learned_help.start()
    with qtbot.waitSignal(window.desk.learned_help.second.loaded, timeout=30_000):
        pass
    window.message.edit.setPlainText(MESSAGE)
    window.compose.edit.setFocus()
    yield window
    window.desk.learned_help.stop()


def moves(window):
    return {move.label for move in window.desk.review.live.review.moves}


def slips(window):
    return {slip.label for slip in window.desk.review.live.review.slips}


def settled(window, qtbot):
    """Wait until the second reviewer has answered all that stands there."""
    live = window.desk.review.live
    case = window.session.case
    qtbot.waitUntil(
        lambda: (
            not window.desk.learned_help.second.lacks(
                case.draft, live.first_reading(), case.message
            )
        ),
        timeout=10_000,
    )
    live.refresh()


def test_it_hears_an_apology_that_no_pattern_knows(helped, qtbot):
    helped.desk.learned_help.switch(False)
    helped.compose.edit.insertPlainText(HIDDEN)
    helped.desk.review.live.refresh()
    assert "apologize" not in moves(helped)
    helped.desk.learned_help.switch(True)
    qtbot.waitUntil(lambda: "apologize" in moves(helped), timeout=10_000)


def test_a_mark_stays_while_its_sentence_is_typed_on(helped, qtbot):
    helped.compose.edit.insertPlainText("You should have read the manual")
    settled(helped, qtbot)
    assert "blame" in slips(helped)
    seen = []
    helped.desk.review.live.review_changed.connect(
        lambda review: seen.append({slip.label for slip in review.slips})
    )
    for key in " before":
        QTest.keyClicks(helped.compose.edit, key)
        helped.desk.review.live.refresh()
        qtbot.wait(1)
    settled(helped, qtbot)
    assert len(seen) > 6
    assert all("blame" in labels for labels in seen)


def test_a_new_slip_waits_for_the_answer_but_not_for_long(helped, qtbot):
    live = helped.desk.review.live
    helped.compose.edit.insertPlainText("You should have read the manual.")
    live.refresh()
    assert "blame" not in slips(helped)
    qtbot.waitUntil(lambda: "blame" in slips(helped), timeout=10_000)


def test_another_draft_is_not_judged_by_the_last_ones_answers(helped, qtbot):
    helped.compose.edit.insertPlainText("You should have read the manual.")
    settled(helped, qtbot)
    assert "blame" in slips(helped)
    seen = []
    live = helped.desk.review.live
    live.review_changed.connect(lambda review: seen.extend(slip.label for slip in review.slips))
    helped.desk.case_acts.new_case()
    helped.message.edit.setPlainText(MESSAGE)
    helped.compose.edit.insertPlainText("Thank you for telling us about the pump.")
    settled(helped, qtbot)
    helped.compose.edit.selectAll()
    helped.compose.edit.insertPlainText("The pump was tested on Monday, and it runs.")
    settled(helped, qtbot)
    assert "blame" not in seen


def test_switched_off_it_is_off_at_the_next_start(helped, store):
    helped.desk.learned_help.switch(False)
    assert store.setting("learned_help") == "off"
    assert not helped.desk.learned_help.is_on


def test_without_its_files_all_else_works_and_it_is_said_once(
    reading_window, store, qtbot, monkeypatch, tmp_path
):
    nowhere = paths.EncoderFiles(tmp_path / "m", tmp_path / "t", tmp_path / "s")
    monkeypatch.setattr(paths, "encoder_files", lambda: nowhere)
    window = reading_window
    store.set_setting("learned_help", "")
    window.desk.learned_help.start()
    qtbot.waitUntil(window.toast.isVisible, timeout=30_000)
    assert "could not be loaded" in window.toast.text()
    window.compose.edit.insertPlainText("You should have read the manual.")
    window.desk.review.live.refresh()
    assert "blame" in slips(window)
    window.toast.hide()
    window.desk.learned_help.start()
    qtbot.waitUntil(lambda: window.desk.learned_help.second is None, timeout=30_000)
    assert not window.toast.isVisible()
