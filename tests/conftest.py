# SPDX-License-Identifier: MIT
"""Every test has a home and a screen of its own, and a logged warning fails it."""

import logging
import os

import pytest

# Before Qt is imported anywhere: no test may open a window on a real desktop.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("XDG_CURRENT_DESKTOP", None)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep every file that a test writes inside its own folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COOLHEAD_DATA", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_logged_warnings(caplog):
    """Fail the test that logged a warning nobody expected."""
    yield
    for when in ("setup", "call"):
        logged = [r for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
        assert not logged, f"logged: {[record.getMessage() for record in logged]}"


def pytest_addoption(parser):
    parser.addoption(
        "--write-golden", action="store_true", help="write the golden files anew, to be read over"
    )
