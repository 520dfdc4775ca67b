# SPDX-License-Identifier: MIT
"""Read the keys and sections of one item; tell each that is missing, unknown or badly filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import Ref
from coolhead.playbook.mistakes import shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from coolhead.playbook.mistakes import Mistakes
    from coolhead.playbook.page import Page, Section

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")

OURS: Final = ("ours",)
"""The source of what names none."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the front matter: a text, or a list of texts. `line` counts from 1."""

    value: str | tuple[str, ...]
    line: int


class Fields:
    """The keys of one item. After a mistake that leaves it without meaning, `usable` is False."""

    def __init__(self, fields: Mapping[str, Field], mistakes: Mistakes) -> None:
        self._fields = fields
        self._mistakes = mistakes
        self.usable = True

    def expect(self, *needed: str, optional: Sequence[str] = ()) -> None:
        """Tell the keys that are missing, empty or unknown."""
        known = (*needed, *optional)
        for key, field in self._fields.items():
            if key not in known:
                self._mistakes.tell_unknown(field.line, "key", key, known)
            elif not field.value:
                self._mistakes.tell(field.line, f"'{key}' is empty: fill it in or remove it")
                self.usable = self.usable and key not in needed
        for key in needed:
            if key not in self._fields:
                self._mistakes.tell(1, f"the key '{key}' is missing: add a line '{key}: ...'")
                self.usable = False

    def has(self, key: str) -> bool:
        """Return whether the key is there and filled in."""
        return key in self._fields and bool(self._fields[key].value)

    def line(self, key: str) -> int:
        """Return the line of a key that is there."""
        return self._fields[key].line

    def text(self, key: str) -> str:
        """Return a plain text, "" where the key is not there."""
        if not self.has(key):
            return ""
        field = self._fields[key]
        if isinstance(field.value, str):
            return field.value
        self._spoil(field.line, f"'{key}' must be one plain text, not a list")
        return ""

    def number(self, key: str) -> int:
        """Return a number from 1 to 9999, 0 where the key is not there."""
        value = self.text(key)
        if not value:
            return 0
        if _NUMBER.fullmatch(value):
            return int(value)
        line = self.line(key)
        self._spoil(line, f"'{key}' must be a number from 1 to 9999, not '{shortened(value)}'")
        return 0

    def choice(self, key: str, known: Collection[str], default: str = "") -> str:
        """Return one of the known words; the default where the key is not there."""
        value = self.text(key)
        if not value or value in known:
            return value or default
        self._mistakes.tell_unknown(self.line(key), key, value, known)
        self.usable = False
        return default

    def names(self, key: str, known: Collection[str] = ()) -> tuple[str, ...]:
        """Return the items of a list, without those that are no known word."""
        if not self.has(key):
            return ()
        field = self._fields[key]
        items = field.value.split(",") if isinstance(field.value, str) else field.value
        return self.checked(key, [item.strip() for item in items], known)

    def checked(self, key: str, items: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
        """Return the items that are known and new, in order; tell the others."""
        good: dict[str, None] = {}
        for item in items:
            if not item:
                self._mistakes.tell(self.line(key), f"an item of '{key}' is empty: remove a comma")
            elif known and item not in known:
                self._mistakes.tell_unknown(self.line(key), _singular(key), item, known)
            elif item in good:
                self._mistakes.tell(self.line(key), f"'{key}' names '{shortened(item)}' twice")
            else:
                good[item] = None
        return tuple(good)

    def source(self) -> tuple[str, ...]:
        """Return where the advice comes from."""
        return self.names("source") or OURS

    def _spoil(self, line: int, message: str) -> None:
        self._mistakes.tell(line, message)
        self.usable = False


class Sections:
    """The sections of one page, by heading."""

    def __init__(
        self, page: Page, mistakes: Mistakes, *needed: str, optional: Sequence[str] = ()
    ) -> None:
        self._mistakes = mistakes
        self._sections: dict[str, Section] = {}
        known = (*needed, *optional)
        for section in page.sections:
            heading = plain_heading(section)
            if not heading:
                continue
            if heading not in known:
                mistakes.tell_unknown(section.line, "section", heading, known)
            elif heading in self._sections:
                mistakes.tell(section.line, f"the section '{heading}' comes twice: join the two")
            else:
                self._sections[heading] = section
                if not section.text.strip():
                    mistakes.tell(
                        section.line, f"the section '{heading}' is empty: fill it in or remove it"
                    )
        for heading in needed:
            if heading not in self._sections:
                mistakes.tell(1, f"the section '{heading}' is missing: add '## {heading}'")

    def text(self, heading: str) -> str:
        """Return a section's text, "" where there is none."""
        section = self._sections.get(heading)
        return section.text.strip() if section else ""

    def items(self, heading: str) -> tuple[str, ...]:
        """Return the items of a section that is a list."""
        return tuple(text for text, _ in self.lines(heading))

    def lines(self, heading: str) -> list[tuple[str, int]]:
        """Return the items of a section that is a list, each with its line."""
        section = self._sections.get(heading)
        return list(list_items(section, self._mistakes)) if section else []


def step_ref(fields: Fields) -> tuple[Ref, ...]:
    """Return the mention of a step, where there is one."""
    step = fields.text("step")
    return (Ref("steps", step, fields.line("step")),) if step else ()


def expect_no_preface(page: Page, mistakes: Mistakes) -> None:
    """Tell text that stands before the first heading, where nobody would see it."""
    for text, line in text_lines(page.preface):
        mistakes.tell(
            line, f"'{shortened(text)}' stands before the first '## ' heading: move it below one"
        )
        return


def plain_heading(section: Section) -> str:
    """Return a section's heading with straight apostrophes."""
    return section.heading.replace("’", "'")


def text_lines(section: Section) -> Iterator[tuple[str, int]]:
    """Yield the lines of a section that are not empty, each with its line in the file."""
    for line, text in enumerate(section.text.split("\n"), section.line + 1):
        if text.strip():
            yield text, line


def list_items(section: Section, mistakes: Mistakes) -> Iterator[tuple[str, int]]:
    """Yield the items of a list, each with its line; an indented line continues the item above."""
    item: list[str] = []
    begun = 0
    for text, line in text_lines(section):
        if text.startswith("- "):
            if item:
                yield " ".join(item), begun
            item, begun = [text[2:].strip()], line
        elif item and text[0].isspace():
            item.append(text.strip())
        else:
            mistakes.tell(line, f"'{shortened(text)}' is no item: begin the line with '- '")
    if item:
        yield " ".join(item), begun


def _singular(key: str) -> str:
    return {"moves": "move", "needs": "move", "also": "move"}.get(key, key)
