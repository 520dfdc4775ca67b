# SPDX-License-Identifier: MIT
"""Type into the real window, one letter after another, until killed.

Prints for each letter: its number, and how many had been typed a second before.
"""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from coolhead import paths
from coolhead.cases.case import new_case
from coolhead.cases.store import Store
from coolhead.playbook import library
from coolhead.window import start, theme
from coolhead.window.keeping import Keeping
from coolhead.window.main_window import MainWindow
from coolhead.window.session import Session

app = start.application()
store = Store.open(Path(sys.argv[1]))
session = Session(library.load([paths.content_dir()]), store, new_case())
look = theme.Theme(app)
window = MainWindow(look, Keeping(store, look))
window.furnish(session)
window.show()
moments = []


def type_one():
    QTest.keyClick(window.compose.edit, "a")
    now = time.monotonic()
    moments.append(now)
    older = sum(moment < now - 1 for moment in moments)
    print(len(moments), older, flush=True)  # noqa: T201 -- the parent reads it


timer = QTimer()
timer.timeout.connect(type_one)
timer.start(25)
app.exec()
