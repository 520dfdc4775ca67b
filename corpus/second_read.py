# SPDX-License-Identifier: MIT
"""Read a writer's file a second time: an unlabelled sheet, a comparison, and what was settled.

usage: second_read.py sheet NAME                  print the texts with numbered sentences
       second_read.py compare NAME READ.txt       print where the second reader differs
       second_read.py settle NAME READ.txt SETTLED.txt   write what was settled into the file

READ.txt has lines `ID NUMBER: label, label` (only sentences with labels) and
`ID reading: asks=refund,status; abuse=none; repeat=no; polite=yes; stakes=; heat=1`.
SETTLED.txt has lines `ID NUMBER label: yes`, `... no` or `... ?`, and `ID asks: refund`. A line for
each difference: what is not settled stays as the writer had it, and is counted as open.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conversations import WRITERS, Mark, read, write
from examples import LABELS, belongs

from coolhead.review.passages import passages
from coolhead.review.values import Reading

if TYPE_CHECKING:
    from conversations import Conversation

    from coolhead.review.passages import Passage

FIELDS: Final = ("asks", "abuse", "repeat", "polite", "stakes", "heat")
_LABELS: Final = re.compile(r"^(\S+) (\d+): *(.*)$")
_READING: Final = re.compile(r"^(\S+) reading: *(.*)$")
_SETTLED: Final = re.compile(r"^(\S+) (\d+) (\w+): *(yes|no|\?)\s*$")
_FIELD: Final = re.compile(r"^(\S+) (asks|abuse|repeat|polite|stakes|heat): *(.*)$")


def _passages(one: Conversation) -> list[Passage]:
    return passages(one.reply, Reading())


def _sorted(line: str) -> str:
    return ", ".join(sorted(part.strip() for part in line.split(",") if part.strip()))


def sheet(name: str) -> None:
    """Print the texts without any label."""
    for one in read(WRITERS / f"{name}.md"):
        print(f"## {one.id}\n{one.customer}\n")
        for at, passage in enumerate(_passages(one), 1):
            print(f"  {at}. {passage.text}")
        print()


def _read_labels(path: Path) -> tuple[dict[tuple[str, int], set[str]], dict[str, dict[str, str]]]:
    labels: dict[tuple[str, int], set[str]] = {}
    readings: dict[str, dict[str, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _LABELS.match(line.strip()):
            said = {part.strip() for part in found[3].split(",") if part.strip()}
            unknown = said - set(LABELS)
            if unknown:
                print(f"unknown label: {line}")
            labels[found[1], int(found[2])] = said & set(LABELS)
        elif found := _READING.match(line.strip()):
            parts = [part.partition("=") for part in found[2].split(";")]
            readings[found[1]] = {key.strip(): _sorted(value) for key, _, value in parts}
        elif line.strip():
            print(f"can't be read: {line}")
    return labels, readings


def _written(one: Conversation, passage: Passage) -> tuple[set[str], set[str]]:
    """Return the labels that the writer gave a passage, and those left open."""
    marks = [mark for mark in one.marks if belongs(mark, passage)]
    given = {mark.label for mark in marks if not mark.sort}
    return given, {mark.label for mark in marks if mark.sort == "?"} - given


def differences(
    conversations: list[Conversation], path: Path
) -> tuple[list[tuple[str, int, str, bool, str]], list[tuple[str, str, str, str]], int]:
    """Return differences: of labels (id, number, label, by the writer, text), of fields; hits."""
    labels, readings = _read_labels(path)
    found, fields, agreed = [], [], 0
    for one in conversations:
        for at, passage in enumerate(_passages(one), 1):
            given, left = _written(one, passage)
            said = labels.get((one.id, at), set())
            agreed += len(given & said)
            found += [
                (one.id, at, label, label in given, passage.text)
                for label in LABELS
                if label in (given ^ said) - left
            ]
        for key in FIELDS:
            mine, theirs = _sorted(one.reading[key]), readings.get(one.id, {}).get(key)
            if theirs is not None and theirs != mine:
                fields.append((one.id, key, mine, theirs))
            elif theirs is not None:
                agreed += 1
    return found, fields, agreed


def compare(name: str, path: Path) -> None:
    """Print each difference."""
    found, fields, agreed = differences(read(WRITERS / f"{name}.md"), path)
    for key, at, label, by_writer, text in found:
        print(f"{key} {at} {label}: {'writer' if by_writer else 'reader'} | {text}")
    for key, field, mine, theirs in fields:
        print(f"{key} {field}: writer={mine or '-'} reader={theirs or '-'}")
    print(f"{agreed} agreed, {len(found) + len(fields)} differ")


def settle(name: str, path: Path, decided: Path) -> None:
    """Write the decisions into the writer's file, and print the counts."""
    conversations = read(WRITERS / f"{name}.md")
    found, fields, agreed = differences(conversations, path)
    by_writer = {(key, at, label): said for key, at, label, said, _ in found}
    decisions: dict[tuple[str, int, str], str] = {}
    values: dict[tuple[str, str], str] = {}
    for line in decided.read_text(encoding="utf-8").splitlines():
        if one := _SETTLED.match(line.strip()):
            decisions[one[1], int(one[2]), one[3]] = one[4]
        elif one := _FIELD.match(line.strip()):
            values[one[1], one[2]] = _sorted(one[3])
        elif line.strip():
            print(f"can't be read: {line}")
    counts = Counter[str]()
    for key, said in by_writer.items():
        verdict = decisions.get(key, "")
        counts[
            "left" if not verdict else "open" if verdict == "?" else
            "for the writer" if (verdict == "yes") is said else "for the reader"
        ] += 1  # fmt: skip
    for key, field, mine, _ in fields:
        verdict = values.get((key, field), mine)
        counts["for the writer" if verdict == mine else "for the reader"] += 1
    made = [_settled(one, decisions, values) for one in conversations]
    write(WRITERS / f"{name}.md", made)
    total = agreed + len(found) + len(fields)
    print(f"{name}: {total} labels, {agreed} agreed, {dict(counts)}")


def _settled(
    one: Conversation,
    decisions: dict[tuple[str, int, str], str],
    values: dict[tuple[str, str], str],
) -> Conversation:
    marks = list(one.marks)
    for at, passage in enumerate(_passages(one), 1):
        for label in LABELS:
            verdict = decisions.get((one.id, at, label))
            if verdict is None:
                continue
            mine = [mark for mark in marks if mark.label == label and belongs(mark, passage)]
            marks = [mark for mark in marks if mark not in mine]
            sort = {"yes": "", "?": "?", "no": "~"}[verdict]
            spans = [(m.start, m.end) for m in mine] or [(passage.start, passage.end)]
            marks += [Mark(label, sort, a, b, one.reply[a:b]) for a, b in spans]
    reading = dict(one.reading)
    for key in FIELDS:
        reading[key] = values.get((one.id, key), reading[key])
    return replace(one, marks=tuple(marks), reading=reading)


def main() -> int:
    """Do what was asked for."""
    match sys.argv[1:]:
        case ["sheet", name]:
            sheet(name)
        case ["compare", name, path]:
            compare(name, Path(path))
        case ["settle", name, path, decided]:
            settle(name, Path(path), Path(decided))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
