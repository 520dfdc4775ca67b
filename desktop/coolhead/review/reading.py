# SPDX-License-Identifier: MIT
"""Read a customer's message: feelings, asks, abuse, stakes and heat, each with the words for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from coolhead.review.feelings import BOOSTER, SOFTENER, STRESSER, weighed
from coolhead.review.plain import flat
from coolhead.review.sentences import QUOTED, paragraphs, quotations, sentences
from coolhead.review.signs import EMOTION
from coolhead.review.temper import Temper, heat_of, is_polite
from coolhead.review.values import Emotion, Reading, Span
from coolhead.review.vocabulary import ASKS, STAKES

if TYPE_CHECKING:
    from coolhead.review.signs import Hit, Rules

MOST_CHARS: Final = 100_000
"""What lies beyond is left unread: nobody writes so much, and a pasted log says nothing."""

_MOST_EMOTIONS: Final = 12
_IRONY_WORDS: Final = 2
_NOT_OWN: Final = re.compile(
    r"\b(?:he|she|they|it|you|your|wife|husband|son|daughter|kids?|children|mother|father|mum"
    r"|mom|dad|twins"
    r"|family|friend|colleague|driver|agent|staff|neighbours?|dog|cat|baby|people|who|clients?"
    r"|lad|guests)"
    r"(?:'s|'re|'ve| is| was| are| were| has| have| had| got| came| felt| feels| looked| seemed"
    r"| sounded| be| been| hasn't stopped"
    r"| stopped| home| so| very| really| rather| past| quite| a bit| in)*\s*$"
)
_IT: Final = re.compile(r"\b(?:it|that|this)(?:'s| is| was| has been)?(?: \w+){0,2}\s*$")
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|isn't|wasn't|aren't|don't|no longer|nothing|no)(?: \w+)?|don't| no)\s+$"
)
_SITUATION: Final = re.compile(r"(?:ing|ous|able|ible|ful|y)$")
_MARKS: Final = re.compile(r"!{2,}|\?{2,}|\?!|!\?")
_CAPITALS: Final = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")


def read(message: str, rules: Rules) -> Reading:
    """Return what a message holds; lines that quote an earlier mail (`>`) are not read."""
    text = message[:MOST_CHARS]
    plain = flat(text)
    found: dict[str, list[Span]] = {}
    emotions: list[Emotion] = []
    questions: list[Span] = []
    for place in paragraphs(text):
        if place.kind == QUOTED:
            continue
        part = plain[place.start : place.end]
        quoted = quotations(part)
        for one in sentences(part):
            at, end = place.start + one.start, place.start + one.end
            sentence = plain[at:end]
            loud = [Span(a, b, text[a:b]) for a, b in _loud(sentence, at, rules)]
            if loud:
                found.setdefault("loud:yes", []).extend(loud)
            for hit in rules.message.find(sentence.lower()):
                if _is_cited(hit, one.start, part, quoted):
                    continue
                _take(hit, sentence, at, text, found, emotions)
            if sentence.rstrip("\"')").endswith("?") and " " in sentence:
                questions.append(Span(at, end, text[at:end]))
    return _reading(found, _apart(emotions), questions)


def _take(
    hit: Hit,
    sentence: str,
    at: int,
    text: str,
    found: dict[str, list[Span]],
    emotions: list[Emotion],
) -> None:
    if hit.sign.kind != EMOTION:
        name = f"{hit.sign.kind}:{hit.sign.label}"
        span = Span(at + hit.start, at + hit.end, text[at + hit.start : at + hit.end])
        found.setdefault(name, []).append(span)
        return
    before = sentence[: hit.start].lower()
    if not _is_own(before, sentence[hit.start : hit.end].lower()):
        return
    start = hit.start
    for how in (SOFTENER, BOOSTER, STRESSER):
        around = how.search(before)
        if around is not None:
            start = around.start()
            break
    strength = weighed(hit.sign.strength, before)
    begin, end = at + start, at + hit.end
    emotions.append(Emotion(text[begin:end], hit.sign.label, strength, begin, end))


def _loud(sentence: str, at: int, rules: Rules) -> list[tuple[int, int]]:
    loud, known = rules.list_of("shouted"), rules.list_of("acronyms")
    piled = "!!" in sentence or "??" in sentence or "?!" in sentence or "!?" in sentence
    found = [match.span() for match in _MARKS.finditer(sentence)] if piled else []
    found += [
        match.span()
        for match in _CAPITALS.finditer(sentence)
        if match[0].lower() in loud and match[0].lower() not in known
    ]
    return [(at + start, at + end) for start, end in found]


def _is_cited(hit: Hit, at: int, part: str, quoted: tuple[tuple[int, int], ...]) -> bool:
    """Return whether somebody else's words are cited: a word or two in marks are irony."""
    start, end = at + hit.start, at + hit.end
    return any(a <= start and end <= b and len(part[a:b].split()) > _IRONY_WORDS for a, b in quoted)


def _is_own(before: str, words: str) -> bool:
    """Return whether a feeling is the writer's own, and not denied."""
    near = before[-48:]
    if _DENIED.search(near) and not words.startswith(("not ", "no ", "don't", "do not", "didn't")):
        return False
    if _SITUATION.search(words) and _IT.search(near):
        return True
    return (
        _NOT_OWN.search(near) is None
        or re.search(r"\b(?:i|we|me|us)\W+(?:\w+\W+){0,3}$", near) is not None
    )


def _apart(emotions: list[Emotion]) -> tuple[Emotion, ...]:
    """Return the emotions in order; of those that overlap, the longest."""
    kept: list[Emotion] = []
    for one in sorted(emotions, key=lambda e: (e.start, -(e.end - e.start), -e.strength)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return tuple(kept[:_MOST_EMOTIONS])


def _reading(
    found: dict[str, list[Span]],
    emotions: tuple[Emotion, ...],
    questions: list[Span],
) -> Reading:
    asks = tuple(ask for ask in ASKS if f"ask:{ask}" in found)
    stakes = tuple(stake for stake in STAKES if f"stakes:{stake}" in found)
    abuse = next((level for level in ("abusive", "rude") if f"abuse:{level}" in found), "none")
    loud, pressure = found.get("loud:yes", []), found.get("pressure:yes", [])
    temper = Temper(
        emotions=emotions,
        abuse=abuse,
        threats=sum(stake != "safety" for stake in stakes),
        loud=len(loud),
        pressure=len(pressure),
        courtesy=len(found.get("polite:yes", ())),
        repeat="repeat:yes" in found,
    )
    evidence = dict(found)
    evidence["heat"] = [
        *(Span(e.start, e.end, e.text) for e in emotions),
        *loud,
        *pressure,
    ]
    return Reading(
        emotions=emotions,
        asks=asks,
        abuse=abuse,
        repeat="repeat:yes" in found,
        polite=is_polite(temper),
        stakes=stakes,
        heat=heat_of(temper),
        questions=tuple(questions),
        evidence=tuple((name, tuple(spans)) for name, spans in evidence.items() if spans),
    )
