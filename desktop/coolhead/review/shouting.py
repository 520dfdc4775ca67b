# SPDX-License-Identifier: MIT
"""Find shouting in writing: words in capitals for force, and piled up exclamation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from coolhead.review.signs import Rules

_CAPITALS: Final = re.compile(r"(?<![\w#/@.-])[A-Z][A-Z']*[A-Z](?![\w@/]|-\d|\.\w)")
_MARKS: Final = re.compile(r"[\w'\")]*\s?(?:!\s?!|\?!|!\?)[!?\s]*")
_WARM: Final = re.compile(
    r"(?:dear|hi|hiya|hello|hey|greetings|welcome|thank|thanks|many (?:happy|thanks)|happy"
    r"|congratulations"
    r"|congrats|merry|love|cheers|see you|enjoy|good luck)\b[^.?]*$",
    re.IGNORECASE,
)
_FEWEST_IN_A_RUN: Final = 3
_LONGEST_WARM: Final = 60


def shouted(plain: str, rules: Rules) -> list[tuple[int, int]]:
    """Return where a flat sentence shouts."""
    found = _in_capitals(plain, rules)
    piled = any(marks in plain for marks in ("!!", "?!", "!?", "! !"))
    if piled and (_WARM.match(plain) is None or len(plain) > _LONGEST_WARM):
        found += [match.span() for match in _MARKS.finditer(plain)]
    return [(start, _end(plain, start, end)) for start, end in found]


def _end(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip())


def _in_capitals(plain: str, rules: Rules) -> list[tuple[int, int]]:
    words = list(_CAPITALS.finditer(plain))
    if not words:
        return []
    loud, known = rules.list_of("shouted"), rules.list_of("acronyms")
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for word in [*words, None]:
        joined = word is not None and run and not plain[run[-1].end() : word.start()].strip(" ,I")
        if run and not joined:
            if _is_loud([one[0].lower() for one in run], loud, known):
                found.append((run[0].start(), run[-1].end()))
            run = []
        if word is not None:
            run.append(word)
    return found


def _is_loud(run: list[str], loud: frozenset[str], known: frozenset[str]) -> bool:
    count = sum(word in loud and word not in known for word in run)
    if len(run) >= _FEWEST_IN_A_RUN:
        return count * 2 >= len(run)
    return count > 0 and all(word in loud or word not in known for word in run)
