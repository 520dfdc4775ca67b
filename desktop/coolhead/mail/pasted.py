# SPDX-License-Identifier: MIT
"""Text pasted from a mail client in, a Message out. Nothing that is pasted is an error."""

from __future__ import annotations

import re
from typing import Final

from coolhead.mail import letters
from coolhead.mail.header_block import take_header
from coolhead.mail.message import MAX_READ, Message, with_text

MAX_SOURCE: Final = 5_000_000
"""Code points of an email's own source that are read when it is pasted."""
_SOURCE: Final = re.compile(
    r"\s{0,20}(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature): ?\S",
    re.IGNORECASE,
)
"""The first line of an email's source, as "show original" gives it."""
_LEAST_SHARE: Final = 0.5


def from_paste(plain: str, html: str | None = None) -> Message:
    """Take pasted text apart; where the clipboard has HTML, that tells history from new words.

    A header at the top ("From: ... Sent: ... Subject: ...") gives sender and subject.
    """
    if _SOURCE.match(plain):
        parsed = _from_source(plain)
        if parsed is not None:
            return parsed
    read = letters.clean(plain[:MAX_READ])
    unread = len(plain) - len(plain[:MAX_READ])
    if html and not unread:
        from coolhead.mail import markup

        page = markup.read_html(html)
        # The HTML of tables and web pages may hold less than their text, or something else.
        if not page.cut and _weight(page.text) >= _LEAST_SHARE * _weight(read):
            message, rest = take_header(Message(), page.text)
            return with_text(message, rest, page.signature)
    message, rest = take_header(Message(clipped=unread), read)
    return with_text(message, rest)


def _from_source(plain: str) -> Message | None:
    """Read an email's pasted source; None when it only begins like one."""
    # The parser takes the standard library's mail parts: only where there is a mail to parse.
    from coolhead.mail.eml import MailError, parse_eml

    source = letters.whole(plain[:MAX_SOURCE].replace("\0", ""))
    try:
        return parse_eml(source.encode(), "The pasted text")
    except MailError:
        return None


def _weight(text: str) -> int:
    return len("".join(text.split()))
