# SPDX-License-Identifier: MIT
"""Qt belongs to the window alone: the other rooms and the command line start without it."""

import subprocess
import sys

import pytest

ROOMS_WITHOUT_QT = ["review", "playbook", "cases", "mail", "cli", "paths"]

# Imports a room with every module in it, and tells which modules of Qt came along.
IMPORT_ROOM = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(room, "__path__", []), room.__name__ + "."):
    importlib.import_module(found.name)
print(sum(name.startswith(sys.argv[1]) for name in sys.modules))
print(*[name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")])
"""

# Runs the program with arguments, and tells on standard error which modules of Qt came along.
RUN_PROGRAM = """
import sys
from coolhead.__main__ import main
sys.argv[0] = "coolhead"
try:
    status = main()
except SystemExit as stop:
    status = stop.code
qt = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]
print("status", status or 0, "qt", len(qt), file=sys.stderr)
"""


def python(script, *arguments):
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("room", ROOMS_WITHOUT_QT)
def test_a_room_starts_without_qt(room):
    done = python(IMPORT_ROOM, f"coolhead.{room}")

    assert done.returncode == 0, done.stderr
    modules, qt = done.stdout.split("\n")[:2]
    assert int(modules) >= 1
    assert qt == ""


def test_the_window_does_bring_qt():
    """The probe above would be worth nothing if it could not see Qt."""
    done = python(IMPORT_ROOM, "coolhead.window")

    assert done.returncode == 0, done.stderr
    assert "PySide6.QtWidgets" in done.stdout.split("\n")[1].split()


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["playbook", "--format", "json"], ["cases", "--format", "json"]],
    ids=["version", "playbook", "cases"],
)
def test_the_command_line_starts_without_qt(arguments, tmp_path):
    done = python(RUN_PROGRAM, "--data", str(tmp_path), *arguments)

    assert done.stdout.strip(), done.stderr
    assert done.stderr.strip() == "status 0 qt 0"
