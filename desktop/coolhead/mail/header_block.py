# SPDX-License-Identifier: MIT
"""The header that mail clients write into the text itself: "From: ... Sent: ... Subject: ..."."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from coolhead.mail.message import Message

MOST_LINES: Final = 20
_FEWEST_LINES: Final = 2

FROM: Final = frozenset({"from", "von", "de", "expéditeur", "da", "van"})
SUBJECT: Final = frozenset({"subject", "betreff", "objet", "asunto", "oggetto", "onderwerp"})
DATE: Final = frozenset(
    {
        *("sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviado el", "fecha"),
        *("inviato", "data", "verzonden"),
    }
)
_OTHERS: Final = frozenset(
    {
        *("to", "cc", "bcc", "reply-to", "attachments", "importance", "an", "kopie", "antwort an"),
        *("anlagen", "à", "pour", "répondre à", "pièces jointes", "para", "cco", "responder a"),
        *("a", "aan", "bijlagen"),
    }
)
_ALL: Final = FROM | SUBJECT | DATE | _OTHERS
_LABELLED: Final = re.compile(r"[*_ \t]{0,4}([^\W\d_][\w -]{0,24}?)[*_ ]{0,4}:(?!//)[*_ \t]*(.*)")
RULE: Final = re.compile(r"-{3,} ?[^\W\d_][^-]{2,50} ?-{3,}")
"""A line such as "-----Ursprüngliche Nachricht-----", in any language."""
_FORWARDED: Final = re.compile(r"(?:fwd?|wg|tr|rv|doorst) ?:", re.IGNORECASE)
_LONGEST_LINE: Final = 1000


def label(line: str) -> str:
    """Give the label before the colon of a line, in small letters, "" where there is none."""
    found = _LABELLED.match(line)
    return found[1].lower() if found else ""


def take_header(message: Message, text: str) -> tuple[Message, str]:
    """Take an unmistakable header off the top of `text` and put what it tells into the message.

    A sender that the message has stays, unless the subject says that the mail was forwarded.
    """
    lines = text.lstrip().split("\n")
    first = next((at for at, line in enumerate(lines[:3]) if label(line) in _ALL), 0)
    if any(line.strip() and not RULE.fullmatch(line.strip()) for line in lines[:first]):
        return message, text
    told: dict[str, str] = {}
    end = first
    for line in islice(lines, first, first + MOST_LINES):
        found = _LABELLED.match(line[:_LONGEST_LINE])
        if not found or found[1].lower() not in _ALL:
            break
        told.setdefault(found[1].lower(), found[2].strip())
        end += 1
    sender = _told(told, FROM)
    if len(told) < _FEWEST_LINES or not sender or not ("@" in sender or _told(told, SUBJECT)):
        return message, text
    return _filled(message, told, sender), "\n".join(lines[end:]).strip("\n")


def _told(told: dict[str, str], labels: frozenset[str]) -> str:
    return next((value for name, value in told.items() if name in labels), "")


def _filled(message: Message, told: dict[str, str], sender: str) -> Message:
    # Reading addresses takes the standard library's mail parts: only where there is one to read.
    from coolhead.mail import headers

    if message.sender_address and not _FORWARDED.match(message.subject):
        return message
    name, address = headers.mailbox(sender.replace("[mailto:", "<").replace("]", ">"))
    return replace(
        message,
        sender_name=name,
        sender_address=address,
        subject=headers.tidy_subject(_told(told, SUBJECT)) or message.subject,
        date=headers.iso_date(_told(told, DATE)) or message.date,
    )
