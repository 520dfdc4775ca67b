# SPDX-License-Identifier: MIT
"""The second reviewer: join what the encoder understands to what the patterns know.

For each label two thresholds were chosen on writers that the encoder never saw (`corpus/`):
from `add` on, the encoder's yes counts alone; from `keep` on, a pattern's yes still counts. It
always points at a sentence, and where a pattern has marked words already, these stay.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from coolhead.review.merging import settled
from coolhead.review.passages import message_text, passages
from coolhead.review.plain import flat
from coolhead.review.signs import CONTEXT
from coolhead.review.values import Found, Reading, Review, Slip
from coolhead.review.vocabulary import ASKS, MOVES, SLIPS, STAKES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from coolhead.review.passages import Passage
    from coolhead.review.signs import Rules
    from coolhead.review.values import StepNeed

Mark = Found | Slip
LABELS: Final = MOVES + SLIPS
QUESTIONS: Final = (
    *(f"ask:{ask}" for ask in ASKS),
    *(f"stakes:{stake}" for stake in STAKES),
    "repeat", "polite", "abuse:rude", "abuse:abusive", "heat:1", "heat:2", "heat:3",
)  # fmt: skip
"""What the encoder is asked about a message, in the order of its answers."""

_HALF: Final = 0.5
_STAY: Final = 0.15
TWINS: Final = (("apologize", "non_apology"), ("empathize", "amplify"))
"""A move and the slip that passes for it: a sentence is one or the other, whichever is likelier."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which probability on the encoder's yes counts: alone, and beside a pattern's."""

    add: float
    keep: float


class Answers(Protocol):
    """Whoever gives probabilities: the encoder, or in an evaluation what it once said."""

    def passages(self, asked: Sequence[Passage]) -> Sequence[Sequence[float] | None]:
        """Return for each passage the probability of each label; None where it is not known yet."""

    def messages(self, texts: Sequence[str]) -> Sequence[Sequence[float] | None]:
        """Return for each text the probability of each question's yes; None as above."""


