# SPDX-License-Identifier: MIT
"""`coolhead playbook` writes all content out, and `coolhead pack check` tells its mistakes."""

import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from coolhead.cli import pack
from coolhead.cli import playbook as playbook_command
from coolhead.playbook.library import load
from coolhead.playbook.values import Mistake, Playbook

CONTENT = Path(__file__).parents[2] / "content"


def guide(number, title="G"):
    return f"---\ntitle: {title}\nnumber: {number}\n---\nText.\n"


def step(number):
    return f"---\ntitle: S\nnumber: {number}\n---\n## Guidance\nx\n## Why\ny\n"


def phrases(step_id):
    return (
        f"---\ntitle: P\nstep: {step_id}\nmoves: thank\n---\n## A {{#a}}\n\nThanks – “so much”.\n"
    )


def written(root, files):
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def checked(path, below=()):
    out, err = io.StringIO(), io.StringIO()
    status = pack.run(path, out, err, below)
    return status, out.getvalue().splitlines(), err.getvalue().splitlines()


def listed(playbook):
    out = io.StringIO()
    assert playbook_command.run(playbook, out) == 0
    assert out.getvalue().isascii()
    assert out.getvalue().endswith("}\n")
    return json.loads(out.getvalue())


def test_the_whole_shipped_playbook_is_written_out_as_it_was_loaded():
    playbook = load([CONTENT])
    made = listed(playbook)
    assert list(made) == [
        "steps", "rules", "phrases", "offers", "questions", "techniques", "examples", "guides",
        "mistakes",
    ]  # fmt: skip
    for kind, values in made.items():
        assert len(values) == len(getattr(playbook, kind))
    assert made == json.loads(json.dumps(asdict(playbook)))
    assert set(made["phrases"][0]) == {
        "id", "group", "title", "text", "moves", "step", "moment", "fault", "tags", "source",
    }  # fmt: skip


def test_an_empty_playbook_has_all_its_lists_and_the_mistakes():
    made = listed(Playbook(mistakes=(Mistake("rules/a.md", 3, "so – “it” is"),)))
    assert made.pop("mistakes") == [{"file": "rules/a.md", "line": 3, "message": "so – “it” is"}]
    assert set(map(len, made.values())) == {0}


def test_a_good_folder_is_said_to_be_good(tmp_path):
    files = {"pack.md": "---\ntitle: P\n---\n", "guides/a.md": guide(1), "guides/b.md": guide(2)}
    assert checked(written(tmp_path, {**files, "steps/s.md": step(1)})) == (
        0,
        ["No mistakes in 4 files (1 step, 2 guides)"],
        [],
    )


def test_each_mistake_is_a_line_and_their_number_the_last(tmp_path):
    root = written(
        tmp_path,
        {"guides/a.md": guide(1), "guides/b.md": guide("x"), "rules/c.md": "---\nfoo: 1\n---\n"},
    )
    status, out, err = checked(root)
    assert (status, err) == (1, [])
    assert out[0] == "guides/b.md:3: 'number' must be a number from 1 to 9999, not 'x'"
    assert all(line.startswith("rules/c.md:") for line in out[1:-1])
    assert out[-1] == f"{len(out) - 1} mistakes in 2 files"


def test_one_mistake_is_one(tmp_path):
    status, out, _ = checked(written(tmp_path, {"guides/b.md": guide("x")}))
    assert (status, out[-1]) == (1, "1 mistake in 1 file")


@pytest.mark.parametrize("name", ["nowhere", "file.md"])
def test_what_is_no_folder_is_told_in_one_line(tmp_path, name):
    (tmp_path / "file.md").write_text(guide(1))
    path = tmp_path / name
    assert checked(path) == (2, [], [f"coolhead: {path} is no folder"])


def test_a_folder_without_content_is_told_in_one_line(tmp_path):
    (tmp_path / "README.md").write_text("hello")
    status, out, err = checked(tmp_path)
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].startswith(f"coolhead: {tmp_path} holds no content: there is no file in steps, ")
    assert err[0].endswith(", examples or guides")


def test_a_folder_with_nothing_but_a_mistake_is_no_empty_one(tmp_path):
    (tmp_path / "rule").mkdir()
    status, out, _ = checked(tmp_path)
    assert status == 1
    assert out[0] == "rule:1: this is not read: did you mean 'rules'?"


def test_a_pack_may_lean_on_the_layers_below(tmp_path):
    shipped = written(tmp_path / "shipped", {"steps/heard.md": step(1)})
    team = written(tmp_path / "team", {"phrases/p.md": phrases("heard")})
    assert checked(team)[0] == 1
    assert checked(team, [shipped]) == (0, ["No mistakes in 1 file (1 phrase)"], [])


def test_mistakes_of_the_layers_below_are_not_told_again(tmp_path):
    shipped = written(tmp_path / "shipped", {"guides/a.md": guide("x"), "guides/b.md": guide(1)})
    team = written(tmp_path / "team", {"guides/b.md": guide(2)})
    assert checked(team, [shipped])[0] == 0
    written(team, {"guides/a.md": guide("x")})
    assert checked(team, [shipped])[1] == [
        "guides/a.md:3: 'number' must be a number from 1 to 9999, not 'x'",
        "1 mistake in 1 file",
    ]


def test_a_mistake_that_a_pack_makes_of_the_layers_below_is_told(tmp_path):
    question = "---\ntitle: Q\nnumber: {}\n---\n## Answers\n- x -> {}\n"
    offer = "---\ntitle: O\nnumber: 1\n---\n## Situation\na\n## Advice\nb\n## Why\nc\n"
    shipped = written(
        tmp_path / "shipped",
        {
            "offers/o.md": offer,
            "questions/a.md": question.format(1, "question: b"),
            "questions/b.md": question.format(2, "offer: o"),
        },
    )
    team = written(tmp_path / "team", {"questions/a.md": question.format(1, "offer: o")})
    assert checked(team, [shipped])[1] == [
        "questions/b.md:1: no answer leads to this question: lead one here, or remove the file",
        "1 mistake in 1 file",
    ]


def test_the_shipped_folder_is_not_laid_over_itself(tmp_path):
    files = {"guides/a.md": guide(1), "phrases/p.md": phrases("heard")}
    shipped = written(tmp_path / "shipped", files)
    (tmp_path / "other").mkdir()
    status, out, _ = checked(tmp_path / "other" / ".." / "shipped", [shipped])
    assert status == 1
    assert out[0] == "phrases/p.md:3: there is no step 'heard'"


def test_the_shipped_content_has_no_mistake():
    status, out, err = checked(CONTENT)
    assert (status, err) == (0, [])
    assert len(out) == 1
    assert "8 steps" in out[0]


def test_a_reader_that_leaves_early_brings_no_traceback():
    import os
    import subprocess
    import sys
    from pathlib import Path

    desktop = Path(__file__).parents[2] / "desktop"
    printing = subprocess.Popen(
        [sys.executable, "-m", "coolhead", "playbook"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(desktop)},
        text=True,
    )
    printing.stdout.readline()
    printing.stdout.close()
    told = printing.stderr.read()
    printing.stderr.close()
    printing.wait()
    assert told == ""
