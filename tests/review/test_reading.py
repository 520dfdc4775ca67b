# SPDX-License-Identifier: MIT
import pytest

from coolhead.review.reading import read


@pytest.mark.parametrize(
    ("message", "words", "emotion", "strength"),
    [
        ("I was surprised by the bill.", "surprised", "surprise", 1),
        ("I'm a bit annoyed, to be honest.", "a bit annoyed", "frustration", 1),
        ("I am absolutely FURIOUS.", "absolutely FURIOUS", "anger", 3),
        ("We are very disappointed.", "very disappointed", "disappointment", 2),
    ],
)
def test_feelings_are_read_in_the_writers_words(rules, message, words, emotion, strength):
    (found,) = read(message, rules).emotions
    assert (found.text, found.emotion, found.strength) == (words, emotion, strength)


@pytest.mark.parametrize(
    "message",
    ["My wife was furious.", "I am not angry.", "Your driver was angry.", "> I am furious\nHello"],
)
def test_other_peoples_and_denied_feelings_are_left(rules, message):
    assert read(message, rules).emotions == ()


def test_what_is_asked_for_and_threatened_is_read_with_its_words(rules):
    message = "Refund me £20 today or I will dispute the charge. Third email!!"
    reading = read(message, rules)
    assert "refund" in reading.asks
    assert reading.stakes == ("legal",)
    assert reading.repeat
    assert not reading.polite
    assert [span.text for span in reading.spans("ask:refund")] == ["Refund"]
    assert reading.spans("stakes:public") == ()


def test_abuse_at_a_person_is_told_from_rudeness(rules):
    assert read("Listen, you stupid idiot.", rules).abuse == "abusive"
    assert read("What a joke of a company.", rules).abuse == "rude"
    assert read("I felt like an idiot.", rules).abuse == "none"


def test_heat_rises_with_the_words(rules):
    calm = read("Hello, could you tell me which lamp fits? Thank you.", rules)
    hot = read("I am FURIOUS!! You liars. I will sue you and tell everyone.", rules)
    assert (calm.heat, calm.polite) == (0, True)
    assert (hot.heat, hot.polite) == (3, False)


def test_an_empty_message_says_nothing(rules):
    reading = read("", rules)
    assert (reading.emotions, reading.asks, reading.heat, reading.polite) == ((), (), 0, True)
