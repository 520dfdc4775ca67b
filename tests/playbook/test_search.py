# SPDX-License-Identifier: MIT
"""Phrases are found by their words, in any order, and by words much like them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coolhead.playbook.search import Match, PhraseIndex, find_phrases, words
from coolhead.playbook.values import Phrase


def phrase(phrase_id, title="", text="", tags=(), moves=(), group="group"):
    return Phrase(phrase_id, group, title, text, moves, "step", "any", "any", tags, ("ours",))


PHRASES = (
    phrase(
        "late", "A parcel that came late", "I'm sorry that your parcel took so long.", ("delivery",)
    ),
    phrase("refund", "Refund in full", "I've sent you {amount} back.", ("money", "delivery")),
    phrase(
        "owner",
        "Own the thing itself",
        "I'm sorry. A full refund is on its way.",
        (),
        ("apologize",),
    ),
    phrase(
        "café", "Grüße aus dem Café", "Don't worry about the weather.", ("naïve",), ("follow_up",)
    ),
    phrase("plain", "Something else", "Nothing to see.", (), (), "say-thanks"),
)


def found(query, **how):
    return [match.phrase.id for match in find_phrases(PHRASES, query, **how)]


@pytest.mark.parametrize("query", ["", "   ", "!?", "{}"])
def test_without_a_word_all_are_found_in_order(query):
    assert found(query) == ["late", "refund", "owner", "café", "plain"]
    assert found(query, limit=2) == ["late", "refund"]
    assert {match.score for match in find_phrases(PHRASES, query)} == {0}


@pytest.mark.parametrize("query", ["late parcel", "parcel late", "LATE, parcel!", "par la"])
def test_words_come_in_any_order_and_case(query):
    assert found(query) == ["late"]


def test_every_word_must_be_there():
    assert found("parcel refund") == []
    assert found("delivery money") == ["refund"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("own", "owner"),  # the title
        ("money", "refund"),  # a tag
        ("apologize", "owner"),  # a move
        ("follow up", "café"),  # a move of two words
        ("thanks", "plain"),  # the group
        ("weather", "café"),  # the text
        ("amount", "refund"),  # a blank
    ],
)
def test_every_field_is_searched(query, first):
    assert found(query)[0] == first


def test_title_comes_before_tags_before_names_before_text():
    phrases = (
        phrase("text", text="refund"),
        phrase("names", group="refund"),
        phrase("tags", tags=("refund",)),
        phrase("title", "refund"),
    )
    for query in ("refund", "refu", "efund", "refnud"):
        ids = [match.phrase.id for match in find_phrases(phrases, query)]
        assert ids == ["title", "tags", "names", "text"]


def test_whole_words_come_before_beginnings_before_parts():
    phrases = (phrase("part", "replant"), phrase("beginning", "planted"), phrase("whole", "plant"))
    ids = [match.phrase.id for match in find_phrases(phrases, "plant")]
    assert ids == ["whole", "beginning", "part"]


def test_guesses_come_last_and_only_for_a_word_that_nobody_wrote():
    phrases = (phrase("guess", "pant"), phrase("part", "replanted"), phrase("beginning", "planted"))
    ids = [match.phrase.id for match in find_phrases(phrases, "plant")]
    assert ids == ["beginning", "part", "guess"]
    ids = [match.phrase.id for match in find_phrases([*phrases, phrase("whole", "plant")], "plant")]
    assert ids == ["whole", "beginning", "part"]


def test_no_guess_comes_before_a_true_hit():
    phrases = (phrase("guess", "pant", tags=("pant",)), phrase("part", text="replanted"))
    assert [match.phrase.id for match in find_phrases(phrases, "plant")] == ["part", "guess"]


def test_of_several_hits_the_best_counts():
    match = find_phrases([phrase("a", "refund", text="refund refunds refnud")], "refund")[0]
    assert match == Match(match.phrase, 100)


@pytest.mark.parametrize(
    "query",
    ["refnud", "refun", "reefund", "rfund", "refumd", "parcle", "deliveyr", "apolgize",
     "appologize", "appologise", "weathre", "somethng", "appolog"],
)  # fmt: skip
def test_slips_of_the_finger_are_forgiven(query):
    assert len(found(query)) >= 1


def test_one_slip_in_a_short_word_and_two_in_a_long_one():
    phrases = [phrase("a", "parcel"), phrase("b", "delivery")]
    index = PhraseIndex(phrases)
    assert [match.phrase.id for match in index.find("pracel")] == ["a"]
    assert index.find("prazel") == []
    assert [match.phrase.id for match in index.find("deilvrey")] == ["b"]
    assert index.find("deilvxey") == []


@pytest.mark.parametrize("query", ["an", "te", "fo", "ot"])
def test_words_of_two_letters_are_never_guessed(query):
    assert find_phrases([phrase("a", "as to of"), phrase("b", "the")], query) == []


def test_words_of_three_letters_and_numbers_are_not_guessed_either():
    assert find_phrases([phrase("a", "the owl")], "tha") == []
    assert find_phrases([phrase("a", "1234567")], "1234576") == []


def test_one_letter_finds_only_beginnings():
    phrases = [phrase("a", "parcel"), phrase("b", "apologise")]
    assert [match.phrase.id for match in find_phrases(phrases, "p")] == ["a"]


@pytest.mark.parametrize(
    "query", ["grusse", "GRÜSSE", "cafe", "café", "cafe\u0301", "naive", "dont", "don't", "don’t"]
)
def test_accents_capitals_and_apostrophes_do_not_matter(query):
    assert found(query) == ["café"]


def test_letters_that_are_no_accented_ones_are_folded_too():
    assert words("Søren Łódź ŒUVRE straße İstanbul ﬁne") == [
        "soren", "lodz", "oeuvre", "strasse", "istanbul", "fine",
    ]  # fmt: skip


def test_a_script_without_spaces_is_found_within():
    assert [m.phrase.id for m in find_phrases([phrase("a", "我们会退款给您")], "退款")] == ["a"]
    assert [m.phrase.id for m in find_phrases([phrase("a", "我们会退款给您")], "退")] == ["a"]


def test_points_by_id_change_the_order_and_only_that():
    assert found("delivery") == ["late", "refund"]
    assert found("delivery", boost={"refund": 0.5, "plain": 500, "nobody": 1}) == ["refund", "late"]
    assert found("", boost={"plain": 1}) == ["plain", "late", "refund", "owner", "café"]


def test_equally_good_ones_stay_in_their_order():
    phrases = [phrase(str(n), "refund") for n in range(20)]
    assert [match.phrase.id for match in find_phrases(phrases, "refund", limit=5)] == list("01234")


def test_an_index_made_once_finds_the_same():
    index = PhraseIndex(PHRASES)
    assert find_phrases(index, "parcel") == index.find("parcel") == find_phrases(PHRASES, "parcel")


def test_no_phrases_no_matches():
    assert PhraseIndex(()).find("refund") == []
    assert PhraseIndex(()).find("") == []


@given(st.text(max_size=30))
def test_no_query_makes_it_stumble(query):
    scores = [match.score for match in find_phrases(PHRASES, query)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100.0001 for score in scores)


@given(st.sampled_from([word for one in PHRASES for word in words(one.text)]), st.data())
def test_every_beginning_of_every_word_finds_its_phrase(word, data):
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert any(word in words(match.phrase.text) for match in find_phrases(PHRASES, typed))


def test_rapidfuzz_waits_for_the_first_guess():
    code = (
        "import sys\n"
        "from coolhead.playbook.search import PhraseIndex\n"
        "from coolhead.playbook.values import Phrase\n"
        "index = PhraseIndex([Phrase('a', 'a', 'refund', 'x', (), 's', 'any', 'any', (), ())])\n"
        "index.find('ref')\n"
        "print('rapidfuzz' in sys.modules, len(index.find('refnud')), 'rapidfuzz' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False 1 True\n"
