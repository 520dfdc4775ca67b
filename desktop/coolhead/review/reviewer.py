# SPDX-License-Identifier: MIT
"""Review a draft, paragraph by paragraph: what did not change is not looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from coolhead.review.feelings import felt
from coolhead.review.hints import Facts, facts_of, hints_of
from coolhead.review.own_words import stems
from coolhead.review.plain import flat
from coolhead.review.sentence_review import Judged, Listener, judge
from coolhead.review.sentences import QUOTED, TEXT, paragraph_spans, quotations, sentences
from coolhead.review.steps import missing_moves, step_states
from coolhead.review.values import Found, Reading, Review, Slip

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coolhead.review.signs import Rules, Sign
    from coolhead.review.values import StepNeed

MOST_CHARS: Final = 200_000
"""No letter is longer. What lies beyond is left unread: a pasted file must not stall a key."""

_MOST_CACHED: Final = 2_000
_SPARING: Final = frozenset({"options", "offer"})


class _Mark(NamedTuple):
    """A slip in a paragraph; the neighbours of the paragraph may still spare it."""

    sign: Sign
    start: int
    end: int
    text: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """What one paragraph holds, offsets counting from its start."""

    moves: tuple[tuple[str, int, int, str], ...]
    slips: tuple[_Mark, ...]
    facts: Facts
    opens_with: frozenset[str] = frozenset()
    closes_with: frozenset[str] = frozenset()


class _Shown(NamedTuple):
    """A paragraph's marks at their place in the draft."""

    part: _Part
    moves: tuple[Found, ...]
    slips: tuple[Slip, ...]


class Reviewer:
    """Reviews drafts by rules; keeps what it found in each paragraph and sentence."""

    def __init__(self, rules: Rules, steps: Sequence[StepNeed] = ()) -> None:
        self._rules = rules
        self._steps = tuple(steps)
        self._heard: tuple[str, Reading] = ("", Reading())
        self._listener = Listener()
        self._parts: dict[tuple[str, str], _Part] = {}
        self._judged: dict[str, Judged] = {}
        self._shown: dict[int, _Shown] = {}

    def review(
        self,
        draft: str,
        reading: Reading | None = None,
        *,
        customer: str = "",
        answered: Collection[str] = (),
    ) -> Review:
        """Return all that is found in a draft.

        `customer` is the message that it answers and `reading` what was read in it; `answered` are
        the texts of the customer's questions that the agent has ticked.
        """
        reading = reading if reading is not None else Reading()
        self._listen(customer, reading)
        text = draft[:MOST_CHARS]
        placed = self._placed(text)
        found, slips = self._laid_out(placed)
        labels = {move.label for move in found}
        facts = [(start, part.facts) for start, part in placed]
        return Review(
            moves=found,
            slips=slips,
            hints=hints_of(
                text, found, facts, self._rules, reading, self._listener.named, answered
            ),
            no_apology="apologize" not in labels,
            missing=missing_moves(labels, self._steps, reading),
            steps=step_states(labels, self._steps),
            reading=reading,
        )

    def _listen(self, customer: str, reading: Reading) -> None:
        """Take in the customer's message; all that was judged beside another one is forgotten."""
        if self._heard == (customer, reading):
            return
        self._heard = (customer, reading)
        low = flat(customer[:MOST_CHARS]).lower()
        # Without a message nobody can say that a feeling is too strong an answer to it.
        strongest = felt(reading) if customer.strip() else None
        self._listener = Listener(
            stems(low, self._rules) if customer.strip() else frozenset(), strongest
        )
        self._forget()

    def _forget(self) -> None:
        self._parts.clear()
        self._judged.clear()

    def _placed(self, text: str) -> list[tuple[int, _Part]]:
        """Return what each paragraph holds, and where it begins."""
        parts = self._parts
        placed = []
        for start, end, kind in paragraph_spans(text):
            key = (text[start:end], kind)
            part = parts.get(key)
            if part is None:
                if len(parts) > _MOST_CACHED:
                    self._forget()
                part = parts[key] = self._read_part(*key)
            placed.append((start, part))
        return placed

    def _laid_out(
        self, placed: list[tuple[int, _Part]]
    ) -> tuple[tuple[Found, ...], tuple[Slip, ...]]:
        """Return all moves and slips; those before the first changed place are the last draft's."""
        moves: list[Found] = []
        slips: list[Slip] = []
        last, self._shown = self._shown, {}
        for at, (start, part) in enumerate(placed):
            if not part.moves and not part.slips:
                continue
            shown = last.get(start)
            if shown is None or shown.part is not part:
                shown = _shown_at(start, part)
            self._shown[start] = shown
            moves += shown.moves
            if shown.slips:
                before = placed[at - 1][1].closes_with if at else frozenset()
                after = placed[at + 1][1].opens_with if at + 1 < len(placed) else frozenset()
                slips += _kept(shown, before, after) if before or after else shown.slips
        return tuple(moves), tuple(slips)

    def _read_part(self, text: str, kind: str) -> _Part:
        if kind == QUOTED:
            return _Part((), (), Facts())
        plain = flat(text)
        if kind != TEXT:
            return _Part((), (), facts_of(plain, (), counts=False))
        quoted = quotations(plain)
        judged = [
            self._sentence(plain, one.start, one.end, quoted) for one in sentences(plain, kind)
        ]
        labels = [frozenset(move[0] for move in one.moves) for one in judged]
        moves = [move for one in judged for move in one.moves]
        return _Part(
            tuple([(label, start, end, text[start:end]) for label, start, end in moves]),
            tuple(_marks(text, judged, labels)),
            facts_of(plain, tuple(judged), counts=True),
            labels[0] if labels else frozenset(),
            labels[-1] if labels else frozenset(),
        )

    def _sentence(
        self, plain: str, start: int, end: int, quoted: tuple[tuple[int, int], ...]
    ) -> Judged:
        within = tuple((a - start, b - start) for a, b in quoted if a < end and b > start)
        text = plain[start:end]
        judged = None if within else self._judged.get(text)
        if judged is None:
            judged = judge(text, self._rules, self._listener, within)
            if not within:
                self._judged[text] = judged
        return _moved(judged, start)


