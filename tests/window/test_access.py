# SPDX-License-Identifier: MIT
"""Everything that can be reached has a name, and the panes are walked by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coolhead.window.keys import KEYS, in_force, read_choices

NAMED = {
    "Customer's message": QAccessible.Role.EditableText,
    "Draft": QAccessible.Role.EditableText,
    "Steps": QAccessible.Role.List,
    "Rules": QAccessible.Role.List,
    "Phrases": QAccessible.Role.List,
    "Findings": QAccessible.Role.List,
    "Find a phrase": QAccessible.Role.EditableText,
    "Copy reply": QAccessible.Role.Button,
    "New case": QAccessible.Role.Button,
}


def interfaces(widget):
    for found in widget.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(found)
        if interface is not None:
            yield found, interface


@pytest.mark.parametrize(("name", "role"), NAMED.items())
def test_the_names_that_others_rely_on(window, name, role):
    roles = [i.role() for _, i in interfaces(window) if i.text(QAccessible.Text.Name) == name]
    assert role in roles


def test_everything_that_takes_the_focus_has_a_name(window):
    for step in list(window.steps.cards):
        window.steps.open_step(step)
    window.compose.find_bar.open()
    silent = [
        (type(found).__name__, found.objectName())
        for found, interface in interfaces(window)
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not interface.text(QAccessible.Text.Name).strip()
        and not found.objectName().startswith("qt_")
    ]
    assert silent == []


def test_f6_walks_the_panes_round(window):
    window.message.edit.setFocus()
    order = [window.compose.edit, window.steps.list, window.phrases.field, window.message.edit]
    for target in order:
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert target.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.phrases.field.hasFocus()


def test_step_states_differ_in_what_is_said(window):
    window.steps.toggle("listen")
    window.steps.step_ticked.emit("context", "skipped", "first contact")
    window.steps.show_ticks(window.session.case.ticks, {"reassure": "We changed courier."})
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [window.steps.list.item(at).data(role) for at in (0, 1, 3, 4)]
    states = [text.split(": ", 1)[1].split(".")[0] for text in spoken]
    assert states == ["ticked by you", "open", "not needed", "covered by the draft"]
    icons = {
        window.steps.cards[key].look.state
        for key in ("listen", "show-you-heard", "context", "reassure")
    }
    assert len(icons) == 4


def test_every_shortcut_is_listed_once_and_no_two_share_keys():
    keys = [key for key in in_force({}).values() if key]
    assert len(keys) == len(set(keys))
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_a_shortcut_can_be_changed_and_switched_off(window, edit):
    window.take_keys({"find_phrase": "Ctrl+J", "copy_reply": ""})
    QTest.keyClick(edit, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.phrases.field.hasFocus()
    assert window.actions_by_id["copy_reply"].shortcut().isEmpty()
    window.take_keys({})


@pytest.mark.parametrize("stored", [None, "", "not json", "[1]", '{"nobody": "Ctrl+J", "quit": 3}'])
def test_unreadable_choices_of_keys_count_as_none(stored):
    assert read_choices(stored) == {}


def test_the_list_of_shortcuts_takes_changes_and_refuses_clashes(window, qtbot):
    from PySide6.QtGui import QKeySequence

    from coolhead.window.keys_dialog import KeysDialog

    dialog = KeysDialog(window, {})
    qtbot.addWidget(dialog)
    chosen = []
    dialog.keys_chosen.connect(chosen.append)
    dialog.edits["quit"].setKeySequence(QKeySequence("Ctrl+K"))
    assert chosen == []
    dialog.edits["quit"].setKeySequence(QKeySequence("Ctrl+J"))
    assert chosen[-1] == {"quit": "Ctrl+J"}


@pytest.mark.parametrize("width", [360, 900, 1400])
def test_nothing_is_wider_than_the_window(window, qtbot, width):
    window.resize(width, 800)
    qtbot.waitUntil(lambda: window.width() == width)
    for step in window.steps.cards:
        window.steps.open_step(step)
        for found in window.centralWidget().findChildren(QWidget):
            if found.isVisible() and found.parentWidget() is not None:
                right = found.mapTo(window, found.rect().topRight()).x()
                assert right <= width + 1 or found.parentWidget().objectName().startswith("qt_"), (
                    found
                )
