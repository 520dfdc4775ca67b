# SPDX-License-Identifier: MIT
"""Fold quoted history and signature away from a customer's own words. Nothing is dropped.

mail-parser-reply knows how mail clients in many languages announce a quote and how people close
a mail. Its patterns are used, line by line, and not its reader, which loses what must not be lost:
it takes everything after a line such as "Thanks, but that is no answer" for the signature, and an
answer written below a quote for a part of that quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from typing import Final

from coolhead.mail import letters
from coolhead.mail.header_block import FROM, RULE, SUBJECT, label

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl")
HEAD: Final = 20_000
"""Code points in which announcements of a quote are looked for; below, only ">" tells."""
LONGEST_LINE: Final = 240
"""Code points of a line that patterns see: the time of some grows with its square."""
MOST_TRIES: Final = 20
TAIL_LINES: Final = 60
"""Lines at the end of a part in which its signature may begin."""
LONGEST_SIGNATURE: Final = 15
LONGEST_AFTER_DASHES: Final = 25
"""Lines, blank ones not counted. What is longer is no signature."""

_QUOTED: Final = re.compile(r">(?![:;=.x_<(/|])")
"""A line of a quote, and not an angry face such as ">:(" or ">_<"."""
_PRECISE: Final = re.compile(r"\S@\S|\b\d{1,2}[:.h]\d{2}\b")
"""An address or a time of day: mail clients name one, people who tell a story seldom do."""
_DATED: Final = re.compile(r"\S@\S|\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d[./-]\d{1,2}[./-]\d\d")
_UNDERLINE: Final = re.compile(r"[_-]{10,}")
# The library's patterns fail here: "Original Message" in English alone, Outlook's Spanish
# "Enviado el:", two blanks before "escribió", French and German names that hold "le " or "am ".
_LABELS_OF_A_BLOCK: Final = 3
_SAID: Final = re.compile(
    r"(?:Am|El|Il|Le|On|Op)\b.{6,400}"
    r"\b(?:a écrit|escribió|ha scritto|schreef|schrieb|wrote)\b.{0,200}:"
)
# Likewise for closings and for the lines of phones: these it does not know.
_CLOSING: Final = re.compile(
    r"(?:(?:kindest|warm|warmest|best) regards|best wishes"
    r"|(?:yours )?(?:sincerely|faithfully|truly)|yours|cheers|regards"
    r"|(?:many )?(?:thanks|thank you)(?: again| in advance| very much)?"
    r"|(?:mit )?(?:freundliche[nm]?|herzliche[nm]?|schöne[nm]?) gr(?:ü|ue)(?:ß|ss)e?n?"
    r"|mfg|lg|vg|hochachtungsvoll|(?:vielen )?dank(?: im voraus)?|danke"
    r"|bien (?:à vous|cordialement)|sincères salutations|merci(?: d['’]avance)?"
    r"|un saludo|saludos(?: cordiales)?|atentamente|un cordial saludo)\b",
    re.IGNORECASE,
)
_FROM_A_PHONE: Final = re.compile(
    r"(?:sent|envoyé|enviado|verzonden)\b.{1,40}"
    r"\b(?:iphone|ipad|android|mobile|outlook|yahoo|gmx|samsung|galaxy|proton)\b.{0,40}"
    r"|von meinem .{2,40} gesendet\.?|diese nachricht wurde von .{5,70} gesendet\.?"
    r"|(?:holen sie sich|téléchargez|obtener|obtenir) outlook .{2,60}",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset({"and", "aus", "de", "from", "und", "von"})
_NAME_WORDS: Final = 6
_SHORT_WORD: Final = 3
_AFTERTHOUGHT: Final = re.compile(r"\s*(?:P\. ?S\b|P{1,3}S\s?[:.,-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A mail's text in its parts: the writer's own words, history, signature."""

    text: str
    quoted: str
    signature: str


