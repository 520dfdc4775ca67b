# SPDX-License-Identifier: MIT
"""A group's file gives its phrases; one bad phrase is told and the others stay."""

from textwrap import dedent

import pytest

from coolhead.playbook.mistakes import Mistakes
from coolhead.playbook.page import read_page
from coolhead.playbook.phrases import read_group
from coolhead.playbook.values import Phrase
from coolhead.review.vocabulary import MOVES

ONLY = "may have only lower-case letters, digits and '_'"

HEAD = """\
---
title: Apologise
step: heard
moves: apologize
tags: sorry
source: 001.txt
---
"""


def read(text, head=HEAD):
    mistakes = Mistakes("phrases/sorry.md")
    page = read_page((head + dedent(text)).encode(), mistakes)
    group = read_group(page, "sorry", mistakes)
    return group, [(one.line, one.message) for one in mistakes.found]


def only(text, head=HEAD):
    group, told = read(text, head)
    assert told == []
    return next(iter(group.entries.values())).value


def test_a_phrase_takes_what_its_group_shares():
    assert only("## Own it {#own-it}\n\nI'm sorry that {problem}.\n") == Phrase(
        id="sorry.own-it",
        group="sorry",
        title="Own it",
        text="I'm sorry that {problem}.",
        moves=("apologize",),
        step="heard",
        moment="any",
        fault="any",
        tags=("sorry",),
        source=("001.txt",),
    )


def test_a_phrase_changes_what_its_group_shares_and_adds_tags():
    phrase = only("""\
        ## Own it {#own-it}
        moves: apologize, reflect
        step: other
        fault: known
        moment: first contact, closing
        tags: delivery, sorry, delay
        source: ours

        I'm sorry.
        """)
    assert phrase.moves == ("apologize", "reflect")
    assert phrase.step == "other"
    assert phrase.fault == "known"
    assert phrase.moment == "first contact, closing"
    assert phrase.tags == ("sorry", "delivery", "delay")
    assert phrase.source == ("ours",)


def test_a_group_may_share_moment_and_fault():
    head = HEAD.replace("title:", "fault: unknown\nmoment: feedback\ntitle:")
    phrase = only("## A {#a}\n\nSorry.", head)
    assert (phrase.moment, phrase.fault) == ("feedback", "unknown")
    phrase = only("## A {#a}\nmoment: any\nfault: any\n\nSorry.", head)
    assert (phrase.moment, phrase.fault) == ("any", "any")


def test_without_a_source_it_is_ours():
    head = HEAD.replace("source: 001.txt\n", "")
    assert only("## A {#a}\n\nSorry.", head).source == ("ours",)


def test_a_text_may_have_paragraphs_and_needs_no_keys_above_it():
    phrase = only("## A {#a}\nI'm sorry: truly.  \n\nSecond.\nThird.\n\n\n")
    assert phrase.text == "I'm sorry: truly.\n\nSecond.\nThird."


def test_phrases_stay_in_the_order_of_the_file():
    group, told = read("## B {#b}\n\nOne.\n## A {#a}\n\nTwo.\n")
    assert told == []
    assert list(group.entries) == ["sorry.b", "sorry.a"]
    assert [entry.line for entry in group.entries.values()] == [8, 11]


def test_mistakes_name_the_line_of_the_key():
    group, told = read("""\
        ## A {#a}
        moves: apologize, sory
        moment: frist contact
        tag: x

        Sorry.
        """)
    assert told == [
        (11, "unknown key 'tag': did you mean 'tags'?"),
        (10, "unknown moment 'frist contact': did you mean 'first contact'?"),
        (9, f"unknown move 'sory': use one of {', '.join(MOVES)}"),
    ]
    phrase = group.entries["sorry.a"].value
    assert (phrase.moves, phrase.moment) == (("apologize",), "any")


def test_a_bad_fault_drops_the_phrase_since_a_guess_could_admit_one():
    group, told = read("## A {#a}\nfault: knwon\n\nSorry.\n## B {#b}\n\nSorry.\n")
    assert told == [(9, "unknown fault 'knwon': did you mean 'known'?")]
    assert list(group.entries) == ["sorry.b"]
    assert group.broken == {"sorry.a"}


def test_any_moment_beside_others_is_told():
    group, told = read("## A {#a}\nmoment: any, closing\n\nSorry.")
    assert told == [(9, "'any' already holds every moment: leave it alone")]
    assert group.entries["sorry.a"].value.moment == "any"


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("Own the thing", "the phrase has no anchor: add '{#own-the-thing}' at the end"),
        ("???", "the phrase has no anchor: add '{#short-name}' at the end"),
        ("{#own}", "the phrase has no title: write one in front of the anchor"),
        ("Own {#Own It}", "may have only lower-case letters, digits and hyphens: use '{#own}'"),
        ("Own {#own_it}", "may have only lower-case letters, digits and hyphens: use '{#own}'"),
        ("Own {#}", "may have only lower-case letters, digits and hyphens: use '{#own}'"),
        ("Own {#-own}", "may have only lower-case letters, digits and hyphens: use '{#own}'"),
        ("Own {own}", "the phrase has no anchor: add '{#own-own}' at the end"),
    ],
)
def test_a_heading_without_a_good_anchor_is_told(heading, message):
    group, told = read(f"## {heading}\n\nSorry.\n## B {{#b}}\n\nSorry.\n")
    assert [line for line, _ in told] == [8]
    assert told[0][1].endswith(message)
    assert list(group.entries) == ["sorry.b"]


