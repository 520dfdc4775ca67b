# SPDX-License-Identifier: MIT
"""Type a hundred good replies into the real window, and list every slip that is marked.

The replies are those without a slip among the writers held out of the corpus, and of the
project's own held-out file; nothing was taught on them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "corpus")]

from conversations import from_row, read_all
from PySide6.QtTest import QTest
from split import writers_of

from coolhead import paths
from coolhead.cases.case import new_case
from coolhead.cases.store import Store
from coolhead.playbook import library
from coolhead.review.vocabulary import SLIPS
from coolhead.window import theme
from coolhead.window.keeping import Keeping
from coolhead.window.main_window import MainWindow
from coolhead.window.session import Session
from coolhead.window.start import application

REPLIES = 100
PATIENCE_MS = 10_000


def good_replies():
    names = sorted(writers_of("measure")) + sorted(writers_of("thresholds"))
    everyone = read_all()
    own = (ROOT / "tests" / "review" / "heldout.jsonl").read_text(encoding="utf-8")
    rows = [from_row(json.loads(row)) for row in own.splitlines()]
    found = [one for name in names for one in everyone[name]] + rows
    clean = [one for one in found if not any(m.label in SLIPS and m.sort != "~" for m in one.marks)]
    return clean[:REPLIES]


def wait(until):
    for _ in range(PATIENCE_MS // 5):
        if until():
            return
        QTest.qWait(5)
    raise SystemExit("the window did not answer in time")


def main() -> int:
    app = application()
    content = paths.content_dir()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        look = theme.Theme(app)
        session = Session(library.load([content]), store, new_case(), [content])
        window = MainWindow(look, Keeping(store, look))
        window.furnish(session)
        window.show()
        live, helped = window.desk.review.live, window.desk.learned_help
        wait(lambda: live.is_loaded and helped.second and helped.second.thresholds)
        words = marks = 0
        for one in good_replies():
            session.open_case(new_case())
            window.message.edit.setPlainText(one.customer)
            for line in one.reply.split("\n"):
                if line.isascii():
                    QTest.keyClicks(window.compose.edit, line)
                else:
                    window.compose.edit.insertPlainText(line)  # no keyboard has every sign
                window.compose.edit.insertPlainText("\n")
            live.refresh()
            case = session.case
            wait(
                lambda case=case: (
                    not helped.second.lacks(case.draft, live.first_reading(), case.message)
                )
            )
            live.refresh()
            words += len(one.reply.split())
            for slip in live.review.slips:
                marks += 1
                print(f"{one.id}: {slip.label}: {' '.join(slip.text.split())}")
        rate = 1000 * marks / words
        print(f"{REPLIES} good replies, {words} words: {marks} marks, {rate:.2f} per 1,000 words")
        window.close()
        session.stop()
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