def fold(text: str) -> Folded:
    """Fold a mail's plain text."""
    lines = letters.clean(text).split("\n")
    quoted = _find_history(lines)
    own, history, signature = [], [], []
    for is_quoted, group in groupby(range(len(lines)), key=quoted.__getitem__):
        part = [lines[at] for at in group]
        if is_quoted:
            history.append(_join(part))
        else:
            words, closing = _split_signature(part)
            own.append(_join(words))
            signature.append(_join(closing))
    return Folded(
        "\n\n".join(filter(None, own)),
        "\n\n".join(filter(None, history)),
        "\n\n".join(filter(None, signature)),
    )


def unquote(text: str) -> str:
    """Take one ">" off each line, where each has one."""
    lines = text.split("\n")
    if not all(_QUOTED.match(line) for line in lines if line.strip()):
        return text
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)


def _join(lines: list[str]) -> str:
    """Join lines without blank ones at either end."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return "\n".join(line.rstrip() for line in lines[first:last])


# -- history --------------------------------------------------------------


def _find_history(lines: list[str]) -> list[bool]:
    """Tell for each line whether it belongs to the history."""
    quoted = [_QUOTED.match(line) is not None for line in lines]
    head = _head(lines)
    cut = min(_library_cut(head, quoted), _block_cut(head), _said_cut(head, quoted))
    if cut < len(head):
        while cut and (not head[cut - 1] or _UNDERLINE.fullmatch(head[cut - 1])):
            cut -= 1
        quoted[cut:] = [True] * (len(lines) - cut)
    _mark_announcements(head, quoted)
    return quoted


def _head(lines: list[str]) -> list[str]:
    """Give the first lines, tidied and shortened for the patterns."""
    head: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > HEAD:
            break
        head.append(line.strip()[:LONGEST_LINE])
    return head


@lru_cache(maxsize=1)
def _library() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Give the library's patterns: a quote's announcement, a closing, a phone's line."""
    from mailparser_reply import EmailMessage  # type: ignore[import-untyped]
    from mailparser_reply.constants import MAIL_LANGUAGES  # type: ignore[import-untyped]

    known = [MAIL_LANGUAGES[language] for language in LANGUAGES]
    closings = "|".join(closing for language in known for closing in language["signatures"])
    phones = "|".join(str(language["sent_from"]) for language in known)
    return (
        EmailMessage(text="", languages=list(LANGUAGES)).HEADER_REGEX,
        re.compile(closings, re.IGNORECASE),
        re.compile(f"(?:{phones})\\b.{{0,60}}", re.IGNORECASE),
    )


def _library_cut(head: list[str], quoted: list[bool]) -> int:
    """Give the line where a history without ">" begins; mark announcements of one with it."""
    text = "\n".join(head)
    for found in islice(_library()[0].finditer(text), MOST_TRIES):
        announcement = found[0].strip("\n")
        first = text.count("\n", 0, found.start() + found[0].index(announcement))
        last = first + announcement.count("\n")
        if _quote_follows(head, quoted, last):
            quoted[first : last + 1] = [True] * (last + 1 - first)
        elif not quoted[first] and _is_sure(announcement):
            return first
    return len(head)


def _quote_follows(head: list[str], quoted: list[bool], at: int) -> bool:
    """Say whether the next line with words on it is one of a quote."""
    following = (later for later in range(at + 1, len(head)) if head[later])
    return any(quoted[later] for later in islice(following, 1))


def _is_sure(announcement: str) -> bool:
    """Tell a mail client's announcement from a customer's "From: Hamburg" or "you wrote:"."""
    labels = {label(line) for line in announcement.split("\n")} - {""}
    if not labels:
        return _PRECISE.search(announcement) is not None
    return bool(labels & FROM) and ("@" in announcement or bool(labels & SUBJECT))


