# SPDX-License-Identifier: MIT
"""Whole replies with all that is found in them, a line each: `line:column: kind label: words`.

A change of rules shows here as a change of lines. `pytest tests/review/test_golden.py
--write-golden` writes them anew, to be read before they are committed.
"""

from pathlib import Path

import pytest

from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))


def sections(path):
    parts = path.read_text(encoding="utf-8").split("# Found")
    customer, _, draft = parts[0].removeprefix("# Customer").partition("# Draft")
    return customer.strip(), draft.strip(), parts[1].strip()


def found_in(customer, draft, rules):
    reading = read(customer, rules)
    review = Reviewer(rules).review(draft, reading, customer=customer)
    marks = [("move", m) for m in review.moves]
    marks += [("slip", s) for s in review.slips]
    marks += [("hint", h) for h in review.hints]
    marks.sort(key=lambda one: (one[1].start, one[1].end, one[0], one[1].label))
    rows = []
    for kind, mark in marks:
        line = draft.count("\n", 0, mark.start) + 1
        column = mark.start - (draft.rfind("\n", 0, mark.start) + 1) + 1
        words = " ".join(mark.text.split())
        rows.append(f"{line}:{column}: {kind} {mark.label}: {words}")
    rows += [f"feeling {e.emotion} {e.strength}: {e.text}" for e in reading.emotions]
    rows += [f"ask: {ask}" for ask in reading.asks]
    rows += [f"question: {question.text}" for question in reading.questions]
    if review.no_apology:
        rows.append("no apology")
    return "\n".join(rows)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_all_that_is_found_in_a_reply(path, rules, request):
    customer, draft, expected = sections(path)
    found = found_in(customer, draft, rules)
    if request.config.getoption("--write-golden"):
        text = f"# Customer\n\n{customer}\n\n# Draft\n\n{draft}\n\n# Found\n\n{found}\n"
        path.write_text(text, encoding="utf-8")
    assert found == expected
