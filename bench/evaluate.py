# SPDX-License-Identifier: MIT
"""Review labelled replies with the patterns, the learned part and both, and score the answers.

usage: evaluate.py [GOLD.jsonl ...] [--errors N] [--way WAY] [--score SCORE.py] [--encoder FOLDER]

Without files: the corpus's writers held out for measuring, and ../shared/eval/dev.jsonl where it is
there. (tests/review/heldout.jsonl helps to choose the thresholds, so it measures no more.)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "corpus")]

from conversations import read_all
from split import writers_of

from coolhead import paths
from coolhead.cli.check import as_json
from coolhead.playbook.encoder import load_encoder
from coolhead.playbook.signs import load_signs
from coolhead.review.learned import Learned
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading, Review
from coolhead.review.vocabulary import MOVES

WAYS = ("patterns", "learned", "both")


def answers(rows, rules, learned, way):
    """Answer each row by the patterns, the learned part, or both."""
    reviewer = Reviewer(rules)
    for row in rows:
        customer, reply = row.get("customer") or "", row["reply"]
        first = read(customer, rules)
        if way == "patterns":
            review = reviewer.review(reply, first, customer=customer)
        elif way == "learned":
            reading = learned.read(customer, Reading(emotions=first.emotions))
            review = Review(reading=reading)
        else:
            reading = learned.read(customer, first)
            review = reviewer.review(reply, reading, customer=customer)
        if way != "patterns":
            review = learned.review(reply, review, customer=customer, heard=first)
        yield as_json(review, row["id"])


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def held_out(folder):
    """Write the conversations of the writers held out for measuring, and return the file."""
    names = writers_of("measure")
    path = folder / "writers.jsonl"
    held = [one for name, they in read_all().items() if name in names for one in they]
    write(path, (one.as_row(frozenset(MOVES)) for one in held))
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the review against labelled replies.")
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--way", choices=WAYS, action="append")
    parser.add_argument("--score", type=Path, default=SHARED / "score.py")
    parser.add_argument("--encoder", type=Path, default=paths.encoder_files().model.parent)
    asked = parser.parse_args()
    if not asked.score.is_file():
        print(f"{asked.score} is not there: nothing to score with", file=sys.stderr)
        return 2
    rules = load_signs([ROOT / "content"]).rules
    learned = None
    if asked.way != ["patterns"]:
        names = ("encoder.onnx", "tokenizer.json", "thresholds.json")
        loaded = load_encoder(paths.EncoderFiles(*(asked.encoder / name for name in names)))
        learned = Learned(loaded.encoder, loaded.thresholds, rules)
    status = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = SHARED / "dev.jsonl"
        files = asked.gold or [held_out(folder), *([known] if known.is_file() else [])]
        for gold in files:
            rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
            for way in asked.way or WAYS:
                said = folder / "said.jsonl"
                write(said, answers(rows, rules, learned, way))
                print(f"\n=== {gold.name}, {way}", flush=True)
                command = [sys.executable, str(asked.score), str(gold), str(said)]
                command += ["--errors", str(asked.errors)]
                status = max(status, subprocess.run(command, check=False).returncode)
    return status


if __name__ == "__main__":
    sys.exit(main())
