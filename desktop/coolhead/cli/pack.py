# SPDX-License-Identifier: MIT
"""`coolhead pack check`: tell every mistake in a folder of content."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from coolhead.playbook.entries import KINDS
from coolhead.playbook.library import count_files, load
from coolhead.playbook.sign_tests import check_examples
from coolhead.playbook.signs import load_signs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coolhead.playbook.values import Mistake


def run(path: Path, out: TextIO, err: TextIO, below: Sequence[Path] = ()) -> int:
    """Write each mistake that the folder brings over the layers `below` it, then their number.

    Return the exit status: 0 for none, 1 for some, 2 where there is nothing to check.
    """
    if not path.is_dir():
        print(f"coolhead: {path} is no folder", file=err)
        return 2
    mistakes = _mistakes(path, below)
    files = count_files(path)
    if not files and not mistakes:
        folders = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
        print(f"coolhead: {path} holds no content: there is no file in {folders}", file=err)
        return 2
    for mistake in mistakes:
        print(mistake, file=out)
    if mistakes:
        wrong = len({mistake.file for mistake in mistakes})
        print(f"{_counted(len(mistakes), 'mistake')} in {_counted(wrong, 'file')}", file=out)
        return 1
    print(f"No mistakes in {_counted(files, 'file')} ({_holdings(path)})", file=out)
    return 0


def _mistakes(path: Path, below: Sequence[Path]) -> list[Mistake]:
    """Return what is wrong with the folder laid over the others, and is not without it."""
    others = [layer for layer in below if layer.resolve() != path.resolve()]
    old = Counter(load(others).mistakes)
    brought = []
    for mistake in load([*others, path]).mistakes:
        if old[mistake]:
            old[mistake] -= 1
        else:
            brought.append(mistake)
    signs = load_signs([*others, path], tested=others)
    own = [page for page in signs.pages if page.layer == path]
    return [*brought, *signs.mistakes, *check_examples(signs, own)]


def _holdings(path: Path) -> str:
    playbook = load([path])
    counts = {kind: len(getattr(playbook, kind)) for kind in KINDS}
    return ", ".join(_counted(count, kind[:-1]) for kind, count in counts.items() if count)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
