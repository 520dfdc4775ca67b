# SPDX-License-Identifier: MIT
"""Open the window: crash hook first, then data, then what the agent sees."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from coolhead import __version__, paths
from coolhead.cases.case import new_case
from coolhead.cases.store import Store, StoreError
from coolhead.window import theme
from coolhead.window.keeping import Keeping
from coolhead.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from coolhead.cases.case import Case
    from coolhead.playbook.values import Playbook


def run(data: Path | None, file: Path | None, *, only_test: bool) -> int:
    """Show the window and return the exit status when it is closed.

    `data` is the folder asked for, `file` an email to open. With `only_test`, build the window
    without showing it, load everything, and return at once.
    """
    app = application()
    try:
        folder = paths.prepare_data_dir(paths.data_dir(data))
    except paths.PathError as problem:
        sys.stderr.write(f"coolhead: {problem}\n")
        if not only_test:
            from coolhead.window import crash

            crash.tell_before_start(str(problem))
        return 2
    store = Store.open(folder)
    look = theme.Theme(app)
    window = MainWindow(look, Keeping(store, look))
    if not only_test:
        # The frame stands at once, in its place and colour; the panes follow.
        if not window.keeping.restore_geometry(window):
            window.resize(*theme.FIRST_SIZE)
        window.show()
        app.processEvents()
    playbook = _furnish(window, store, folder)
    if only_test:
        return selftest(window, playbook)
    # What is loaded by then stays: to look through it for garbage would cost 20 ms now and then.
    window.desk.review.live.ready.connect(gc.freeze)
    if file is not None:
        window.desk.case_acts.open_file(file)
    status = app.exec()
    window.desk.learned_help.stop()
    window.session.stop()
    store.close()
    return status


def _furnish(window: MainWindow, store: Store, folder: Path) -> Playbook:
    from coolhead.playbook import library
    from coolhead.window import crash, icons
    from coolhead.window.session import Session

    trouble = ""
    try:
        case: Case = store.current() or new_case()
    except StoreError as problem:
        case, trouble = new_case(), str(problem)
    layers = paths.layers(folder)
    playbook = library.load(layers)
    session = Session(playbook, store, case, layers)
    crash.install(session)
    window.setWindowIcon(icons.program_icon())
    window.furnish(session)
    window.desk.welcome(store.notice, playbook.mistakes)
    if trouble:
        session.trouble.emit(trouble)
    return playbook


def application() -> QApplication:
    """Make the application with its name and version."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("coolhead")
    app.setApplicationDisplayName("Coolhead")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.coolhead.Coolhead")
    return app


def selftest(window: MainWindow, playbook: Playbook) -> int:
    """Load all that loads late, and say what is missing; 0 when nothing is."""
    from coolhead.window import late_parts

    missing = [f"content: {mistake}" for mistake in playbook.mistakes]
    if not playbook.steps or not playbook.phrases:
        missing.append("content: there are no steps or phrases")
    missing += late_parts.missing()
    for line in missing:
        sys.stderr.write(f"coolhead: selftest: {line}\n")
    window.close()
    return 1 if missing else 0
