# SPDX-License-Identifier: MIT
"""Read the corpus: labelled conversations in Markdown, in the form that README.md describes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
WRITERS: Final = HERE / "writers"
_OPENING: Final = re.compile(r"\[\[([^|\[\]\n]*)\||\{\{([^|{}\n]*)\|")
_FIELDS: Final = ("asks", "abuse", "repeat", "polite", "stakes", "heat")


class CorpusError(ValueError):
    """A conversation that can't be read: one sentence with its id."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on a part of a text; `sort` is "" for a mark, "~" for a near miss, "?" for open."""

    label: str
    sort: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """One labelled message and its reply. Offsets count code points."""

    id: str
    customer: str
    reply: str
    marks: tuple[Mark, ...]
    feelings: tuple[Mark, ...]
    reading: dict[str, str] = field(default_factory=dict)

    def as_row(self, moves: frozenset[str]) -> dict[str, Any]:
        """Return the conversation in the form of the evaluation files."""
        row: dict[str, Any] = {"id": self.id, "customer": self.customer, "reply": self.reply}
        row["moves"] = [_as_row(m) for m in self.marks if m.label in moves and m.sort != "~"]
        row["slips"] = [_as_row(m) for m in self.marks if m.label not in moves and m.sort != "~"]
        row["near"] = [{"label": m.label, "quote": m.quote} for m in self.marks if m.sort == "~"]
        row["reading"] = {
            "emotions": [_as_emotion(m) for m in self.feelings],
            "asks": _listed(self.reading["asks"]),
            "abuse": self.reading["abuse"],
            "repeat": self.reading["repeat"] == "yes",
            "polite": self.reading["polite"] == "yes",
            "stakes": _listed(self.reading["stakes"]),
            "heat": int(self.reading["heat"]),
        }
        return row


def _as_row(mark: Mark) -> dict[str, Any]:
    row: dict[str, Any] = {"label": mark.label, "quote": mark.quote}
    if mark.sort == "?":
        row["optional"] = True
    return row


def _as_emotion(mark: Mark) -> dict[str, Any]:
    emotion, _, strength = mark.label.partition(" ")
    return {"text": mark.quote, "emotion": emotion, "strength": int(strength or 0)}


def _listed(line: str) -> list[str]:
    return [part.strip() for part in line.split(",") if part.strip()]


def from_row(row: dict[str, Any]) -> Conversation:
    """Return a conversation from the form of the evaluation files."""
    marks = []
    for one in (*row["moves"], *row["slips"]):
        start = row["reply"].index(one["quote"])
        sort = "?" if one.get("optional") else ""
        end = start + len(one["quote"])
        marks.append(Mark(one["label"], sort, start, end, one["quote"]))
    said = row["reading"]
    feelings = [
        Mark(
            f"{one['emotion']} {one['strength']}", "", start, start + len(one["text"]), one["text"]
        )
        for one in said["emotions"]
        for start in [row["customer"].lower().find(one["text"].lower())]
        if start >= 0
    ]
    reading = {
        "asks": ", ".join(said["asks"]),
        "abuse": said["abuse"],
        "repeat": "yes" if said["repeat"] else "no",
        "polite": "yes" if said["polite"] else "no",
        "stakes": ", ".join(said["stakes"]),
        "heat": str(said["heat"]),
    }
    return Conversation(
        row["id"], row["customer"], row["reply"], tuple(marks), tuple(feelings), reading
    )


def read(path: Path) -> list[Conversation]:
    """Return a writer's conversations in their order. Raises CorpusError."""
    text = path.read_text(encoding="utf-8")
    return [_conversation(part) for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]]


def read_all(folder: Path = WRITERS) -> dict[str, list[Conversation]]:
    """Return all writers' conversations by the writer's name."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.md"))}


def _conversation(part: str) -> Conversation:
    name, _, rest = part.partition("\n")
    name = name.strip()
    heads = re.split(r"^### (Customer|Reply|Reading)[ \t]*$", rest, flags=re.MULTILINE)
    sections = dict(zip(heads[1::2], (body.strip("\n") for body in heads[2::2]), strict=True))
    missing = {"Customer", "Reply", "Reading"} - sections.keys()
    if missing:
        raise CorpusError(f"{name}: there is no section {sorted(missing)[0]}")
    reading = {}
    for line in sections["Reading"].splitlines():
        key, found, value = line.partition(":")
        if found and key.strip() in _FIELDS:
            reading[key.strip()] = value.strip()
    for key in _FIELDS:
        if key not in reading:
            raise CorpusError(f"{name}: the reading has no line {key}")
    customer, feelings = _unmarked(name, sections["Customer"].strip())
    reply, marks = _unmarked(name, sections["Reply"].strip())
    return Conversation(name, customer, reply, marks, feelings, reading)


def _unmarked(name: str, text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text without its marks, and the marks in the order of their starts."""
    plain: list[str] = []
    length = at = 0
    opened: list[tuple[str, str, int]] = []
    marks: list[tuple[str, int, int]] = []
    while at < len(text):
        found = _OPENING.match(text, at)
        if found:
            closing = "]]" if found[1] is not None else "}}"
            opened.append((found[1] if found[1] is not None else found[2], closing, length))
            at = found.end()
        elif opened and text.startswith(opened[-1][1], at):
            labels, _, start = opened.pop()
            marks.append((labels, start, length))
            at += 2
        else:
            plain.append(text[at])
            length += 1
            at += 1
    if opened:
        raise CorpusError(f"{name}: the mark [[{opened[-1][0]}|...]] is not closed")
    whole = "".join(plain)
    if "[[" in whole or "]]" in whole or "{{" in whole or "}}" in whole:
        raise CorpusError(f"{name}: there is a bracket too many: a mark is [[label|words]]")
    made = []
    for labels, start, end in marks:
        for label in labels.split(","):
            sort = label.strip()[:1] if label.strip()[:1] in ("~", "?") else ""
            made.append(Mark(label.strip()[len(sort) :], sort, start, end, whole[start:end]))
    return whole, tuple(sorted(made, key=lambda m: (m.start, m.end)))


def write(path: Path, conversations: list[Conversation]) -> None:
    """Write conversations in the form in which they are read."""
    path.write_text("\n".join(_written(one) for one in conversations), encoding="utf-8")


def _written(one: Conversation) -> str:
    reading = "".join(f"{key}: {one.reading[key]}".rstrip() + "\n" for key in _FIELDS)
    customer = _marked(one.customer, one.feelings, "{{", "}}")
    reply = _marked(one.reply, one.marks, "[[", "]]")
    return (
        f"## {one.id}\n\n### Customer\n{customer}\n\n### Reply\n{reply}\n\n### Reading\n{reading}"
    )


def _marked(text: str, marks: tuple[Mark, ...], opening: str, closing: str) -> str:
    """Return a text with its marks: those of one place together, long ones around short ones."""
    by_place: dict[tuple[int, int], list[str]] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start, end = mark.start, mark.end
        for first, last in by_place:
            # Marks that cross would not nest: the later one takes in the earlier one's end.
            if first < start < last < end:
                start = first
        by_place.setdefault((start, end), []).append(mark.sort + mark.label)
    edges: list[tuple[int, int, int, str]] = []
    for (start, end), labels in by_place.items():
        long = end - start
        edges.append((start, 1, -long, f"{opening}{', '.join(dict.fromkeys(labels))}|"))
        edges.append((end, 0, long, closing))
    made, at = [], 0
    for place, _, _, sign in sorted(edges, key=lambda edge: edge[:3]):
        made.append(text[at:place] + sign)
        at = place
    return "".join(made) + text[at:]
