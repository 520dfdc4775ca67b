# SPDX-License-Identifier: MIT
"""Read all files of one layer into entries, with the mistakes met on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import KINDS, Entry, Ref, shelf
from coolhead.playbook.files import PACK, Layer
from coolhead.playbook.mistakes import Mistakes
from coolhead.playbook.page import read_page
from coolhead.playbook.pages import (
    read_example,
    read_guide,
    read_offer,
    read_rule,
    read_step,
    read_technique,
)
from coolhead.playbook.phrases import read_group
from coolhead.playbook.questions import read_question
from coolhead.playbook.switches import read_off
from coolhead.playbook.values import Mistake

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from coolhead.playbook.files import ContentFile
    from coolhead.playbook.page import Page

_READERS: Final = {
    "steps": read_step,
    "rules": read_rule,
    "questions": read_question,
    "offers": read_offer,
    "techniques": read_technique,
    "examples": read_example,
    "guides": read_guide,
}


@dataclass(slots=True)
class Contents:
    """What one layer holds, before it is laid over the others."""

    entries: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    broken: set[tuple[str, str]] = field(default_factory=set)
    off: list[Ref] = field(default_factory=list)
    off_file: str = ""
    mistakes: list[Mistake] = field(default_factory=list)


def read_contents(root: Path, kinds: Collection[str] = KINDS) -> Contents:
    """Return what the folder holds of some kinds; nothing is raised."""
    layer = Layer(root)
    read = Contents()
    for file in layer.files(kinds):
        mistakes = Mistakes(file.file)
        page = read_page(file.data, mistakes)
        if page is None:
            read.broken.add((file.kind, file.id))
        else:
            _read_items(file, page, read, mistakes)
        read.mistakes += mistakes.found
    read.mistakes += [*layer.mistakes, *_same_numbers(read.entries)]
    return read


def _read_items(file: ContentFile, page: Page, read: Contents, mistakes: Mistakes) -> None:
    """Add what a page holds to what its layer holds."""
    if file.kind == PACK:
        read.off_file = file.file
        read.off = read_off(page, mistakes)
    elif file.kind == "phrases":
        group = read_group(page, file.id, mistakes)
        if group is None:
            read.broken.add((file.kind, file.id))
        else:
            read.entries[file.kind].update(group.entries)
            read.broken.update((file.kind, phrase) for phrase in group.broken)
    else:
        entry = _READERS[file.kind](page, file.id, mistakes)
        if entry is None:
            read.broken.add((file.kind, file.id))
        else:
            read.entries[file.kind][file.id] = entry


def _same_numbers(entries: dict[str, dict[str, Entry]]) -> list[Mistake]:
    """Return a mistake for each number given twice within a kind, or within the dos or don'ts."""
    mistakes = []
    taken: dict[tuple[str, int], str] = {}
    for kind, items in entries.items():
        if kind == "phrases":
            continue
        for entry in items.values():
            place = shelf(entry.value)
            first = taken.setdefault((f"{kind} {place[0]}", place[1]), entry.file)
            if first != entry.file:
                message = f"the number {place[1]} is taken by {first}: choose another"
                mistakes.append(Mistake(entry.file, 1, message))
    return mistakes
