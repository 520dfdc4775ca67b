# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from coolhead.playbook.sign_tests import check_examples
from coolhead.playbook.signs import MOST_BYTES, load_signs
from coolhead.review.reviewer import Reviewer

CONTENT = Path(__file__).parents[2] / "content"
RULE = """---
title: No shrugging
kind: dont
number: 9
slip: dead_end
message: This shrugs.
---
## Better
> "Here is what I can do."

## Patterns
- shrug it off
- `{who} (could|can) not care`
- not: `never (could|can) not`

## Flags
- We shrug it off.

## Passes
- A shrug is not an answer.
"""
HINT = "---\ntitle: No date\nhint: no_date\nmessage: Say when.\n---\n"
WORDS = "---\ntitle: Who\n---\n## Words\n- we, they\n- `nobody|no one`\n"


@pytest.fixture
def pack(tmp_path):
    def _pack(**files):
        for name, text in files.items():
            folder, _, rest = name.partition("__")
            path = tmp_path / folder / f"{rest.replace('_', '-')}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_signs([tmp_path])

    return _pack


def told(book):
    return [str(mistake) for mistake in (*book.mistakes, *check_examples(book))]


def test_the_shipped_signs_hold_their_own_examples():
    book = load_signs([CONTENT])
    assert told(book) == []
    assert len(book.pages) > 60


def test_one_file_makes_a_rule(pack):
    book = pack(rules__no_shrugging=RULE, words__who=WORDS)
    assert told(book) == []
    (slip,) = Reviewer(book.rules).review("Nobody can not care. I never can not care.").slips
    assert (slip.label, slip.rule, slip.text) == (
        "dead_end",
        "no-shrugging",
        "Nobody can not care.",
    )
    assert (slip.message, slip.try_) == ("This shrugs.", "Here is what I can do.")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("- shrug it off", "- `(`", 12, "no regular expression"),
        ("{who}", "{whom}", 13, "there is no word class {whom}"),
        ("- shrug it off", "- `(x{900}){900}`", 12, "no regular expression"),
        ("- shrug it off", "- " + "x" * 1001, 12, "longer than"),
        ("- We shrug it off.", "- We are fine.", 17, "should be flagged as dead_end"),
        ("- A shrug is not an answer.", "- We shrug it off.", 20, "should not be flagged"),
        ("## Flags\n- We shrug it off.\n", "", 1, "add '## Flags'"),
        ("- shrug it off", "shrug it off", 12, "begin the line with '- '"),
    ],
)
def test_a_mistake_is_told_with_its_line(pack, old, new, line, said):
    book = pack(rules__no_shrugging=RULE.replace(old, new), words__who=WORDS)
    assert any(
        text.startswith(f"rules/no-shrugging.md:{line}: ") and said in text for text in told(book)
    ), told(book)


def test_one_bad_pattern_leaves_the_others_at_work(pack):
    book = pack(rules__no_shrugging=RULE.replace("{who}", "("), words__who=WORDS)
    assert Reviewer(book.rules).review("We shrug it off.").slips


def test_too_many_patterns_and_too_large_files_are_told(pack):
    many = "\n".join(f"- phrase {n}" for n in range(401))
    book = pack(rules__a=RULE.replace("- shrug it off", many), words__who=WORDS)
    assert any("more than 400 patterns" in text for text in told(book))
    book = pack(moves__big="x" * (MOST_BYTES + 1))
    assert any("larger than" in text for text in told(book))


def test_an_unknown_move_field_or_hint_is_told(pack):
    book = pack(
        moves__a="---\ntitle: A\nmove: hug\n---\n## Patterns\n- hug\n",
        hints__b="---\ntitle: B\nhint: oops\nmessage: m\n---\n",
        reading__c="---\ntitle: C\nfield: mood\nvalue: x\n---\n",
    )
    assert len(told(book)) == 3
    assert book.pages == ()


def test_a_later_layer_replaces_a_file(tmp_path, pack):
    pack(rules__no_shrugging=RULE, words__who=WORDS)
    other = tmp_path / "other" / "rules"
    other.mkdir(parents=True)
    (other / "no-shrugging.md").write_text(RULE.replace("shrug it off", "wave it off"))
    book = load_signs([tmp_path, tmp_path / "other"])
    assert Reviewer(book.rules).review("We wave it off.").slips
    assert not Reviewer(book.rules).review("We shrug it off.").slips


def test_a_pack_switches_off_the_signs_of_the_layers_below(tmp_path, pack):
    pack(rules__no_shrugging=RULE, words__who=WORDS, hints__no_date=HINT)
    team = tmp_path / "team"
    team.mkdir()
    off = "---\ntitle: Team\noff: rules/no-shrugging, hints/no-date, moves/thank\n---\n"
    (team / "pack.md").write_text(off, encoding="utf-8")
    book = load_signs([tmp_path, team])
    assert book.pages == ()
    assert told(book) == ["pack.md:3: 'moves/thank' is in no layer below"]
    assert len(load_signs([tmp_path]).pages) == 2


def test_a_pack_that_replaces_a_rule_may_switch_the_old_one_off(tmp_path, pack):
    pack(rules__no_shrugging=RULE, words__who=WORDS)
    team = tmp_path / "team"
    (team / "rules").mkdir(parents=True)
    (team / "pack.md").write_text("---\ntitle: T\noff: rules/no-shrugging\n---\n", encoding="utf-8")
    (team / "rules" / "no-shrugging.md").write_text(
        RULE.replace("- shrug it off\n", "- do not care\n").replace(
            "We shrug it off", "I do not care"
        ),
        encoding="utf-8",
    )
    book = load_signs([tmp_path, team])
    assert told(book) == []
    review = Reviewer(book.rules).review("We shrug it off, and I do not care.")
    assert [slip.label for slip in review.slips] == ["dead_end"]
