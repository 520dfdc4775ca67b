# SPDX-License-Identifier: MIT
"""A reply as plain values: blocks of runs; out as plain text and clean HTML, in from both."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from coolhead.mail import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS: Final = ("paragraph", "bullet", "number")

_LINE_END: Final = re.compile(r"\r\n?|[\u2028\u2029]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SPACES: Final = re.compile(" +")
_NO_BREAK: Final = "&nbsp;"


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text of one look; \n in it is a break inside the block.

    `href` is where it leads, "" for nowhere: http, https or mailto.
    """

    text: str
    bold: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, bullet or numbered item. An empty paragraph is an empty line."""

    kind: str
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Give the block's text without its looks."""
        return "".join(run.text for run in self.runs)


def normal(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give blocks in the one form that is stored and copied.

    Neighbours of one look are one run, no run is empty, links lead where they may, and control
    characters and lone surrogates are gone, for no clipboard carries them.
    """
    return tuple(
        Block(block.kind if block.kind in KINDS else KINDS[0], _normal_runs(block.runs))
        for block in blocks
    )


def _normal_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    cleaned = ((run, _CONTROL.sub("", run.text)) for run in runs)
    looks = ((run.bold, safe_address(run.href), text) for run, text in cleaned if text)
    return tuple(
        Run(_whole_lines("".join(text for _, _, text in group)), bold=bold, href=href)
        for (bold, href), group in groupby(looks, key=lambda look: look[:2])
    )


def _whole_lines(text: str) -> str:
    return letters.whole(_LINE_END.sub("\n", text))


def safe_address(href: str) -> str:
    """Give an address that a reply may link to, "" for any other."""
    tidy = letters.whole(href.strip()).replace(" ", "%20")
    return tidy if _ADDRESS.fullmatch(tidy) else ""


# -- out ------------------------------------------------------------------


def to_plain(blocks: Iterable[Block]) -> str:
    r"""Give the reply as plain text: a line each block, "- ", "1. ", \n line ends."""
    lines: list[str] = []
    number = 0
    for block in normal(blocks):
        number = number + 1 if block.kind == "number" else 0
        lead = {"bullet": "- ", "number": f"{number}. "}.get(block.kind, "")
        text = "".join(_plain_link(href, list(runs)) for href, runs in _links(block.runs))
        lines += (lead + text.replace("\n", "\n" + " " * len(lead))).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _links(runs: Iterable[Run]) -> Iterator[tuple[str, Iterator[Run]]]:
    """Group neighbours that lead to the same place; a link may be bold in part."""
    return groupby(runs, key=lambda run: run.href)


def _plain_link(href: str, runs: list[Run]) -> str:
    text = "".join(run.text for run in runs)
    address = href.partition("?")[0][7:] if href.lower().startswith("mailto:") else href
    shown, bare = text.strip().rstrip("/"), _SCHEME.sub("", address).rstrip("/")
    if not href or shown in {address.rstrip("/"), bare}:
        return text
    return f"{text.rstrip()} ({address}){text[len(text.rstrip()) :]}"


def to_html(blocks: Iterable[Block]) -> str:
    """Give the reply as an HTML fragment of p, br, ul, ol, li, strong and a; no looks in it."""
    parts: list[str] = []
    for kind, group in groupby(normal(blocks), key=lambda block: block.kind):
        if kind == "paragraph":
            parts += [f"<p>{text}</p>" for text in _paragraphs(group)]
        else:
            tag = "ol" if kind == "number" else "ul"
            items = "".join(f"<li>{_html_block(block)}</li>" for block in group)
            parts.append(f"<{tag}>{items}</{tag}>")
    return "\n".join(parts)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Join lines by br; an empty line parts paragraphs."""
    for filled, group in groupby(blocks, key=lambda block: bool(block.text.strip())):
        if filled:
            yield "<br>".join(_html_block(block) for block in group)


def _html_block(block: Block) -> str:
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.bold, run.href))
        lines += [[Run(other, run.bold, run.href)] for other in others]
    return "<br>".join(_html_line(line) for line in lines)


def _html_line(runs: list[Run]) -> str:
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        last = runs.pop()
        runs.append(Run(last.text.rstrip(), last.bold, last.href))
    parts = []
    after_space = True
    for href, link in _links(runs):
        inner = ""
        for run in link:
            text = _html_text(run.text, after_space=after_space)
            inner += f"<strong>{text}</strong>" if run.bold and text else text
            after_space = run.text.endswith((" ", "\t")) if run.text else after_space
        parts.append(f'<a href="{escape(href)}">{inner}</a>' if href and inner else inner)
    return "".join(parts)


def _html_text(text: str, *, after_space: bool) -> str:
    """Escape text; of spaces that HTML would swallow, all become no-break spaces."""

    def keep(found: re.Match[str]) -> str:
        first = "" if after_space and not found.start() else " "
        return first + _NO_BREAK * (len(found[0]) - len(first))

    spaced = escape(text.replace("\t", "    "), quote=False)
    return _SPACES.sub(keep, spaced).replace("\xa0", _NO_BREAK)


# -- in -------------------------------------------------------------------


def to_store(blocks: Iterable[Block]) -> str:
    """Give the exact stored form of a draft; `from_store` gives `normal(blocks)` back."""
    rows = [[b.kind, [[r.text, r.bold, r.href] for r in b.runs]] for b in normal(blocks)]
    return json.dumps(rows, separators=(",", ":"))


def from_store(stored: str) -> tuple[Block, ...]:
    """Read a stored draft; what is no stored draft comes back as plain text, so none is lost."""
    try:
        return tuple(_stored_block(row) for row in json.loads(stored or "[]"))
    except (RecursionError, TypeError, ValueError):
        return from_plain(stored)


def _stored_block(row: object) -> Block:
    match row:
        case [str(kind), [*runs]] if kind in KINDS:
            return Block(kind, tuple(_stored_run(run) for run in runs))
    raise ValueError


def _stored_run(row: object) -> Run:
    match row:
        case [str(text), bool(bold), str(href)]:
            return Run(text, bold, href)
    raise ValueError


def from_plain(text: str) -> tuple[Block, ...]:
    """Read plain text, a block each line."""
    lines = _LINE_END.sub("\n", text).split("\n")
    return normal(Block("paragraph", (Run(line),)) for line in lines)


def from_html(html: str) -> tuple[Block, ...]:
    """Read anyone's HTML for its paragraphs, lists, bold and links; all else is left out."""
    # Only a paste of HTML pays for the parser.
    from coolhead.mail.reply_reader import read_blocks

    return normal(read_blocks(html))
