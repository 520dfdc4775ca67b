# SPDX-License-Identifier: MIT
"""Collect what is wrong in one content file, in sentences that say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coolhead.playbook.values import Mistake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SHOWN_CHARS: Final = 60
_MOST_LISTED: Final = 16
# Below this, "other" would be taken for a slip in "heard".
_ALIKE: Final = 0.75


class Mistakes:
    """The mistakes of one file, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Mistake] = []

    def tell(self, line: int, message: str) -> None:
        """Add a mistake; `line` counts from 1."""
        self.found.append(Mistake(self.file, line, message))

    def tell_unknown(self, line: int, what: str, word: str, known: Collection[str]) -> None:
        """Add a mistake about a word that is none of the known ones, with the likeliest of them."""
        self.tell(line, f"unknown {what} '{shortened(word)}'{advice(word, known)}")


def close_to(word: str, known: Iterable[str]) -> str:
    """Return the known word that was most likely meant, "" where none comes close."""
    import difflib  # noqa: PLC0415 -- content without a mistake has no need of it

    names = {name.casefold(): name for name in known}
    # Matching costs the product of the lengths, and a pack may hold a word of a megabyte.
    close = difflib.get_close_matches(word[:_SHOWN_CHARS].casefold(), names, n=1, cutoff=_ALIKE)
    return names[close[0]] if close else ""


def advice(word: str, known: Collection[str]) -> str:
    """Return ": did you mean ...?", or ": use one of ..." where nothing comes close."""
    meant = close_to(word, known)
    if meant:
        return f": did you mean '{meant}'?"
    if not known or len(known) > _MOST_LISTED:
        return ""
    return f": use {'one of ' if len(known) > 1 else ''}{', '.join(known)}"


def shortened(word: str) -> str:
    """Return the word on one line and short enough to be shown in a message."""
    flat = " ".join(word.split())
    return flat if len(flat) <= _SHOWN_CHARS else f"{flat[:_SHOWN_CHARS]}…"