class Learned:
    """Reviews and reads a second time, with the encoder's answers."""

    def __init__(
        self,
        answers: Answers,
        thresholds: Mapping[str, Threshold],
        rules: Rules,
        steps: Sequence[StepNeed] = (),
    ) -> None:
        self._answers = answers
        self._thresholds = thresholds
        self._rules = rules
        self._steps = tuple(steps)

    def review(
        self,
        draft: str,
        first: Review,
        *,
        customer: str = "",
        heard: Reading | None = None,
        shown: Collection[tuple[str, str]] = (),
        patient: bool = False,
    ) -> Review:
        """Return the first review of a draft with the encoder's marks in it.

        `customer` is the message that the draft answers: without one nobody can say that a feeling
        is too strong an answer to it; `heard` is what the patterns read in it, as the encoder was
        taught to expect (without it: the review's own reading). `shown` are marks (label and text)
        that are on the screen: they need a little less to stay, so that none goes and comes as the
        words around it change. With `patient`, a new slip waits for the answer about its sentence.
        """
        asked = passages(draft, heard or first.reading)
        marked = _by_passage((*first.moves, *first.slips), asked)
        gone: set[Mark] = set()
        new: list[Mark] = []
        for passage, said, here in zip(asked, self._answers.passages(asked), marked, strict=True):
            if said is not None:
                chances = dict(zip(LABELS, said, strict=True))
                kept = self._joined(draft, passage, here, chances, customer, shown)
                gone.update(one for one in here if one not in kept)
                new += [one for one in kept if one not in here]
            elif patient:
                gone.update(
                    one
                    for one in here
                    if isinstance(one, Slip) and (one.label, one.text) not in shown
                )
        marks = [one for one in (*first.moves, *first.slips, *new) if one not in gone]
        marks.sort(key=lambda one: (one.start, one.end))
        review = replace(
            first,
            moves=tuple(one for one in marks if isinstance(one, Found)),
            slips=tuple(one for one in marks if isinstance(one, Slip)),
        )
        return settled(review, draft, self._rules, self._steps)

    def _joined(
        self,
        draft: str,
        passage: Passage,
        here: Sequence[Mark],
        chances: Mapping[str, float],
        customer: str,
        shown: Collection[tuple[str, str]],
    ) -> list[Mark]:
        """Return the marks of one passage once the encoder has had its say."""
        text = draft[passage.start : passage.end]
        limits = self._thresholds
        kept = [
            one
            for one in here
            if one.label not in limits or chances[one.label] >= limits[one.label].keep
        ]
        known = {one.label for one in here}
        for label, limit in limits.items():
            if label not in chances or label in known:
                continue
            least = limit.add - (_STAY if (label, text) in shown else 0.0)
            if chances[label] < least:
                continue
            if label in MOVES:
                kept.append(Found(label, passage.start, passage.end, text))
            elif slip := self._slip(label, passage, text, customer):
                kept.append(slip)
        said = {one.label for one in kept}
        for move, bad in TWINS:
            if move in said and bad in said:
                loser = bad if chances[move] > chances[bad] else move
                kept = [one for one in kept if one.label != loser]
        return kept

    def _slip(self, label: str, passage: Passage, text: str, customer: str) -> Slip | None:
        sign = self._rules.slips.get(label)
        if sign is None or (label == "amplify" and not customer.strip()):
            return None
        hits = self._rules.draft.find(flat(text).lower())
        if any(hit.sign.kind == CONTEXT and label in hit.sign.spares for hit in hits):
            return None  # the content's word stands above the encoder's, too
        start, end = passage.start, passage.end
        return Slip(label, sign.rule, start, end, text, sign.message, sign.try_)

    def read(self, message: str, first: Reading) -> Reading:
        """Return the first reading of a message, with what the encoder understands of it."""
        text = message_text(message)
        if not text:
            return first
        answer = self._answers.messages([text])[0]
        if answer is None:
            return first
        said = dict(zip(QUESTIONS, answer, strict=True))
        return replace(
            first,
            asks=tuple(a for a in ASKS if self._holds(f"ask:{a}", said, a in first.asks)),
            stakes=tuple(s for s in STAKES if self._holds(f"stakes:{s}", said, s in first.stakes)),
            repeat=self._holds("repeat", said, first.repeat),
            polite=self._holds("polite", said, first.polite),
            abuse=self._abuse(said, first.abuse),
            heat=self._heat(said, first.heat),
        )

    def _holds(self, name: str, said: Mapping[str, float], by_pattern: bool) -> bool:  # noqa: FBT001 -- what the patterns say
        limit = self._thresholds.get(name)
        if limit is None:
            return by_pattern
        return said[name] >= (limit.keep if by_pattern else limit.add)

    def _abuse(self, said: Mapping[str, float], before: str) -> str:
        if self._holds("abuse:abusive", said, before == "abusive"):
            return "abusive"
        return "rude" if self._holds("abuse:rude", said, before != "none") else "none"

    def _heat(self, said: Mapping[str, float], before: int) -> int:
        """Return the heat that the answers expect; each step above counts as far as it is sure."""
        if "heat:1" not in self._thresholds:
            return before
        return int(sum(said[f"heat:{step}"] for step in (1, 2, 3)) + _HALF)


def _by_passage(marks: Sequence[Mark], asked: Sequence[Passage]) -> list[list[Mark]]:
    """Return the marks that lie in each passage, or reach into it."""
    starts = [one.start for one in asked]
    found: list[list[Mark]] = [[] for _ in asked]
    for mark in marks:
        at = max(0, bisect_right(starts, mark.start) - 1)
        while at < len(asked) and asked[at].start < mark.end:
            if mark.start < asked[at].end:
                found[at].append(mark)
            at += 1
    return found
