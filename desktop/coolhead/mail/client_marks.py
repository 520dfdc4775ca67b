# SPDX-License-Identifier: MIT
"""What mail clients leave in the HTML that they write: hidden parts, history, signatures.

All functions change the tree they are given. After `mark_history` each part of the history, and
nothing else, is a `blockquote`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

_UNSEEN: Final = frozenset(
    {
        *("applet", "audio", "canvas", "embed", "head", "iframe", "math", "meta", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    }
)

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:max-height|(?<![-\w])opacity)\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
"""`font-size: 0` is not among them: newsletters set it on boxes whose parts set it back."""
_PREHEADER: Final = re.compile(r"\bpre-?header\b", re.IGNORECASE)
_INDENT: Final = re.compile(r"border\s*:\s*(?:none|0)", re.IGNORECASE)
_TOP_LINE: Final = re.compile(r"border-top\s*:[^;]*solid", re.IGNORECASE)
_HISTORY: Final = re.compile(
    r"(?<![\w-])(?:gmail_attr|moz-cite-prefix|moz-forward-container|protonmail_quote"
    r"|tutanota_quote|zmail_extra)(?![\w-])|yahoo_quoted"
)
"""Classes and ids for what stands before or round the history."""
_HISTORY_FOLLOWS: Final = frozenset({"appendonsend", "divRplyFwdMsg"})
_SIGNATURE: Final = re.compile(
    r"(?<![\w-])(?:AppleMailSignature|Signature|gmail_signature|moz-signature"
    r"|ms-outlook-mobile-signature|protonmail_signature_block)(?![\w-])"
)
_LABELS_OF_A_HEADER: Final = 3
_MOST_SIGNATURES: Final = 50


def drop_unseen(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Take out what a mail client would not show: scripts, styles, hidden previews."""
    for element in list(root.iter()):
        if _is_unseen(element) and element.tag not in {"html", "body"}:
            # Not drop_tree(): joining the texts round very many of them takes for ever.
            element.clear(keep_tail=True)
            element.tag = "span"


def _is_unseen(element: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    hidden = _HIDDEN.search(element.get("style", ""))
    return bool(hidden or _PREHEADER.search(element.get("class", "")))


def mark_history(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Make each part of the history a `blockquote`, and what is only indented a `div`."""
    for element in list(root.iter()):
        names = _names(element)
        if element.tag == "blockquote":
            cited = element.get("type") == "cite" or "gmail_quote" in names
            if not cited and _INDENT.search(element.get("style", "")):
                element.tag = "div"  # the indent button of a composer
        elif _HISTORY.search(names) or element.get("name") == "quote":
            element.tag = "blockquote"
        elif "gmail_quote" in names and element.find(".//blockquote") is None:
            element.tag = "blockquote"  # a forward; in a reply the quotes lie inside
    for element in root.iterdescendants("div"):
        if _opens_history(element) and next(element.iterancestors("blockquote"), None) is None:
            _quote_from(element)
            return


def signatures(root: Any) -> list[Any]:  # noqa: ANN401 -- lxml has no types
    """Give the outermost elements that hold the writer's own signature."""
    named = (element for element in root.iter() if _SIGNATURE.search(_names(element)))
    found: dict[Any, None] = {}
    for element in islice(named, _MOST_SIGNATURES):
        above = list(element.iterancestors())
        if not any(outer in found or outer.tag == "blockquote" for outer in above):
            found[element] = None
    return list(found)


def _names(element: Any) -> str:  # noqa: ANN401 -- lxml has no types
    return f"{element.get('class', '')} {element.get('id', '')}"


def _opens_history(element: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Say whether an element is the header that Outlook puts above the history."""
    if element.get("id") in _HISTORY_FOLLOWS:
        return True
    if not _TOP_LINE.search(element.get("style", "")):
        return False
    labels = islice(element.iter("b", "strong"), 2 * _LABELS_OF_A_HEADER)
    texts = ("".join(islice(label.itertext(), _LABELS_OF_A_HEADER)).rstrip() for label in labels)
    return sum(text.endswith(":") for text in texts) >= _LABELS_OF_A_HEADER


def _quote_from(element: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Move an element and all that follows it in the mail into one `blockquote`."""
    quote = element.makeelement("blockquote")
    element.addprevious(quote)
    level = quote
    while level.tag != "body" and level.getparent() is not None:
        for follower in list(level.itersiblings()):
            quote.append(follower)
        level = level.getparent()
        loose = element.makeelement("div")
        loose.text, level.tail = level.tail, None
        quote.append(loose)
