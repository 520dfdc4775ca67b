# SPDX-License-Identifier: MIT
"""Cut a text into paragraphs and sentences with exact offsets, and tell what is not the writer's.

Quoted lines, greetings, signatures and words in quotation marks are named, not thrown away.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from coolhead.review.plain import flat

TEXT: Final = "text"
QUOTED: Final = "quoted"
GREETING: Final = "greeting"
SIGN_OFF: Final = "sign_off"

LONGEST: Final = 1_500
"""A sentence longer than this is cut at a space: nobody reads it as one."""

_NEVER_ENDS: Final = frozenset("bcdefghjklmnopqrstuvwxyz") | {
    *("mr", "mrs", "ms", "miss", "dr", "prof", "st", "sr", "jr", "sgt", "capt", "rev", "hon"),
    *("no", "nr", "ref", "tel", "ext", "inc", "ltd", "co", "corp", "dept", "est", "vs"),
    *("e.g", "i.e"),
}
"""What stands before a full stop that does not end a sentence, whatever comes after."""

_ABBREVIATIONS: Final = _NEVER_ENDS | {
    *("a", "i", "approx", "incl", "excl", "max", "min", "etc", "viz", "cf", "p.s", "ca"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "a.m", "p.m"),
}

_END: Final = re.compile(r"""[.!?]+["')\]*]*(?=\s|\x7f|$)|\x7f+(?=\s)|\n""")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+>]|\(?\d{1,2}[.)]|[a-z][.)])[ \t]")
_WORD: Final = re.compile(r"[A-Za-z']+")
_GREETING: Final = re.compile(
    r"(?:dear|hi|hiya|hello|hallo|hey|heya|good (?:morning|afternoon|evening|day)|greetings|howdy"
    r"|to whom)\b[^.?]{0,60}$",
    re.IGNORECASE,
)
_NAME_ONLY: Final = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof)\.? )?[A-Z][\w.'-]*(?: (?:and |& |van |de |mac "
    r"|o )?[A-Z][\w.'-]*){0,3}\s?[,:!]+$"
    r"|(?:mr|mrs|ms|miss|dr|prof)\.? [A-Z][\w.' -]{1,30}[,:.!]*$"
    r"|[A-Z][\w'-]+$",
)
_SIGN_OFF: Final = re.compile(
    r"(?:(?:with |all |my |our )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many|with|sincere"
    r"|friendly|good)"
    r" (?:regards?|wishes|thanks|greetings)|(?:best|warm(?:est)?|kind(?:est)?) ?[,.!]?$|regards"
    r"|rgds|brgds|br[,.]?$|yours\b|sincerely|faithfully|respectfully"
    r"|cheers|thanks|thx|ta|many thanks|thank you|with thanks|take care|all the best|best"
    r"|lots of love|much love|love|peace"
    r"|stay \w+|safe travels|cordially|warmly|greetings|with (?:kind|warm|best)[\w ]*|until then"
    r"|speak soon|talk soon"
    r"|hope this helps|have a (?:\w+ ){1,3}(?:day|weekend|week|evening|one))\b[^.?]{0,24}[,.!]*$",
    re.IGNORECASE,
)
_SIGNATURE_MARK: Final = re.compile(r"-- ?$|_{3,}$|-{3,}$|sent from my \w+", re.IGNORECASE)
_MOST_SIGNATURE_LINES: Final = 7
_ITEM_DIGITS: Final = 2


class Sentence(NamedTuple):
    """A run of words; offsets are those of the text that it was cut from."""

    start: int
    end: int
    kind: str = TEXT


