# SPDX-License-Identifier: MIT
"""The second reviewer: join what the encoder understands to what the patterns know.

For each label two thresholds were chosen on writers that the encoder never saw (`corpus/`):
from `add` on, the encoder's yes counts alone; from `keep` on, a pattern's yes still counts. It
always points at a sentence, and where a pattern has marked words already, these stay.
"""

from __future__ import annotations

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
        answers = self._answers.passages(asked)
        moves: list[Found] = list(first.moves)
        slips: list[Slip] = list(first.slips)
        for passage, said in zip(asked, answers, strict=True):
            if said is None:
                if patient:
                    slips = [
                        one
                        for one in slips
                        if not _meets(one, passage) or (one.label, one.text) in shown
                    ]
                continue
            text = draft[passage.start : passage.end]
            for label, chance in zip(LABELS, said, strict=True):
                limit = self._thresholds.get(label)
                if limit is None:
                    continue
                known: list[Found] | list[Slip] = moves if label in MOVES else slips
                here = [one for one in known if one.label == label and _meets(one, passage)]
                if here:
                    if chance < limit.keep:
                        for one in here:
                            known.remove(one)  # type: ignore[arg-type]  # it is from this list
                elif chance >= limit.add - (_STAY if (label, text) in shown else 0.0):
                    if label in MOVES:
                        moves.append(Found(label, passage.start, passage.end, text))
                    elif slip := self._slip(label, passage, text, customer):
                        slips.append(slip)
            _part_twins(moves, slips, passage, dict(zip(LABELS, said, strict=True)))
        review = replace(
            first,
            moves=tuple(sorted(moves, key=lambda one: (one.start, one.end))),
            slips=tuple(sorted(slips, key=lambda one: (one.start, one.end))),
        )
        return settled(review, draft, self._rules, self._steps)

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


def _part_twins(
    moves: list[Found], slips: list[Slip], passage: Passage, chances: Mapping[str, float]
) -> None:
    """Take one of two twins away where a sentence is marked as both."""
    for move, slip in TWINS:
        good = [one for one in moves if one.label == move and _meets(one, passage)]
        bad = [one for one in slips if one.label == slip and _meets(one, passage)]
        if good and bad and chances[move] > chances[slip]:
            slips[:] = [one for one in slips if one not in bad]
        elif good and bad:
            moves[:] = [one for one in moves if one not in good]


def _meets(mark: Found | Slip, passage: Passage) -> bool:
    return mark.start < passage.end and passage.start < mark.end
