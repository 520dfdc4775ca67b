# SPDX-License-Identifier: MIT
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coolhead.review.plain import flat
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.sentences import paragraphs, sentences

PIECES = st.sampled_from(
    [
        "You should have read it.", "I'm so sorry!!", "calm down", "> quoted", "\n\n", "\r\n", "\r",
        "\x00", "\ud800", "\udfff", "😀", "e\u0301", "שלום", "\u202e", "\u00a0", "“It is policy”",
        "Dear Ana,", "Kind regards", "{customer}", "NEVER", "?!", "£49", "…", "I am FURIOUS", "\t",
        "- item", "1. one", "\u2028", "ﬁ", "İ", "ß", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(), max_size=300), st.lists(PIECES, max_size=14).map("".join)
)
NASTY = [
    "",
    "   \n\t \r\n ",
    "\x00" * 50,
    "\ud83d sorry \udc00",
    "x" * 5_000_000,
    "sorry!! " * 700_000,
    "a.b" * 100_000,
    "\n" * 300_000,
    "> " * 100_000,
    '"' * 50_000,
]


def check(text, customer, rules):
    heard = read(customer, rules)
    found = Reviewer(rules).review(text, heard, customer=customer)
    for mark in (*found.moves, *found.slips, *found.hints):
        assert 0 <= mark.start <= mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.text
    spans = [span for _, evidence in heard.evidence for span in evidence]
    for span in (*heard.emotions, *heard.questions, *spans):
        assert 0 <= span.start < span.end <= len(customer)
        assert customer[span.start : span.end] == span.text
    assert 0 <= heard.heat <= 3


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, customer=TEXTS)
def test_every_span_is_what_is_shown(rules, text, customer):
    check(text, customer, rules)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_input_is_read_to_its_end(rules, text):
    check(text, text, rules)


@given(TEXTS)
def test_flattening_keeps_every_place(text):
    plain = flat(text)
    assert len(plain) == len(text)
    assert plain.isascii()


@given(TEXTS)
def test_paragraphs_and_sentences_lie_in_order(text):
    end = 0
    for place in paragraphs(text):
        assert end <= place.start <= place.end <= len(text)
        end = place.end
        last = 0
        part = flat(text[place.start : place.end])
        for one in sentences(part):
            assert last <= one.start < one.end <= len(part)
            last = one.end
