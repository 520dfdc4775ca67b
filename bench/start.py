# SPDX-License-Identifier: MIT
"""Start: from the process's birth to the first paint, against a bare PySide6 window.

Each is started ROUNDS times by turns, offscreen; the figure is the ratio of the medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 9
LIMIT = 1.5

BARE = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1180, 800)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
FRAME = """
import os
import sys
from pathlib import Path
from coolhead.window import start
start._furnish = lambda *_: os._exit(0)
start.run(Path(sys.argv[1]), None, only_test=False)
"""
WHOLE = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from coolhead.window import main_window, start
begin = main_window.MainWindow._begin
def begun(window):
    begin(window)
    QTimer.singleShot(0, lambda: os._exit(0))
main_window.MainWindow._begin = begun
start.run(Path(sys.argv[1]), None, only_test=False)
"""


def seconds(arguments, environment):
    began = time.perf_counter()
    subprocess.run(arguments, check=True, env=environment, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main():
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT / "desktop"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the packaged program is compiled, too
    with tempfile.TemporaryDirectory() as folder:
        runs = {
            "a bare PySide6 window": [sys.executable, "-c", BARE],
            "Coolhead's frame": [sys.executable, "-c", FRAME, folder],
            "Coolhead, all panes": [sys.executable, "-c", WHOLE, folder],
        }
        for arguments in runs.values():
            seconds(arguments, environment)  # warm the caches
        taken = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, arguments in runs.items():
                taken[name].append(seconds(arguments, environment))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    bare, frame, whole = middle.values()
    for name, value in middle.items():
        print(f"{name:24} {value * 1000:6.0f} ms")
    print(
        f"ratio: frame {frame / bare:.2f}, all panes {whole / bare:.2f} "
        f"(the aim for the packaged program's window, on a screen: {LIMIT})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
