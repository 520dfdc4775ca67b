# SPDX-License-Identifier: MIT
"""The corpus holds what it promises: sound marks, enough of each label, no two sentences alike."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from coolhead.review.vocabulary import MOVES, SLIPS

CORPUS = Path(__file__).parents[2] / "corpus"
ENOUGH = 150


def check(*files):
    command = [sys.executable, str(CORPUS / "check.py"), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def checked():
    return check()


def test_every_mark_is_sound_and_no_two_sentences_are_alike(checked):
    assert checked.returncode == 0, checked.stdout[:2000]


@pytest.mark.parametrize("label", MOVES + SLIPS)
def test_each_label_has_enough_examples_and_near_misses(checked, label):
    found = re.search(rf"^ +{label} +(\d+) marks +(\d+) near", checked.stdout, re.MULTILINE)
    assert int(found[1]) >= ENOUGH
    assert int(found[2]) >= ENOUGH


def test_the_writers_held_out_are_there_and_none_serves_twice():
    text = (CORPUS / "heldout.txt").read_text(encoding="utf-8")
    rows = [line.partition(":")[2].split() for line in text.splitlines() if ":" in line]
    names = [name for row in rows for name in row]
    assert len(rows) == 2
    assert len(names) == len(set(names))
    assert all((CORPUS / "writers" / f"{name}.md").is_file() for name in names)


GOOD = """## x-001

### Customer
I was {{surprise 1|a bit surprised}} by it.

### Reply
Dear Ms Field,

[[reflect|A week by the lift]], and [[apologize, explain|I gave [[~blame|your room]] away.]]

### Reading
asks:
abuse: none
repeat: no
polite: yes
stakes:
heat: 0
"""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD, None),
        (GOOD.replace("reflect", "reflekt"), "there is no label 'reflekt'"),
        (GOOD.replace("lift]]", "lift"), "is not closed"),
        (GOOD.replace("lift]]", "lift]]]]"), "a bracket too many"),
        (GOOD.replace("surprise 1", "surprise"), "there is no feeling 'surprise'"),
        (GOOD.replace("heat: 0", "heat: 9"), "heat: '9'"),
        (GOOD.replace("asks:\n", ""), "the reading has no line asks"),
        (GOOD + GOOD.replace("x-001", "x-002"), "alike: x-001"),
        (GOOD + GOOD, "2 conversations have this id"),
    ],
)
def test_a_mistake_is_told_with_its_conversation(tmp_path, wrong, told):
    file = tmp_path / "x.md"
    file.write_text(wrong, encoding="utf-8")
    found = check(file)
    assert found.returncode == (0 if told is None else 1), found.stdout
    assert told is None or told in found.stdout


def test_the_patterns_are_weighed_on_the_training_writers():
    command = [sys.executable, str(CORPUS / "patterns.py"), "calm_down", "--worst", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^calm_down \(.+\): \d+ right, \d+ wrong: ", done.stdout, re.MULTILINE)
