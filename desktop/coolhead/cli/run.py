# SPDX-License-Identifier: MIT
"""Run the sub-command that was asked for."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from coolhead import paths

if TYPE_CHECKING:
    from pathlib import Path

    from coolhead.cli.arguments import Arguments
    from coolhead.review.learned import Learned
    from coolhead.review.signs import Rules
    from coolhead.review.values import StepNeed


THREADS = 2
"""The command line has nothing to draw: the encoder may take two cores."""


def run(asked: Arguments) -> int:
    """Carry out a sub-command on the standard streams and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Some consoles lack signs that content and customers use: better a code than a stop.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads us has had enough; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _run(asked: Arguments) -> int:
    # Imports wait: no command pays for another's.
    if asked.command == "pack":
        from coolhead.cli import pack

        assert asked.path is not None
        return pack.run(asked.path, sys.stdout, sys.stderr, _below(asked.path))
    if asked.command == "cases":
        from coolhead.cli import cases

        return cases.run(paths.data_dir(asked.data), sys.stdout)
    if asked.command == "check":
        return _check(asked)
    from coolhead.cli import playbook as command
    from coolhead.playbook import library

    return command.run(library.load(paths.layers(paths.data_dir(asked.data))), sys.stdout)


def _check(asked: Arguments) -> int:
    from coolhead.cli import check
    from coolhead.playbook import library
    from coolhead.playbook.signs import load_signs
    from coolhead.review.values import StepNeed

    shipped = paths.content_dir()
    layers = paths.layers(paths.data_dir(asked.data))
    # What is loaded stays: to look for garbage in it again and again would be lost time.
    gc.disable()
    steps = tuple(StepNeed(s.id, s.needs, s.also) for s in library.load_steps(layers))
    rules = load_signs(layers, tested=[shipped]).rules
    gc.freeze()
    gc.enable()
    learned = None if asked.patterns_only else _learned(rules, steps)
    checker = check.Checker(rules, steps, learned)
    if asked.jsonl:
        return check.run_lines(checker, sys.stdin.buffer, sys.stdout, sys.stderr)
    customer = asked.customer or None
    return check.run_file(
        checker, asked.draft, customer, asked.format or "text", sys.stdin, sys.stdout, sys.stderr
    )


def _learned(rules: Rules, steps: tuple[StepNeed, ...]) -> Learned | None:
    """Load the learned part; without its files the patterns go on alone, and this is said."""
    from coolhead.playbook.encoder import load_encoder
    from coolhead.playbook.values import EncoderError
    from coolhead.review.learned import Learned

    try:
        loaded = load_encoder(paths.encoder_files(), threads=THREADS)
    except EncoderError as problem:
        sys.stderr.write(f"coolhead: the learned part is left out: {problem}\n")
        return None
    return Learned(loaded.encoder, loaded.thresholds, rules, steps)


def _below(path: Path) -> list[Path]:
    """Give the layers below a pack: the shipped content, unless that is what is checked."""
    shipped = paths.content_dir()
    return [] if path.resolve() == shipped.resolve() else [shipped]
