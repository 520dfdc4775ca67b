# SPDX-License-Identifier: MIT
"""Look at the whole of a draft for what is worth a second look; silent when unsure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coolhead.review.values import Hint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coolhead.review.sentence_review import Judged
    from coolhead.review.signs import Rules, Sign
    from coolhead.review.values import Found, Reading

_BLANK: Final = re.compile(
    r"\{[a-z][a-z0-9_]*\}"
    r"|\[(?:insert|your|customer'?s?|name|first name|order|date|agent|company|product"
    r"|amount)\b[^\]\n]{0,30}\]",
    re.IGNORECASE,
)
_I: Final = re.compile(r"\b(?:I|I'(?:m|ve|ll|d)|Ive|Im|i|me|my|myself)\b")
_WE: Final = re.compile(r"\b(?:we|we're|we've|we'll|our|us)\b", re.IGNORECASE)
_DATED: Final = re.compile(
    r"\b(?:today|tonight|tomorrow|tommorow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend"
    r"|morning|afternoon"
    r"|evening|noon|midday|midnight|lunch(?:time)?|teatime|jan(?:uary)?|feb(?:ruary)?|march"
    r"|april|may \d|june|july"
    r"|august|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|within|by \d|at \d|before"
    r"|until|once|when"
    r"|as soon as|the (?:moment|minute|day)|after|hours?|days?|weeks?|minutes?|month|next"
    r"|straight ?away"
    r"|immediately|right away|now|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m)\b",
    re.IGNORECASE,
)
_ACKNOWLEDGES: Final = frozenset(
    {"apologize", "empathize", "reflect", "thank", "impact", "history"}
)
_SOLVES: Final = frozenset({"offer", "options"})
_MOST_APOLOGIES: Final = 2
_ENOUGH_WE: Final = 3
_ENOUGH_WORDS: Final = 40
_ENOUGH_NAMED: Final = 6


MOVE_HINTS: Final = frozenset({"solution_first", "too_many_apologies", "no_date"})
"""The hints that follow from a draft's moves alone."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one paragraph adds to the hints, offsets counting from its start."""

    words: int = 0
    i: int = 0
    we: tuple[tuple[int, int], ...] = ()
    blanks: tuple[tuple[int, int], ...] = ()
    signs: tuple[tuple[Sign, int, int], ...] = ()
    shares: bool = False


def facts_of(plain: str, judged: tuple[Judged, ...], *, counts: bool) -> Facts:
    """Gather the facts of a flat paragraph; greeting and signature count for open blanks alone."""
    blanks = tuple(m.span() for m in _BLANK.finditer(plain)) if "{" in plain or "[" in plain else ()
    if not counts:
        return Facts(blanks=blanks)
    return Facts(
        words=plain.count(" ") + 1,
        i=len(_I.findall(plain)),
        we=tuple(m.span() for m in _WE.finditer(plain)),
        blanks=blanks,
        signs=tuple(hint for one in judged for hint in one.hints),
        shares=any(one.shares for one in judged),
    )


def hints_of(
    text: str,
    moves: Sequence[Found],
    parts: Sequence[tuple[int, Facts]],
    rules: Rules,
    reading: Reading,
    named: Collection[str],
    answered: Collection[str],
) -> tuple[Hint, ...]:
    """Return a draft's hints in the order of the text; one whose page is gone stays silent."""
    spans: list[tuple[str, int, int]] = []
    words, shares = 0, False
    for at, facts in parts:
        words += facts.words
        shares = shares or facts.shares
        if facts.blanks or facts.signs:
            spans += [("open_blank", at + start, at + end) for start, end in facts.blanks]
            spans += _apart(
                [(sign.label, at + start, at + end) for sign, start, end in facts.signs]
            )
    spans += _of_moves(moves)
    spans += _voice(parts)
    if len(named) >= _ENOUGH_NAMED and words >= _ENOUGH_WORDS and not shares:
        spans.append(("no_concrete_words", 0, 0))
    spans += [
        ("open_question", 0, 0)
        for question in reading.questions
        if words >= _ENOUGH_WORDS and question.text not in answered
    ]
    found = [_hint(label, start, end, text, rules) for label, start, end in spans]
    questions = iter(q.text for q in reading.questions if q.text not in answered)
    named_hints = [
        _about(hint, next(questions, ""))
        if hint is not None and hint.label == "open_question"
        else hint
        for hint in found
    ]
    return tuple(sorted((h for h in named_hints if h is not None), key=lambda h: (h.start, h.end)))


def _hint(label: str, start: int, end: int, text: str, rules: Rules) -> Hint | None:
    sign = rules.hints.get(label)
    return None if sign is None else Hint(label, start, end, text[start:end], sign.message)


def _about(hint: Hint, question: str) -> Hint:
    """Name the customer's question: it stands in their message, so no words of the draft do."""
    return Hint(hint.label, hint.start, hint.end, hint.text, f"{hint.message} “{question}”")


def hints_of_moves(moves: Sequence[Found], text: str, rules: Rules) -> list[Hint]:
    """Return the hints that follow from a draft's moves alone; `text` is the draft."""
    found = [_hint(label, start, end, text, rules) for label, start, end in _of_moves(moves)]
    return [hint for hint in found if hint is not None]


def _of_moves(moves: Sequence[Found]) -> list[tuple[str, int, int]]:
    spans = [
        ("no_date", move.start, move.end)
        for move in moves
        if move.label == "follow_up" and not _is_dated(move.text)
    ]
    spans += _order(moves)
    spans += [
        ("too_many_apologies", move.start, move.end)
        for move in [m for m in moves if m.label == "apologize"][_MOST_APOLOGIES:]
    ]
    return spans


@lru_cache(maxsize=256)
def _is_dated(words: str) -> bool:
    return _DATED.search(words) is not None


def _apart(spans: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the spans of signs, of those that overlap and say the same the first alone."""
    kept: list[tuple[str, int, int]] = []
    for label, start, end in sorted(spans, key=lambda span: span[1]):
        if not any(label == name and start < last and end > first for name, first, last in kept):
            kept.append((label, start, end))
    return kept


def _order(moves: Sequence[Found]) -> list[tuple[str, int, int]]:
    """Tell a solution that comes before any acknowledgement; silent where none comes at all."""
    solved = next((move for move in moves if move.label in _SOLVES), None)
    heard = next((move for move in moves if move.label in _ACKNOWLEDGES), None)
    if solved is None or heard is None or heard.start <= solved.start:
        return []
    return [("solution_first", solved.start, solved.end)]


def _voice(parts: Sequence[tuple[int, Facts]]) -> list[tuple[str, int, int]]:
    if any(facts.i for _, facts in parts):
        return []
    ours = [(at + start, at + end) for at, facts in parts for start, end in facts.we]
    return [("only_we", *ours[0])] if len(ours) >= _ENOUGH_WE else []