def test_an_empty_heading_is_told_once():
    group, told = read("##\n\nSorry.\n")
    assert told == [(8, "this heading is empty: write its words behind '## '")]
    assert group.entries == {}


def test_an_anchor_used_twice_is_told_and_the_first_stays():
    group, told = read("## A {#a}\n\nOne.\n## B {#a}\n\nTwo.\n")
    assert told == [(11, "the anchor 'a' is used twice in this file: choose another")]
    assert [entry.value.text for entry in group.entries.values()] == ["One."]


def test_an_anchor_used_again_after_a_broken_phrase_is_told_too():
    group, told = read("## A {#a}\n\n{\n## B {#a}\n\nTwo.\n")
    assert told[-1] == (11, "the anchor 'a' is used twice in this file: choose another")
    assert (group.entries, group.broken) == ({}, {"sorry.a"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear {customer, hello", "the blank '{customer, hello' is not closed: add a '}'"),
        ("Dear {customer", "the blank '{customer' is not closed: add a '}'"),
        ("{{customer}", "the blank '{' is not closed: add a '}'"),
        ("Dear customer}", "a '}' stands without its '{': remove it or add the '{'"),
        ("Dear {Customer}", f"the blank '{{Customer}}' {ONLY}: use '{{customer}}'"),
        ("Dear {first name}", f"the blank '{{first name}}' {ONLY}: use '{{first_name}}'"),
        ("Dear {}", f"the blank '{{}}' {ONLY}"),
        ("Dear {1st}", f"the blank '{{1st}}' {ONLY}"),
        ("{größe}", f"the blank '{{größe}}' {ONLY}: use '{{gr_e}}'"),
    ],
)
def test_a_bad_blank_drops_its_phrase(text, message):
    group, told = read(f"## A {{#a}}\n\nFine {{date}}.\n{text}\n## B {{#b}}\n\nSorry.\n")
    assert told == [(11, message)]
    assert list(group.entries) == ["sorry.b"]
    assert group.broken == {"sorry.a"}


def test_a_blank_over_two_lines_is_told_at_both():
    _, told = read("## A {#a}\n\n{first\nname}\n")
    assert told == [
        (10, "the blank '{first' is not closed: add a '}'"),
        (11, "a '}' stands without its '{': remove it or add the '{'"),
    ]


def test_a_phrase_without_text_is_told():
    group, told = read("## A {#a}\nmoves: thank\n## B {#b}\n\nSorry.\n")
    assert told == [(8, "the phrase has no text: write it below an empty line")]
    assert list(group.entries) == ["sorry.b"]


def test_text_that_sticks_to_the_keys_is_told():
    group, told = read("## A {#a}\nmoves: thank\nSorry.\n")
    assert told == [(10, "this is no 'key: value' line: put an empty line before the text")]
    assert group.broken == {"sorry.a"}


def test_a_key_away_from_its_heading_is_told_instead_of_being_sent_to_a_customer():
    group, told = read("## A {#a}\n\nmoves: thank\n\nSorry.\n")
    assert told == [(10, "'moves:' must stand directly below the heading")]
    assert group.broken == {"sorry.a"}


def test_a_key_given_twice_or_empty_is_told():
    group, told = read("## A {#a}\nmoves: thank\nmoves: help\ntags:\n\nSorry.\n")
    assert told == [
        (10, "'moves' is given twice: remove one of the two"),
        (11, "'tags' is empty: fill it in or remove it"),
    ]
    assert group.entries["sorry.a"].value.moves == ("thank",)


@pytest.mark.parametrize("key", ["step", "moves"])
def test_a_phrase_needs_a_step_and_moves(key):
    lines = HEAD.splitlines(keepends=True)
    head = "".join(line for line in lines if not line.startswith(key))
    group, told = read("## A {#a}\n\nSorry.\n## B {#b}\nstep: x\nmoves: thank\n\nSorry.\n", head)
    assert told == [(7, f"the phrase has no '{key}': add '{key}: ...' below its heading")]
    assert list(group.entries) == ["sorry.b"]


def test_moves_that_are_all_unknown_are_told_once():
    group, told = read("## A {#a}\n\nA.\n## B {#b}\n\nB.\n", HEAD.replace("apologize", "sorry"))
    assert [line for line, _ in told] == [4]
    assert [entry.value.moves for entry in group.entries.values()] == [(), ()]


def test_text_before_the_first_phrase_and_no_phrase_at_all_are_told():
    _, told = read("Hello.\n")
    assert told == [
        (8, "'Hello.' stands before the first '## ' heading: move it below one"),
        (1, "there is no phrase: write each below a heading '## Title {#anchor}'"),
    ]


def test_what_all_share_being_wrong_drops_them_all():
    group, told = read("## A {#a}\n\nSorry.\n", HEAD.replace("title:", "fault: ours\ntitle:"))
    assert [line for line, _ in told] == [2]
    assert group is None