class Paragraph(NamedTuple):
    """Lines without an empty one between them, all of one kind."""

    start: int
    end: int
    kind: str = TEXT


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text at empty lines, and around quoted lines, greeting and signature."""
    return tuple(map(Paragraph._make, paragraph_spans(text)))


def paragraph_spans(text: str) -> list[tuple[int, int, str]]:
    """Return the paragraphs as bare (start, end, kind), which takes half the time."""
    # The whole text is gone through at each key, so it is not flattened here: only the few lines
    # that may be a greeting or a signature are.
    lines = (text.replace("\r", "\n") if "\r" in text else text).split("\n")
    kinds = _kinds(lines)
    found: list[tuple[int, int, str]] = []
    at, start, end, before = 0, 0, 0, ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind != before:
            if before:
                found.append((start, end, before))
            start, before = at, kind
        end = at + len(line)
        at = end + 1
    if before:
        found.append((start, end, before))
    return found


def _kinds(lines: list[str]) -> list[str]:
    """Return the kind of each line, "" for an empty one."""
    # A letter in front, as nearly always, settles it.
    kinds = [("" if not line else TEXT if line[0].isalpha() else _kind(line)) for line in lines]
    filled = [at for at, kind in enumerate(kinds) if kind == TEXT]
    if not filled:
        return kinds
    end = _signature_start(lines, filled)
    for at in reversed(filled):
        if at < end:
            break
        kinds[at] = SIGN_OFF
    for at in filled[:2]:
        line = flat(lines[at]).strip()
        if kinds[at] == TEXT and len(line) <= 70 and _is_greeting(line):
            kinds[at] = GREETING
            break
        if not line.lower().startswith(("subject:", "re:", "ref:")):
            break
    return kinds


def _kind(line: str) -> str:
    begun = line.lstrip()
    return "" if not begun else QUOTED if begun[0] == ">" else TEXT


def _is_greeting(line: str) -> bool:
    if _GREETING.match(line) is not None:
        # "Hi Tim! Sorry for the delay" holds a sentence of its own.
        return re.search(r"[!,:] \w+ \w+ \w+", line) is None
    return _NAME_ONLY.match(line) is not None


def _signature_start(lines: list[str], filled: list[int]) -> int:
    """Return the line at which the closing words or the name begin, one past the end if none."""
    last = filled[-1] + 1
    if len(filled) < 2:
        return last
    tail = filled[1:][-_MOST_SIGNATURE_LINES:]
    for at in filled[1:]:
        if lines[at][0] in "-_sS" and _SIGNATURE_MARK.match(lines[at].strip()):
            return at
    for at in tail:
        line = flat(lines[at][:100]).strip()
        if len(line) <= 45 and _SIGN_OFF.match(line) and _all_short(lines, filled, at):
            return at
    start = last
    for at in reversed(tail):
        if not _may_be_name(flat(lines[at][:100]).strip()):
            break
        start = at
    return start


def _all_short(lines: list[str], filled: list[int], since: int) -> bool:
    return all(len(lines[at].strip()) <= 60 for at in filled if at > since)


def _may_be_name(line: str) -> bool:
    words = _WORD.findall(line)
    if not words or len(line) > 45 or len(words) > 6 or line[-1] in "!?:;,":
        return False
    if line[-1] == "." and not re.search(r"\b[A-Z]\.$", line):
        return False
    return words[0][0].isupper() or len(words) <= 2


def sentences(plain: str, kind: str = TEXT) -> tuple[Sentence, ...]:
    """Cut a flat paragraph into sentences; offsets count from its start."""
    cuts: list[int] = []
    for found in _END.finditer(plain):
        if _ends_here(plain, found.start(), found.end(), found[0]):
            cuts.append(found.end())
    cuts.append(len(plain))
    done: list[Sentence] = []
    start = 0
    for cut in cuts:
        for low, high in _short_enough(plain, start, cut):
            first, last = _trimmed(plain, low, high)
            if first < last:
                done.append(Sentence(first, last, kind))
        start = cut
    return tuple(done)


def _ends_here(plain: str, start: int, end: int, sign: str) -> bool:
    if sign == "\n":
        return _line_ends(plain, start)
    if sign[0] != ".":
        # "Is it broken?! no" ends, "Yahoo! is" cannot be told apart: it ends too.
        return True
    begin = max(plain.rfind(" ", 0, start), plain.rfind("\n", 0, start)) + 1
    word = plain[begin:start].lower().lstrip("(")
    ends_line = plain[end : end + 1] == "\n"
    if word in _NEVER_ENDS and not ends_line:
        return False
    if len(word) <= _ITEM_DIGITS and word.isdigit():
        # The number of a list's item stands at the beginning of its line.
        return bool(plain[plain.rfind("\n", 0, begin) + 1 : begin].strip(" ("))
    rest = plain[end : end + 3].lstrip()[:1]
    if rest.islower():
        return len(sign) == 1 and word not in _ABBREVIATIONS
    return not (word in _ABBREVIATIONS and rest.isdigit())


def _line_ends(plain: str, at: int) -> bool:
    """Return whether a line break parts sentences, and is not a mail client's wrapping."""
    line = plain[plain.rfind("\n", 0, at) + 1 : at].strip()
    after = plain[at + 1 : plain.find("\n", at + 1) if "\n" in plain[at + 1 :] else None]
    if len(line) < 50 or _ITEM.match(after):
        return True
    return line[-1] in ".!?:" or not after.strip()[:1].islower()


def _short_enough(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    while end - start > LONGEST:
        cut = plain.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        parts.append((start, cut))
        start = cut
    parts.append((start, end))
    return parts


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return a sentence's place without the space around it and the mark of a list's item."""
    while start < end and plain[start] in " \n":
        start += 1
    while end > start and plain[end - 1] in " \n\x7f":
        end -= 1
    if end - start > 2 and (
        plain[start] in "-*+>("
        or plain[start + 1 : start + 3].strip("0123456789")[:1] in {".", ")"}
    ):
        marker = _ITEM.match(plain, start, end)
        if marker is not None:
            start = marker.end()
            while start < end and plain[start] in " \n":
                start += 1
    return start, end


_QUOTE: Final = re.compile(r'"[^"\n]{1,400}"|(?:(?<=\s)|^)\'[^\'\n]{3,200}\'(?=[\s.,;:!?)]|$)')


def quotations(plain: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in quotation marks: they are somebody else's."""
    if '"' not in plain and "'" not in plain:
        return ()
    # An inch mark closes nothing: the quote must begin after a space or a bracket.
    return tuple(
        found.span()
        for found in _QUOTE.finditer(plain)
        if found.start() == 0 or not plain[found.start() - 1].isalnum()
    )


_CLAUSE: Final = re.compile(r"[;:()]|\s-+\s|,(?=\s(?:but|so|and|which|because|or|as|yet)\b)")


def clause(plain: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Widen a match to its clause within the sentence from `low` to `high`."""
    left, right = low, high
    for found in _CLAUSE.finditer(plain, low, high):
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end:
            right = found.start()
            break
    while left < start and not plain[left].isalnum() and plain[left] not in "$\"'":
        left += 1
    while right > end and plain[right - 1] in " ,\n-":
        right -= 1
    return left, right
