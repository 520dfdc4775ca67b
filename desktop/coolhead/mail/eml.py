# SPDX-License-Identifier: MIT
"""An .eml file in, a Message out. Whatever is in the file, only MailError comes out of here."""

from __future__ import annotations

import stat
from email.parser import BytesParser
from typing import TYPE_CHECKING, Final

from coolhead.mail import body, headers
from coolhead.mail.message import Message, with_text

if TYPE_CHECKING:
    from email.message import Message as Parsed
    from pathlib import Path

MAX_BYTES: Final = 50_000_000
MAX_PARTS: Final = 20_000
MAX_NESTING_WORK: Final = 20_000_000
"""Lines times boundaries: the standard parser's time grows with it."""
MAX_LINES: Final = 1_500_000
READ_OF_MANY_LINES: Final = 8_000_000
MAX_ENVELOPES: Final = 5

_OUTLOOK_MSG: Final = b"\xd0\xcf\x11\xe0"
_NAME_LENGTH: Final = 100


class MailError(Exception):
    """A file that can't be read as an email; the one sentence says what to do about it."""


def read_eml(path: Path) -> Message:
    """Read an .eml file. Raise MailError when it can't be read as an email."""
    name = _shown(path.name or str(path))
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise MailError(f"{name} is a folder: choose one email file (.eml) in it.")
        if not stat.S_ISREG(about.st_mode):
            raise MailError(f"{name} is no ordinary file: save the email as an .eml file first.")
        if about.st_size > MAX_BYTES:
            raise MailError(_too_large(name))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise MailError(f"{name} was not found: check whether it was moved or renamed.") from None
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or "its name is not valid"
        raise MailError(
            f"{name} could not be read ({why}): check that you may open it, or paste the text."
        ) from None
    return parse_eml(data, path.name)


def parse_eml(data: bytes, name: str) -> Message:
    """Read the bytes of an .eml file. Raise MailError when they are no email with text."""
    shown = _shown(name)
    _refuse(data, shown)
    try:
        # Without a policy of its own the parser takes headers as they are: those of
        # policy.default raise on `From: (((` and on `Message-ID: <`.
        message = BytesParser().parsebytes(_bounded(data))
        if not headers.is_email(message):
            raise MailError(
                f"{shown} is not an email: save the email as an .eml file, or paste its text."
            )
        return _read(message, shown)
    except RecursionError:
        raise MailError(_too_nested(shown)) from None


def _refuse(data: bytes, name: str) -> None:
    if not data.strip():
        raise MailError(f"{name} is empty: save the email again, or paste its text.")
    if len(data) > MAX_BYTES:
        raise MailError(_too_large(name))
    if data.startswith(_OUTLOOK_MSG):
        raise MailError(
            f"{name} is an Outlook message file: save it as .eml in Outlook, or paste its text."
        )
    if b"\0" in data:
        raise MailError(
            f"{name} is a binary file, not an email: save the email as an .eml file, "
            "or paste its text."
        )
    boundaries = data.lower().count(b"boundary=")
    too_deep = boundaries * data.count(b"\n") > MAX_NESTING_WORK
    if too_deep or (boundaries and data.count(b"\n--") > MAX_PARTS):
        raise MailError(_too_nested(name))


def _bounded(data: bytes) -> bytes:
    """Give what is parsed: without what stands before the first header, and within bounds."""
    if data.count(b"\n") > MAX_LINES:
        data = data[:READ_OF_MANY_LINES]
    return data.lstrip(b"\xef\xbb\xbf\r\n")


def _read(message: Parsed, name: str) -> Message:
    """Read an email; where it only carries another one, read that."""
    notes: tuple[str, ...] = ()
    for _ in range(MAX_ENVELOPES):
        words = body.read_body(message)
        carried = body.attached_email(message)
        if carried is None or (words is not None and words.text.strip()):
            break
        message, notes = carried, ("The email that was attached to this one is shown.",)
    if words is None:
        raise MailError(
            f"{name} holds no text that can be read here, only attachments: "
            "open it in the mail client, and paste the text."
        )
    if not words.text.strip():
        notes = (*notes, "The email has no text of its own.")
    sender_name, sender_address = headers.sender(message)
    return with_text(
        Message(
            sender_name=sender_name,
            sender_address=sender_address,
            subject=headers.subject(message),
            date=headers.date(message),
            message_id=headers.message_id(message),
            references=headers.references(message),
            notes=(*notes, *words.notes),
            clipped=words.cut,
        ),
        words.text,
        words.signature,
    )


def _shown(name: str) -> str:
    """Give a file's name as it can stand in a sentence."""
    tidy = "".join(sign for sign in name if sign.isprintable())
    return tidy if len(tidy) <= _NAME_LENGTH else f"{tidy[:_NAME_LENGTH]}…"


def _too_large(name: str) -> str:
    most = MAX_BYTES // 1_000_000
    return f"{name} is larger than {most} MB: paste the text of the email instead."


def _too_nested(name: str) -> str:
    return f"{name} has too many parts: open it in the mail client, and paste the text."
