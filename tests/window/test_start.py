# SPDX-License-Identifier: MIT
"""The real program as a process: what it does before and instead of a window."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(*arguments, **more):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "desktop"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-m", "coolhead", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment | more,
        check=False,
    )


def test_selftest_loads_everything_and_leaves(tmp_path):
    done = start("--data", tmp_path / "data", "--selftest")
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_data_folder_that_is_a_file_is_said_in_one_line(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    done = start("--data", taken, "--selftest")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(taken) in done.stderr
    assert "Traceback" not in done.stderr
    assert taken.read_text() == "mine"


def test_a_damaged_database_is_kept_aside(tmp_path):
    start("--data", tmp_path, "--selftest")
    database = next(tmp_path.glob("*.db"))
    database.write_bytes(b"no database at all " * 500)
    done = start("--data", tmp_path, "--selftest")
    assert done.returncode == 0
    kept = [path for path in tmp_path.iterdir() if "damaged" in path.name]
    assert kept
    assert kept[0].read_bytes().startswith(b"no database at all ")


def test_an_unknown_argument_is_one_line():
    done = start("--frobnicate")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_playbook_and_cases_need_no_window(tmp_path):
    import json

    done = start("playbook", "--format", "json", QT_QPA_PLATFORM="no-such-platform")
    printed = json.loads(done.stdout)
    assert {"steps", "rules", "phrases", "offers"} <= printed.keys()
    assert len(printed["phrases"]) >= 150
    done = start("--data", tmp_path, "cases", "--format", "json")
    assert json.loads(done.stdout) == []
