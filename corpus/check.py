# SPDX-License-Identifier: MIT
"""Check the corpus: every label is known, every mark closed, no two sentences are alike.

usage: check.py [FILE.md ...]     without files, all of corpus/writers
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from conversations import WRITERS, Conversation, CorpusError, read

from coolhead.review.vocabulary import ASKS, MOVES, SLIPS, STAKES

EMOTIONS: Final = (
    "surprise", "disappointment", "worry", "confusion", "frustration", "anger", "sadness",
    "embarrassment", "contempt",
)  # fmt: skip
ABUSE: Final = ("none", "rude", "abusive")
YES_NO: Final = ("yes", "no")
HEATS: Final = ("0", "1", "2", "3")
ALIKE: Final = 0.8
FEWEST_WORDS: Final = 9


def mistakes_of(one: Conversation) -> list[str]:
    """Return what is wrong with one conversation, a line each."""
    found = []
    for mark in one.marks:
        if mark.label not in MOVES + SLIPS:
            found.append(f"there is no label {mark.label!r}")
        if not mark.quote.strip() or "\n\n" in mark.quote:
            found.append(f"a mark is empty or too long: {mark.quote!r}")
    for feeling in one.feelings:
        emotion, _, strength = feeling.label.partition(" ")
        if emotion not in EMOTIONS or strength not in ("1", "2", "3"):
            found.append(f"there is no feeling {feeling.label!r}")
    row = one.reading
    found += [f"asks: {a!r}" for a in _listed(row["asks"]) if a not in ASKS]
    found += [f"stakes: {s!r}" for s in _listed(row["stakes"]) if s not in STAKES]
    for key, known in (("abuse", ABUSE), ("repeat", YES_NO), ("polite", YES_NO), ("heat", HEATS)):
        if row[key] not in known:
            found.append(f"{key}: {row[key]!r}")
    return found


def _listed(line: str) -> list[str]:
    return [part.strip() for part in line.split(",") if part.strip()]


def shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """Return a sentence's runs of three words, numbers and case set aside."""
    words = re.findall(r"[a-z']+", sentence.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def alike(texts: list[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """Return pairs of sentences that share most of their runs of three words: (id, s, id, s)."""
    seen: list[tuple[str, str, frozenset[tuple[str, ...]]]] = []
    by_shingle: dict[tuple[str, ...], list[int]] = {}
    pairs = []
    for key, text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if len(sentence.split()) < FEWEST_WORDS:
                continue
            mine = shingles(sentence)
            near = Counter(at for one in mine for at in by_shingle.get(one, ()))
            for at, shared in near.most_common(1):
                other = seen[at]
                if shared / len(mine | other[2]) >= ALIKE:
                    pairs.append((other[0], other[1], key, sentence))
            for one in mine:
                by_shingle.setdefault(one, []).append(len(seen))
            seen.append((key, sentence, mine))
    return pairs


def main() -> int:
    """Print mistakes, pairs alike and counts; 1 where anything is wrong."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(WRITERS.glob("*.md"))
    counts, near, texts, wrong, ids = Counter[str](), Counter[str](), [], 0, Counter[str]()
    for path in paths:
        try:
            conversations = read(path)
        except CorpusError as problem:
            print(f"{path}: {problem}")
            wrong += 1
            continue
        for one in conversations:
            for mistake in mistakes_of(one):
                print(f"{path}: {one.id}: {mistake}")
                wrong += 1
            ids[one.id] += 1
            counts.update(mark.label for mark in one.marks if not mark.sort)
            near.update(mark.label for mark in one.marks if mark.sort == "~")
            texts += [(one.id, one.reply), (one.id, one.customer)]
    for name, count in ids.items():
        if count > 1:
            print(f"{name}: {count} conversations have this id")
            wrong += 1
    for one, first, other, second in alike(texts):
        print(f"alike: {one}: {first}\n       {other}: {second}")
        wrong += 1
    for label in MOVES + SLIPS:
        print(f"  {label:12} {counts[label]:5} marks {near[label]:5} near misses")
    print(f"{sum(ids.values())} conversations, {wrong} mistakes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
