# SPDX-License-Identifier: MIT
"""Turn what an author writes into RE2 expressions, and search for hundreds of them at once.

Linear in the text whatever a pattern says, and bounded in memory: no pack can hang a draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import re2  # type: ignore[import-untyped] # the package ships no types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    _Match = Callable[[object, bytes, int, int], list[tuple[int, int]]]

MOST_CHARS: Final = 1_000
"""Longest pattern that an author may write."""

MOST_EXPANDED: Final = 12_000
"""Longest expression once its word classes are filled in."""

MOST_STEPS: Final = 6_000
"""Largest compiled program. Time is text times program at worst, so this bounds it."""

_UNANCHORED: Final = re2._re2.RE2.Anchor.UNANCHORED
_SAMPLE: Final = b"plain words, and 1 more"
_MEMORY_BYTES: Final = 4 << 20
_CLASS: Final = re.compile(r"\{([a-z][a-z_]*)\}")
_PART: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[ ']")
_CAREFUL: Final = re.compile(r"[\\\[]| [?*+]|'\?")
"""What keeps spaces and apostrophes from being loosened one like the other."""
_PUNCTUATED_END: Final = re.compile(r"(?:\\[^wdb]|[$\]!,;:.\"-])$")


class PatternError(ValueError):
    """A pattern that cannot be used; the message is one plain sentence for its author."""


def expression(item: str, words: Mapping[str, str], *, tested: bool = False) -> str:
    """Return the RE2 expression of a list item: a plain phrase, or a regex between backticks.

    `words` gives the expression of each `{class}`. Raises PatternError. Of a `tested` item it is
    known that it compiles and is safe, which saves half of the time.
    """
    item = item.strip()
    if len(item) > MOST_CHARS:
        raise PatternError(f"this pattern is longer than {MOST_CHARS} signs: cut it in two")
    if len(item) >= 2 and item[0] == item[-1] == "`":
        made = _bounded(_filled(_loosened(item[1:-1].strip()), words))
    else:
        parts = [_phrase_part(part, words) for part in re.split(r"(\{[a-z_]+\})", item)]
        made = _bounded("".join(parts))
    if not made:
        raise PatternError("this pattern is empty")
    if not tested:
        check(made)
    return made


def check(source: str) -> None:
    """Raise PatternError where an expression is wrong, or too large to be safe."""
    if len(source) > MOST_EXPANDED:
        raise PatternError("this pattern grows too large with its word classes")
    try:
        compiled = re2.compile(source.encode(), _options())
    except re2.error as error:
        told = error.args[0] if error.args else error
        told = told.decode(errors="replace") if isinstance(told, bytes) else str(told)
        raise PatternError(f"this is no regular expression that RE2 can read ({told})") from None
    if compiled.programsize > MOST_STEPS:
        raise PatternError("this pattern is too large: use smaller repetitions")
    if any(match.start() == match.end() for match in compiled.finditer(_SAMPLE)):
        raise PatternError(
            "this pattern also matches no words at all: it would be found everywhere"
        )


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = _MEMORY_BYTES
    options.log_errors = False
    options.case_sensitive = False
    options.never_capture = True
    options.encoding = re2.Options.Encoding.LATIN1
    return options


def _phrase_part(part: str, words: Mapping[str, str]) -> str:
    if _CLASS.fullmatch(part):
        return _filled(part, words)
    escaped = re2.escape(part)
    escaped = re.sub(r"(?:\\ )+|\s+", r"\\s+", escaped)
    return escaped.replace("\\'", "'").replace("'", "'?")


def _loosened(source: str) -> str:
    """Let a space match any run of spaces, and an apostrophe be left out, as people do."""
    if _CAREFUL.search(source) is None:
        return source.replace(" ", r"\s+").replace("'", "'?")

    def loosen(found: re.Match[str]) -> str:
        part = found[0]
        if part == " ":
            return r"\s" if source[found.end() : found.end() + 1] in {"?", "*", "+"} else r"\s+"
        if part == "'":
            return "'" if source.startswith("?", found.end()) else "'?"
        return part

    return _PART.sub(loosen, source)


def _filled(source: str, words: Mapping[str, str]) -> str:
    if "{" not in source:
        return source

    def fill(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise PatternError(f"there is no word class {{{found[1]}}}")
        return f"(?:{words[found[1]]})"

    return _CLASS.sub(fill, source)


def _bounded(source: str) -> str:
    """Let the expression begin and end at a word's edge where it begins and ends with a word."""
    if not source:
        return ""
    left = "" if source[0] in '^"!$' or source.startswith(("\\b", "\\$", "\\(", "\\?")) else r"\b"
    right = "" if _PUNCTUATED_END.search(source) else r"\b"
    return f"{left}(?:{source}){right}" if "|" in source else f"{left}{source}{right}"


class Patterns:
    """Many expressions, searched for together; each hit names its expression by number."""

    def __init__(self, sources: Sequence[str]) -> None:
        # The package's own classes make an object for each match: too slow for each key. So the
        # compiled ones below them are used.
        self._filter = re2._re2.Filter()
        self._some = bool(sources)
        options = _options()
        for source in sources:
            # A number must never stand for another expression than its place says.
            if self._filter.Add(source.encode(), options) < 0:
                raise PatternError("this is no regular expression that RE2 can read")
        if self._some:
            self._filter.Compile()
        self._match: dict[int, _Match] = {}

    def present(self, low: bytes) -> Sequence[int]:
        """Return the numbers of the expressions that a flat text matches, in order."""
        only_perhaps = False
        return sorted(self._filter.Match(low, only_perhaps)) if self._some else ()

    def spans(self, number: int, low: bytes) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each match of one expression."""
        match = self._match.get(number)
        if match is None:
            match = self._match[number] = self._filter.GetRE2(number).Match
        return _spans(match, low)


class FewPatterns:
    """A few expressions, mostly not found: one search tells that none of them is there.

    They are compiled when they are first needed.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = tuple(source.encode() for source in sources)
        self._any: _Match | None = None
        self._each: tuple[_Match, ...] = ()

    def find(self, low: bytes) -> list[tuple[int, int]]:
        """Return (start, end) of each match in a flat text, expression by expression."""
        if not self._sources:
            return []
        if self._any is None:
            self._any = self._joined()
        if self._any(_UNANCHORED, low, 0, len(low))[0][0] < 0:
            return []
        if not self._each:
            options = _options()
            each = [re2._re2.RE2(one, options) for one in self._sources]
            self._each = tuple([one.Match for one in each if one.ok()])
        return [span for match in self._each for span in _spans(match, low)]

    def _joined(self) -> _Match:
        joined = re2._re2.RE2(b"|".join(b"(?:%s)" % one for one in self._sources), _options())
        return joined.Match if joined.ok() else _maybe


def _maybe(_anchor: object, _text: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Stand for expressions that are too large to be joined: they may be there."""
    return [(start, end)]


def _spans(match: _Match, low: bytes) -> Iterator[tuple[int, int]]:
    """Yield where an expression matches, one match behind the other; empty ones do not count."""
    at, end = 0, len(low)
    while at <= end:
        first, last = match(_UNANCHORED, low, at, end)[0]
        if first < 0:
            return
        if first < last:
            yield first, last
        at = last if last > at else at + 1
