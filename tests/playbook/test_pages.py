# SPDX-License-Identifier: MIT
"""Each kind of page is read in full, and each thing wrong with it is told in one sentence."""

from textwrap import dedent

import pytest

from coolhead.playbook.fields import Field, Fields
from coolhead.playbook.mistakes import Mistakes, advice, close_to, shortened
from coolhead.playbook.page import read_page
from coolhead.playbook.pages import (
    read_example,
    read_guide,
    read_offer,
    read_rule,
    read_step,
    read_technique,
)
from coolhead.playbook.values import Example, Guide, Offer, Rule, Step, Technique
from coolhead.review.vocabulary import MOVES

READERS = {
    "step": read_step,
    "rule": read_rule,
    "offer": read_offer,
    "technique": read_technique,
    "example": read_example,
    "guide": read_guide,
}

GOOD = {
    "step": """\
        ---
        title: Show that you heard
        number: 2
        needs: reflect | empathize, thank, apologize
        also: impact, help
        source: 002.txt, 001.txt
        ---
        ## Guidance
        Repeat it back.

        ### In their words
        Not yours.
        ## Why
        It helps.
        ## Do
        - Name the thing
        - Keep it short,
          and kind

        - Thank them
        ## Don’t
        - Don't guess
        ## Example
        > My pump stopped.
        """,
    "rule": """\
        ---
        title: Don't tell customers to calm down
        kind: dont
        number: 3
        slip: calm_down
        message: This may sound like telling the customer how to feel.
        source: 001.txt
        ---
        ## Why
        It stings.
        ## Bad
        Calm down.
        ## Better
        It's clear that you're upset.
        ## Ask yourself
        - Would I say it to a friend?
        """,
    "offer": """\
        ---
        title: A full refund
        number: 1
        phrases: offer.refund-in-full, offer.refund-timing
        source: 000.txt
        ---
        ## Situation
        It is broken.
        ## Advice
        Give it back.
        ## Why
        It is fair.
        """,
    "technique": """\
        ---
        title: Repeat back
        number: 3
        step: heard
        source: 002.txt
        ---
        ## Guidance
        Say it again.
        ## Example
        What I'm hearing is ...
        """,
    "example": """\
        ---
        title: The surprised shopper
        number: 2
        step: heard
        source: 002.txt
        ---
        ## Customer
        I was surprised.
        ## Tempting
        I see you're furious.
        ## Better
        That is surprising!
        ## Why
        Those are their words.
        """,
    "guide": """\
        ---
        title: Before you argue
        number: 1
        source: 001.txt
        ---
        Think first.

        ## Then write
        Slowly.

        ## Questions
        - Will this ease the problem?
        - What does it cost me to win?
        """,
}


def read(kind, text):
    mistakes = Mistakes(f"{kind}s/one.md")
    page = read_page(dedent(text).encode(), mistakes)
    entry = READERS[kind](page, "one", mistakes)
    return entry, [(one.line, one.message) for one in mistakes.found]


def changed(kind, old, new):
    text = dedent(GOOD[kind])
    assert text.count(old) == 1
    return read(kind, text.replace(old, new))


def test_a_step_is_read_in_full():
    entry, told = read("step", GOOD["step"])
    assert told == []
    assert entry.value == Step(
        id="one",
        number=2,
        title="Show that you heard",
        needs=(("reflect", "empathize"), ("thank",), ("apologize",)),
        also=("impact", "help"),
        guidance="Repeat it back.\n\n### In their words\nNot yours.",
        why="It helps.",
        do=("Name the thing", "Keep it short, and kind", "Thank them"),
        dont=("Don't guess",),
        example="> My pump stopped.",
        source=("002.txt", "001.txt"),
    )


def test_a_rule_is_read_in_full():
    entry, told = read("rule", GOOD["rule"])
    assert told == []
    assert entry.value == Rule(
        id="one",
        kind="dont",
        number=3,
        title="Don't tell customers to calm down",
        slip="calm_down",
        message="This may sound like telling the customer how to feel.",
        why="It stings.",
        bad="Calm down.",
        better="It's clear that you're upset.",
        ask=("Would I say it to a friend?",),
        source=("001.txt",),
    )


def test_an_offer_is_read_in_full():
    entry, told = read("offer", GOOD["offer"])
    assert told == []
    assert entry.value == Offer(
        id="one",
        number=1,
        title="A full refund",
        situation="It is broken.",
        advice="Give it back.",
        why="It is fair.",
        phrases=("offer.refund-in-full", "offer.refund-timing"),
        source=("000.txt",),
    )
    assert [(ref.kind, ref.id, ref.line) for ref in entry.refs] == [
        ("phrases", "offer.refund-in-full", 4),
        ("phrases", "offer.refund-timing", 4),
    ]


def test_a_technique_is_read_in_full():
    entry, told = read("technique", GOOD["technique"])
    assert told == []
    assert entry.value == Technique(
        "one", 3, "Repeat back", "heard", "Say it again.", "What I'm hearing is ...", ("002.txt",)
    )
    assert [(ref.kind, ref.id, ref.line) for ref in entry.refs] == [("steps", "heard", 4)]


