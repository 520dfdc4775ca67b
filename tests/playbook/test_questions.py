# SPDX-License-Identifier: MIT
"""The questions of the decision guide are read, and no way through them goes in a circle."""

import pytest

from coolhead.playbook.library import load
from coolhead.playbook.values import Answer, Question

OFFER = """\
---
title: A refund
number: 1
---
## Situation
a
## Advice
b
## Why
c
"""


def question(number, *answers, hint=""):
    lines = "".join(f"- {answer}\n" for answer in answers)
    return f"---\ntitle: Q{number}\nnumber: {number}\n---\n{hint}\n## Answers\n{lines}"


@pytest.fixture
def guide(make_layer):
    """Load a guide made of questions by id, beside one offer, and say what was told."""

    def load_guide(**questions):
        files = {f"questions/{name}.md": text for name, text in questions.items()}
        playbook = load([make_layer({"offers/refund.md": OFFER, **files})])
        told = [(one.file, one.line, one.message) for one in playbook.mistakes]
        return {one.id: one for one in playbook.questions}, told

    return load_guide


def test_a_question_is_read_in_full(guide):
    questions, told = guide(
        a=question(
            1,
            "No, not at all -> offer: refund",
            "Yes -> they say: more ->question:b",
            hint="Ask\nkindly.\n",
        ),
        b=question(2, "I don't\n  know yet  ->  offer:refund"),
    )
    assert told == []
    assert questions["a"] == Question(
        id="a",
        number=1,
        title="Q1",
        hint="Ask\nkindly.",
        answers=(
            Answer("No, not at all", "", "refund"),
            Answer("Yes -> they say: more", "b", ""),
        ),
    )
    assert questions["b"].answers == (Answer("I don't know yet", "", "refund"),)


def test_questions_come_in_the_order_of_their_numbers(guide):
    questions, told = guide(
        a=question(10, "x -> offer: refund"),
        b=question(9, "x -> question: a"),
        c=question(1, "x -> question: b"),
    )
    assert told == []
    assert list(questions) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("No", "'No' leads nowhere: end it with '-> offer: <id>' or '-> question: <id>'"),
        ("No ->", "'No ->' leads nowhere: end it with '-> offer: <id>' or '-> question: <id>'"),
        ("No -> refund", "'No -> refund' leads nowhere: end it with"),
        ("No -> offer:", "'No -> offer:' leads nowhere: end it with"),
        ("No -> : refund", "'No -> : refund' leads nowhere: end it with"),
        ("-> offer: refund", "'-> offer: refund' leads nowhere: end it with"),
        ("No -> ofer: refund", "an answer cannot lead to 'ofer': did you mean 'offer'?"),
        ("No -> step: refund", "an answer cannot lead to 'step': use one of question, offer"),
    ],
)
def test_a_bad_answer_is_told_and_the_others_stay(guide, answer, message):
    questions, told = guide(a=question(1, answer, "Yes -> offer: refund"))
    assert [(file, line) for file, line, _ in told] == [("questions/a.md", 7)]
    assert told[0][2].startswith(message)
    assert questions["a"].answers == (Answer("Yes", "", "refund"),)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("No -> offer: refnud", "there is no offer 'refnud': did you mean 'refund'?"),
        ("No -> question: refund", "there is no question 'refund': use a"),
    ],
)
def test_an_answer_to_what_is_not_there_is_told_and_dropped(guide, answer, message):
    questions, told = guide(a=question(1, answer, "Yes -> offer: refund"))
    assert told == [("questions/a.md", 7, message)]
    assert questions["a"].answers == (Answer("Yes", "", "refund"),)


def test_a_question_without_answers_is_dropped(guide):
    questions, told = guide(a="---\ntitle: A\nnumber: 1\n---\n")
    assert told == [("questions/a.md", 1, "the section 'Answers' is missing: add '## Answers'")]
    assert questions == {}


def test_a_question_without_a_number_is_dropped(guide):
    questions, told = guide(a="---\ntitle: A\n---\n## Answers\n- x -> offer: refund\n")
    assert told == [("questions/a.md", 1, "the key 'number' is missing: add a line 'number: ...'")]
    assert questions == {}


