# SPDX-License-Identifier: MIT
"""Say how often each pattern of the playbook is right on the corpus.

usage: patterns.py [LABEL ...] [--worst N]

Held-out writers are left out: what is mended by reading them would measure nothing any more.
"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from conversations import read_all
from examples import LABELS, OPEN, passage_examples, shipped_rules
from split import held_out

from coolhead.review.patterns import FewPatterns
from coolhead.review.plain import flat
from coolhead.review.signs import MOVE, SLIP

SHOWN: Final = 3


def main() -> int:
    """Print the patterns that are wrong most often, with the sentences."""
    parser = argparse.ArgumentParser(description="Say how often each pattern is right.")
    parser.add_argument("labels", nargs="*")
    parser.add_argument("--worst", type=int, default=20)
    asked = parser.parse_args()
    rules = shipped_rules()
    out = held_out()
    chosen = [one for name, they in read_all().items() if name not in out for one in they]
    examples = passage_examples(chosen, rules)
    lows = [flat(one.passage.text).lower().encode("latin-1") for one in examples]
    rows = []
    for sign in rules.draft.signs:
        if sign.kind not in (MOVE, SLIP) or (asked.labels and sign.label not in asked.labels):
            continue
        column = LABELS.index(sign.label)
        excepts = FewPatterns(sign.excepts)
        for source in sign.finds:
            pattern = FewPatterns([source])
            right, wrong = 0, []
            for low, one in zip(lows, examples, strict=True):
                if one.targets[column] == OPEN:
                    continue
                spared = excepts.find(low)
                hit = any(
                    not any(a < end and start < b for a, b in spared)
                    for start, end in pattern.find(low)
                )
                if hit and one.targets[column]:
                    right += 1
                elif hit:
                    wrong.append(f"{one.id}: {one.passage.text}")
            rows.append((len(wrong), right, sign.label, sign.rule, source, wrong))
    rows.sort(key=lambda row: (row[1] - row[0], -row[0]))
    for count, right, label, rule, source, wrong in rows[: asked.worst]:
        if not wrong:
            break
        print(f"{label} ({rule}): {right} right, {count} wrong: {source}")
        for line in wrong[:SHOWN]:
            print(f"      {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
