# SPDX-License-Identifier: MIT
"""Read a file of phrases: what the group shares, then each phrase with lines of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import Entry, Ref, is_id
from coolhead.playbook.fields import OURS, Field, Fields, expect_no_preface, step_ref
from coolhead.playbook.mistakes import shortened
from coolhead.playbook.values import Phrase
from coolhead.review.blanks import is_blank_name
from coolhead.review.vocabulary import FAULTS, MOMENTS, MOVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coolhead.playbook.mistakes import Mistakes
    from coolhead.playbook.page import Page, Section

_KEYS: Final = ("step", "moves", "moment", "fault", "tags", "source")
_ATTRIBUTE: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_BRACE: Final = re.compile(r"\{([^{}\n]*)(\}?)|\}")
_NO_ANCHOR: Final = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Group:
    """What a file of phrases holds. `broken` are the ids of phrases that cannot be used."""

    entries: dict[str, Entry] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The keys of a group or a phrase, read; those that are not `given` are empty."""

    step: tuple[Ref, ...]
    moves: tuple[str, ...]
    moment: tuple[str, ...]
    fault: str
    tags: tuple[str, ...]
    source: tuple[str, ...]
    given: frozenset[str]


def read_group(page: Page, group_id: str, mistakes: Mistakes) -> Group | None:
    """Return the phrases of a page; None where what they share cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", optional=_KEYS)
    shared = _read_shared(fields, mistakes)
    expect_no_preface(page, mistakes)
    if not fields.usable:
        return None
    if not page.sections:
        mistakes.tell(1, "there is no phrase: write each below a heading '## Title {#anchor}'")
    group = Group()
    for section in page.sections:
        if not section.heading:
            continue
        title, anchor = _heading(section, mistakes)
        phrase_id = f"{group_id}.{anchor}"
        if phrase_id in group.entries or phrase_id in group.broken:
            message = f"the anchor '{anchor}' is used twice in this file: choose another"
            mistakes.tell(section.line, message)
        elif anchor:
            entry = _read_phrase(section, title, phrase_id, shared, mistakes)
            if entry:
                group.entries[phrase_id] = entry
            else:
                group.broken.add(phrase_id)
    return group


def _heading(section: Section, mistakes: Mistakes) -> tuple[str, str]:
    """Return a phrase's title and anchor; the anchor is "" where it is missing or wrong."""
    title, mark, anchor = section.heading.removesuffix("}").rpartition("{#")
    if not mark or not section.heading.endswith("}"):
        title, mark, anchor = section.heading, "", ""
    title = title.strip()
    if title and is_id(anchor):
        return title, anchor
    proposed = _NO_ANCHOR.sub("-", title.lower()).strip("-")[:40] or "short-name"
    if not title:
        mistakes.tell(section.line, "the phrase has no title: write one in front of the anchor")
    elif not mark:
        mistakes.tell(section.line, f"the phrase has no anchor: add '{{#{proposed}}}' at the end")
    else:
        mistakes.tell(
            section.line,
            f"the anchor '{shortened(anchor)}' may have only lower-case letters, digits and "
            f"hyphens: use '{{#{proposed}}}'",
        )
    return title, ""


def _read_shared(fields: Fields, mistakes: Mistakes) -> _Shared:
    moment = fields.names("moment", MOMENTS)
    if len(moment) > 1 and "any" in moment:
        mistakes.tell(fields.line("moment"), "'any' already holds every moment: leave it alone")
        moment = ("any",)
    return _Shared(
        step=step_ref(fields),
        moves=fields.names("moves", MOVES),
        moment=moment,
        fault=fields.choice("fault", FAULTS),
        tags=fields.names("tags"),
        source=fields.names("source"),
        given=frozenset(key for key in _KEYS if fields.has(key)),
    )


def _read_phrase(
    section: Section, title: str, phrase_id: str, shared: _Shared, mistakes: Mistakes
) -> Entry | None:
    own, body = _attributes(section, mistakes)
    if own is None:
        return None
    fields = Fields(own, mistakes)
    fields.expect(optional=_KEYS)
    keys = _read_shared(fields, mistakes)
    usable = fields.usable and _is_good_text(body, section, mistakes)
    for key in ("step", "moves"):
        if key not in keys.given | shared.given:
            message = f"the phrase has no '{key}': add '{key}: ...' below its heading"
            mistakes.tell(section.line, message)
            usable = False
    if not usable:
        return None
    step = keys.step or shared.step
    phrase = Phrase(
        id=phrase_id,
        group=phrase_id.partition(".")[0],
        title=title,
        text="\n".join(words.rstrip() for _, words in body).rstrip(),
        moves=keys.moves or shared.moves,
        step=step[0].id,
        moment=", ".join(keys.moment or shared.moment) or "any",
        fault=keys.fault or shared.fault or "any",
        # Words to be found by add up; all other keys of a phrase replace the group's.
        tags=tuple(dict.fromkeys(shared.tags + keys.tags)),
        source=keys.source or shared.source or OURS,
    )
    return Entry(phrase, mistakes.file, section.line, step)


def _attributes(
    section: Section, mistakes: Mistakes
) -> tuple[dict[str, Field] | None, list[tuple[int, str]]]:
    """Return the keys directly below a heading, and the lines of the text with their numbers."""
    own: dict[str, Field] = {}
    lines = list(enumerate(section.text.split("\n"), section.line + 1))
    at = 0
    while at < len(lines) and lines[at][1].strip():
        number, words = lines[at]
        found = _ATTRIBUTE.fullmatch(words.rstrip())
        if found is None:
            if not own:
                break
            mistakes.tell(number, "this is no 'key: value' line: put an empty line before the text")
            return None, []
        if found[1] in own:
            mistakes.tell(number, f"'{found[1]}' is given twice: remove one of the two")
        else:
            own[found[1]] = Field((found[2] or "").strip(), number)
        at += 1
    while at < len(lines) and not lines[at][1].strip():
        at += 1
    return own, lines[at:]


def _is_good_text(body: Sequence[tuple[int, str]], section: Section, mistakes: Mistakes) -> bool:
    """Return whether a text can be used, having told what is wrong."""
    if not body:
        mistakes.tell(section.line, "the phrase has no text: write it below an empty line")
        return False
    before = len(mistakes.found)
    number, words = body[0]
    found = _ATTRIBUTE.fullmatch(words.rstrip())
    if found and found[1] in _KEYS:
        mistakes.tell(number, f"'{found[1]}:' must stand directly below the heading")
    for number, words in body:
        for message in _bad_blanks(words):
            mistakes.tell(number, message)
    return len(mistakes.found) == before


def _bad_blanks(words: str) -> Iterator[str]:
    """Yield what is wrong with the blanks of a line."""
    for found in _BRACE.finditer(words):
        name, closed = found[1], found[2]
        if name is None:
            yield "a '}' stands without its '{': remove it or add the '{'"
        elif not closed:
            yield f"the blank '{{{shortened(name)}' is not closed: add a '}}'"
        elif not is_blank_name(name):
            proposed = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
            hint = f": use '{{{shortened(proposed)}}}'" if is_blank_name(proposed) else ""
            yield (
                f"the blank '{{{shortened(name)}}}' may have only lower-case letters, digits and "
                f"'_'{hint}"
            )
