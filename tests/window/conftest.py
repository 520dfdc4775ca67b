# SPDX-License-Identifier: MIT
"""The real window over the shipped playbook and a real store in the test's own folder."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from coolhead import paths
from coolhead.cases.case import new_case
from coolhead.cases.store import Store
from coolhead.playbook import library
from coolhead.playbook.signs import load_signs
from coolhead.window import theme
from coolhead.window.keeping import Keeping
from coolhead.window.main_window import MainWindow
from coolhead.window.session import Session

MESSAGE = """I was SURPRISED that the pump stopped after two days (order 4471).

Why does a new pump stop? I would like my money back."""


@pytest.fixture(scope="session")
def playbook():
    return library.load([paths.content_dir()])


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="session")
def look(qapp):
    return theme.Theme(qapp)


@pytest.fixture
def window(qtbot, playbook, store, look):
    store.set_setting("learned_help", "off")  # its own tests switch it on
    session = Session(playbook, store, new_case())
    window = MainWindow(look, Keeping(store, look))
    window.furnish(session)
    window.resize(1400, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()
    session.stop()
    QApplication.clipboard().clear()
    # No event loop runs between tests: the window goes now, or every later one pays for it.
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def book():
    content = paths.content_dir()
    return load_signs([content], tested=[content])


@pytest.fixture
def reading_window(window, book):
    """The window with its rules loaded."""
    window.desk.review.live.take(book)
    return window


@pytest.fixture
def edit(window):
    """The draft's editor, with the focus."""
    window.compose.edit.setFocus()
    return window.compose.edit
