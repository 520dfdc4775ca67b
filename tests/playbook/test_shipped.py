# SPDX-License-Identifier: MIT
"""The shipped playbook is whole, names its sources, and says nothing twice and nothing stale."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from coolhead.playbook.entries import KINDS
from coolhead.playbook.library import load
from coolhead.playbook.mistakes import Mistakes
from coolhead.playbook.page import read_page
from coolhead.playbook.render import render_html
from coolhead.playbook.search import words
from coolhead.review.vocabulary import FAULTS, MOVES, SLIPS

CONTENT = Path(__file__).parents[2] / "content"

STEPS = "000_7d6dc4cbe61f9423.txt"
DONTS = "001_c99477ba98f2b314.txt"
LISTENING = "002_c3ce65656f0ea64c.txt"
SOURCES = {STEPS, DONTS, LISTENING, "ours"}

# Worn words, which no phrase and no good example may use.
STALE = (
    "any inconvenience",
    "apologise for the inconvenience",
    "apologize for the inconvenience",
    "as per",
    "at your earliest convenience",
    "be advised",
    "bear with us",
    "circle back",
    "do not hesitate",
    "don't hesitate",
    "going forward",
    "kindly",
    "per our",
    "please note",
    "reach out",
    "rest assured",
    "thank you for contacting us",
    "thank you for reaching out",
    "unforeseen circumstances",
    "utmost",
    "value your business",
    "valued customer",
    "we regret to inform",
    "with all due respect",
    "your business is important",
    "your call is important",
)

# The guide's own example of an apology that admits no fault.
QUOTED = {"no-apology": {"any inconvenience"}}

# The guide's own example of staying with the customer's feeling.
EXCLAIMED = {"That is surprising!"}


@pytest.fixture(scope="module")
def playbook():
    return load([CONTENT])


def files():
    return sorted(path for kind in KINDS for path in (CONTENT / kind).glob("*.md"))


def test_every_file_loads_without_a_mistake(playbook):
    assert [str(mistake) for mistake in playbook.mistakes] == []
    found = {
        f"{kind}/{one.group if kind == 'phrases' else one.id}.md"
        for kind in KINDS
        for one in getattr(playbook, kind)
    }
    assert found == {path.relative_to(CONTENT).as_posix() for path in files()}


def test_there_are_eight_steps_in_the_order_of_the_guide(playbook):
    assert [step.number for step in playbook.steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    for step in playbook.steps[2:]:
        assert STEPS in step.source
    assert playbook.steps[0].needs == ()
    assert all(step.needs for step in playbook.steps[1:])


def test_every_move_belongs_to_a_step(playbook):
    covered = {move for step in playbook.steps for group in step.needs for move in group}
    assert covered | {move for step in playbook.steps for move in step.also} == set(MOVES)


def test_the_seven_donts_of_the_guide_are_there_and_others(playbook):
    donts = [rule for rule in playbook.rules if rule.kind == "dont"]
    assert [rule.number for rule in donts[:7]] == [1, 2, 3, 4, 5, 6, 7]
    assert all(DONTS in rule.source for rule in donts[:7])
    assert all("ours" in rule.source or LISTENING in rule.source for rule in donts[7:])
    assert len(donts) > 7
    assert [rule for rule in playbook.rules if rule.kind == "do"]


def test_every_slip_breaks_exactly_one_rule(playbook):
    slips = Counter(rule.slip for rule in playbook.rules if rule.slip)
    assert slips == Counter((*SLIPS, "no_apology"))


def test_there_are_phrases_for_every_move_step_and_fault(playbook):
    assert len(playbook.phrases) >= 150
    moves = Counter(move for phrase in playbook.phrases for move in phrase.moves)
    assert {move: moves[move] for move in MOVES if moves[move] < 8} == {}
    assert {phrase.step for phrase in playbook.phrases} == {step.id for step in playbook.steps}
    assert {phrase.fault for phrase in playbook.phrases} == set(FAULTS)


def test_the_decision_guide_reaches_every_offer(playbook):
    questions = {question.id: question for question in playbook.questions}
    waiting = [playbook.questions[0].id]
    reached, offers = set(waiting), set()
    while waiting:
        for answer in questions[waiting.pop()].answers:
            if answer.offer:
                offers.add(answer.offer)
            elif answer.question not in reached:
                reached.add(answer.question)
                waiting.append(answer.question)
    assert reached == set(questions)
    assert offers == {offer.id for offer in playbook.offers}
    assert len(offers) >= 7


def test_every_question_has_a_choice_and_every_offer_phrases(playbook):
    assert [one.id for one in playbook.questions if len(one.answers) < 2] == []
    assert [one.id for one in playbook.offers if not one.phrases] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_names_its_source(path):
    if path.parent.name == "questions":
        pytest.skip("the questions only lead to the offers, which name theirs")
    page = read_page(path.read_bytes(), Mistakes(path.name))
    shared = page.fields.get("source")
    each = [section.text.startswith("source:") or "\nsource:" in section.text
            for section in page.sections]  # fmt: skip
    assert shared or (path.parent.name == "phrases" and all(each))


def test_all_sources_are_known(playbook):
    named = {
        source
        for kind in KINDS
        if kind != "questions"
        for one in getattr(playbook, kind)
        for source in one.source
    }
    assert named == SOURCES


def test_no_two_phrases_are_alike(playbook):
    def alike(texts):
        return [
            (one, other)
            for (one, first), (other, second) in combinations(texts, 2)
            if fuzz.ratio(first.casefold(), second.casefold()) >= 92
        ]

    assert alike([(phrase.id, phrase.title) for phrase in playbook.phrases]) == []
    assert alike([(phrase.id, phrase.text) for phrase in playbook.phrases]) == []


def test_the_phrases_of_a_group_begin_in_many_ways(playbook):
    openings = Counter((phrase.group, *words(phrase.text)[:2]) for phrase in playbook.phrases)
    assert {opening: count for opening, count in openings.items() if count > 3} == {}


def good_texts(playbook):
    """Yield what an agent may copy: phrases, and the better wording of rules and examples."""
    for phrase in playbook.phrases:
        yield phrase.id, f"{phrase.title}\n{phrase.text}"
    for one in (*playbook.rules, *playbook.examples):
        yield one.id, one.better


def test_nothing_stale_is_said(playbook):
    for name, text in good_texts(playbook):
        said = f" {' '.join(words(text))} "
        worn = {stale for stale in STALE if f" {' '.join(words(stale))} " in said}
        assert worn <= QUOTED.get(name, set()), name


def test_nobody_exclaims(playbook):
    for name, text in good_texts(playbook):
        allowed = sum(text.count(exclaimed) for exclaimed in EXCLAIMED)
        assert text.count("!") == allowed, name


def test_phrases_can_be_read_aloud_in_a_breath_or_two(playbook):
    long = [phrase.id for phrase in playbook.phrases if len(phrase.text.split()) > 60]
    assert long == []


def test_no_line_is_broken_within_a_sentence_of_a_phrase(playbook):
    broken = [
        phrase.id
        for phrase in playbook.phrases
        for paragraph in phrase.text.split("\n\n")
        for line in paragraph.split("\n")[:-1]
        if not line.rstrip().endswith((".", "!", "?", ":", ","))
    ]
    assert broken == []


def test_every_page_renders_with_all_its_words(playbook):
    texts = [step.guidance for step in playbook.steps]
    texts += [rule.why for rule in playbook.rules]
    texts += [guide.body for guide in playbook.guides]
    texts += [technique.guidance for technique in playbook.techniques]
    for text in texts:
        made = render_html(text)
        assert made.startswith("<")
        assert "](" not in made
        assert "**" not in made
        assert "\n#" not in made
