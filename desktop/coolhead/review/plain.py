# SPDX-License-Identifier: MIT
"""Flatten a text to ASCII, sign for sign, so that patterns see one form and offsets stay exact."""

from __future__ import annotations

import unicodedata
from typing import Final

_SAME: Final = {
    **dict.fromkeys("‘’‚‛`´ʼʹ′＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("€£¥₹¢₽₩₺", "$"),
    "…": ".",
    "！": "!",
    "？": "?",
    "。": ".",
    "•": "*",
    "·": "*",
    "ß": "s",
    "æ": "a",
    "ø": "o",
    "ł": "l",
    "Ł": "L",
    "Ø": "O",
    "đ": "d",
}


class _Signs(dict[int, str]):
    """Work each sign out once, when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        flat = _SAME.get(sign) or _flat(sign)
        self[code] = flat
        return flat


def _flat(sign: str) -> str:
    if sign in "\n\r":
        return "\n"
    if " " <= sign <= "~":
        return sign
    if sign.isspace() or sign < " " or unicodedata.category(sign) in {"Cc", "Cf", "Zs"}:
        return " "
    base = unicodedata.normalize("NFKD", sign)[0]
    if base.isascii() and base.isprintable():
        return base
    # A letter of another script stays part of its word; marks and pictures part words.
    return "x" if sign.isalpha() else "\x7f"


_SIGNS: Final = _Signs()


def flat(text: str) -> str:
    """Return the text in ASCII, exactly as long: `Café’s` becomes `Cafe's`, an emoji U+007F."""
    return text.translate(_SIGNS)
