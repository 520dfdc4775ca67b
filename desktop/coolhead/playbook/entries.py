# SPDX-License-Identifier: MIT
"""What a reader makes of one item: its value, where it stands, and what it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from coolhead.playbook.values import (
    Example,
    Guide,
    Offer,
    Phrase,
    Question,
    Rule,
    Step,
    Technique,
)

Value = Step | Rule | Phrase | Offer | Question | Technique | Example | Guide

KINDS: Final = (
    "steps",
    "rules",
    "phrases",
    "questions",
    "offers",
    "techniques",
    "examples",
    "guides",
)
"""The folders of a layer, which are also the kinds of items."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Return whether a text can be an id: lower-case letters and digits, with hyphens between."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Ref:
    """One item's mention of another. `line` is where it stands, counting from 1."""

    kind: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as read. `line` is where it begins."""

    value: Value
    file: str
    line: int = 1
    refs: tuple[Ref, ...] = ()


def group_of(phrase_id: str) -> str:
    """Return the id of a phrase's group; of any other id, that id itself."""
    return phrase_id.partition(".")[0]


def shelf(value: Value) -> tuple[str, int]:
    """Return what an item is sorted by among its kind; dos stand before don'ts."""
    if isinstance(value, Phrase):
        return value.group, 0
    return (value.kind if isinstance(value, Rule) else ""), value.number
