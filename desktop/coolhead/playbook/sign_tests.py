# SPDX-License-Identifier: MIT
"""Run the examples that content files carry: each file is its own test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coolhead.playbook.signs import told
from coolhead.playbook.values import Mistake
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.signs import CONTEXT, EMOTION, HINT, MOVE, SLIP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coolhead.playbook.signs import Example, SignBook, SignPage
    from coolhead.review.signs import Rules, Sign


def check_examples(book: SignBook, pages: Sequence[SignPage] | None = None) -> list[Mistake]:
    """Return a mistake for each example that is not flagged, or wrongly so.

    `pages` limits the check to some pages; all rules are at work beside them.
    """
    reviewer = Reviewer(book.rules)
    return [
        Mistake(example.file, example.line, _sentence(page.sign, example))
        for page in (book.pages if pages is None else pages)
        for example in page.examples
        if _is_found(page.sign, example, book.rules, reviewer) != example.flags
    ]


def _is_found(sign: Sign, example: Example, rules: Rules, reviewer: Reviewer) -> bool:
    if sign.kind == EMOTION:
        return any(one.emotion == sign.label for one in read(example.text, rules).emotions)
    if sign.kind not in {MOVE, SLIP, HINT, CONTEXT}:
        name = f"{sign.kind}:{sign.label}"
        return bool(read(example.text, rules).spans(name))
    heard = read(example.customer, rules)
    review = reviewer.review(example.text, heard, customer=example.customer)
    if sign.kind == CONTEXT:
        # A context flags nothing: its examples pass when no slip that it spares is found.
        return any(slip.label in sign.spares for slip in review.slips)
    labels = {
        MOVE: {mark.label for mark in review.moves},
        SLIP: {mark.label for mark in review.slips},
        HINT: {mark.label for mark in review.hints},
    }
    return sign.label in labels[sign.kind]


def _sentence(sign: Sign, example: Example) -> str:
    what = {MOVE: "found as", SLIP: "flagged as", HINT: "hinted at as"}.get(sign.kind, "read as")
    return told(example, f"{what} {sign.label}")
