# SPDX-License-Identifier: MIT
"""Take a content file apart: front matter, the text before the first heading, sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coolhead.playbook.mistakes import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coolhead.playbook.fields import Field
    from coolhead.playbook.mistakes import Mistakes

_FENCE: Final = "---"
_MARK: Final = "##"

# Line breaks that only some programs know are among them: they would upset the counting of lines.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it as written; `line` is the heading's, counting from 1."""

    heading: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A content file taken apart. `preface` is the text before the first heading."""

    fields: Mapping[str, Field]
    preface: Section
    sections: tuple[Section, ...]


def read_page(data: bytes, mistakes: Mistakes) -> Page | None:
    """Take a file's bytes apart; tell what is wrong, and return None where nothing can be used."""
    text = _decoded(data, mistakes)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        mistakes.tell(1, "the front matter is missing: begin the file with a line '---'")
        return None
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        mistakes.tell(1, "the front matter is not closed: add a line '---' below its last key")
        return None
    # PyYAML is the costliest thing that this room brings in: it waits for the first page.
    from coolhead.playbook.front_matter import read_fields  # noqa: PLC0415

    fields = read_fields(lines[1:end], mistakes)
    if fields is None:
        return None
    preface, *sections = _read_sections(lines, end + 1, mistakes)
    return Page(fields, preface, tuple(sections))


def _decoded(data: bytes, mistakes: Mistakes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.tell(line, "this line is not UTF-8: save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in _INVISIBLE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        mistakes.tell(line, f"an invisible character (U+{ord(found[0]):04X}) is here: remove it")
    return _INVISIBLE.sub("", text)


def _read_sections(lines: Sequence[str], first: int, mistakes: Mistakes) -> Iterator[Section]:
    """Yield the text before the first heading, then each section; `first` counts from 0."""
    heading, line, begin = "", first, first
    for at in range(first, len(lines)):
        if not lines[at].startswith(_MARK) or lines[at].startswith(f"{_MARK}#"):
            continue
        yield Section(heading, line, "\n".join(lines[begin:at]))
        behind = lines[at].removeprefix(_MARK)
        heading, line, begin = behind.strip(), at + 1, at + 1
        if not heading:
            mistakes.tell(line, "this heading is empty: write its words behind '## '")
        elif not behind[0].isspace():
            mistakes.tell(line, f"write '## {shortened(heading)}', with a space")
    yield Section(heading, line, "\n".join(lines[begin:]))
