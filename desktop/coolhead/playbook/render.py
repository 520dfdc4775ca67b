# SPDX-License-Identifier: MIT
"""Render Markdown to HTML that can load nothing: no link, no picture, no style, no attribute."""

from __future__ import annotations

import html
import re
from typing import Final

_TAGS: Final = frozenset(
    {"p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "h3", "h4", "br"}
)
_LONGEST: Final = 20_000
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\[\]]*\)")
_HEADING: Final = re.compile(r"(</?h)[1-6]\b")

# The words of links are taken out before. On a page of brackets these patterns cost minutes, and on
# a page of other signs some others cost seconds: hence the greatest length.
_NO_PATTERNS: Final = (
    "link",
    "image_link",
    "image_reference",
    "reference",
    "short_reference",
    "short_image_ref",
)


def render_html(markdown_text: str) -> str:
    """Return the text as HTML made of a few plain tags; of a link only its words stay.

    Headings become those below a page's own title. A text of more than 20,000 characters is cut.
    """
    # Both are costly, and nobody needs them before the first page is opened.
    import markdown  # noqa: PLC0415
    import nh3  # noqa: PLC0415

    text = markdown_text if len(markdown_text) <= _LONGEST else f"{markdown_text[:_LONGEST]}…"
    converter = markdown.Markdown(extensions=["sane_lists"])
    for name in _NO_PATTERNS:
        converter.inlinePatterns.deregister(name)
    try:
        raw = converter.convert(_LINK.sub(r"\1", text))
    except RecursionError:
        # A list within a list, hundreds of times over, is no advice; its words can still be read.
        raw = f"<p>{html.escape(text)}</p>"
    lowered = _HEADING.sub(_lowered, raw)
    return nh3.clean(lowered, tags=set(_TAGS), attributes={}, url_schemes=set(), link_rel=None)


def _lowered(found: re.Match[str]) -> str:
    level = found[0][-1]
    return f"{found[1]}{'3' if level in '123' else '4'}"
