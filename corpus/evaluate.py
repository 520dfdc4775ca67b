# SPDX-License-Identifier: MIT
"""Review labelled replies with the patterns, with the learned part, and with both; write answers.

usage: evaluate.py FOLDER [--encoder FOLDER] [GOLD.jsonl ...]

FOLDER receives gold.jsonl (the held-out writers' conversations) and, for each gold file NAME,
NAME.patterns.jsonl, NAME.learned.jsonl and NAME.both.jsonl, in the form of `check --jsonl`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from conversations import read_all
from examples import shipped_rules
from split import writers_of

from coolhead import paths
from coolhead.cli.check import as_json
from coolhead.review.encoder import Encoder
from coolhead.review.learned import Learned, read_thresholds
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading, Review
from coolhead.review.vocabulary import MOVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coolhead.review.signs import Rules

WAYS: Final = ("patterns", "learned", "both")


def answered(
    rows: Iterable[dict[str, Any]], rules: Rules, learned: Learned, way: str
) -> list[dict[str, Any]]:
    """Return one answer a row, by the patterns, the learned part or both."""
    reviewer = Reviewer(rules)
    answers = []
    for row in rows:
        customer, reply = row["customer"], row["reply"]
        first = read(customer, rules)
        reading = first
        review = reviewer.review(reply, first, customer=customer)
        if way == "learned":
            reading = learned.read(customer, Reading(emotions=first.emotions))
            review = Review(reading=first)
        elif way == "both":
            reading = learned.read(customer, first)
        if way != "patterns":
            review = learned.review(reply, review, customer=customer, reading=reading)
        answers.append(as_json(review, row["id"]))
    return answers


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> int:
    """Write the answers."""
    parser = argparse.ArgumentParser(description="Answer labelled replies in three ways.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--encoder", type=Path, default=paths.encoder_files().model.parent)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rules = shipped_rules()
    names = writers_of("measure")
    held = [one for name, all_of in read_all().items() if name in names for one in all_of]
    own = asked.folder / "writers.jsonl"
    write(own, [one.as_row(frozenset(MOVES)) for one in held])
    encoder = Encoder(
        (asked.encoder / "encoder.onnx").read_bytes(),
        (asked.encoder / "tokenizer.json").read_bytes(),
    )
    thresholds = read_thresholds((asked.encoder / "thresholds.json").read_text(encoding="utf-8"))
    learned = Learned(encoder, thresholds, rules)
    for gold in [own, *asked.gold]:
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        for way in WAYS:
            write(asked.folder / f"{gold.stem}.{way}.jsonl", answered(rows, rules, learned, way))
    return 0


if __name__ == "__main__":
    sys.exit(main())
