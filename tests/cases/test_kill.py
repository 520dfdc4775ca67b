# SPDX-License-Identifier: MIT
"""A program killed at any moment has lost nothing that it had saved."""

import importlib.util
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import coolhead
from coolhead.cases.store import Store

TYPIST = Path(__file__).with_name("typist.py")
ROUNDS = 25


def load_typist():
    spec = importlib.util.spec_from_file_location("typist", TYPIST)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def type_until_killed(folder, lines, wait):
    """Let a process type; kill it `wait` seconds after so many saves; return the last one told."""
    command = [sys.executable, str(TYPIST), str(folder)]
    env = os.environ | {"PYTHONPATH": str(Path(coolhead.__file__).parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as process:
        told = [process.stdout.readline() for _ in range(lines)]
        time.sleep(wait)
        assert process.poll() is None  # it was still typing
        process.kill()
        told += process.stdout.readlines()
    return int(told[-1]) if told else 0


def test_a_killed_program_keeps_every_save(tmp_path):
    chance = random.Random(20250314)
    typist = load_typist()
    last = 0
    for number in range(ROUNDS):
        folder = tmp_path / str(number // 5)  # five kills for each database
        last = 0 if number % 5 == 0 else last
        lines = chance.choice([0, 1, chance.randrange(60)])
        wait = chance.random() * (0.15 if lines == 0 else 0.005)
        last = max(last, type_until_killed(folder, lines, wait))
        store = Store.open(folder)
        case = store.current()
        assert store.notice == ""
        assert len(store.cases()) <= 1
        if last:
            assert case.caret >= last
        if case is not None:
            assert case == typist.typed(case, case.caret)
            last = case.caret
        store.close()
        assert [file.name for file in folder.glob("*damaged*")] == []
    assert last
