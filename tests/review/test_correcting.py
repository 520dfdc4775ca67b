# SPDX-License-Identifier: MIT
"""The agent's word wins over what was read, field by field, and nothing else changes."""

from dataclasses import replace

import pytest

from coolhead.review.correcting import corrected
from coolhead.review.facts import FACTS, known_facts
from coolhead.review.values import Emotion, Reading, Span

READ = Reading(
    emotions=(
        Emotion("SURPRISED", "surprise", 1, 6, 15),
        Emotion("worried", "worry", 2, 20, 27),
        Emotion("surprised", "surprise", 1, 40, 49),
    ),
    asks=("refund", "explanation"),
    abuse="rude",
    repeat=True,
    polite=False,
    stakes=("legal",),
    heat=2,
    evidence=(("ask:refund", (Span(50, 60, "money back"),)),),
)


def test_without_corrections_it_is_the_same_reading():
    assert corrected(READ, {}) is READ


@pytest.mark.parametrize(
    ("corrections", "changed"),
    [
        ({"repeat": "no"}, {"repeat": False}),
        ({"polite": "yes"}, {"polite": True}),
        ({"abuse": "abusive"}, {"abuse": "abusive"}),
        ({"heat": "0"}, {"heat": 0}),
        ({"ask:refund": "no"}, {"asks": ("explanation",)}),
        ({"ask:manager": "yes"}, {"asks": ("refund", "explanation", "manager")}),
        ({"ask:refund": "yes"}, {}),
        ({"stakes:legal": "no", "stakes:public": "yes"}, {"stakes": ("public",)}),
        ({"emotion:surprised": "no"}, {"emotions": READ.emotions[1:2]}),
        ({"repeat": "perhaps", "abuse": "very", "heat": "9", "mood": "blue"}, {}),
    ],
)
def test_each_correction_changes_its_field_alone(corrections, changed):
    assert corrected(READ, corrections) == replace(READ, **changed)


def test_facts_bring_the_words_that_say_so():
    facts = known_facts(READ, "known")
    assert facts["ask:refund"] == "money back"
    assert facts["ask:explanation"] == ""
    assert facts["polite:no"] == ""
    assert facts["fault:known"] == ""
    assert set(facts) <= set(FACTS)


def test_courtesy_without_words_for_it_is_no_fact():
    assert known_facts(Reading()) == {}
    thanks = (("polite:yes", (Span(0, 9, "Thank you"),)),)
    assert known_facts(Reading(evidence=thanks)) == {"polite:yes": "Thank you"}
