# SPDX-License-Identifier: MIT
"""Blanks are found where they stand and filled to fit the sentence."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coolhead.review.blanks import Blank, fill, find_blanks, is_blank_name, label


def test_blanks_are_found_by_code_points():
    text = "😀 Dear {customer}, {option_1}{x}"
    blanks = find_blanks(text)
    assert blanks == (Blank("customer", 7, 17), Blank("option_1", 19, 29), Blank("x", 29, 32))
    assert [text[blank.start : blank.end] for blank in blanks] == [
        "{customer}", "{option_1}", "{x}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "{}", "{Customer}", "{1st}", "{_x}", "{a b}", "{a", "a}", "{a-b}", "{ä}", "{a\n}", "{x }"],
)
def test_what_is_not_well_formed_is_no_blank(text):
    assert find_blanks(text) == ()
    assert fill(text, {"a": "x", "x": "y", "": "z"}) == text


def test_a_blank_within_braces_is_still_one():
    assert find_blanks("{{a}}") == (Blank("a", 1, 4),)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        *((name, True) for name in ("a", "option_1", "a__")),
        *((name, False) for name in ("", "A", "1", "_", "a\n", "a b")),
    ],
)
def test_names_are_small_letters_digits_and_underscores(name, good):
    assert is_blank_name(name) is good


@pytest.mark.parametrize(
    ("name", "shown"), [("option_1", "option 1"), ("customer", "customer"), ("a__b_", "a  b")]
)
def test_labels_are_for_people(name, shown):
    assert label(name) == shown


def test_what_has_no_value_stays_open():
    text = "Dear {customer}, {date} {cause}"
    assert fill(text, {"customer": "", "date": " \n"}) == text
    assert fill(text, {"date": "Friday"}) == "Dear {customer}, Friday {cause}"


def test_a_value_is_not_searched_for_blanks():
    assert fill("On {a}, {b}", {"a": "{b} {a}", "b": "x"}) == "On {b} {a}, x"


def test_space_around_a_value_goes():
    assert fill("On {date}.", {"date": " Friday\n"}) == "On Friday."


@pytest.mark.parametrize(
    ("before", "value", "shown"),
    [
        ("", "the pump stopped", "The pump stopped"),
        ("  ", "the pump stopped", "The pump stopped"),
        ("Hello. ", "the pump", "The pump"),
        ("Really? ", "the pump", "The pump"),
        ("Oh! ", "the pump", "The pump"),
        ("He said “no.” ", "the pump", "The pump"),
        ("(So it is.) ", "the pump", "The pump"),
        ("Hello.\n", "the pump", "The pump"),
        ("Hello,\n\n", "the pump", "The pump"),
        ("Hello,\n \n", "the pump", "The pump"),
        ("Hello. “", "the pump", "The pump"),
        ("“", "the pump", "The pump"),
        ("", "écoute", "Écoute"),
        ("", "“the pump” stopped", "“The pump” stopped"),
        ("I'm sorry that ", "the pump stopped", "the pump stopped"),
        ("I'm sorry that “", "the pump stopped", "the pump stopped"),
        ("What happened: ", "the pump stopped", "the pump stopped"),
        ("Hello,\n", "the pump", "the pump"),
        ("wait for it ... ", "the pump", "the pump"),
        ("wait for it… ", "the pump", "the pump"),
        ("one, e.g. ", "the pump", "the pump"),
        ("one, i.e. ", "the pump", "the pump"),
        ("Dear Mr. ", "smith", "smith"),
        ("version 2.", "x", "x"),
        ("(", "the pump", "The pump"),
        ("in short (", "the pump", "the pump"),
        ("I'm sorry that ", "The pump stopped", "The pump stopped"),
        ("", "iPhone screens break", "iPhone screens break"),
        ("", "2 pumps stopped", "2 pumps stopped"),
        ("", "“”", "“”"),
        ("", "ßo", "Sso"),
    ],
)
def test_a_value_at_the_start_of_a_sentence_gets_a_capital(before, value, shown):
    assert fill(f"{before}{{x}} and more", {"x": value}) == f"{before}{shown} and more"


@given(st.text(alphabet="ab{}_1A .\n", max_size=40))
def test_filling_leaves_all_else_alone(text):
    blanks = find_blanks(text)
    expected, at = "", 0
    for blank in blanks:
        expected += text[at : blank.start] + "7"
        at = blank.end
    assert fill(text, {blank.name: "7" for blank in blanks}) == expected + text[at:]
    assert fill(text, {}) == text


def test_the_module_brings_in_no_other_room():
    code = (
        "import sys, coolhead.review.blanks\n"
        "print([name for name in sys.modules if name.startswith('coolhead.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['coolhead.review', 'coolhead.review.blanks']\n"
