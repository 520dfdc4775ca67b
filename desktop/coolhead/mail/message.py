# SPDX-License-Identifier: MIT
"""A customer's message as a plain value, the same for a file, a drop and a paste."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from coolhead.mail.header_block import take_header
from coolhead.mail.history import fold, unquote

MAX_TEXT: Final = 200_000
"""Code points that each part of a message may have; what is longer is cut and told."""
MAX_READ: Final = 1_000_000
"""Code points that are looked at before the history is folded away."""


@dataclass(frozen=True, slots=True)
class Message:
    """A customer's message. What is not known is "".

    `date` is in ISO form. `text` holds the customer's own new words; `quoted` and `signature` were
    folded away from it. `notes` are plain sentences for the agent. `clipped` counts the code points
    that were cut away.
    """

    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""
    date: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    quoted: str = ""
    signature: str = ""
    notes: tuple[str, ...] = ()
    clipped: int = 0


def with_text(message: Message, text: str, signature: str = "") -> Message:
    """Give the message with `text` folded and clipped; `signature` is one that is known already.

    A message that is all history, as a forwarded one is, keeps it as its text.
    """
    cut = max(0, len(text) - MAX_READ) + message.clipped
    folded = fold(text[:MAX_READ])
    notes = message.notes
    if not folded.text and folded.quoted:
        message, inner = take_header(message, unquote(folded.quoted))
        folded = fold(inner)
        notes = (*notes, "The whole message is quoted or forwarded text.")
    closing = "\n".join(filter(None, (folded.signature, signature)))
    parts = [folded.text, folded.quoted, closing]
    if not parts[0]:
        parts = [parts[1] or parts[2], "", parts[2] if parts[1] else ""]
    cut += sum(max(0, len(part) - MAX_TEXT) for part in parts)
    if cut:
        notes = (*notes, f"The message is very long: {cut:,} characters are not shown.")
    own, quoted, closing = (part[:MAX_TEXT] for part in parts)
    return replace(message, text=own, quoted=quoted, signature=closing, notes=notes, clipped=cut)
