# SPDX-License-Identifier: MIT
"""The few headers that an agent needs, read so leniently that no header can be an error."""

from __future__ import annotations

import binascii
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from coolhead.mail import letters

if TYPE_CHECKING:
    from email.message import Message as Parsed

KNOWN: Final = frozenset(
    {
        "bcc",
        "cc",
        "date",
        "delivered-to",
        "from",
        "message-id",
        "mime-version",
        "received",
        "reply-to",
        "return-path",
        "sender",
        "subject",
        "to",
        "x-unsent",
    }
)
"""A file without any of these is no email."""

MAX_HEADER: Final = 10_000
MAX_REFERENCES_HEADER: Final = 100_000
MAX_REFERENCES: Final = 100
MAX_NAME: Final = 200
MAX_ADDRESS: Final = 320
MAX_SUBJECT: Final = 1000

_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")
_ANGLE: Final = re.compile(r"<([^<>]*@[^<>]*)>")
_BARE: Final = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\",;:@]+")
_COMMENT: Final = re.compile(r"\(([^()]*)\)")
_ID: Final = re.compile(r"<[^<>\s]{1,998}>")
_AUTOMATIC: Final = re.compile(
    r"(?:no|do-?not)[-._]?reply|mailer|notifications?|contact-?form|forms?|wordpress", re.IGNORECASE
)
"""Local parts that stand for a program: there the customer is in Reply-To."""
_LAST_NAME_FIRST: Final = re.compile(r"([^\W\d][\w'’. -]{0,50}), ([^\W\d][\w'’. -]{0,50})")
_NO_FIRST_NAMES: Final = frozenset(
    {"ag", "esq", "gmbh", "inc", "jr", "llc", "ltd", "mba", "md", "ph.d", "phd", "plc", "sr"}
)


def is_email(message: Parsed) -> bool:
    """Say whether the parsed message has at least one header that emails have."""
    return any(name.lower() in KNOWN for name in message.keys())  # noqa: SIM118 -- no dict


def sender(message: Parsed) -> tuple[str, str]:
    """Give the customer's name and address, "" for what is not told."""
    name, address = mailbox(_raw(message, "from"))
    local = address.partition("@")[0]
    if not address or _AUTOMATIC.match(local):
        for header in ("reply-to", "sender"):
            other_name, other_address = mailbox(_raw(message, header))
            if other_address and not _AUTOMATIC.match(other_address):
                return other_name or ("" if address else name), other_address
    return name, address


def subject(message: Parsed) -> str:
    """Give the subject on one line."""
    return tidy_subject(_raw(message, "subject"))


def tidy_subject(raw: str) -> str:
    """Decode a subject and put it on one line."""
    return letters.one_line(decode_words(raw), MAX_SUBJECT)


def date(message: Parsed) -> str:
    """Give the date in ISO form, "" when it is missing or can't be read."""
    return iso_date(_raw(message, "date"))


def iso_date(raw: str) -> str:
    """Turn a mail header's date into ISO form, "" when it can't be read."""
    try:
        return parsedate_to_datetime(raw[:100]).isoformat()
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return ""


def message_id(message: Parsed) -> str:
    """Give the message's id in angle brackets, "" when there is none."""
    found = _ID.search(_raw(message, "message-id"))
    return found[0] if found else ""


def references(message: Parsed) -> tuple[str, ...]:
    """Give the ids of the messages before this one, oldest first, at most the last hundred."""
    raw = " ".join(
        _raw(message, name, MAX_REFERENCES_HEADER) for name in ("references", "in-reply-to")
    )
    return tuple(dict.fromkeys(_ID.findall(raw)))[-MAX_REFERENCES:]


def _raw(message: Parsed, wanted: str, most: int = MAX_HEADER) -> str:
    """Give the first header of that name; letters sent as bare bytes are decoded by guess.

    The standard library's structured headers are passed by: `From: (((` and `Message-ID: <` make
    them raise, and a letter split over two encoded words is lost in them.
    """
    for name, value in message.raw_items():
        if name.lower() == wanted:
            text = str(value)[:most]
            return letters.decode(text.encode("utf-8", "surrogateescape"), "utf-8").text
    return ""


def decode_words(text: str) -> str:
    """Decode the encoded words of RFC 2047; words that can't be decoded stay as they are."""
    parts: list[str] = []
    pending, charset, last = b"", "", 0
    for found in _WORD.finditer(text):
        data = _word_bytes(found[2], found[3])
        if data is None:
            continue
        between = text[last : found.start()]
        name = found[1].partition("*")[0].lower()
        # Bytes of neighbours are joined before decoding: mailers split letters over two words.
        if charset and (between.strip() or name != charset):
            parts.append(letters.decode(pending, charset).text)
            pending = b""
        if between.strip() or not charset:
            parts.append(between)
        pending, charset, last = pending + data, name, found.end()
    if charset:
        parts.append(letters.decode(pending, charset).text)
    return "".join(parts) + text[last:]


def _word_bytes(encoding: str, encoded: str) -> bytes | None:
    raw = encoded.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    return unbase64(raw)


def unbase64(raw: bytes) -> bytes | None:
    """Decode base64 as far as it goes, without padding too; None where nothing is left."""
    kept = _NOT_BASE64.sub(b"", raw)
    if len(kept) % 4 == 1:
        kept = kept[:-1]  # six bits alone make no byte
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4)) if kept else None


def mailbox(raw: str) -> tuple[str, str]:
    """Give name and address of the first mailbox in an address header."""
    angle = _ANGLE.search(raw)
    if angle is not None:
        address, name = angle[1], raw[: angle.start()]
        if ";" in raw[angle.end() :]:
            name = name.rpartition(":")[2]  # "Support team: Maria <m@x.example>;" is a group
        if "@" in name:
            name = name.rpartition(",")[2]  # another address stands before it
    else:
        bare, comment = _BARE.search(raw), _COMMENT.search(raw)
        address = bare[0] if bare else ""
        unnamed = "" if bare or ":" in raw else raw
        name = comment[1] if comment else unnamed
    address = letters.one_line(address, MAX_ADDRESS).replace(" ", "")
    return _person(name, address), address


def _person(name: str, address: str) -> str:
    """Tidy a display name: no quotes, first name first; "" when it only repeats the address."""
    bare = letters.one_line(name, MAX_HEADER).strip("\"'<> ").replace('\\"', '"')
    tidy = letters.one_line(decode_words(bare), MAX_NAME).strip("\"'<> ")
    turned = _LAST_NAME_FIRST.fullmatch(tidy)
    if turned and turned[2].rstrip(".").lower() not in _NO_FIRST_NAMES:
        tidy = f"{turned[2]} {turned[1]}"
    return "" if tidy.lower() == address.lower() else tidy
