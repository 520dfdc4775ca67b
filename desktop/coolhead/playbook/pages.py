# SPDX-License-Identifier: MIT
"""Read the kinds of file that hold one item each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import Entry, Ref
from coolhead.playbook.fields import (
    Fields,
    Sections,
    expect_no_preface,
    list_items,
    plain_heading,
    step_ref,
)
from coolhead.playbook.values import Example, Guide, Offer, Rule, Step, Technique
from coolhead.review.vocabulary import MOVES, SLIPS

if TYPE_CHECKING:
    from coolhead.playbook.mistakes import Mistakes
    from coolhead.playbook.page import Page


def read_step(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the step of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", optional=("needs", "also", "source"))
    parts = Sections(page, mistakes, "Guidance", "Why", optional=("Do", "Don't", "Example"))
    expect_no_preface(page, mistakes)
    step = Step(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        needs=_needs(fields),
        also=fields.names("also", MOVES),
        guidance=parts.text("Guidance"),
        why=parts.text("Why"),
        do=parts.items("Do"),
        dont=parts.items("Don't"),
        example=parts.text("Example"),
        source=fields.source(),
    )
    return Entry(step, mistakes.file) if fields.usable else None


# The signs of a rule stand in the same file and are read in `playbook/signs.py`.
_RULE_KEYS: Final = ("slip", "message", "source", "try", "spared_by")
_RULE_SECTIONS: Final = ("Bad", "Better", "Ask yourself", "Patterns", "Flags", "Passes")


def read_rule(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the rule of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    # A finding without a message would mark a place and say nothing.
    needed = ("message",) if fields.has("slip") else ()
    fields.expect("title", "kind", "number", *needed, optional=_RULE_KEYS)
    parts = Sections(page, mistakes, "Why", optional=_RULE_SECTIONS)
    expect_no_preface(page, mistakes)
    rule = Rule(
        id=item_id,
        kind=fields.choice("kind", ("do", "dont")),
        number=fields.number("number"),
        title=fields.text("title"),
        slip=fields.choice("slip", (*SLIPS, "no_apology")),
        message=fields.text("message"),
        why=parts.text("Why"),
        bad=parts.text("Bad"),
        better=parts.text("Better"),
        ask=parts.items("Ask yourself"),
        source=fields.source(),
    )
    return Entry(rule, mistakes.file) if fields.usable else None


def read_offer(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the offer of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", optional=("phrases", "source"))
    parts = Sections(page, mistakes, "Situation", "Advice", "Why")
    expect_no_preface(page, mistakes)
    offer = Offer(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        situation=parts.text("Situation"),
        advice=parts.text("Advice"),
        why=parts.text("Why"),
        phrases=fields.names("phrases"),
        source=fields.source(),
    )
    refs = tuple(Ref("phrases", phrase, fields.line("phrases")) for phrase in offer.phrases)
    return Entry(offer, mistakes.file, refs=refs) if fields.usable else None


def read_technique(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the listening technique of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", "step", optional=("source",))
    parts = Sections(page, mistakes, "Guidance", optional=("Example",))
    expect_no_preface(page, mistakes)
    technique = Technique(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        step=fields.text("step"),
        guidance=parts.text("Guidance"),
        example=parts.text("Example"),
        source=fields.source(),
    )
    return Entry(technique, mistakes.file, refs=step_ref(fields)) if fields.usable else None


def read_example(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the worked example of a page; None where it cannot be used."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", "step", optional=("source",))
    parts = Sections(page, mistakes, "Customer", "Tempting", "Better", "Why")
    expect_no_preface(page, mistakes)
    example = Example(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        step=fields.text("step"),
        customer=parts.text("Customer"),
        tempting=parts.text("Tempting"),
        better=parts.text("Better"),
        why=parts.text("Why"),
        source=fields.source(),
    )
    return Entry(example, mistakes.file, refs=step_ref(fields)) if fields.usable else None


def read_guide(page: Page, item_id: str, mistakes: Mistakes) -> Entry | None:
    """Return the guide of a page, its sections as part of its body; None where it is no use."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", "number", optional=("source",))
    body = [page.preface.text]
    questions: tuple[str, ...] = ()
    for section in page.sections:
        if plain_heading(section) != "Questions":
            body.append(f"## {section.heading}\n{section.text}")
            continue
        if section is not page.sections[-1]:
            mistakes.tell(section.line, "the section 'Questions' must be the last one: move it")
        questions += tuple(text for text, _ in list_items(section, mistakes))
        if not questions:
            mistakes.tell(section.line, "the section 'Questions' is empty: fill it in or remove it")
    guide = Guide(
        id=item_id,
        number=fields.number("number"),
        title=fields.text("title"),
        body="\n".join(body).strip(),
        questions=questions,
        source=fields.source(),
    )
    if not guide.body:
        mistakes.tell(1, "the guide has no text: write it below the front matter")
    return Entry(guide, mistakes.file) if fields.usable else None


def _needs(fields: Fields) -> tuple[tuple[str, ...], ...]:
    """Return the groups of moves: `a | b, c` is one of a and b, and c."""
    groups = []
    for group in fields.names("needs"):
        moves = fields.checked("needs", [move.strip() for move in group.split("|")], MOVES)
        if moves:
            groups.append(moves)
    return tuple(groups)
