# SPDX-License-Identifier: MIT
"""Cut a draft into the passages that the learned part judges: a sentence and what is around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coolhead.review.plain import flat
from coolhead.review.sentences import TEXT, paragraphs, sentences

if TYPE_CHECKING:
    from coolhead.review.values import Reading

MOST_CHARS: Final = 20_000
"""What lies beyond is left to the patterns."""

MOST_MESSAGE_CHARS: Final = 6_000
"""How much of a message is looked at."""

NEIGHBOUR_CHARS: Final = 160
"""How much of a neighbouring sentence is taken along: its end before, its beginning after."""

_HEATS: Final = ("calm", "annoyed", "angry", "furious")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a draft. Offsets are those of the draft, in code points.

    `before` and `after` are the neighbouring sentences, cut; `felt` is what the customer feels, in
    a few words.
    """

    text: str
    before: str
    after: str
    felt: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Name all that an answer depends on, so that it can be kept."""
        return (self.text, self.before, self.after, self.felt)


def passages(draft: str, reading: Reading) -> tuple[Passage, ...]:
    """Return the sentences that are the writer's own, in order: no quoted lines, no signature."""
    return _cut(draft, told(reading))


@lru_cache(maxsize=2)  # asked for twice in each review
def _cut(draft: str, felt: str) -> tuple[Passage, ...]:
    spans: list[tuple[int, int]] = []
    text = draft[:MOST_CHARS]
    for place in paragraphs(text):
        if place.kind == TEXT:
            part = flat(text[place.start : place.end])
            spans += [
                (place.start + one.start, place.start + one.end)
                for one in sentences(part, place.kind)
            ]
    own = [(start, end) for start, end in spans if any(map(str.isalpha, text[start:end]))]
    texts = [" ".join(text[start:end].split()) for start, end in own]
    return tuple(
        Passage(
            texts[at],
            texts[at - 1][-NEIGHBOUR_CHARS:] if at else "",
            texts[at + 1][:NEIGHBOUR_CHARS] if at + 1 < len(texts) else "",
            felt,
            start,
            end,
        )
        for at, (start, end) in enumerate(own)
    )


def message_text(message: str) -> str:
    """Return a customer's message as the learned part reads it; "" where nobody said anything.

    Lines that quote an earlier mail are left out: they are not the customer's now.
    """
    lines = message[:MOST_MESSAGE_CHARS].splitlines()
    text = " ".join(" ".join(line for line in lines if not line.lstrip().startswith(">")).split())
    return text if any(map(str.isalpha, text)) else ""


def told(reading: Reading) -> str:
    """Say in a few words what the customer feels: their own words, then how heated they are."""
    words = dict.fromkeys(one.text.lower() for one in reading.emotions)
    return ", ".join([*list(words)[:3], _HEATS[min(reading.heat, len(_HEATS) - 1)]])
