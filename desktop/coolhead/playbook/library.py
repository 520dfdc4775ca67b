# SPDX-License-Identifier: MIT
"""Load the layers of content, each over the one before, and tell every mistake met on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coolhead.playbook.contents import read_contents
from coolhead.playbook.entries import KINDS, group_of, shelf
from coolhead.playbook.files import Layer
from coolhead.playbook.links import Stock, check_links
from coolhead.playbook.mistakes import advice, shortened
from coolhead.playbook.switches import SIGN_KINDS
from coolhead.playbook.values import (
    Example,
    Guide,
    Mistake,
    Offer,
    Phrase,
    Playbook,
    Question,
    Rule,
    Step,
    Technique,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coolhead.playbook.contents import Contents
    from coolhead.playbook.entries import Entry, Value

_Item = TypeVar("_Item", bound="Value")


def load(layers: Sequence[Path]) -> Playbook:
    """Return the content of the layers: a later one replaces by id, adds, and switches off.

    Nothing is raised: what cannot be read is told in the playbook's `mistakes`, in the order of
    the layers, then of files and lines; the file is given relative to its layer.
    """
    stock = Stock({kind: {} for kind in KINDS})
    mistakes: list[Mistake] = []
    for layer in layers:
        read = read_contents(layer)
        _lay_over(stock, read)
        mistakes += sorted(read.mistakes, key=lambda one: (one.file, one.line))
    _sort(stock.entries)
    mistakes += check_links(stock)
    return Playbook(
        steps=_values(stock, "steps", Step),
        rules=_values(stock, "rules", Rule),
        phrases=_values(stock, "phrases", Phrase),
        offers=_values(stock, "offers", Offer),
        questions=_values(stock, "questions", Question),
        techniques=_values(stock, "techniques", Technique),
        examples=_values(stock, "examples", Example),
        guides=_values(stock, "guides", Guide),
        mistakes=tuple(mistakes),
    )


def load_steps(layers: Sequence[Path]) -> tuple[Step, ...]:
    """Return the steps that `load` returns; no other files are read, and no mistakes told."""
    stock = Stock({kind: {} for kind in KINDS})
    for layer in layers:
        _lay_over(stock, read_contents(layer, ("steps",)))
    _sort(stock.entries)
    return _values(stock, "steps", Step)


def count_files(layer: Path) -> int:
    """Return how many content files of a layer can be read."""
    return sum(1 for _ in Layer(layer).files())


def _values(stock: Stock, kind: str, value_type: type[_Item]) -> tuple[_Item, ...]:
    values = (entry.value for entry in stock.entries[kind].values())
    return tuple(value for value in values if isinstance(value, value_type))


def _lay_over(stock: Stock, read: Contents) -> None:
    """Switch off what the layer does not want of those below, then add its own."""
    for ref in read.off:
        if ref.kind in SIGN_KINDS:
            continue  # `signs.load_signs` switches these off
        items = stock.entries[ref.kind]
        doomed = [item_id for item_id in items if ref.id in {item_id, group_of(item_id)}]
        for item_id in doomed:
            del items[item_id]
        if doomed:
            stock.off.add((ref.kind, ref.id))
        elif not stock.explains(ref.kind, ref.id):
            name = f"'{ref.kind}/{shortened(ref.id)}'"
            message = f"{name} is in no layer below, to be switched off{advice(ref.id, items)}"
            read.mistakes.append(Mistake(read.off_file, ref.line, message))
    for kind, entries in read.entries.items():
        stock.entries[kind].update(entries)
    stock.broken |= read.broken


def _sort(entries: dict[str, dict[str, Entry]]) -> None:
    """Put the items in order: by number; phrases by the step of their group, then by group."""
    for kind, items in entries.items():
        entries[kind] = dict(sorted(items.items(), key=lambda item: shelf(item[1].value)))
    steps = {step: at for at, step in enumerate(entries["steps"])}
    places: dict[str, int] = {}
    for item_id, entry in entries["phrases"].items():
        step = next((ref.id for ref in entry.refs), "")
        places.setdefault(group_of(item_id), steps.get(step, len(steps)))
    phrases = sorted(entries["phrases"].items(), key=lambda item: places[group_of(item[0])])
    entries["phrases"] = dict(phrases)
