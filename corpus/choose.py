# SPDX-License-Identifier: MIT
"""Choose the thresholds of the learned part on the writers held out for it.

usage: choose.py FOLDER     (of encoder.onnx and tokenizer.json; thresholds.json is written there)

For each label: from which probability on the encoder's yes counts alone (`add`), and from which
on a pattern's yes still counts (`keep`). A label has few examples among some writers, so each
choice is drawn towards the one that is best for all labels of its kind together.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conversations import HERE, from_row, read_all
from examples import LABELS, belongs, message_examples, message_targets, shipped_rules
from measures import Counts
from split import writers_of

from coolhead.paths import EncoderFiles
from coolhead.playbook.encoder import load_encoder
from coolhead.review.learned import QUESTIONS
from coolhead.review.passages import passages
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.vocabulary import MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conversations import Conversation

    from coolhead.review.encoder import Encoder
    from coolhead.review.signs import Rules

ADDS: Final = (*(step / 100 for step in range(20, 100, 5)), 0.97, 1.01)
KEEPS: Final = {
    "move": (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3),
    "slip": (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3),
    # Words that a pattern found in a message are there for all to see: they are rarely overruled.
    "message": (0.0, 0.01),
}
LEAST_ADD: Final = {"non_apology": 0.95}
MOST_KEEP: Final = {"apologize": 0.0}
"""Stock regrets ("We are sorry to hear that ...") are everywhere in mail and rare in the corpus, so
the encoder takes them for half an apology. Until it has read more of them, it stays silent about
them, and an apology that a pattern finds stands."""

OWN: Final = HERE.parent / "tests" / "review" / "heldout.jsonl"
"""Sixty replies of the project's own, less dense than the corpus, that nothing is trained on."""

BETAS: Final = {"move": 0.8, "slip": 0.7, "message": 0.7}
PULL: Final = 6.0
"""How many examples the choice for all labels together is worth beside a label's own."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was said of one label in one reply or message, and what is so."""

    chances: tuple[float, ...]
    pattern_chances: tuple[float, ...]
    pattern_elsewhere: bool
    so: bool

    def says(self, add: float, keep: float) -> bool:
        """Return whether the label is given under these thresholds."""
        return (
            self.pattern_elsewhere
            or any(chance >= add for chance in self.chances)
            or any(chance >= keep for chance in self.pattern_chances)
        )


def counted(cases: Sequence[Case], add: float, keep: float) -> Counts:
    """Return the counts of one label under these thresholds."""
    right = wrong = missed = 0
    for one in cases:
        said = one.says(add, keep)
        right += said and one.so
        wrong += said and not one.so
        missed += not said and one.so
    return Counts(right, wrong, missed)


def chosen(
    cases: dict[str, list[Case]], beta: float, keeps: Sequence[float]
) -> dict[str, dict[str, float]]:
    """Return thresholds for each label of one kind."""
    grid = [(add, keep) for add in ADDS for keep in keeps if keep <= add]
    table = {name: {pair: counted(they, *pair) for pair in grid} for name, they in cases.items()}
    whole = {pair: sum((table[name][pair] for name in cases), Counts()) for pair in grid}
    shared = {pair: whole[pair].f(beta) for pair in grid}
    found = {}
    for name, rows in table.items():
        due = sum(one.so for one in cases[name])

        worth = {
            pair: (due * rows[pair].f(beta) + PULL * shared[pair]) / (due + PULL) for pair in grid
        }
        add, keep = max(grid, key=lambda pair: worth[pair])
        add, keep = max(add, LEAST_ADD.get(name, add)), min(keep, MOST_KEEP.get(name, keep))
        found[name] = {"add": add, "keep": keep}
    return found


def reply_cases(
    conversations: Sequence[Conversation], encoder: Encoder, rules: Rules
) -> dict[str, list[Case]]:
    """Return the cases of each move and slip, a reply each."""
    reviewer = Reviewer(rules)
    cases: dict[str, list[Case]] = {label: [] for label in LABELS}
    for one in conversations:
        reading = read(one.customer, rules)
        review = reviewer.review(one.reply, reading, customer=one.customer)
        asked = passages(one.reply, reading)
        answers = encoder.passages(asked)
        for at, label in enumerate(LABELS):
            marks = [m for m in (*review.moves, *review.slips) if m.label == label]
            hit = [any(m.start < p.end and p.start < m.end for m in marks) for p in asked]
            elsewhere = any(
                not any(m.start < p.end and p.start < m.end for p in asked) for m in marks
            )
            sorts = {m.sort for m in one.marks if m.label == label}
            left = [
                p for p in asked
                if any(m.sort == "?" and m.label == label and belongs(m, p) for m in one.marks)
            ]  # fmt: skip
            usable = [
                (p, a, h) for p, a, h in zip(asked, answers, hit, strict=True) if p not in left
            ]
            cases[label].append(
                Case(
                    tuple(a[at] for _, a, _ in usable),
                    tuple(a[at] for _, a, h in usable if h),
                    elsewhere,
                    "" in sorts,
                )
            )
    return cases


def message_cases(
    conversations: Sequence[Conversation], encoder: Encoder, rules: Rules
) -> dict[str, list[Case]]:
    """Return the cases of each question about a message."""
    cases: dict[str, list[Case]] = {name: [] for name in QUESTIONS}
    for one, wanted in zip(conversations, message_examples(conversations), strict=True):
        reading = read(one.customer, rules)
        said = encoder.messages([wanted.text])[0]
        by_pattern = {
            **{f"ask:{ask}": True for ask in reading.asks},
            **{f"stakes:{stake}": True for stake in reading.stakes},
            "repeat": reading.repeat,
            "polite": reading.polite,
            "abuse:rude": reading.abuse != "none",
            "abuse:abusive": reading.abuse == "abusive",
        }
        for name, chance, target in zip(QUESTIONS, said, message_targets(wanted), strict=True):
            hits = (chance,) if by_pattern.get(name) else ()
            cases[name].append(Case((chance,), hits, pattern_elsewhere=False, so=target == 1.0))
    return cases


def main() -> int:
    """Write the thresholds, and say what they give."""
    folder = Path(sys.argv[1])
    rules = shipped_rules()
    thresholds = folder / "thresholds.json"
    with tempfile.TemporaryDirectory() as elsewhere:
        none = Path(elsewhere) / "none.json"
        none.write_text("{}", encoding="utf-8")
        files = EncoderFiles(folder / "encoder.onnx", folder / "tokenizer.json", none)
        encoder = load_encoder(files).encoder
    names = writers_of("thresholds")
    they = [one for name, all_of in read_all().items() if name in names for one in all_of]
    rows = OWN.read_text(encoding="utf-8").splitlines()
    they += [from_row(json.loads(row)) for row in rows if row.strip()]
    replies = reply_cases(they, encoder, rules)
    messages = message_cases(they, encoder, rules)
    kinds = {
        "move": {label: replies[label] for label in LABELS if label in MOVES},
        "slip": {label: replies[label] for label in LABELS if label not in MOVES},
        "message": messages,
    }
    found: dict[str, dict[str, float]] = {}
    for kind, cases in kinds.items():
        for name, pair in chosen(cases, BETAS[kind], KEEPS[kind]).items():
            counts = counted(cases[name], pair["add"], pair["keep"])
            print(
                f"{name:18} add {pair['add']:.2f} keep {pair['keep']:.2f}  "
                f"p {counts.precision:.2f} r {counts.recall:.2f} f {counts.f():.2f}"
            )
            found[name] = pair
    thresholds.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
