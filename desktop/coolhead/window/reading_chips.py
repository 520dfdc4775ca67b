# SPDX-License-Identifier: MIT
"""Put a reading into words: one chip for each thing found, and the words that can be added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coolhead.review.correcting import ABUSE, HEATS, NO, YES
from coolhead.review.values import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coolhead.review.values import Reading

FEELING: Final = "feeling"
CARE: Final = "care"
QUIET: Final = "quiet"


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that the message holds.

    `field` is the name under which it is corrected, `value` what stands there now; `words` are the
    customer's words for it, none where the whole message speaks or the agent added it.
    """

    field: str
    value: str
    text: str
    tone: str = QUIET
    words: tuple[Span, ...] = ()


ASKS: Final = {
    "refund": str(QT_TRANSLATE_NOOP("ReadingChips", "wants a refund")),
    "replacement": str(QT_TRANSLATE_NOOP("ReadingChips", "wants a replacement")),
    "compensation": str(QT_TRANSLATE_NOOP("ReadingChips", "wants compensation")),
    "fix": str(QT_TRANSLATE_NOOP("ReadingChips", "wants it put right")),
    "explanation": str(QT_TRANSLATE_NOOP("ReadingChips", "asks why")),
    "apology": str(QT_TRANSLATE_NOOP("ReadingChips", "wants an apology")),
    "cancel": str(QT_TRANSLATE_NOOP("ReadingChips", "wants to cancel")),
    "information": str(QT_TRANSLATE_NOOP("ReadingChips", "wants to know something")),
    "manager": str(QT_TRANSLATE_NOOP("ReadingChips", "wants a manager")),
    "status": str(QT_TRANSLATE_NOOP("ReadingChips", "asks where it stands")),
}
STAKES: Final = {
    "churn": str(QT_TRANSLATE_NOOP("ReadingChips", "may leave")),
    "legal": str(QT_TRANSLATE_NOOP("ReadingChips", "speaks of legal steps")),
    "public": str(QT_TRANSLATE_NOOP("ReadingChips", "may go public")),
    "safety": str(QT_TRANSLATE_NOOP("ReadingChips", "someone may be hurt")),
}
REPEAT: Final = str(QT_TRANSLATE_NOOP("ReadingChips", "not the first time"))
POLITE: Final = str(QT_TRANSLATE_NOOP("ReadingChips", "courteous"))
HEAT: Final = dict(
    zip(
        HEATS,
        (
            str(QT_TRANSLATE_NOOP("ReadingChips", "calm")),
            str(QT_TRANSLATE_NOOP("ReadingChips", "annoyed")),
            str(QT_TRANSLATE_NOOP("ReadingChips", "angry")),
            str(QT_TRANSLATE_NOOP("ReadingChips", "furious")),
        ),
        strict=True,
    )
)
ABUSES: Final = dict(
    zip(
        ABUSE,
        (
            str(QT_TRANSLATE_NOOP("ReadingChips", "no abuse")),
            str(QT_TRANSLATE_NOOP("ReadingChips", "rude")),
            str(QT_TRANSLATE_NOOP("ReadingChips", "abusive")),
        ),
        strict=True,
    )
)


def told(text: str) -> str:
    """Give one of these words in the agent's language."""
    return QCoreApplication.translate("ReadingChips", text)


def chips_of(reading: Reading, corrections: Mapping[str, str]) -> list[Chip]:
    """Give a chip for each thing found, the customer's own feelings first; none when unsure.

    That a message is courteous is shown where words say so, or the agent does.
    """
    chips = [
        Chip(f"emotion:{words.casefold()}", YES, f"“{words}”", FEELING, spans)
        for words, spans in _feelings(reading).items()
    ]
    chips += [
        Chip(f"ask:{ask}", YES, told(ASKS[ask]), QUIET, reading.spans(f"ask:{ask}"))
        for ask in reading.asks
        if ask in ASKS
    ]
    if reading.repeat:
        chips.append(Chip("repeat", YES, told(REPEAT), QUIET, reading.spans("repeat:yes")))
    if reading.heat:
        heat = str(reading.heat)
        chips.append(Chip("heat", heat, told(HEAT[heat]), QUIET, reading.spans("heat")))
    if reading.polite and (reading.spans("polite:yes") or corrections.get("polite") == YES):
        chips.append(Chip("polite", YES, told(POLITE), QUIET, reading.spans("polite:yes")))
    if reading.abuse != ABUSE[0]:
        words = reading.spans(f"abuse:{reading.abuse}")
        chips.append(Chip("abuse", reading.abuse, told(ABUSES[reading.abuse]), CARE, words))
    chips += [
        Chip(f"stakes:{stake}", YES, told(STAKES[stake]), CARE, reading.spans(f"stakes:{stake}"))
        for stake in reading.stakes
        if stake in STAKES
    ]
    return chips


def choices_of(chip: Chip) -> dict[str, str]:
    """Give what a chip can be corrected to: the new value, and the words for it."""
    if chip.field == "heat":
        return {key: told(name) for key, name in HEAT.items()}
    if chip.field == "abuse":
        return {key: told(name) for key, name in ABUSES.items()}
    kind = chip.field.partition(":")[0]
    words = {
        "emotion": str(QT_TRANSLATE_NOOP("ReadingChips", "Not a feeling of theirs")),
        "ask": str(QT_TRANSLATE_NOOP("ReadingChips", "They don't ask for this")),
        "repeat": str(QT_TRANSLATE_NOOP("ReadingChips", "It is the first time")),
        "polite": str(QT_TRANSLATE_NOOP("ReadingChips", "Not courteous")),
        "stakes": str(QT_TRANSLATE_NOOP("ReadingChips", "They don't say this")),
    }
    return {NO: told(words[kind])}


def addable(reading: Reading) -> list[tuple[str, dict[str, str]]]:
    """Give what an agent can add to a reading, in groups: the field and its value, and the words.

    A key is `field=value`, as `ask:refund=yes`.
    """
    asks = {f"ask:{k}={YES}": told(v) for k, v in ASKS.items() if k not in reading.asks}
    stakes = {f"stakes:{k}={YES}": told(v) for k, v in STAKES.items() if k not in reading.stakes}
    temper = {f"heat={k}": told(v) for k, v in HEAT.items() if int(k) != reading.heat}
    tone = {f"abuse={k}": told(v) for k, v in ABUSES.items() if k != reading.abuse}
    if not reading.repeat:
        tone[f"repeat={YES}"] = told(REPEAT)
    if not reading.polite:
        tone[f"polite={YES}"] = told(POLITE)
    return [("asks", asks), ("temper", temper), ("tone", tone), ("stakes", stakes)]


def is_corrected(chip: Chip, corrections: Mapping[str, str]) -> bool:
    """Say whether a chip stands there by the agent's word."""
    return corrections.get(chip.field) == chip.value


def _feelings(reading: Reading) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    shown: dict[str, str] = {}
    for one in reading.emotions:
        words = " ".join(one.text.split())
        name = shown.setdefault(words.casefold(), words)
        found[name] = (*found.get(name, ()), Span(one.start, one.end, one.text))
    return found
