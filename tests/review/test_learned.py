# SPDX-License-Identifier: MIT
"""How answers become marks: what counts alone, what a pattern needs, what stays on the screen."""

import pytest

from coolhead.review.learned import LABELS, QUESTIONS, Learned, Threshold
from coolhead.review.passages import passages
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading, StepNeed

MESSAGE = "I was surprised that the pump stopped."
SLIP = "You should have read the manual."
PLAIN = "The kettle was on the lorry at noon."
LIMITS = dict.fromkeys(LABELS, Threshold(add=0.6, keep=0.2))
STEPS = (StepNeed("hear", (("apologize",),)),)


class Answers:
    """Answers as they were given once, by sentence and by message; others are not known yet."""

    def __init__(self, sentences=(), messages=()):
        self.sentences = dict(sentences)
        self.said = dict(messages)

    def passages(self, asked):
        return [
            None
            if one.text not in self.sentences
            else [self.sentences[one.text].get(label, 0.0) for label in LABELS]
            for one in asked
        ]

    def messages(self, texts):
        return [
            None if text not in self.said else [self.said[text].get(q, 0.0) for q in QUESTIONS]
            for text in texts
        ]


@pytest.fixture
def review(rules):
    def _review(draft, sentences, *, customer=MESSAGE, **more):
        reading = read(customer, rules)
        first = Reviewer(rules, STEPS).review(draft, reading, customer=customer)
        learned = Learned(Answers(sentences), LIMITS, rules, STEPS)
        return learned.review(draft, first, customer=customer, **more)

    return _review


def labels(marks):
    return [one.label for one in marks]


def test_the_encoder_adds_a_move_and_all_that_follows_from_it(review):
    draft = f"Hello Ann,\n\n{PLAIN}"
    before = review(draft, {PLAIN: {}})
    assert before.no_apology
    assert not before.steps[0].done
    after = review(draft, {PLAIN: {"apologize": 0.6}})
    (move,) = [one for one in after.moves if one.label == "apologize"]
    assert draft[move.start : move.end] == move.text == PLAIN
    assert not after.no_apology
    assert after.steps[0].done
    assert "apologize" not in after.missing


def test_an_added_slip_has_its_rules_reason_and_better_wording(review, rules):
    (slip,) = review(PLAIN, {PLAIN: {"sneer": 0.9}}).slips
    sign = rules.slips["sneer"]
    assert (slip.rule, slip.message, slip.try_) == (sign.rule, sign.message, sign.try_)
    assert review(PLAIN, {PLAIN: {"sneer": 0.59}}).slips == ()


def test_a_patterns_mark_stays_unless_the_encoder_is_sure_that_it_is_wrong(review):
    kept = review(SLIP, {SLIP: {"blame": 0.2}})
    assert labels(kept.slips) == ["blame"]
    assert labels(review(SLIP, {SLIP: {"blame": 0.19}}).slips) == []
    assert labels(review(SLIP, {}).slips) == ["blame"]


def test_where_a_pattern_marks_a_sentence_its_words_stay(review):
    (slip,) = review(f"{PLAIN} {SLIP}", {SLIP: {"blame": 0.99}, PLAIN: {}}).slips
    assert slip.text == SLIP


def test_half_an_apology_is_no_apology_and_the_likelier_of_the_two_counts(review):
    half = review(PLAIN, {PLAIN: {"apologize": 0.7, "non_apology": 0.9}})
    assert labels(half.slips) == ["non_apology"]
    assert half.no_apology
    whole = review(PLAIN, {PLAIN: {"apologize": 0.9, "non_apology": 0.7}})
    assert labels(whole.slips) == []
    assert not whole.no_apology


def test_what_is_shown_needs_a_little_less_to_stay(review):
    assert labels(review(PLAIN, {PLAIN: {"sneer": 0.5}}, shown={("sneer", PLAIN)}).slips) == [
        "sneer"
    ]
    assert review(PLAIN, {PLAIN: {"sneer": 0.4}}, shown={("sneer", PLAIN)}).slips == ()


def test_with_patience_a_new_slip_waits_for_the_answer_and_a_shown_one_stays(review):
    assert review(SLIP, {}, patient=True).slips == ()
    assert labels(review(SLIP, {}, patient=True, shown={("blame", SLIP)}).slips) == ["blame"]
    assert labels(review(f"{SLIP} {PLAIN}", {SLIP: {"blame": 1}}, patient=True).slips) == ["blame"]


def test_no_feeling_is_too_strong_without_a_message(review):
    answers = {PLAIN: {"amplify": 0.99}}
    assert labels(review(PLAIN, answers).slips) == ["amplify"]
    assert review(PLAIN, answers, customer="").slips == ()


def test_hints_follow_from_the_moves_as_they_stand(review):
    second, third = "It went by road.", "It went by rail."
    draft = f"{PLAIN} {second} {third}"
    thrice = {text: {"apologize": 0.9} for text in (PLAIN, second, third)}
    assert "too_many_apologies" in labels(review(draft, thrice).hints)
    late = {PLAIN: {"offer": 0.9}, second: {}, third: {"empathize": 0.9}}
    assert "solution_first" in labels(review(draft, late).hints)
    promise = {PLAIN: {}, second: {"follow_up": 0.9}, third: {}}
    assert "no_date" in labels(review(draft, promise).hints)
    assert "no_date" not in labels(review(PLAIN, {PLAIN: {"follow_up": 0.9}}).hints)


def test_a_message_is_read_with_both(rules):
    limits = {
        **{q: Threshold(add=0.6, keep=0.2) for q in QUESTIONS},
    }
    said = {"ask:refund": 0.7, "ask:explanation": 0.1, "repeat": 0.3, "polite": 0.9,
            "abuse:rude": 0.7, "abuse:abusive": 0.5, "stakes:churn": 0.61,
            "heat:1": 0.9, "heat:2": 0.8, "heat:3": 0.1}  # fmt: skip
    first = Reading(asks=("explanation",), repeat=True, polite=False, abuse="none", heat=0)
    learned = Learned(Answers(messages={MESSAGE: said}), limits, rules)
    found = learned.read(f"  {MESSAGE}\n", first)
    assert found.asks == ("refund",)
    assert found.stakes == ("churn",)
    assert found.repeat
    assert found.polite
    assert found.abuse == "rude"
    assert found.heat == 2
    assert learned.read("another", first) == first
    assert learned.read(" \n", first) == first
    assert Learned(Answers(messages={MESSAGE: said}), {}, rules).read(MESSAGE, first) == first


def test_passages_leave_out_what_is_not_the_writers_own():
    draft = "Dear Ann,\n\n> You said so!\n\nIt broke. 😀\nWe mend it.\n\nKind regards,\nTom"
    found = passages(draft, Reading(heat=2))
    assert [one.text for one in found] == ["It broke.", "We mend it."]
    assert all(draft[one.start : one.end].split() == one.text.split() for one in found)
    assert found[0].after == found[1].text
    assert found[1].before == found[0].text
    assert found[0].felt == "angry"


def test_what_content_spares_the_encoder_does_not_mark_either(review):
    text = "No further action is needed from you."
    assert review(text, {text: {"cut_off": 0.99}}).slips == ()
    other = "No further letters, please."
    assert labels(review(other, {other: {"cut_off": 0.99}}).slips) == ["cut_off"]
