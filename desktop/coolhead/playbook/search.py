# SPDX-License-Identifier: MIT
"""Find phrases by any of their words, in any order, in spite of slips of the finger."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coolhead.playbook.values import Phrase

_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHE: Final = re.compile(r"(?<=\w)['’](?=\w)")
_UNFOLDED: Final = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})

# What a word of the query is worth, in points, by the field that it is found in and by how it is
# found: as a whole word, as the beginning of one, within one, or as something much like one.
# No guess outranks a true hit, and in the text a hit within a word is hardly more than a guess.
_WORTH: Final = {
    "title": (100, 90, 75, 20),
    "tags": (70, 62, 50, 15),
    "names": (60, 52, 42, 12),
    "text": (40, 34, 26, 8),
}

_LADDER: Final = sorted(
    (worth, field, how) for field, worths in _WORTH.items() for how, worth in enumerate(worths)
)

# The shortest word, in letters, that is guessed at, and the shortest that may have two slips.
_FUZZY_FROM: Final = 4
_TWO_SLIPS_FROM: Final = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found. `score` is in points: 100 for a query found whole in the title."""

    phrase: Phrase
    score: float


class PhraseIndex:
    """Phrases made ready to be searched at each key."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        # For each field, each word of it, and the places in `phrases` of those that have the word.
        self._places: dict[str, dict[str, list[int]]] = {}
        for field in _WORTH:
            places: defaultdict[str, list[int]] = defaultdict(list)
            for at, phrase in enumerate(self.phrases):
                for word in set(words(_field(phrase, field))):
                    places[word].append(at)
            self._places[field] = dict(places)
        self._known = frozenset().union(*self._places.values())
        self._vocabulary = sorted(self._known)

    def find(
        self, query: str, limit: int | None = None, boost: Mapping[str, float] | None = None
    ) -> list[Match]:
        """Return the phrases that have every word of the query, best first, then in their order.

        `boost` gives points to phrases by id. A query without a word finds all phrases.
        """
        scores: dict[int, float] | None = None
        asked = words(query)
        for word in asked:
            found = self._score(word, scores)
            before = scores or {}
            scores = {at: before.get(at, 0) + worth / len(asked) for at, worth in found.items()}
        if scores is None:
            scores = dict.fromkeys(range(len(self.phrases)), 0.0)
        extra = boost or {}
        matches = [
            Match(phrase, scores[at] + extra.get(phrase.id, 0.0))
            for at, phrase in enumerate(self.phrases)
            if at in scores
        ]
        matches.sort(key=lambda match: -match.score)
        return matches[:limit]

    def _score(self, word: str, among: Mapping[int, float] | None) -> dict[int, float]:
        """Return the worth of a word for each phrase that has it, `among` some of them or all."""
        scores: dict[int, float] = {}
        ways = list(self._ways(word))
        # From the least worth to the greatest, so that the greatest stays.
        for worth, field, how in _LADDER:
            places = self._places[field]
            hits: set[int] = set().union(*(places[one] for one in ways[how] if one in places))
            if among is not None:
                hits &= among.keys()
            scores.update(dict.fromkeys(hits, worth))
        return scores

    def _ways(self, word: str) -> Iterator[Sequence[str]]:
        """Yield the known words that are the word, begin with it, hold it, and are like it."""
        yield [word]
        yield [known for known in self._vocabulary if known.startswith(word)]
        # One letter is within nearly every word, unless it is one that says a whole word.
        tells = len(word) > 1 or not word.isascii()
        yield [known for known in self._vocabulary if word in known] if tells else []
        # A word that is known was hardly meant to be another.
        guess = len(word) >= _FUZZY_FROM and word.isalpha() and word not in self._known
        yield self._like(word) if guess else []

    def _like(self, word: str) -> list[str]:
        """Return the known words that a slip or two of the finger turn into the word.

        A word that is still being typed is like the beginning of one, too.
        """
        # Nobody who types without a slip, or not at all, pays for it.
        from rapidfuzz.distance import OSA  # noqa: PLC0415
        from rapidfuzz.process import extract  # noqa: PLC0415

        slips = 1 if len(word) < _TWO_SLIPS_FROM else 2
        shortest = len(word) - (slips if len(word) > _FUZZY_FROM else 0)
        like: list[str] = []
        for length in range(shortest, len(word) + slips + 1):
            # Many words share a beginning: comparing each beginning once is what keeps this quick.
            beginnings = {known[:length] for known in self._vocabulary if len(known) >= length}
            found = extract(word, beginnings, scorer=OSA.distance, score_cutoff=slips, limit=None)
            good = {beginning for beginning, _, _ in found}
            like += [known for known in self._vocabulary if known[:length] in good]
        return like


def find_phrases(
    phrases: PhraseIndex | Iterable[Phrase],
    query: str,
    limit: int | None = None,
    boost: Mapping[str, float] | None = None,
) -> list[Match]:
    """Return the phrases that have every word of the query, best first; see `PhraseIndex.find`."""
    index = phrases if isinstance(phrases, PhraseIndex) else PhraseIndex(phrases)
    return index.find(query, limit, boost)


def words(text: str) -> list[str]:
    """Return the words of a text without capitals, accents and apostrophes, in order."""
    plain = _APOSTROPHE.sub("", text)
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.casefold())
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _WORD.findall(plain.casefold().translate(_UNFOLDED))


def _field(phrase: Phrase, field: str) -> str:
    if field == "title":
        return phrase.title
    if field == "tags":
        return " ".join(phrase.tags)
    if field == "names":
        return " ".join((phrase.group, *phrase.moves))
    return phrase.text
