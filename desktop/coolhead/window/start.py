# SPDX-License-Identifier: MIT
"""Open the window: crash hook first, then data, then what the agent sees."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from coolhead import __version__, paths
from coolhead.cases.case import new_case
from coolhead.cases.store import Store, StoreError
from coolhead.playbook import library
from coolhead.window import crash, icons, late_parts, theme
from coolhead.window.main_window import MainWindow
from coolhead.window.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from coolhead.playbook.values import Playbook


def run(data: Path | None, file: Path | None, *, only_test: bool) -> int:
    """Show the window and return the exit status when it is closed.

    `data` is the folder asked for, `file` an email to open. With `only_test`, build the window
    without showing it, load everything, and return at once.
    """
    app = application()
    try:
        folder = paths.prepare_data_dir(paths.data_dir(data))
        store = Store.open(folder)
        case = store.current() or new_case()
    except (paths.PathError, StoreError) as problem:
        sys.stderr.write(f"coolhead: {problem}\n")
        if not only_test:
            crash.tell_before_start(str(problem))
        return 2
    playbook = library.load(paths.layers(folder))
    session = Session(playbook, store, case)
    window = MainWindow(session, theme.Theme(app))
    crash.install(session)
    window.desk.welcome(store.notice, playbook.mistakes)
    if only_test:
        return selftest(window, playbook)
    if not window.keeping.restore_geometry(window):
        window.resize(1180, 800)
    window.show()
    if file is not None:
        window.desk.case_acts.open_file(file)
    status = app.exec()
    session.stop()
    store.close()
    return status


def application() -> QApplication:
    """Make the application with its name, version and icon."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("coolhead")
    app.setApplicationDisplayName("Coolhead")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.coolhead.Coolhead")
    app.setWindowIcon(icons.program_icon())
    return app


def selftest(window: MainWindow, playbook: Playbook) -> int:
    """Load all that loads late, and say what is missing; 0 when nothing is."""
    missing = [f"content: {mistake}" for mistake in playbook.mistakes]
    if not playbook.steps or not playbook.phrases:
        missing.append("content: there are no steps or phrases")
    missing += late_parts.missing()
    for line in missing:
        sys.stderr.write(f"coolhead: selftest: {line}\n")
    window.close()
    return 1 if missing else 0