def test_an_example_is_read_in_full():
    entry, told = read("example", GOOD["example"])
    assert told == []
    assert entry.value == Example(
        id="one",
        number=2,
        title="The surprised shopper",
        step="heard",
        customer="I was surprised.",
        tempting="I see you're furious.",
        better="That is surprising!",
        why="Those are their words.",
        source=("002.txt",),
    )
    assert [(ref.kind, ref.id, ref.line) for ref in entry.refs] == [("steps", "heard", 4)]


def test_a_guide_is_read_in_full():
    entry, told = read("guide", GOOD["guide"])
    assert told == []
    assert entry.value == Guide(
        id="one",
        number=1,
        title="Before you argue",
        body="Think first.\n\n## Then write\nSlowly.",
        questions=("Will this ease the problem?", "What does it cost me to win?"),
        source=("001.txt",),
    )


@pytest.mark.parametrize("kind", GOOD)
def test_without_a_source_it_is_ours(kind):
    lines = dedent(GOOD[kind]).splitlines(keepends=True)
    entry, told = read(kind, "".join(one for one in lines if not one.startswith("source")))
    assert told == []
    assert entry.value.source == ("ours",)


@pytest.mark.parametrize("kind", GOOD)
def test_an_unknown_key_is_told_and_the_item_stays(kind):
    entry, told = changed(kind, "number:", "nummer: 7\nnumber:")
    line = dedent(GOOD[kind]).splitlines().index(next(
        one for one in dedent(GOOD[kind]).splitlines() if one.startswith("number:")
    )) + 1  # fmt: skip
    assert told == [(line, "unknown key 'nummer': did you mean 'number'?")]
    assert entry.value == read(kind, GOOD[kind])[0].value


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("key", ["title", "number"])
def test_a_missing_key_drops_the_item(kind, key):
    lines = dedent(GOOD[kind]).splitlines(keepends=True)
    entry, told = read(kind, "".join(one for one in lines if not one.startswith(f"{key}:")))
    assert told == [(1, f"the key '{key}' is missing: add a line '{key}: ...'")]
    assert entry is None


@pytest.mark.parametrize("kind", ["technique", "example"])
def test_what_belongs_to_a_step_names_it(kind):
    entry, told = changed(kind, "step: heard\n", "")
    assert told == [(1, "the key 'step' is missing: add a line 'step: ...'")]
    assert entry is None


def test_an_empty_key_is_told():
    entry, told = changed("step", "title: Show that you heard", "title:")
    assert told == [(2, "'title' is empty: fill it in or remove it")]
    assert entry is None
    entry, told = changed("step", "also: impact, help", "also: []")
    assert told == [(5, "'also' is empty: fill it in or remove it")]
    assert entry.value.also == ()


@pytest.mark.parametrize("number", ["two", "0", "-1", "1.5", "2nd", "10000", "٣", "1_0", "+1"])
def test_a_bad_number_is_told(number):
    entry, told = changed("step", "number: 2", f"number: {number}")
    assert told == [(3, f"'number' must be a number from 1 to 9999, not '{number}'")]
    assert entry is None


def test_a_list_where_a_text_belongs_is_told():
    entry, told = changed("step", "title: Show that you heard", "title: [Show, that]")
    assert told == [(2, "'title' must be one plain text, not a list")]
    assert entry is None


def test_a_bad_move_is_told_and_the_others_stay():
    entry, told = changed("step", "reflect | empathize,", "reflekt | empathize, thankk | zzzzzz,")
    assert told == [
        (4, "unknown move 'reflekt': did you mean 'reflect'?"),
        (4, "unknown move 'thankk': did you mean 'thank'?"),
        (4, f"unknown move 'zzzzzz': use one of {', '.join(MOVES)}"),
    ]
    assert entry.value.needs == (("empathize",), ("thank",), ("apologize",))


def test_moves_may_also_be_a_yaml_list():
    entry, told = changed("step", "also: impact, help", "also:\n- impact\n- help")
    assert told == []
    assert entry.value.also == ("impact", "help")


def test_twice_the_same_and_nothing_between_commas_are_told():
    entry, told = changed("step", "also: impact, help", "also: impact,, help, impact,")
    assert told == [
        (5, "an item of 'also' is empty: remove a comma"),
        (5, "'also' names 'impact' twice"),
        (5, "an item of 'also' is empty: remove a comma"),
    ]
    assert entry.value.also == ("impact", "help")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: dont", "kind: don't", "unknown kind 'don't': did you mean 'dont'?"),
        ("slip: calm_down", "slip: calmdown", "unknown slip 'calmdown': did you mean 'calm_down'?"),
    ],
)
def test_a_bad_kind_or_slip_drops_the_rule(old, new, message):
    entry, told = changed("rule", old, new)
    assert [words for _, words in told] == [message]
    assert entry is None


