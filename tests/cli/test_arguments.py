# SPDX-License-Identifier: MIT
"""The command line is understood as it stands in the manual, and its mistakes take one line."""

import subprocess
import sys
from pathlib import Path

import pytest

from coolhead import __version__
from coolhead.cli.arguments import COMMANDS, Arguments, read_arguments


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Arguments()),
        ("--data d", Arguments(data=Path("d"))),
        ("mail.eml", Arguments(file=Path("mail.eml"))),
        ("--data d mail.eml", Arguments(data=Path("d"), file=Path("mail.eml"))),
        ("mail.eml --data=d", Arguments(data=Path("d"), file=Path("mail.eml"))),
        ("--selftest", Arguments(selftest=True)),
        ("--data d --selftest", Arguments(data=Path("d"), selftest=True)),
        ("./playbook", Arguments(file=Path("playbook"))),
        ("-- playbook", Arguments(file=Path("playbook"))),
        ("--data playbook", Arguments(data=Path("playbook"))),
        ("--data playbook mail.eml", Arguments(data=Path("playbook"), file=Path("mail.eml"))),
        ("playbook", Arguments("playbook", format="json")),
        ("playbook --format json", Arguments("playbook", format="json")),
        ("--data d playbook --format=json", Arguments("playbook", Path("d"), format="json")),
        ("playbook --data d", Arguments("playbook", Path("d"), format="json")),
        ("cases --format json --data d", Arguments("cases", Path("d"), format="json")),
        ("pack check content", Arguments("pack", path=Path("content"))),
        ("check draft.txt", Arguments("check", draft="draft.txt", format="text")),
        ("check -", Arguments("check", draft="-", format="text")),
        (
            "check - --customer mail.txt --format json",
            Arguments("check", draft="-", customer="mail.txt", format="json"),
        ),
        ("check a --customer -", Arguments("check", draft="a", customer="-", format="text")),
        ("check --jsonl", Arguments("check", jsonl=True, format="text")),
        ("check -- -draft", Arguments("check", draft="-draft", format="text")),
        ("check check", Arguments("check", draft="check", format="text")),
    ],
)
def test_what_is_asked_is_understood(line, asked):
    assert read_arguments(line.split()) == asked


def test_a_name_may_have_spaces():
    asked = read_arguments(["--data", "my data", "a mail.eml"])
    assert asked == Arguments(data=Path("my data"), file=Path("a mail.eml"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--foo", "unknown argument '--foo'"),
        ("--dat d", "unknown argument '--dat'"),
        ("a.eml b.eml", "unknown argument 'b.eml'"),
        ("playbook extra", "unknown argument 'extra'"),
        ("playbook --jsonl", "unknown argument '--jsonl'"),
        ("--selftest playbook", "unknown argument '--selftest'"),
        ("--data", "argument --data: expected one argument"),
        ("playbook --format xml", "argument --format: invalid choice: 'xml' (choose from "),
        ("pack", "the following arguments are required: check, PATH"),
        ("pack check", "the following arguments are required: PATH"),
        ("pack ckeck x", "argument check: invalid choice: 'ckeck' (choose from "),
        ("check", "check needs a DRAFT, or --jsonl"),
        ("check --jsonl draft", "--jsonl reads standard input: give no DRAFT"),
        ("check --jsonl --customer c", "--jsonl reads standard input: give no DRAFT"),
        ("check - --customer -", "DRAFT and --customer cannot both be standard input"),
    ],
)
def test_what_is_not_understood_takes_one_line_and_exit_status_2(line, message, capsys):
    with pytest.raises(SystemExit) as left:
        read_arguments(line.split())
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"coolhead: {message}")
    assert err.endswith("(see coolhead --help)\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("line", ["--version", "--version playbook", "--data d --version"])
def test_the_version_is_told(line, capsys):
    with pytest.raises(SystemExit) as left:
        read_arguments(line.split())
    assert left.value.code == 0
    assert capsys.readouterr().out == f"coolhead {__version__}\n"


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        read_arguments(["--help"])
    assert left.value.code == 0
    out, _ = capsys.readouterr()
    for command in COMMANDS:
        assert f"\n       coolhead {command} " in out
    assert "coolhead [--data DIR] [FILE.eml]" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        read_arguments([command, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: coolhead {command} ")


def test_reading_the_arguments_brings_in_no_other_room():
    code = (
        "import sys\n"
        "from coolhead.cli.arguments import read_arguments\n"
        "read_arguments(['playbook'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('coolhead')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['coolhead', 'coolhead.cli', 'coolhead.cli.arguments']\n"
