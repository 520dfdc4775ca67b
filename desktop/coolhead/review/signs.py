# SPDX-License-Identifier: MIT
"""The signs by which moves, slips, contexts and readings are known, compiled for a quick search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from coolhead.review.patterns import FewPatterns, Patterns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOVE: Final = "move"
SLIP: Final = "slip"
HINT: Final = "hint"
CONTEXT: Final = "context"
EMOTION: Final = "emotion"
READING_FIELDS: Final = ("ask", "abuse", "repeat", "polite", "stakes", "heat", "pressure")

IN_DRAFT: Final = frozenset({MOVE, SLIP, HINT, CONTEXT, EMOTION})
IN_MESSAGE: Final = frozenset({EMOTION, *READING_FIELDS})


@dataclass(frozen=True, slots=True)
class Sign:
    """What one page of content looks for.

    `kind` is `move`, `slip`, `hint`, `context`, `emotion` or a field of the reading; `label` the
    move, the slip, the emotion or the field's value. `finds` and `excepts` are RE2 expressions: a
    find that an except overlaps does not count. `spares` (of a context) names the slips that it
    takes back; `spared_by` (of a slip) the moves beside which it does not count.
    """

    kind: str
    label: str
    rule: str
    finds: tuple[str, ...]
    excepts: tuple[str, ...] = ()
    message: str = ""
    try_: str = ""
    strength: int = 0
    spares: tuple[str, ...] = ()
    spared_by: tuple[str, ...] = ()


class Hit(NamedTuple):
    """One place where a sign was found; offsets are those of the searched text."""

    sign: Sign
    start: int
    end: int


MOST_KEPT: Final = 5_000
"""How many sentences' hits are kept: mail is full of the same thanks and stock phrases."""


class Search:
    """Some signs, searched for together; what was found in a sentence is kept."""

    def __init__(self, signs: tuple[Sign, ...]) -> None:
        self.signs = signs
        self._kept: dict[tuple[str, str], tuple[Hit, ...]] = {}
        self._owners = [number for number, sign in enumerate(signs) for _ in sign.finds]
        self._finds = Patterns([source for sign in signs for source in sign.finds])
        self._excepts = [FewPatterns(sign.excepts) for sign in signs]

    def find(self, low: str, *, once: str = "") -> tuple[Hit, ...]:
        """Return all hits in a flat text in small letters, in the order of the signs.

        Of a sign of the kind `once` the first hit is enough: the others are not looked for.
        """
        found = self._kept.get((low, once))
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self.forget()
            found = self._kept[low, once] = tuple(self._look_for(low, once))
        return found

    def forget(self) -> None:
        """Let go of what was found in sentences so far."""
        self._kept.clear()

    def _look_for(self, low: str, once: str) -> list[Hit]:
        text = low.encode("latin-1")
        spared: dict[int, list[tuple[int, int]]] = {}
        hits: list[Hit] = []
        for number in self._finds.present(text):
            owner = self._owners[number]
            sign = self.signs[owner]
            if sign.kind == once and hits and hits[-1].sign is sign:
                continue
            if owner not in spared:
                spared[owner] = self._excepts[owner].find(text)
            for start, end in self._finds.spans(number, text):
                if spared[owner] and any(a < end and start < b for a, b in spared[owner]):
                    continue
                hits.append(Hit(sign, start, end))
                if sign.kind == once:
                    break
        return hits


class Rules:
    """Everything that reviewing needs: signs, and the words that code looks up.

    `words` holds the lists `common` (words that name nothing), `shouted` (words that people put in
    capitals for force) and `acronyms`.
    """

    def __init__(
        self, signs: Sequence[Sign] = (), words: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self._words = dict(words or {})
        self.draft: Final = Search(tuple(sign for sign in signs if sign.kind in IN_DRAFT))
        self.message: Final = Search(tuple(sign for sign in signs if sign.kind in IN_MESSAGE))
        self.slips: Final = {sign.label: sign for sign in signs if sign.kind == SLIP}
        self.hints: Final = {sign.label: sign for sign in signs if sign.kind == HINT}

    def list_of(self, name: str) -> frozenset[str]:
        """Return a word list, empty where the content has none."""
        return self._words.get(name, frozenset())
