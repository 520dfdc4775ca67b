# SPDX-License-Identifier: MIT
"""Read a customer's message: feelings, asks, abuse, stakes and heat, each with the words for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from coolhead.review.feelings import BOOSTER, SOFTENER, STRESSER, weighed
from coolhead.review.plain import flat
from coolhead.review.sentences import QUOTED, paragraphs, sentences
from coolhead.review.signs import EMOTION
from coolhead.review.values import Emotion, Reading, Span

if TYPE_CHECKING:
    from coolhead.review.signs import Hit, Rules

MOST_CHARS: Final = 100_000
"""What lies beyond is left unread: nobody writes so much, and a pasted log says nothing."""

_MOST_EMOTIONS: Final = 12
_NOT_OWN: Final = re.compile(
    r"\b(?:he|she|they|it|you|your|wife|husband|son|daughter|kids?|children|mother|father|mum|mom|dad|twins"
    r"|family|friend|colleague|driver|agent|staff|neighbours?|dog|cat|baby|people|who|clients?|lad|guests)"
    r"(?:'s|'re|'ve| is| was| are| were| has| have| had| got| came| felt| feels| looked| seemed| sounded| be| been| hasn't stopped"
    r"| stopped| home| so| very| really| rather| past| quite| a bit| in)*\s*$"
)
_IT: Final = re.compile(r"\b(?:it|that|this)(?:'s| is| was| has been)?(?: \w+){0,2}\s*$")
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|isn't|wasn't|aren't|don't|no longer|nothing|no)(?: \w+)?|don't| no)\s+$"
)
_SITUATION: Final = re.compile(r"(?:ing|ous|able|ible|ful|y)$")
_MARKS: Final = re.compile(r"!{2,}|\?{2,}|\?!|!\?")
_CAPITALS: Final = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_QUESTION: Final = re.compile(r"[^.!?\n]*\?")
_ASKS: Final = (
    "refund", "replacement", "compensation", "fix", "explanation", "apology", "cancel",
    "information", "manager", "status",
)  # fmt: skip
_STAKES: Final = ("churn", "legal", "public", "safety")
_HOT: Final = frozenset({"anger", "contempt"})
_WARM: Final = frozenset({"frustration"})


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
        for one in sentences(part):
            at, end = place.start + one.start, place.start + one.end
            sentence = plain[at:end]
            for hit in rules.message.find(sentence.lower()):
                _take(hit, sentence, at, text, found, emotions)
            if sentence.rstrip("\"')").endswith("?") and " " in sentence:
                questions.append(Span(at, end, text[at:end]))
    return _reading(plain, text, found, _apart(emotions), questions, rules)


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
    plain: str,
    text: str,
    found: dict[str, list[Span]],
    emotions: tuple[Emotion, ...],
    questions: list[Span],
    rules: Rules,
) -> Reading:
    loud = [Span(*m.span(), text[m.start() : m.end()]) for m in _MARKS.finditer(plain)]
    known = rules.list_of("acronyms")
    shouted = rules.list_of("shouted")
    loud += [
        Span(*m.span(), text[m.start() : m.end()])
        for m in _CAPITALS.finditer(plain)
        if m[0].lower() in shouted and m[0].lower() not in known
    ]
    asks = tuple(ask for ask in _ASKS if f"ask:{ask}" in found)
    stakes = tuple(stake for stake in _STAKES if f"stakes:{stake}" in found)
    abuse = next((level for level in ("abusive", "rude") if f"abuse:{level}" in found), "none")
    heat = _heat(
        emotions,
        abuse,
        stakes,
        len(loud),
        len(found.get("pressure:yes", ())),
        "repeat:yes" in found,
    )
    evidence = dict(found)
    evidence["heat"] = [
        *(Span(e.start, e.end, e.text) for e in emotions),
        *loud,
        *found.get("pressure:yes", ()),
    ]
    return Reading(
        emotions=emotions,
        asks=asks,
        abuse=abuse,
        repeat="repeat:yes" in found,
        polite=_is_polite(abuse, stakes, heat, len(loud), len(found.get("polite:yes", ()))),
        stakes=stakes,
        heat=heat,
        questions=tuple(questions),
        evidence=tuple((name, tuple(spans)) for name, spans in evidence.items() if spans),
    )


def _heat(
    emotions: tuple[Emotion, ...],
    abuse: str,
    stakes: tuple[str, ...],
    loud: int,
    pressure: int,
    repeat: bool,
) -> int:
    """Weigh the signs of anger into 0 (calm) to 3 (furious)."""
    hot = max((e.strength for e in emotions if e.emotion in _HOT), default=0)
    warm = max((e.strength for e in emotions if e.emotion in _WARM), default=0)
    other = max(
        (
            e.strength
            for e in emotions
            if e.emotion in {"disappointment", "sadness", "embarrassment"}
        ),
        default=0,
    )
    score = max(hot * 0.8, warm * 0.5, other * 0.35)
    score += {"none": 0.0, "rude": 0.8, "abusive": 1.6}[abuse]
    score += 0.6 * len([s for s in stakes if s != "safety"])
    score += min(1.0, 0.35 * loud) + min(0.9, 0.3 * pressure) + (0.4 if repeat else 0.0)
    return min(3, int(score + 0.35))


def _is_polite(abuse: str, stakes: tuple[str, ...], heat: int, loud: int, courtesy: int) -> bool:
    """Return whether the tone is courteous in spite of the problem."""
    if abuse == "abusive" or heat >= 3:
        return False
    cold = (
        (2 if abuse == "rude" else 0)
        + len([s for s in stakes if s != "safety"])
        + min(2, loud)
        + (heat >= 2)
    )
    return cold <= courtesy if courtesy else cold == 0
