# SPDX-License-Identifier: MIT
"""Layers are laid over each other; every mistake is told, and everything else is there."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coolhead.playbook.library import count_files, load, load_steps
from coolhead.playbook.values import Mistake, Playbook

CONTENT = Path(__file__).parents[2] / "content"


def told(playbook):
    return [str(mistake) for mistake in playbook.mistakes]


def guide(number, title="G"):
    return f"---\ntitle: {title}\nnumber: {number}\n---\nText.\n"


def rule(number, kind="dont", title="R"):
    return f"---\ntitle: {title}\nkind: {kind}\nnumber: {number}\n---\n## Why\nSo.\n"


def step(number, title="S"):
    return f"---\ntitle: {title}\nnumber: {number}\n---\n## Guidance\nx\n## Why\ny\n"


def phrases(*anchors, step_id="heard", text="Sorry."):
    head = f"---\ntitle: P\nstep: {step_id}\nmoves: apologize\n---\n"
    return head + "".join(f"## {anchor} {{#{anchor}}}\n\n{text}\n" for anchor in anchors)


def pack(off):
    return f"---\ntitle: Nordwind\noff: {off}\n---\nWhat this pack is for.\n"


def test_a_whole_layer_loads_without_a_mistake(make_layer, whole):
    playbook = load([make_layer(whole)])
    assert told(playbook) == []
    assert [one.id for one in playbook.steps] == ["heard"]
    assert [one.id for one in playbook.phrases] == ["sorry.own-it"]
    assert [one.id for one in playbook.questions] == ["usable"]
    assert [one.id for one in playbook.offers] == ["refund"]
    assert playbook.offers[0].phrases == ("sorry.own-it",)


def test_no_layers_make_an_empty_playbook():
    assert load([]) == Playbook()


def test_a_missing_layer_is_told_and_the_others_load(make_layer, whole, tmp_path):
    playbook = load([tmp_path / "nowhere", make_layer(whole)])
    assert len(playbook.steps) == 1
    assert [(one.file, one.line) for one in playbook.mistakes] == [(".", 1)]
    assert "nowhere: No such file or directory" in playbook.mistakes[0].message


def test_a_file_instead_of_a_layer_is_told(tmp_path):
    (tmp_path / "file.md").write_text("x")
    playbook = load([tmp_path / "file.md"])
    assert [(one.file, one.line) for one in playbook.mistakes] == [(".", 1)]
    assert "this folder of content cannot be read" in playbook.mistakes[0].message


def test_one_bad_file_leaves_the_others(make_layer, whole):
    whole["guides/bad.md"] = b"\xff"
    whole["guides/good.md"] = guide(1)
    playbook = load([make_layer(whole)])
    assert told(playbook) == ["guides/bad.md:1: this line is not UTF-8: save the file as UTF-8"]
    assert [one.id for one in playbook.guides] == ["good"]


def test_a_later_layer_replaces_adds_and_switches_off(make_layer):
    shipped = make_layer(
        {
            "steps/heard.md": step(1),
            "guides/a.md": guide(1, "shipped a"),
            "guides/b.md": guide(2, "shipped b"),
            "guides/c.md": guide(3, "shipped c"),
            "phrases/sorry.md": phrases("one", "two", "three", text="shipped"),
        },
        "shipped",
    )
    team = make_layer(
        {
            "pack.md": pack("guides/c, phrases/sorry.three"),
            "guides/b.md": guide(2, "team b"),
            "guides/d.md": guide(4, "team d"),
            "phrases/sorry.md": phrases("two", "four", text="team"),
        },
        "team",
    )
    mine = make_layer(
        {"guides/d.md": guide(1, "my d"), "pack.md": pack("phrases/sorry.one")}, "mine"
    )
    playbook = load([shipped, team, mine])
    assert told(playbook) == []
    assert [one.title for one in playbook.guides] == ["shipped a", "my d", "team b"]
    assert [(one.id, one.text) for one in playbook.phrases] == [
        ("sorry.two", "team"),
        ("sorry.four", "team"),
    ]


def test_the_steps_alone_are_the_steps_of_the_whole(make_layer, whole):
    later = {"pack.md": pack("steps/heard, rules/a"), "steps/new.md": step(1, "New")}
    layers = [make_layer(whole), make_layer(later, "team")]
    assert [one.title for one in load_steps(layers)] == ["New"]
    assert load_steps(layers) == load(layers).steps
    assert load_steps(layers[:1]) == load(layers[:1]).steps != ()


def test_a_broken_replacement_leaves_what_it_was_to_replace(make_layer):
    shipped = make_layer({"guides/a.md": guide(1, "shipped")}, "shipped")
    team = make_layer({"guides/a.md": "---\ntitle: team\n---\nText.\n"}, "team")
    playbook = load([shipped, team])
    assert [one.title for one in playbook.guides] == ["shipped"]
    assert told(playbook) == [
        "guides/a.md:1: the key 'number' is missing: add a line 'number: ...'"
    ]


def test_a_layer_may_switch_off_and_bring_its_own(make_layer):
    shipped = make_layer({"guides/a.md": guide(1, "shipped")}, "shipped")
    team = make_layer({"pack.md": pack("guides/a"), "guides/a.md": guide(9, "team")}, "team")
    playbook = load([shipped, team])
    assert told(playbook) == []
    assert [one.title for one in playbook.guides] == ["team"]


def test_a_whole_group_of_phrases_may_be_switched_off(make_layer):
    files = {
        "steps/heard.md": step(1),
        "phrases/a.md": phrases("x", "y"),
        "phrases/ab.md": phrases("x"),
    }
    shipped = make_layer(files, "shipped")
    playbook = load([shipped, make_layer({"pack.md": pack("phrases/a")}, "team")])
    assert told(playbook) == []
    assert [one.id for one in playbook.phrases] == ["ab.x"]


@pytest.mark.parametrize(
    ("off", "message"),
    [
        ("guides/aa", "'guides/aa' is in no layer below, to be switched off: use alpha"),
        (
            "guides/alhpa",
            "'guides/alhpa' is in no layer below, to be switched off: did you mean 'alpha'?",
        ),
        ("guide/alpha", "unknown folder in 'off': 'guide': did you mean 'guides'?"),
        ("guides", "'guides' names no file: write 'guides/<id>'"),
        ("guides/", "'guides/' names no file: write 'guides/<id>'"),
    ],
)
def test_a_wrong_off_is_told(make_layer, off, message):
    shipped = make_layer({"guides/alpha.md": guide(1)}, "shipped")
    playbook = load([shipped, make_layer({"pack.md": pack(off)}, "team")])
    assert told(playbook) == [f"pack.md:3: {message}"]
    assert len(playbook.guides) == 1


def test_switching_off_what_is_broken_or_already_off_is_fine(make_layer):
    shipped = make_layer({"guides/a.md": "", "guides/b.md": guide(1)}, "shipped")
    team = make_layer({"pack.md": pack("guides/a, guides/b")}, "team")
    mine = make_layer({"pack.md": pack("guides/b")}, "mine")
    playbook = load([shipped, team, mine])
    assert [one.file for one in playbook.mistakes] == ["guides/a.md"]


def test_a_pack_that_cannot_be_read_switches_nothing_off(make_layer):
    shipped = make_layer({"guides/a.md": guide(1)}, "shipped")
    playbook = load([shipped, make_layer({"pack.md": "off: guides/a\n"}, "team")])
    assert [one.file for one in playbook.mistakes] == ["pack.md"]
    assert len(playbook.guides) == 1


def test_a_pack_needs_a_title(make_layer):
    playbook = load([make_layer({"pack.md": "---\nname: x\n---\n"})])
    assert told(playbook) == [
        "pack.md:1: the key 'title' is missing: add a line 'title: ...'",
        "pack.md:2: unknown key 'name': use one of title, about, off, source",
    ]


def test_a_pack_may_have_a_line_about_it(make_layer):
    text = "---\ntitle: x\nabout: Phrases of the pump desk\n---\n"
    assert told(load([make_layer({"pack.md": text})])) == []
    text = "---\ntitle: x\nabout: [Phrases, of]\n---\n"
    assert told(load([make_layer({"pack.md": text})])) == [
        "pack.md:3: 'about' must be one plain text, not a list"
    ]


def test_mentions_are_checked_over_all_layers(make_layer, whole):
    team = make_layer({"phrases/more.md": phrases("one", step_id="heard")}, "team")
    assert told(load([make_layer(whole, "shipped"), team])) == []
    assert told(load([team])) == ["phrases/more.md:3: there is no step 'heard'"]


def test_a_mention_of_what_is_not_there_is_told_and_dropped(make_layer, whole):
    whole["offers/refund.md"] = whole["offers/refund.md"].replace(
        "sorry.own-it", "sorry.own-it, sorry.ownit, none.x"
    )
    whole["phrases/sorry.md"] = whole["phrases/sorry.md"].replace("heard", "herd")
    whole["techniques/t.md"] = "---\ntitle: T\nnumber: 1\nstep: x\n---\n## Guidance\ng\n"
    whole["examples/e.md"] = (
        "---\ntitle: E\nnumber: 1\nstep: x\n---\n"
        "## Customer\na\n## Tempting\nb\n## Better\nc\n## Why\nd\n"
    )
    playbook = load([make_layer(whole)])
    assert told(playbook) == [
        "phrases/sorry.md:3: there is no step 'herd': did you mean 'heard'?",
        "offers/refund.md:4: there is no phrase 'sorry.ownit': did you mean 'sorry.own-it'?",
        "offers/refund.md:4: there is no phrase 'none.x': use sorry.own-it",
        "techniques/t.md:4: there is no step 'x': use heard",
        "examples/e.md:4: there is no step 'x': use heard",
    ]
    assert playbook.offers[0].phrases == ("sorry.own-it",)
    assert [playbook.phrases[0].step, playbook.techniques[0].step, playbook.examples[0].step] == [
        "", "", "",
    ]  # fmt: skip


def test_a_phrase_with_its_own_wrong_step_is_told_at_its_own_line(make_layer, whole):
    whole["phrases/sorry.md"] = whole["phrases/sorry.md"].replace("it}\n", "it}\nstep: other\n")
    playbook = load([make_layer(whole)])
    assert told(playbook) == ["phrases/sorry.md:8: there is no step 'other': use heard"]


def test_a_mention_of_what_is_off_or_broken_is_dropped_without_a_word(make_layer, whole):
    whole["offers/refund.md"] = whole["offers/refund.md"].replace(
        "sorry.own-it", "sorry.own-it, broken.a, half.b, half.a"
    )
    whole["phrases/broken.md"] = "---\nmoves: thank\n---\n## A {#a}\n\nx\n"
    whole["phrases/half.md"] = phrases("a") + "## b {#b}\n\nhello {\n"
    shipped = make_layer(whole, "shipped")
    playbook = load([shipped])
    assert [(one.file, one.line) for one in playbook.mistakes] == [
        ("phrases/broken.md", 1),
        ("phrases/half.md", 11),
    ]
    assert playbook.offers[0].phrases == ("sorry.own-it", "half.a")
    team = make_layer({"pack.md": pack("phrases/sorry, steps/heard")}, "team")
    playbook = load([shipped, team])
    assert len(playbook.mistakes) == 2
    assert playbook.offers[0].phrases == ("half.a",)
    assert [one.step for one in playbook.phrases] == [""]


def test_the_same_number_twice_in_a_layer_is_told_and_both_stay(make_layer):
    layer = make_layer({"guides/a.md": guide(2), "guides/b.md": guide(2), "guides/c.md": guide(1)})
    playbook = load([layer])
    assert told(playbook) == ["guides/b.md:1: the number 2 is taken by guides/a.md: choose another"]
    assert [one.id for one in playbook.guides] == ["c", "a", "b"]


def test_kinds_count_apart_and_so_do_dos_and_donts_and_layers(make_layer):
    shipped = make_layer(
        {
            "guides/a.md": guide(1),
            "steps/a.md": step(1),
            "rules/a.md": rule(1, "dont"),
            "rules/b.md": rule(2, "do"),
            "rules/c.md": rule(1, "do"),
        },
        "shipped",
    )
    team = make_layer({"guides/z.md": guide(1)}, "team")
    playbook = load([shipped, team])
    assert told(playbook) == []
    assert [one.id for one in playbook.rules] == ["c", "b", "a"]
    assert [one.id for one in playbook.guides] == ["a", "z"]


def test_phrases_come_in_the_order_of_the_steps_then_of_groups_and_files(make_layer):
    playbook = load(
        [
            make_layer(
                {
                    "steps/heard.md": step(2),
                    "steps/listen.md": step(1),
                    "phrases/aa.md": phrases("z", "a", step_id="heard"),
                    "phrases/bb.md": phrases("x", step_id="listen"),
                    "phrases/ab.md": phrases("x", step_id="heard")
                    + "## y {#y}\nstep: listen\n\nx\n",
                    "phrases/ac.md": phrases("x", step_id="nowhere"),
                },
                "shipped",
            ),
            make_layer({"phrases/aa.md": phrases("new", "z")}, "team"),
        ]
    )
    assert [one.id for one in playbook.phrases] == [
        "bb.x", "aa.z", "aa.a", "aa.new", "ab.x", "ab.y", "ac.x",
    ]  # fmt: skip


def test_mistakes_come_by_layer_file_and_line(make_layer):
    first = make_layer({"rules/b.md": "", "rules/a.md": "---\nx: 1\ny: 2\n---\n"}, "first")
    second = make_layer({"guides/a.md": ""}, "second")
    files = [(one.file, one.line) for one in load([first, second]).mistakes]
    assert files == [*sorted(files[:-1]), ("guides/a.md", 1)]
    assert [file for file, _ in files][:2] == ["rules/a.md", "rules/a.md"]


def test_a_mistake_reads_like_a_compilers():
    assert str(Mistake("rules/a.md", 3, "so it is")) == "rules/a.md:3: so it is"


def test_files_are_counted_as_far_as_they_can_be_read(make_layer, whole):
    whole |= {"pack.md": pack("x"), "README.md": "x", "rules/X.md": "x", "rules/x.txt": "x"}
    assert count_files(make_layer(whole)) == 5


def test_all_kinds_have_their_list():
    assert {field.name for field in fields(Playbook)} == {
        "steps", "rules", "phrases", "offers", "questions", "techniques", "examples", "guides",
        "mistakes",
    }  # fmt: skip


def test_loading_brings_in_nothing_that_costs_time():
    code = (
        "import sys\n"
        "import coolhead.playbook.library, coolhead.playbook.search, coolhead.playbook.render\n"
        "print([name for name in ('markdown', 'nh3', 'rapidfuzz', 'PySide6', 'sqlite3', 'json')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


SHIPPED = {
    path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8").split("\n")
    for path in sorted(CONTENT.glob("*/*.md"))
}
SIGNS = [
    "",
    "---",
    "## Why",
    "## A {#a}",
    "title: x: y",
    "number: -1",
    "- x -> offer: y",
    "{",
    "\t",
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_no_slip_of_an_author_makes_it_stumble(name, data):
    lines = list(SHIPPED[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["drop", "twice", "put"]))
        put = {"drop": [], "twice": [lines[at]] * 2, "put": [data.draw(st.sampled_from(SIGNS))]}
        lines[at : at + 1] = put[kind] or [""]
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir()
        path.write_text("\n".join(lines), encoding="utf-8")
        playbook = load([CONTENT, Path(folder)])
    assert len(playbook.steps) >= 8
    for mistake in playbook.mistakes:
        assert mistake.line >= 1
        assert mistake.message
        assert "\n" not in str(mistake)
        if mistake.file == name:
            assert mistake.line <= max(len(lines), len(SHIPPED[name]))
