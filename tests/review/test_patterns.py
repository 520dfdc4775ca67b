# SPDX-License-Identifier: MIT
import pytest

from coolhead.review.patterns import (
    MOST_CHARS,
    FewPatterns,
    PatternError,
    Patterns,
    expression,
)

HOSTILE = (
    r"`(a+)+$`",
    r"`(a|aa)+$`",
    r"`(a*)*b`",
    r"`(x+x+)+y`",
    r"`(.*a){20}`",
    r"`([a-z]+)*[0-9]`",
    r"`(\w+\s?)+$`",
)


def found_in(low, *sources):
    patterns = Patterns(sources)
    return [
        (number, *span) for number in patterns.present(low) for span in patterns.spans(number, low)
    ]


@pytest.mark.parametrize("item", HOSTILE)
def test_a_hostile_pattern_is_refused_or_linear(item):
    try:
        source = expression(item, {})
    except PatternError:
        return
    # A backtracking engine would need longer than the age of the universe for this.
    found_in(b"a" * 200_000 + b"!", source)
    FewPatterns([source]).find(b"a" * 200_000 + b"!")


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
    source = expression("don't (ever) ask.", {})
    assert found_in(b"dont  (ever)\nask. please", source) == [(0, 0, 17)]
    assert not found_in(b"do not ever ask", source)


def test_a_phrase_begins_and_ends_with_its_words():
    assert not found_in(b"your browser", expression("bro", {}))


def test_classes_are_filled_in():
    source = expression("`{who} (should|ought to) have`", {"who": "you|they"})
    assert found_in(b"well, they ought to have", source) == [(0, 6, 24)]


def test_no_patterns_find_nothing():
    assert found_in(b"anything") == []
    assert FewPatterns([]).find(b"anything") == []


def test_each_match_of_each_expression_is_found():
    text = b"one two one three"
    assert found_in(text, "one", "two", "four") == [(0, 0, 3), (0, 8, 11), (1, 4, 7)]


def test_a_few_expressions_find_what_many_find():
    sources = ("one", "one two", "four", r"two\s+one|e")
    text = b"one two one three"
    found = [span for _, *span in found_in(text, *sources)]
    assert [list(span) for span in FewPatterns(sources).find(text)] == found
    assert FewPatterns(sources).find(b"a bush") == []


def test_a_few_expressions_too_large_to_be_joined_are_searched_for_one_by_one():
    sources = [f"{letter}(?:x{{900}}y{{900}})?" for letter in "abcdefgh"] * 12
    assert FewPatterns(sources).find(b"1 b 2") == [(2, 3)] * 12


def test_an_unsound_expression_never_shifts_the_others():
    with pytest.raises(PatternError):
        Patterns(["one", "(", "two"])


@pytest.mark.parametrize(
    ("item", "made"),
    [
        ("`so, it's`", r"\bso,\s+it'?s\b"),
        ("`so ?it'?s`", r"\bso\s?it'?s\b"),
        ("`[so ']+ it's`", r"[so ']+\s+it'?s\b"),
    ],
)
def test_spaces_and_apostrophes_are_loosened_outside_of_classes(item, made):
    assert expression(item, {}) in {made, rf"\b{made}"}


def test_a_pattern_that_grows_too_large_with_its_classes_is_told():
    with pytest.raises(PatternError, match="too large"):
        expression("{long} {long} {long} {long}", {"long": "(?:abcdefgh|ijklmnop|qrstuvwx){200}"})
    with pytest.raises(PatternError, match="grows too large"):
        expression("{long}", {"long": "x" * 13_000})