def _shown_at(at: int, part: _Part) -> _Shown:
    return _Shown(
        part,
        tuple([Found(label, at + start, at + end, text) for label, start, end, text in part.moves]),
        tuple(
            [
                Slip(sign.label, sign.rule, at + start, at + end, text, sign.message, sign.try_)
                for sign, start, end, text, _, _ in part.slips
            ]
        ),
    )


def _moved(judged: Judged, by: int) -> Judged:
    if not by:
        return judged
    return Judged(
        judged.start + by,
        judged.end + by,
        tuple([(label, start + by, end + by) for label, start, end in judged.moves]),
        tuple([(sign, start + by, end + by) for sign, start, end in judged.slips]),
        tuple([(sign, start + by, end + by) for sign, start, end in judged.hints]),
        judged.shares,
    )


def _marks(text: str, judged: list[Judged], labels: list[frozenset[str]]) -> list[_Mark]:
    """Return a paragraph's slips, less those that a move in the sentence or beside it spares."""
    marks = []
    last = len(judged) - 1
    for at, one in enumerate(judged):
        if not one.slips:
            continue
        near = labels[at].union(*labels[max(0, at - 1) : at + 2])
        marks += [
            _Mark(sign, start, end, text[start:end], is_first=at == 0, is_last=at == last)
            for sign, start, end in one.slips
            if near.isdisjoint(sign.spared_by)
        ]
    return marks


def _kept(shown: _Shown, before: frozenset[str], after: frozenset[str]) -> list[Slip]:
    return [
        slip
        for mark, slip in zip(shown.part.slips, shown.slips, strict=True)
        if not (mark.is_first and not before.isdisjoint(mark.sign.spared_by))
        and not (mark.is_last and not after.isdisjoint(mark.sign.spared_by))
    ]
