# SPDX-License-Identifier: MIT
"""Understand the command line, and say in one line what is wrong with it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from coolhead import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = ("check", "playbook", "cases", "pack")

_OVERVIEW: Final = """\
coolhead [--data DIR] [FILE.eml]
       coolhead check DRAFT [--customer FILE] [--format text|json] [--patterns-only]
       coolhead check --jsonl [--patterns-only] < in > out
       coolhead playbook --format json
       coolhead cases --format json
       coolhead pack check PATH
       coolhead --selftest"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for. Fields that do not belong to the command keep their defaults.

    `command` is one of COMMANDS, "" for the window. `data` is the data folder, `file` a mail for
    the window, `draft` and `customer` the files of "check" ("-" is standard input), `path` the
    folder of "pack".
    """

    command: str = ""
    data: Path | None = None
    file: Path | None = None
    selftest: bool = False
    draft: str = ""
    customer: str = ""
    jsonl: bool = False
    format: str = ""
    patterns_only: bool = False
    path: Path | None = None


def read_arguments(argv: Sequence[str]) -> Arguments:
    """Return what the arguments ask for; the program's own name is not among them.

    Raises SystemExit: 0 after --help and --version, 2 after one line on standard error.
    """
    is_command = _first_plain(argv) in COMMANDS
    parser = _command_parser() if is_command else _window_parser()
    known, unknown = parser.parse_known_args(argv)
    if unknown:
        parser.error(f"unknown argument '{unknown[0]}'")
    found = dict(vars(known))
    found.pop("action", None)
    arguments = Arguments(**found)
    if arguments.command == "check":
        _check_inputs(parser, arguments)
    return arguments


def _first_plain(argv: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor an option's value."""
    rest = iter(argv)
    for argument in rest:
        if argument == "--data":
            next(rest, "")
        elif not argument.startswith("-"):
            return argument
        elif argument == "--":
            break
    return ""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit status 2."""
        line = " ".join(message.split())
        self.exit(2, f"coolhead: {line} (see coolhead --help)\n")


def _parser(usage: str | None = None) -> _Parser:
    parser = _Parser(
        prog="coolhead",
        usage=usage,
        description="Answer angry email well: reply steps, phrases and a second look.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"coolhead {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the agent's data here")
    return parser


def _window_parser() -> _Parser:
    parser = _parser(_OVERVIEW)
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE.eml",
        help="open this mail; a file that bears a command's name is given as ./check",
    )
    parser.add_argument(
        "--selftest", action="store_true", help="build the window unseen, load everything, leave"
    )
    return parser


def _command_parser() -> _Parser:
    parser = _parser()
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def _command(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        # Without a default here, --data may also stand in front of the command.
        command.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
        return command

    check = _command("check", "look a draft over")
    check.add_argument(
        "draft", nargs="?", default="", metavar="DRAFT", help="'-' is standard input"
    )
    check.add_argument("--customer", default="", metavar="FILE", help="the customer's message")
    check.add_argument("--jsonl", action="store_true", help="one draft a line in, one review out")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--patterns-only", action="store_true", help="leave the learned part out: much faster"
    )
    playbook = _command("playbook", "write out all steps, rules, phrases and offers")
    playbook.add_argument("--format", choices=("json",), default="json")
    cases = _command("cases", "write out the stored cases")
    cases.add_argument("--format", choices=("json",), default="json")
    pack = _command("pack", "look a folder of content over")
    pack.add_argument("action", choices=("check",), metavar="check")
    pack.add_argument("path", type=Path, metavar="PATH")
    return parser


def _check_inputs(parser: _Parser, arguments: Arguments) -> None:
    """Leave with one line where "check" is given too little or too much."""
    if arguments.jsonl and (arguments.draft or arguments.customer):
        parser.error("--jsonl reads standard input: give no DRAFT and no --customer with it")
    if not arguments.jsonl and not arguments.draft:
        parser.error("check needs a DRAFT, or --jsonl")
    if arguments.draft == "-" and arguments.customer == "-":
        parser.error("DRAFT and --customer cannot both be standard input")
