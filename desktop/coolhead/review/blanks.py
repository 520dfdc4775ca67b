# SPDX-License-Identifier: MIT
"""Find and fill the `{blanks}` of a text. Pure: text in, text out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_BLANK: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")

_OPENING: Final = "\"'“”‘’«»„([*_-–—•>"
_CLOSING: Final = "\"'“”’»)]*_"
_LOOK_BACK_CHARS: Final = 200
_NO_ENDS: Final = ("e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "no.", "nr.", "vs.", "approx.")


@dataclass(frozen=True, slots=True)
class Blank:
    """A part of a text to fill in. `start` and `end` count code points, with the braces."""

    name: str
    start: int
    end: int


def is_blank_name(name: str) -> bool:
    """Return whether a blank may bear the name: a lower-case letter, then those, digits and `_`."""
    return _NAME.fullmatch(name) is not None


def find_blanks(text: str) -> tuple[Blank, ...]:
    """Return the well-formed blanks of a text, in order."""
    return tuple(Blank(found[1], found.start(), found.end()) for found in _BLANK.finditer(text))


def label(name: str) -> str:
    """Return a blank's name as people read it: "option 1" for `option_1`."""
    return " ".join(name.split("_")).strip()


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its blanks filled; one with no value, or an empty one, stays open.

    A value that begins a sentence gets a capital. A value is never searched for further blanks.
    """

    def _filled(found: re.Match[str]) -> str:
        value = values.get(found[1], "").strip()
        if not value:
            return found[0]
        before = text[max(0, found.start() - _LOOK_BACK_CHARS) : found.start()]
        return _capitalised(value) if _starts_sentence(before) else value

    return _BLANK.sub(_filled, text)


def _capitalised(value: str) -> str:
    at = next((at for at, char in enumerate(value) if char not in _OPENING), 0)
    first_word = value[at:].split(maxsplit=1)[0] if value[at:] else ""
    # A name such as "iPhone" has its own way with capitals.
    if any(char.isupper() for char in first_word):
        return value
    return value[:at] + value[at : at + 1].title() + value[at + 1 :]


def _starts_sentence(before: str) -> bool:
    """Return whether what follows `before` is the first word of a sentence."""
    head = before.rstrip(_OPENING)
    closed = head.rstrip()
    if not closed:
        return True
    gap = head[len(closed) :]
    if gap.count("\n") > 1:
        return True
    if not gap or closed.lower().endswith(_NO_ENDS):
        return False
    end = closed.rstrip(_CLOSING)
    return end.endswith((".", "!", "?")) and not end.endswith("..")