def test_a_rule_about_the_whole_reply_breaks_no_apology():
    entry, told = changed("rule", "slip: calm_down", "slip: no_apology")
    assert told == []
    assert entry.value.slip == "no_apology"


def test_a_slip_needs_its_message_and_a_rule_without_one_does_not():
    message = "message: This may sound like telling the customer how to feel.\n"
    entry, told = changed("rule", message, "")
    assert told == [(1, "the key 'message' is missing: add a line 'message: ...'")]
    assert entry is None
    entry, told = changed("rule", "slip: calm_down\n" + message, "")
    assert told == []
    assert (entry.value.slip, entry.value.message) == ("", "")


@pytest.mark.parametrize("kind", [kind for kind in GOOD if kind != "guide"])
def test_an_unknown_section_is_told_with_its_line(kind):
    entry, told = read(kind, dedent(GOOD[kind]) + "\n## Wyh not\ntext\n")
    line = dedent(GOOD[kind]).count("\n") + 2
    assert [at for at, _ in told] == [line]
    assert told[0][1].startswith("unknown section 'Wyh not': ")
    assert entry.value == read(kind, GOOD[kind])[0].value


def test_an_unknown_section_gets_a_hint():
    _, told = changed("step", "## Guidance", "## Guidence")
    assert told == [
        (8, "unknown section 'Guidence': did you mean 'Guidance'?"),
        (1, "the section 'Guidance' is missing: add '## Guidance'"),
    ]


def test_an_empty_section_is_told():
    entry, told = changed("step", "It helps.\n", "\n")
    assert told == [(13, "the section 'Why' is empty: fill it in or remove it")]
    assert entry.value.why == ""


def test_a_section_that_comes_twice_is_told():
    entry, told = read("step", dedent(GOOD["step"]) + "## Why\nAgain.\n")
    assert told == [(25, "the section 'Why' comes twice: join the two")]
    assert entry.value.why == "It helps."


def test_a_heading_without_words_is_told_once():
    _, told = read("step", dedent(GOOD["step"]) + "## \nAgain.\n")
    assert told == [(25, "this heading is empty: write its words behind '## '")]


def test_text_before_the_first_heading_is_told():
    entry, told = changed("step", "## Guidance", "Listen first.\nThen write.\n## Guidance")
    assert told == [(8, "'Listen first.' stands before the first '## ' heading: move it below one")]
    assert entry.value.guidance.startswith("Repeat")


def test_a_line_that_is_no_item_is_told_and_the_items_stay():
    entry, told = changed("step", "- Name the thing", "First:\n- Name the thing\nThis too\n* and")
    assert told == [
        (16, "'First:' is no item: begin the line with '- '"),
        (18, "'This too' is no item: begin the line with '- '"),
        (19, "'* and' is no item: begin the line with '- '"),
    ]
    assert entry.value.do == ("Name the thing", "Keep it short, and kind", "Thank them")


def test_an_indented_line_before_any_item_is_no_item():
    entry, told = changed("step", "- Name the thing", "  Name the thing")
    assert told == [(16, "'Name the thing' is no item: begin the line with '- '")]
    assert entry.value.do == ("Keep it short, and kind", "Thank them")


def test_the_questions_of_a_guide_come_last():
    entry, told = changed("guide", "## Then write", "## Questions\n- Why?\n## Then write")
    assert told == [(8, "the section 'Questions' must be the last one: move it")]
    assert entry.value.questions[0] == "Why?"
    assert entry.value.body.endswith("## Then write\nSlowly.")


def test_a_guide_may_do_without_questions_but_not_with_none():
    whole = dedent(GOOD["guide"])
    entry, told = read("guide", whole[: whole.index("## Questions")])
    assert told == []
    assert entry.value.questions == ()
    _, told = read("guide", whole[: whole.index("- Will")])
    assert told == [(11, "the section 'Questions' is empty: fill it in or remove it")]


def test_a_guide_without_text_is_told():
    entry, told = read("guide", "---\ntitle: A\nnumber: 1\n---\n\n")
    assert told == [(1, "the guide has no text: write it below the front matter")]
    assert entry.value.body == ""


def test_a_word_of_a_megabyte_is_cut_and_costs_nothing():
    mistakes = Mistakes("a.md")
    Fields({"x" * 1_000_000: Field("1", 2)}, mistakes).expect("title")
    assert max(len(one.message) for one in mistakes.found) < 150


def test_advice_lists_what_there_is_unless_that_is_too_much():
    assert advice("zzz", ("one",)) == ": use one"
    assert advice("zzz", ("one", "two")) == ": use one of one, two"
    assert advice("zzz", ()) == ""
    assert advice("zzz", tuple(f"word{n}" for n in range(17))) == ""
    assert advice("GUIDANSE", ("Guidance",)) == ": did you mean 'Guidance'?"


def test_nothing_close_is_nothing():
    assert close_to("zzz", ("one", "two")) == ""


def test_a_word_is_shown_on_one_line():
    assert shortened(" a\n b ") == "a b"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 60 + "…"