def _block_cut(head: list[str]) -> int:
    """Give the first line of a forwarded or replied-to mail's header, where there is one."""
    run: list[str] = []
    for at, line in enumerate([*head, ""]):
        name = label(line)
        if name:
            run.append(name)
            continue
        if len(run) >= _LABELS_OF_A_BLOCK and FROM & {*run} and SUBJECT & {*run}:
            return at - len(run)
        run = []
        after = next((later for later in head[at + 1 : at + 4] if later), "")
        if RULE.fullmatch(line) and label(after):
            return at
    return len(head)


def _said_cut(head: list[str], quoted: list[bool]) -> int:
    """Give the line such as "El lun, 3 mar 2025, 10:12, Ana escribió:" that no quote follows."""
    for first, last in ((at, at + more) for at in range(len(head)) for more in (0, 1)):
        said = " ".join(head[first : last + 1])
        announced = _SAID.fullmatch(said) and _PRECISE.search(said) and not quoted[first]
        if announced and not _quote_follows(head, quoted, last):
            return first
    return len(head)


def _mark_announcements(head: list[str], quoted: list[bool]) -> None:
    """Mark the line or two above a quote that say who wrote it when, in whatever language."""
    for at in range(1, len(head)):
        last = next((line for line in (at - 1, at - 2) if line >= 0 and head[line]), None)
        if not quoted[at] or quoted[at - 1] or last is None or quoted[last]:
            continue
        if not head[last].endswith(":"):
            continue
        first = last
        if not re.search(r"\d", head[last]) and last and not quoted[last - 1]:
            first = last - 1  # wrapped: the date stands on the line above
        if _DATED.search(" ".join(head[first : last + 1])):
            quoted[first:at] = [True] * (at - first)


# -- signature ------------------------------------------------------------


def _split_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split lines into words and signature; a postscript below the signature is words."""
    words, aside = [], []
    for at, line in enumerate(lines):
        if at < len(lines) - TAIL_LINES:
            words.append(line)
        elif _is_from_a_phone(line):
            aside.append(line)
        elif _closes(lines, at):
            rest = range(at + 1, len(lines))
            end = next((later for later in rest if _AFTERTHOUGHT.match(lines[later])), len(lines))
            more_words, more_aside = _split_signature(lines[end:])
            return [*words, *more_words], [*aside, *lines[at:end], *more_aside]
        else:
            words.append(line)
    return words, aside


def _is_from_a_phone(line: str) -> bool:
    tidy = line.strip()[:LONGEST_LINE]
    return any(pattern.fullmatch(tidy) for pattern in (_library()[2], _FROM_A_PHONE))


def _closes(lines: list[str], at: int) -> bool:
    """Say whether a signature begins on this line."""
    tidy = lines[at].strip()
    after = [line.strip() for line in lines[at + 1 :] if line.strip()]
    if tidy in {"--", "__"}:
        # Mailers set "-- " with a blank; a bare "--" may as well divide the customer's text.
        return len(after) <= (LONGEST_AFTER_DASHES if lines[at] == "-- " else LONGEST_SIGNATURE)
    if len(after) > LONGEST_SIGNATURE or (after and not _is_like_a_name(after[0])):
        return False
    return _is_closing(tidy)


def _is_closing(line: str) -> bool:
    """Say whether a line is a closing formula, with nothing but a name behind it."""
    for pattern in (_library()[1], _CLOSING):
        found = pattern.match(line[:LONGEST_LINE])
        rest = line[found.end() :].strip(" ,.!-–—").split() if found else [""]
        if len(rest) <= _NAME_WORDS and all(
            word in _PARTICLES or word[:1].isupper() for word in rest
        ):
            return True
    return False


def _is_like_a_name(line: str) -> bool:
    """Say whether a line may be a name or a place, and is no sentence."""
    words = line.split()
    sentence = line.endswith(("?", "!")) or (line.endswith(".") and len(words[-1]) > _SHORT_WORD)
    return len(words) <= _NAME_WORDS and not sentence
