# SPDX-License-Identifier: MIT
import pytest

from coolhead.review.patterns import MOST_CHARS, PatternError, Patterns, expression

HOSTILE = (
    r"`(a+)+$`",
    r"`(a|aa)+$`",
    r"`(a*)*b`",
    r"`(x+x+)+y`",
    r"`(.*a){20}`",
    r"`([a-z]+)*[0-9]`",
    r"`(\w+\s?)+$`",
)


@pytest.mark.parametrize("item", HOSTILE)
def test_a_hostile_pattern_is_refused_or_linear(item):
    try:
        source = expression(item, {})
    except PatternError:
        return
    # A backtracking engine would need longer than the age of the universe for this.
    Patterns([source]).find(b"a" * 200_000 + b"!")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("`(`", "no regular expression"),
        ("`(x{1000}){1000}`", "no regular expression"),
        ("`a*`", "matches no words"),
        ("``", "empty"),
        ("", "empty"),
        ("{nobody} knows", "no word class {nobody}"),
        ("x" * (MOST_CHARS + 1), "longer than"),
        ("`(?=ahead)`", "no regular expression"),
        (r"`(a)\1`", "no regular expression"),
    ],
)
def test_a_bad_pattern_is_told(item, said):
    with pytest.raises(PatternError, match=said.replace("{", r"\{").replace("(", r"\(")):
        expression(item, {})


def test_a_phrase_stands_for_its_words_alone():
    found = Patterns([expression("don't (ever) ask.", {})])
    assert found.find(b"dont  (ever)\nask. please") == [(0, 0, 17)]
    assert not found.find(b"do not ever ask")


def test_a_phrase_begins_and_ends_with_its_words():
    assert not Patterns([expression("bro", {})]).find(b"your browser")


def test_classes_are_filled_in():
    source = expression("`{who} (should|ought to) have`", {"who": "you|they"})
    assert Patterns([source]).find(b"well, they ought to have") == [(0, 6, 24)]


def test_no_patterns_find_nothing():
    assert Patterns([]).find(b"anything") == []


def test_a_pattern_that_grows_too_large_with_its_classes_is_told():
    with pytest.raises(PatternError, match="too large"):
        expression("{long} {long} {long} {long}", {"long": "(?:abcdefgh|ijklmnop|qrstuvwx){200}"})
    with pytest.raises(PatternError, match="grows too large"):
        expression("{long}", {"long": "x" * 13_000})
