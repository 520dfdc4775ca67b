# SPDX-License-Identifier: MIT
"""Fit a phrase to the place where it goes in: space before, space after, capital or not."""

from __future__ import annotations

import re
from typing import Final

_ENDS_SENTENCE: Final = re.compile(r"""[.!?…:][)"'’”]*\s*$""")
_FIRST_PERSON: Final = re.compile(r"I(?=[\s'’]|$)")
_OPENING: Final = "([{\"'“‘ \t\u00a0\n"


def fit(text: str, before: str, after: str) -> str:
    """Return `text` spaced and capitalised for its place.

    `before` and `after` are what stands on the same line, before and after the caret.
    """
    fitted = text.strip()
    if not fitted:
        return ""
    first = next((at for at, sign in enumerate(fitted) if sign.isalpha()), None)
    if first is not None and "{" not in fitted[:first]:
        starts = not before.strip() or _ENDS_SENTENCE.search(before) is not None
        sign = fitted[first]
        if starts:
            fitted = fitted[:first] + sign.upper() + fitted[first + 1 :]
        elif _may_be_lowered(fitted[first:]):
            fitted = fitted[:first] + sign.lower() + fitted[first + 1 :]
    if before and before[-1] not in _OPENING:
        fitted = f" {fitted}"
    if after and (after[0].isalnum() or after[0] in "{(“‘"):
        fitted = f"{fitted} "
    return fitted


def _may_be_lowered(text: str) -> bool:
    """Keep "I", names in capitals and single letters as they are."""
    return _FIRST_PERSON.match(text) is None and len(text) > 1 and not text[1].isupper()
