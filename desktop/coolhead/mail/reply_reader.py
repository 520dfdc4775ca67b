# SPDX-License-Identifier: MIT
"""Anyone's HTML in, a reply's blocks out: from mail clients, word processors, web pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Final

from coolhead.mail import letters
from coolhead.mail.reply import Block, Run, from_plain, safe_address

MAX_HTML: Final = 500_000
"""Code points that are read, once pictures inside the mark-up are out."""
MAX_DEPTH: Final = 1000

_PICTURE_DATA: Final = re.compile(r"data:\w{1,20}/[\w.+-]{1,60};base64,[A-Za-z0-9+/=%]*")
_TAG: Final = re.compile(r"<[^<>]*>")
_NESTING_TAG: Final = re.compile(
    r"<(/?)(?:[abiu]|div|em|font|span|strong|table|ul|ol|blockquote)\b"
)
_SPACED: Final = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "table"})
_BLOCKS: Final = _SPACED | {
    *("address", "article", "aside", "center", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "form", "header", "hr", "main", "section", "tr"),
}
_LISTS: Final = {"ol": "number", "ul": "bullet"}
_INLINE: Final = frozenset({"a", "b", "br", "font", "img", "li", "span", "strong", "td", "th"})
_UNSEEN: Final = frozenset(
    {
        *("head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg"),
        *("template", "textarea", "title"),
    }
)
_BOLD_TAGS: Final = frozenset({"b", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "th"})
_BOLD_WEIGHTS: Final = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_TIGHT: Final = re.compile(r"(?<![-\w])margin(?:-top)?\s*:\s*0|-qt-", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_EMOJI: Final = 8


def read_blocks(html: str) -> tuple[Block, ...]:
    """Read HTML into blocks, with no empty lines at either end."""
    source = _PICTURE_DATA.sub("", letters.whole(html))[:MAX_HTML]
    if _is_too_deep(source):
        return from_plain(" ".join(unescape(_TAG.sub(" ", source)).split()))
    reader = _Reader()
    reader.feed(_tidy(source))
    reader.close()
    return reader.blocks()


def _is_too_deep(source: str) -> bool:
    """Say whether tags lie inside each other as only hostile ones do: tidying them takes long."""
    depth = deepest = 0
    for tag in _NESTING_TAG.finditer(source):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH


def _tidy(source: str) -> str:
    """Close what is open and drop what has no meaning here.

    The standard library's parser takes minutes for some 100 KB of broken tags; of what comes out
    of nh3 none is broken.
    """
    import nh3

    return nh3.clean(
        source.replace("\0", ""),
        tags={*_BLOCKS, *_LISTS, *_INLINE},
        clean_content_tags={*_UNSEEN},
        attributes={"*": {"class", "style"}, "a": {"href"}, "img": {"alt"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


@dataclass(frozen=True, slots=True)
class _Open:
    """An open tag, with what it means for the text in it."""

    bold: bool = False
    href: str = ""
    keeps_lines: bool = False
    spaced: bool = False
    is_mark: bool = False


class _Reader(HTMLParser):
    """Collect blocks; an empty line goes between paragraphs, none inside lists."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open = [_Open()]
        self._lists: list[str] = []
        self._items: list[int] = []
        """For each open item, the number of blocks before it."""
        self._word_list = ""
        self._gap = False
        self._soft = False
        self._after_space = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin blocks and looks."""
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._end_block()
        elif tag == "img":
            self._add(_emoji(given.get("alt", "")))
        else:
            look = self._look(tag, given)
            self._begin(tag, spaced=look.spaced)
            self._open.append(look)
            if "MsoListParagraph" in given.get("class", ""):
                self._word_list = "bullet"

    def _look(self, tag: str, given: dict[str, str]) -> _Open:
        above, style = self._open[-1], given.get("style", "")
        tight = "Mso" in given.get("class", "") or _TIGHT.search(style) is not None
        weight = _WEIGHT.search(style)
        return _Open(
            bold=weight[1].lower() in _BOLD_WEIGHTS if weight else above.bold or tag in _BOLD_TAGS,
            href=safe_address(given.get("href", "")) or above.href,
            keeps_lines=above.keeps_lines or tag == "pre",
            spaced=tag in _SPACED and not tight,
            is_mark=above.is_mark or "mso-list:ignore" in style.lower().replace(" ", ""),
        )

    def _begin(self, tag: str, *, spaced: bool) -> None:
        if tag in _LISTS:
            self._end_block()
            self._lists.append(_LISTS[tag])
        elif tag == "li":
            self._end_block()
            self._items.append(len(self._blocks))
        elif tag in _BLOCKS:
            self._part(spaced=spaced)
        elif tag in {"td", "th"} and not self._after_space:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        """End blocks and looks; what comes out of nh3 is balanced."""
        look = self._open.pop()
        if tag in _LISTS:
            self._end_block()
            self._lists.pop()
            self._gap = not self._lists
        elif tag == "li":
            self._end_block(always=self._items[-1] == len(self._blocks))
            self._items.pop()
        elif tag in _BLOCKS:
            self._part(spaced=look.spaced)
            self._word_list = ""

    def _part(self, *, spaced: bool) -> None:
        """Part what stands before from what comes; inside an item, by a line break."""
        if self._items:
            self._soft = bool(self._runs)
        else:
            self._end_block()
            self._gap = self._gap or spaced

    def _break(self) -> None:
        if self._items:
            self._runs.append(Run("\n"))
            self._after_space = True
        else:
            self._end_block(always=True)

    def handle_data(self, data: str) -> None:
        """Take text, with white space as a browser shows it."""
        look = self._open[-1]
        if look.is_mark:  # the bullet or number that Word writes before an item
            self._word_list = "number" if re.search(r"\d", data) else self._word_list
        elif look.keeps_lines:
            first, *others = data.split("\n")
            self._add(first)
            for other in others:
                self._break()
                self._add(other)
        else:
            text = _SPACE.sub(" ", data)
            self._add(text.lstrip(" ") if self._after_space or self._soft else text)

    def _add(self, text: str) -> None:
        if not text:
            return
        if self._soft:
            self._runs.append(Run("\n"))
            self._soft = False
        look = self._open[-1]
        self._runs.append(Run(text, look.bold, look.href))
        self._after_space = text.endswith(" ")

    def _end_block(self, *, always: bool = False) -> None:
        """End the block in hand, where there is one; `always` makes an empty one."""
        runs, self._runs = self._runs, []
        self._soft, self._after_space = False, True
        if not runs and not always:
            return
        listed = (self._lists or ["bullet"])[-1] if self._items else self._word_list
        block = Block(listed or "paragraph", _trimmed(runs))
        last = self._blocks[-1] if self._blocks else Block("paragraph")
        if self._gap and last.runs and block.runs and (not listed or last.kind != "paragraph"):
            self._blocks.append(Block("paragraph"))
        self._gap = False
        self._blocks.append(block)

    def blocks(self) -> tuple[Block, ...]:
        """Give what was read, with no empty lines at either end."""
        self._end_block()
        filled = [at for at, block in enumerate(self._blocks) if block.runs]
        return tuple(self._blocks[filled[0] : filled[-1] + 1]) if filled else ()


def _emoji(alt: str) -> str:
    """Give the emoji that a mail client shows as a picture, "" for any other picture."""
    plain = len(alt) > _MOST_EMOJI or re.search(r"[\x00-\x7f]", alt)
    return "" if plain else alt


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Give runs without white space at their end, and with plain spaces for no-break ones."""
    kept = [Run(run.text.replace("\xa0", " "), run.bold, run.href) for run in runs]
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        kept.append(Run(last.text.rstrip(), last.bold, last.href))
    return tuple(kept)
