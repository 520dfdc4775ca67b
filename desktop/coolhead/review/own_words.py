# SPDX-License-Identifier: MIT
"""Tell which words of a message name something, and which of them a reply takes up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from coolhead.review.signs import Rules

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|[a-z]{3,}(?:'[a-z]+)?")
_ENDING: Final = re.compile(r"(?:'s|'|ings?|edly|ed|ers?|ies|es|s|ly|ment|ions?)$")
_NUMBERS: Final = {
    "one": "1", "two": "2", "twice": "2", "second": "2", "three": "3", "third": "3", "four": "4",
    "fourth": "4", "five": "5", "fifth": "5", "six": "6", "sixth": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fortnight": "2weeks",
}  # fmt: skip
_STEM: Final = 4


def stems(low: str, rules: Rules) -> frozenset[str]:
    """Return the stems of the words of a flat, small text that name something, numbers included."""
    common = rules.list_of("common")
    return frozenset([stem(token) for token in {*_TOKEN.findall(low)} - common])


@lru_cache(maxsize=20_000)
def stem(token: str) -> str:
    """Return a word without its ending: crude, and the same on both sides."""
    if token in _NUMBERS:
        return _NUMBERS[token]
    if token[0].isdigit():
        return token.rstrip(".,:")
    cut = _ENDING.sub("", token)
    return (cut if len(cut) >= _STEM else token.removesuffix("s"))[:7]
