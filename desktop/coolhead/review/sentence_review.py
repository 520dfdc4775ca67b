# SPDX-License-Identifier: MIT
"""Judge one sentence: which moves it makes, which slips, and what stands against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from coolhead.review.feelings import intensity
from coolhead.review.own_words import stems
from coolhead.review.sentences import clause
from coolhead.review.shouting import shouted
from coolhead.review.signs import CONTEXT, EMOTION, HINT, MOVE, SLIP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.review.signs import Hit, Rules, Sign

LONG_SENTENCE: Final = 240
_FEWEST_SHARED: Final = 3
_LOUDER: Final = 1.0
_BESIDE_REFLECTION: Final = frozenset({"impact", "history", "rare"})
_SPOKEN_TO: Final = re.compile(r"\byou(?:r|'ve|'d|rs)?\b")
_NEVER: Final = 1_000
_SCARE_QUOTE_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Listener:
    """What the customer's message brings to the review of a reply."""

    named: frozenset[str] = frozenset()
    felt: float | None = None


class Judged(NamedTuple):
    """One sentence's marks, offsets counting from the paragraph's start."""

    start: int
    end: int
    moves: tuple[tuple[str, int, int], ...] = ()
    slips: tuple[tuple[Sign, int, int], ...] = ()
    hints: tuple[tuple[Sign, int, int], ...] = ()
    shares: bool = False


def judge(
    plain: str, rules: Rules, listener: Listener, quoted: tuple[tuple[int, int], ...]
) -> Judged:
    """Judge a flat sentence; `quoted` are the parts of it that stand in quotation marks."""
    low = plain.lower()
    # A move counts once. In a quotation the first of its hits may not be the one that counts.
    hits = rules.draft.find(low, once="" if quoted else MOVE)
    spared = [hit for hit in hits if hit.sign.kind == CONTEXT]
    open_hits = hits
    if quoted or spared:
        open_hits = tuple(
            hit
            for hit in hits
            if not _is_quoted(hit, plain, quoted) and not any(_spares(one, hit) for one in spared)
        )
    slips = _slips(plain, open_hits, rules, listener, spared)
    labels = {sign.label for sign, _, _ in slips}
    moves = _moves(plain, open_hits, labels)
    shared = stems(low, rules) & listener.named if listener.named else frozenset()
    if listener.named and not labels:
        _take_up(plain, low, moves, len(shared))
    return Judged(
        0,
        len(plain),
        tuple([(label, start, end) for label, (start, end) in moves.items()]),
        tuple(slips),
        tuple([(h.sign, h.start, h.end) for h in open_hits if h.sign.kind == HINT]),
        bool(shared),
    )


def _is_quoted(hit: Hit, plain: str, quoted: tuple[tuple[int, int], ...]) -> bool:
    for start, end in quoted:
        if start <= hit.start and hit.end <= end:
            words = len(plain[start:end].split())
            return words > _SCARE_QUOTE_WORDS or hit.sign.label != "sneer"
    return False


def _spares(context: Hit, hit: Hit) -> bool:
    return (
        hit.sign.kind == SLIP and hit.sign.label in context.sign.spares and hit.end > context.start
    )


def _slips(
    plain: str, hits: Sequence[Hit], rules: Rules, listener: Listener, spared: list[Hit]
) -> list[tuple[Sign, int, int]]:
    found: list[tuple[Sign, int, int]] = []
    feelings = [hit for hit in hits if hit.sign.kind == EMOTION]
    for hit in hits:
        sign = hit.sign
        if sign.kind != SLIP:
            continue
        if sign.label == "amplify" and not _is_louder(hit, feelings, plain, listener):
            continue
        start, end = clause(plain, hit.start, hit.end, 0, len(plain))
        if not any(s is sign and a < end and start < b for s, a, b in found):
            found.append((sign, start, end))
    shout = rules.slips.get("shout")
    if shout is not None and not any("shout" in hit.sign.spares for hit in spared):
        found += [(shout, start, end) for start, end in shouted(plain, rules)]
    return sorted(found, key=lambda one: (one[1], one[2]))


def _is_louder(hit: Hit, feelings: list[Hit], plain: str, listener: Listener) -> bool:
    """Return whether the feeling named is clearly stronger than any that the customer showed."""
    if listener.felt is None:
        return False
    named = [
        intensity(
            one.sign.label, one.sign.strength, plain[max(0, one.start - 16) : one.start].lower()
        )
        for one in feelings
        if one.start >= hit.start and one.end <= max(hit.end, hit.start + 90)
    ]
    return bool(named) and max(named) > listener.felt + _LOUDER


def _moves(plain: str, hits: Sequence[Hit], slips: set[str]) -> dict[str, tuple[int, int]]:
    moves: dict[str, tuple[int, int]] = {}
    for hit in hits:
        label = hit.sign.label
        if hit.sign.kind != MOVE or label in moves:
            continue
        if label == "apologize" and "non_apology" in slips:
            continue
        if label == "empathize" and slips & {"amplify", "non_apology", "calm_down", "sneer"}:
            continue
        whole = len(plain) <= LONG_SENTENCE
        moves[label] = (
            (0, len(plain)) if whole else clause(plain, hit.start, hit.end, 0, len(plain))
        )
    return moves


def _take_up(plain: str, low: str, moves: dict[str, tuple[int, int]], shared: int) -> None:
    """Count the customer's own concrete words, told back to them, as a reflection."""
    if "reflect" in moves or plain.endswith("?"):
        return
    spoken_to = _SPOKEN_TO.search(low) is not None
    needed = _FEWEST_SHARED - spoken_to
    if moves.keys() - _BESIDE_REFLECTION:
        # What is told back while something else is said is told back at the start, to "you".
        needed = _FEWEST_SHARED + 1 if low.startswith("you") else _NEVER
    if shared >= needed:
        moves["reflect"] = (0, len(plain))
