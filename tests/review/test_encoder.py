# SPDX-License-Identifier: MIT
"""The shipped encoder with the shipped thresholds: it understands, and survives what is written."""

import pytest

from coolhead import paths
from coolhead.playbook.encoder import load_encoder
from coolhead.playbook.values import EncoderError
from coolhead.review.learned import LABELS, QUESTIONS, Learned
from coolhead.review.passages import passages
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.values import Reading


@pytest.fixture(scope="module")
def loaded():
    return load_encoder(paths.encoder_files())


@pytest.fixture
def both(rules, loaded):
    learned = Learned(loaded.encoder, loaded.thresholds, rules)

    def _both(draft, customer=""):
        first = read(customer, rules)
        reading = learned.read(customer, first)
        review = Reviewer(rules).review(draft, reading, customer=customer)
        return learned.review(draft, review, customer=customer, heard=first)

    return _both


def labels(marks):
    return {mark.label for mark in marks}


@pytest.mark.parametrize(
    ("draft", "label"),
    [
        ("This one is on me, and I hate that it happened to you.", "apologize"),
        ("You wrote all of that down for us, with photos, on a Sunday: it helped a lot.", "thank"),
        ("The fitter read the drawing upside down, so the hinges went on the left.", "explain"),
        ("You can have the whole 40 pounds back.", "offer"),
        ("By Friday noon there will be a line from me with the outcome.", "follow_up"),
    ],
)
def test_moves_are_heard_without_their_keywords(both, draft, label):
    assert label in labels(both(f"Dear Ann,\n\n{draft}").moves)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x00 nothing \x00",
        "\ud83d lone \udc00 halves.",
        "😀🏳️‍🌈 I am sorry 😀. Thank you!",
        "مرحبا، أنا آسف جدا. שלום",
        "e\u0301" * 300,
        "word " * 3_000,
        "a\r\nb\rc\n\nI am sorry.\r\n",
        "x" * 200_000,
    ],
)
def test_every_mark_is_what_stands_there_whatever_is_written(both, text):
    review = both(text, text)
    for mark in (*review.moves, *review.slips, *review.hints):
        assert 0 <= mark.start <= mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.text


def test_an_answer_does_not_depend_on_its_neighbours_in_the_batch(loaded):
    short, long = "We are sorry.", "The lorry was late because the bridge was shut. " * 3
    (alone,) = loaded.encoder.passages(passages(short, Reading()))
    assert len(alone) == len(LABELS)
    fresh = load_encoder(paths.encoder_files()).encoder
    asked = [*passages(short, Reading()), *passages(long, Reading())]
    assert fresh.passages(asked)[0] == pytest.approx(alone, abs=0.05)
    (said,) = fresh.messages(["Where is my parcel?"])
    assert len(said) == len(QUESTIONS)


def test_a_missing_or_damaged_file_is_told_in_a_few_words(tmp_path):
    files = paths.encoder_files()
    gone = paths.EncoderFiles(files.model, tmp_path / "t.json", files.thresholds)
    with pytest.raises(EncoderError, match="there is no file"):
        load_encoder(gone)
    broken = tmp_path / "encoder.onnx"
    broken.write_bytes(b"no model")
    with pytest.raises(EncoderError, match="damaged"):
        load_encoder(paths.EncoderFiles(broken, files.tokenizer, files.thresholds))
