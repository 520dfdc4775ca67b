# SPDX-License-Identifier: MIT
from coolhead.review.plain import flat
from coolhead.review.sentences import (
    GREETING,
    LONGEST,
    QUOTED,
    SIGN_OFF,
    TEXT,
    clause,
    paragraphs,
    quotations,
    sentences,
)


def cut(text):
    return [text[one.start : one.end] for one in sentences(flat(text))]


def kinds(text):
    return [(place.kind, text[place.start : place.end]) for place in paragraphs(text)]


def test_sentences_end_at_their_marks():
    assert cut("It broke. I'm sorry! Shall I send one? Yes…") == [
        "It broke.",
        "I'm sorry!",
        "Shall I send one?",
        "Yes…",
    ]


def test_times_sums_and_abbreviations_do_not_end_a_sentence():
    assert cut("The 8.15 van brings it, e.g. at No. 7, for 11.40 pounds.") == [
        "The 8.15 van brings it, e.g. at No. 7, for 11.40 pounds."
    ]
    assert cut("Mr. Draycott paid. Dr. Hale did not.") == [
        "Mr. Draycott paid.",
        "Dr. Hale did not.",
    ]


def test_a_missing_capital_still_begins_a_sentence():
    assert cut("it went out today. sorry for the wait") == [
        "it went out today.",
        "sorry for the wait",
    ]


def test_items_of_a_list_are_sentences_without_their_marks():
    assert cut("Two ways:\n- keep it\n2. send it back") == ["Two ways:", "keep it", "send it back"]


def test_a_wrapped_line_goes_on():
    text = "The parcel was left behind at the depot by mistake on Friday\nand goes out tonight."
    assert cut(text) == [text]


def test_an_endless_sentence_is_cut_at_a_space():
    parts = cut("word " * 1000)
    assert len(parts) > 1
    assert all(len(part) <= LONGEST for part in parts)


def test_greeting_text_and_signature_are_told_apart():
    assert kinds("Dear Ana,\n\nIt is fixed.\n\nKind regards\nJoe Hill\nNordwind") == [
        (GREETING, "Dear Ana,"),
        (TEXT, "It is fixed."),
        (SIGN_OFF, "Kind regards\nJoe Hill\nNordwind"),
    ]


def test_a_greeting_that_goes_on_is_text():
    assert kinds("Hi Tim! Sorry for the long delay, it ships today.")[0][0] == TEXT


def test_quoted_lines_stand_apart():
    assert kinds("Sorry.\n> Calm down!\nIt is fixed.") == [
        (TEXT, "Sorry."),
        (QUOTED, "> Calm down!"),
        (TEXT, "It is fixed."),
    ]


def test_a_name_alone_at_the_end_is_a_signature():
    assert kinds("It is fixed.\n\nCallum")[-1] == (SIGN_OFF, "Callum")


def test_quotation_marks_are_found_and_inches_are_not():
    text = 'You wrote "never again" about the 65" set.'
    assert [text[a:b] for a, b in quotations(text)] == ['"never again"']


def test_a_clause_stops_at_its_neighbours():
    text = "It is late, but you should have rung; sorry."
    at = text.index("should")
    start, end = clause(text, at, at + 6, 0, len(text))
    assert text[start:end] == "but you should have rung"
