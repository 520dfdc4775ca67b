# SPDX-License-Identifier: MIT
"""Turn labelled conversations into what the encoder is taught: passages and messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coolhead.playbook.signs import load_signs
from coolhead.review.passages import passages
from coolhead.review.reading import read
from coolhead.review.vocabulary import ASKS, MOVES, SLIPS, STAKES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conversations import Conversation, Mark

    from coolhead.review.passages import Passage
    from coolhead.review.signs import Rules

LABELS: Final = MOVES + SLIPS
CONTENT: Final = Path(__file__).parents[1] / "content"
OPEN: Final = -1.0
"""A label that counts neither way."""

_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class PassageExample:
    """A passage of a reply with a target for each label: 1, 0 or OPEN; `near` marks near misses."""

    id: str
    passage: Passage
    targets: tuple[float, ...]
    near: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MessageExample:
    """A customer's message with its targets; `abuse` and `heat` are numbers from 0."""

    id: str
    text: str
    asks: tuple[float, ...]
    stakes: tuple[float, ...]
    repeat: float
    polite: float
    abuse: int
    heat: int


def shipped_rules() -> Rules:
    """Return the shipped patterns: the encoder is told what they read of the feelings."""
    return load_signs([CONTENT], tested=[CONTENT]).rules


def passage_examples(conversations: Iterable[Conversation], rules: Rules) -> list[PassageExample]:
    """Return one example for each reviewed sentence of the replies."""
    examples = []
    for one in conversations:
        for passage in passages(one.reply, read(one.customer, rules)):
            marks = [mark for mark in one.marks if belongs(mark, passage)]
            targets, near = [], []
            for label in LABELS:
                sorts = {mark.sort for mark in marks if mark.label == label}
                targets.append(1.0 if "" in sorts else OPEN if "?" in sorts else 0.0)
                near.append(sorts == {"~"})
            examples.append(PassageExample(one.id, passage, tuple(targets), tuple(near)))
    return examples


def belongs(mark: Mark, passage: Passage) -> bool:
    """Return whether a mark lies in a passage, or fills most of it."""
    shared = min(mark.end, passage.end) - max(mark.start, passage.start)
    shorter = min(mark.end - mark.start, passage.end - passage.start)
    return shared > 0 and shared >= _SHARE * shorter


def message_examples(conversations: Iterable[Conversation]) -> list[MessageExample]:
    """Return one example for each customer's message."""
    examples = []
    for one in conversations:
        row = one.as_row(frozenset(MOVES))["reading"]
        examples.append(
            MessageExample(
                one.id,
                " ".join(one.customer.split()),
                tuple(float(ask in row["asks"]) for ask in ASKS),
                tuple(float(stake in row["stakes"]) for stake in STAKES),
                float(row["repeat"]),
                float(row["polite"]),
                ("none", "rude", "abusive").index(row["abuse"]),
                row["heat"],
            )
        )
    return examples


def message_targets(one: MessageExample) -> list[float]:
    """Return a message's targets in the order of its head."""
    abuse = [float(one.abuse >= step) for step in (1, 2)]
    heat = [float(one.heat >= step) for step in (1, 2, 3)]
    return [*one.asks, *one.stakes, one.repeat, one.polite, *abuse, *heat]