def test_a_circle_is_told_where_it_closes_and_is_cut_there(guide):
    questions, told = guide(
        a=question(1, "on -> question: b"),
        b=question(2, "out -> offer: refund", "on -> question: c"),
        c=question(3, "out -> offer: refund", "back -> question: a"),
    )
    assert told == [("questions/c.md", 8, "this answer leads round in a circle (a -> b -> c -> a)")]
    assert questions["c"].answers == (Answer("out", "", "refund"),)
    assert questions["a"].answers == (Answer("on", "b", ""),)


def test_a_question_that_leads_to_itself_alone_is_cut_and_goes(guide):
    questions, told = guide(
        a=question(1, "on -> question: b", "out -> offer: refund"),
        b=question(2, "again -> question: b"),
    )
    assert told == [("questions/b.md", 7, "this answer leads round in a circle (b -> b)")]
    assert list(questions) == ["a"]
    assert questions["a"].answers == (Answer("out", "", "refund"),)


def test_dropping_goes_on_until_every_question_can_be_answered(guide):
    questions, told = guide(
        a=question(1, "on -> question: b"),
        b=question(2, "on -> question: c"),
        c=question(3, "again -> question: c"),
    )
    assert len(told) == 1
    assert questions == {}


def test_two_ways_to_one_question_are_no_circle(guide):
    questions, told = guide(
        a=question(1, "x -> question: b", "y -> question: c"),
        b=question(2, "x -> question: d"),
        c=question(3, "x -> question: d"),
        d=question(4, "x -> offer: refund"),
    )
    assert told == []
    assert list(questions) == ["a", "b", "c", "d"]


def test_a_circle_apart_from_the_rest_is_told_too(guide):
    _, told = guide(
        a=question(1, "x -> offer: refund"),
        b=question(2, "x -> question: c"),
        c=question(3, "x -> question: b"),
    )
    assert told == [
        ("questions/c.md", 7, "this answer leads round in a circle (b -> c -> b)"),
        (
            "questions/b.md",
            1,
            "no answer leads to this question: lead one here, or remove the file",
        ),
        (
            "questions/c.md",
            1,
            "no answer leads to this question: lead one here, or remove the file",
        ),
    ]


def test_a_question_that_nobody_reaches_is_told_and_stays(guide):
    questions, told = guide(
        a=question(1, "x -> offer: refund"),
        b=question(2, "x -> offer: refund"),
    )
    assert told == [
        ("questions/b.md", 1, "no answer leads to this question: lead one here, or remove the file")
    ]
    assert list(questions) == ["a", "b"]


def test_a_broken_question_is_told_once_and_not_again_where_it_is_mentioned(guide):
    questions, told = guide(
        a=question(1, "x -> offer: refund", "y -> question: b"),
        b="---\ntitle: B\n---\n## Answers\n- x -> question: c\n",
        c=question(3, "x -> offer: refund"),
    )
    assert told == [("questions/b.md", 1, "the key 'number' is missing: add a line 'number: ...'")]
    assert questions["a"].answers == (Answer("x", "", "refund"),)


def test_a_chain_of_thousands_is_no_trouble(guide):
    count = 3000
    chain = {f"q{n}": question(n, f"on -> question: q{n + 1}") for n in range(1, count)}
    questions, told = guide(**chain, **{f"q{count}": question(count, "out -> offer: refund")})
    assert told == []
    assert len(questions) == count


def test_an_answer_names_the_facts_that_speak_for_it(guide):
    questions, told = guide(
        a=question(1, "Yes [ask:refund, polite:no] -> offer: refund", "[no] -> offer: refund"),
    )
    assert told == []
    assert questions["a"].answers == (
        Answer("Yes", "", "refund", ("ask:refund", "polite:no")),
        Answer("[no]", "", "refund"),
    )


def test_an_unknown_fact_is_told_and_the_answer_stays(guide):
    questions, told = guide(a=question(1, "Yes [ask:refunds] -> offer: refund"))
    assert told == [
        ("questions/a.md", 7, "unknown fact 'ask:refunds': did you mean 'ask:refund'?"),
    ]
    assert questions["a"].answers == (Answer("Yes", "", "refund"),)
