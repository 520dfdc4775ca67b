# SPDX-License-Identifier: MIT
import pytest

from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import StepNeed

GOOD = """Dear Ana,

Thank you for telling us. Your pump stopped after two days, and I'm sorry.

I've refunded the full £49 today. If anything is unclear, just reply to this email.

Kind regards
Joe"""
MESSAGE = "My garden pump stopped after two days. I was surprised. Why did it stop?"


@pytest.fixture
def review(rules):
    def _review(draft, customer=""):
        return Reviewer(rules).review(draft, read(customer, rules), customer=customer)

    return _review


def labels(marks):
    return [mark.label for mark in marks]


def test_a_good_reply_shows_its_moves_and_no_slip(review):
    found = review(GOOD, MESSAGE)
    assert set(labels(found.moves)) >= {"thank", "reflect", "apologize", "offer", "invite"}
    assert found.slips == ()
    assert not found.no_apology


def test_marks_name_their_words(review):
    draft = "😀 Sorry.\r\n\r\nYou should have read the terms."
    (slip,) = review(draft).slips
    assert slip.label == "blame"
    assert draft[slip.start : slip.end] == slip.text == "You should have read the terms."


@pytest.mark.parametrize(
    "draft",
    [
        "I don't want to tell you to calm down.",
        "You were told that it is policy; that was wrong.",
        "> You should have read the terms.\nI am sorry.",
        'You wrote that we said "there is nothing we can do" to your wife.',
        "We can't refund it after 30 days, but I can exchange it or give you a voucher.",
        "We can't refund it after 30 days.\n\nWhat I can do is swap it for any other.",
    ],
)
def test_what_only_looks_like_a_slip_is_none(review, draft):
    assert review(draft).slips == ()


def test_a_scare_quote_is_no_shelter_for_a_sneer(review):
    assert labels(review('What a "genius" idea.').slips) == ["sneer"]


def test_a_limit_without_a_way_out_is_a_dead_end(review):
    assert labels(review("There is nothing we can do.").slips) == ["dead_end"]


def test_amplify_needs_the_customer(review):
    draft = "I understand your frustration."
    assert review(draft).slips == ()
    assert labels(review(draft, "I was surprised that it stopped.").slips) == ["amplify"]
    assert review(draft, "I am so frustrated.").slips == ()


def test_half_an_apology_is_none(review):
    found = review("I'm sorry you feel that way.")
    assert labels(found.slips) == ["non_apology"]
    assert found.no_apology


def test_signatures_and_greetings_do_not_shout(review):
    assert review("HELLO ANA!!\n\nIt is fixed.\n\nRegards\nTHE TEAM").slips == ()


def test_steps_are_covered_by_moves(rules):
    steps = (
        StepNeed("hear", (("reflect", "empathize"), ("thank",), ("apologize",))),
        StepNeed("listen", ()),
    )
    found = Reviewer(rules, steps).review("Thank you for writing. I'm sorry.")
    assert [(s.step, s.done, s.by) for s in found.steps] == [
        ("hear", False, ("thank", "apologize")),
        ("listen", False, ()),
    ]
    assert found.missing == ("reflect",)


def test_a_repeated_contact_asks_for_the_history(rules):
    reading = read("This is my third email.", rules)
    assert "history" in Reviewer(rules).review("Thanks for writing.", reading).missing


def test_a_kept_reviewer_answers_like_a_fresh_one(rules, review):
    kept = Reviewer(rules)
    reading = read(MESSAGE, rules)
    draft = ""
    for sign in GOOD:
        draft += sign
        last = kept.review(draft, reading, customer=MESSAGE)
    assert last == review(GOOD, MESSAGE)
    assert kept.review(GOOD) == review(GOOD)


def test_an_endless_draft_is_read_as_far_as_a_letter_goes(review):
    found = review("You should have read it. " * 200_000)
    assert found.slips
    assert max(slip.end for slip in found.slips) <= 200_000


@pytest.mark.parametrize(
    ("label", "draft", "customer"),
    [
        ("open_blank", "Dear {customer}, thank you.", ""),
        ("solution_first", "I've refunded the full fee. I'm sorry for the mix-up.", ""),
        ("too_many_apologies", "I'm sorry. We apologise for it. Sorry again for all of this.", ""),
        ("only_we", "We got your mail. We are on it. We will write.", ""),
        ("no_date", "I will get back to you.", ""),
        ("liability", "We accept full liability for this.", ""),
        (
            "no_concrete_words",
            "Thank you for your message. We are looking at it and hope to be able to say more. "
            * 4,
            "My garden pump leaked on the parquet, the carpet and the piano in Leeds.",
        ),
        (
            "open_question",
            "I'm sorry that your pump stopped. I have sent a new one to your garden today. " * 4,
            MESSAGE,
        ),
    ],
)
def test_each_hint_is_given_for_its_reason(review, label, draft, customer):
    assert label in labels(review(draft, customer).hints)
    assert label not in labels(review(GOOD).hints)


def test_a_ticked_question_is_no_longer_asked_about(rules):
    reading = read(MESSAGE, rules)
    asked = [question.text for question in reading.questions]
    assert asked == ["Why did it stop?"]
    draft = "I'm sorry that your pump stopped. I have sent a new one to your garden today. " * 4
    ticked = Reviewer(rules).review(draft, reading, customer=MESSAGE, answered=asked)
    assert "open_question" not in labels(ticked.hints)
