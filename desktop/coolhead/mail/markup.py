# SPDX-License-Identifier: MIT
"""HTML mail in, plain text out: history as lines with "> ", signature apart. Loads nothing."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from typing import Any, Final

from coolhead.mail import client_marks, letters

MAX_HTML: Final = 2_000_000
"""Code points that are read, once pictures inside the mark-up are out."""
MAX_TAGS: Final = 60_000
"""A year of correspondence has fewer; of many more, html_text's time grows with the square."""
MAX_QUOTE_DEPTH: Final = 20

_PICTURE_DATA: Final = re.compile(r"data:\w{1,20}/[\w.+-]{1,60};base64,[A-Za-z0-9+/=%]*")
_TAG: Final = re.compile(r"<[^<>]*>")
_BREAK, _QUOTE = "\ufdd1", "\ufdd0"
"""Stand for a line break and for a folded quote while html_text lays out the rest; letters.clean
took them out of the mail itself."""
_QUOTE_MARK: Final = re.compile(f"{_QUOTE}(\\d+){_QUOTE}")
_LAST_BREAK: Final = re.compile(f"(?<=[^\\s{_BREAK}]) *{_BREAK} *(?=\\n|$)")

_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_SAME_LINE: Final = frozenset({"td", "th"})
_TIGHT: Final = re.compile(r"(?<![-\w])margin(?:-top)?\s*:\s*0", re.IGNORECASE)
_KEEPS_LINES: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_MOST_EMOJI: Final = 8


@dataclass(frozen=True, slots=True)
class Page:
    """The text of an HTML mail; `cut` counts code points of mark-up that were not read."""

    text: str
    signature: str
    cut: int


def read_html(source: str) -> Page:
    """Turn an HTML mail into text."""
    source = _PICTURE_DATA.sub("", letters.clean(source))
    read = "<".join(source[:MAX_HTML].split("<", MAX_TAGS)[:MAX_TAGS])
    cut = len(source) - len(read)
    root, complete = _parse(read)
    if not complete:
        # Nested deeper than the parser goes, as only a hostile mail is: the words, no layout.
        return Page(letters.clean(entities.unescape(_TAG.sub(" ", read))).strip(), "", cut)
    if root is None:
        return Page("", "", cut)
    client_marks.drop_unseen(root)
    client_marks.mark_history(root)
    _prepare(root)
    text, signature = _read(root)
    if signature and all(not line or line.startswith(">") for line in text.split("\n")):
        # Some write inside the signature that their client put in.
        text, signature = "\n\n".join(filter(None, (signature, text))), ""
    return Page(text, signature, cut)


def _parse(source: str) -> tuple[Any, bool]:
    """Parse leniently; the second value tells whether all of it could be read."""
    from lxml import etree, html  # type: ignore[import-untyped]

    # html_text's own parser gives up at 256 levels and at ten million characters.
    parser = html.HTMLParser(
        recover=True, huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(source.encode() or b"<html/>", parser=parser)
    return root, all(fault.type_name != "ERR_RESOURCE_LIMIT" for fault in parser.error_log)


def _prepare(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Put into words what html_text would lose: line breaks, list marks, cells, split words."""
    from lxml import etree

    _keep_lines(root, etree.iterwalk(root, events=("start", "end")))
    for element in root.iter("br", "img", "p"):
        if element.tag == "br":
            element.tag, element.text = "span", _BREAK
        elif element.tag == "img":
            element.tag, element.text = "span", _emoji(element)
        elif "MsoNormal" in element.get("class", "") or _TIGHT.search(element.get("style", "")):
            element.tag = "div"
            if not any(part.strip() for part in element.itertext()):
                element.text = _BREAK
    # html_text sets a space where an inline element ends: "Kel<b>ler</b>" would fall apart.
    inline = {str(element.tag) for element in root.iter()} - _BLOCKS
    etree.strip_tags(root, *inline)
    _mark_items(root)
    for row in root.iter("tr"):
        cells = [cell for cell in row if (cell.text or "").strip(f" \n\t{_BREAK}")]
        if all(len(cell) == 0 for cell in row):
            for cell in cells[1:]:
                cell.text = f"| {cell.text.lstrip()}"


def _keep_lines(root: Any, walk: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Keep the line breaks of preformatted text."""
    depth = 0
    for event, element in walk:
        keeps = element.tag == "pre" or bool(_KEEPS_LINES.search(element.get("style", "")))
        if event == "start":
            depth += keeps
            if depth and element.text:
                element.text = element.text.replace("\n", _BREAK)
            continue
        depth -= keeps
        if depth and element.tail and element is not root:
            element.tail = element.tail.replace("\n", _BREAK)


def _emoji(image: Any) -> str:  # noqa: ANN401 -- lxml has no types
    """Give the emoji that a mail client sent as a picture, "" for any other picture."""
    shown = str(image.get("alt", "")).strip()
    return shown if len(shown) <= _MOST_EMOJI and not re.search(r"[\x00-\x7f]", shown) else ""


def _mark_items(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Write the dash or the number of each list item into its text."""
    for parent in root.iter("ol", "ul"):
        for number, item in enumerate(parent.iterchildren("li"), 1):
            mark = f"{number}. " if parent.tag == "ol" else "- "
            first = item[0] if len(item) else None
            if first is not None and first.tag in {"p", "div"} and not (item.text or "").strip():
                first.drop_tag()
            item.text = mark + (item.text or "").lstrip()


def _read(root: Any) -> tuple[str, str]:  # noqa: ANN401 -- lxml has no types
    """Give text and signature of a prepared tree."""
    quotes: list[str] = []
    for element in reversed(_quotes(root)):  # the inner ones first
        quotes.append(_quote(_lay_out(element, quotes)))
        element.clear(keep_tail=True)
        element.text = f"{_QUOTE}{len(quotes) - 1}{_QUOTE}"
    signatures = []
    for element in client_marks.signatures(root):
        signatures.append(_lay_out(element, quotes))
        element.clear(keep_tail=True)
    return _lay_out(root, quotes), "\n".join(filter(None, signatures))


def _lay_out(element: Any, quotes: list[str]) -> str:  # noqa: ANN401 -- lxml has no types
    """Lay an element out as text, with the quotes in it already told."""
    import html_text

    newline = _BLOCKS - _SAME_LINE - html_text.html_text.DOUBLE_NEWLINE_TAGS
    text = html_text.etree_to_text(element, newline_tags=newline)
    text = _LAST_BREAK.sub("", text).replace(_BREAK, "\n")
    text = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
    text = re.sub(r"\n{3,}", "\n\n", text)
    return _QUOTE_MARK.sub(lambda found: quotes[int(found[1])], text).strip("\n")


def _quotes(root: Any) -> list[Any]:  # noqa: ANN401 -- lxml has no types
    """Give the quotes in order; those too deep inside others become a part of them."""
    from lxml import etree

    found, depth = [], 0
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="blockquote"):
        depth += 1 if event == "start" else -1
        if event == "start" and depth <= MAX_QUOTE_DEPTH:
            found.append(element)
    return found


def _quote(text: str) -> str:
    return "\n".join(
        f">{line}" if line.startswith(">") else f"> {line}".rstrip()
        for line in text.split("\n")
        if text
    )
