# SPDX-License-Identifier: MIT
"""Find the words in a parsed email, whatever its parts and faults are."""

from __future__ import annotations

import binascii
import re
from copy import copy
from dataclasses import dataclass
from email.parser import BytesParser
from itertools import chain
from typing import TYPE_CHECKING, Final

from coolhead.mail import headers, letters, markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message as Parsed

MAX_DEPTH: Final = 50
LONGEST_STUB: Final = 300

_BOUNDARY: Final = re.compile(
    rb"^--([^\s\"]{1,70})[ \t]*\r?\n(?=[A-Za-z][A-Za-z-]*:)", re.MULTILINE
)
_META_CHARSET: Final = re.compile(
    rb"<meta[^<>]{0,200}?charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_STUB: Final = re.compile(
    r"\bhtml\b|(?:view|read|open|display).{0,40}browser|does not support"
    r"|im Browser|navigateur|navegador",
    re.IGNORECASE,
)

UNREADABLE: Final = "Some characters could not be read."
GUESSED: Final = "The email does not say how its letters are written; some may be wrong."


@dataclass(frozen=True, slots=True)
class Body:
    """The words of an email, before the history is folded; `cut` counts what was not read."""

    text: str
    signature: str
    notes: tuple[str, ...]
    cut: int


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_html: bool
    lost: bool
    guessed: bool


def read_body(message: Parsed) -> Body | None:
    """Give the words of an email; None when it has no part that holds text."""
    pieces = _pieces(message, 0)
    if not pieces:
        return None
    texts, signatures, cut = [], [], 0
    for piece in pieces:
        if piece.is_html:
            page = markup.read_html(piece.text)
            texts.append(page.text)
            signatures.append(page.signature)
            cut += page.cut
        else:
            texts.append(piece.text.strip("\n"))
    text = "\n\n".join(filter(str.strip, texts))
    signature = "\n".join(filter(None, signatures))
    return Body(text, signature, _notes(message, pieces), cut)


def _notes(message: Parsed, pieces: list[_Piece]) -> tuple[str, ...]:
    notes = []
    if any(piece.lost for piece in pieces):
        notes.append(UNREADABLE)
    elif any(piece.guessed for piece in pieces):
        notes.append(GUESSED)
    files = sum(_is_file(part) for part in _leaves(message))
    if files:
        what = "An attachment is" if files == 1 else f"{files} attachments are"
        notes.append(f"{what} not shown here: look in your mail client.")
    return tuple(notes)


def attached_email(message: Parsed) -> Parsed | None:
    """Give the first email that this one carries as an attachment."""
    for part in _leaves(message):
        if part.get_content_type() == "message/rfc822":
            for email in filter(headers.is_email, _inner(part) or ()):
                return email
    return None


def _inner(part: Parsed) -> list[Parsed] | None:
    """Give the parts of a part, None when it has text and no parts."""
    if not part.is_multipart():
        return None
    return [inner for inner in part.get_payload() if not isinstance(inner, str)]


def _leaves(message: Parsed) -> Iterator[Parsed]:
    """Walk the parts in order; attached emails are leaves."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = _inner(part)
        if inner is None or part.get_content_maintype() == "message":
            yield part
        else:
            waiting.extend(reversed(inner))


def _is_attached(part: Parsed) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _is_file(part: Parsed) -> bool:
    """Say whether the agent would call a part an attachment: no logo and no seal."""
    kind = part.get_content_type()
    if kind.startswith("multipart/") or kind.endswith("-signature"):
        return False
    if kind in {"text/plain", "text/html"}:
        return _is_attached(part)
    return part.get_content_disposition() == "attachment" or "content-id" not in part


def _pieces(part: Parsed, depth: int) -> list[_Piece]:
    """Give the texts of a part, in order, one of each set of alternatives."""
    kind = part.get_content_type()
    if kind.startswith("message/") or depth > MAX_DEPTH:
        return []
    inner = _inner(part)
    if inner is not None:
        found = [_pieces(child, depth + 1) for child in inner]
        return _best(found) if kind == "multipart/alternative" else [*chain.from_iterable(found)]
    if kind.startswith("multipart/"):
        return _rescue(part, depth)
    if kind not in {"text/plain", "text/html"} or (depth and _is_attached(part)):
        return []
    return [_piece(part, is_html=kind == "text/html")]


def _best(alternatives: list[list[_Piece]]) -> list[_Piece]:
    """Choose the plain alternative, or the HTML one where the plain one is blank or a stub."""
    filled = [pieces for pieces in alternatives if any(piece.text.strip() for piece in pieces)]
    rich = [pieces for pieces in filled if any(piece.is_html for piece in pieces)]
    plain = [pieces for pieces in filled if pieces not in rich]
    if plain and rich:
        words = " ".join(piece.text for piece in plain[0])
        if len(words) <= LONGEST_STUB and _STUB.search(words):
            plain = []
    return next(chain(plain, rich, filter(None, alternatives)), [])


def _rescue(part: Parsed, depth: int) -> list[_Piece]:
    """Read parts that the header's boundary did not part: by the boundary that stands there."""
    raw = _raw(part)
    boundary = _BOUNDARY.search(raw)
    if boundary is None:
        decoded = letters.decode(raw)
        text = letters.clean(decoded.text)
        plain = _Piece(text, is_html=False, lost=decoded.lost, guessed=decoded.guessed)
        return [plain] if text.strip() else []
    kind = b"alternative" if part.get_content_subtype() == "alternative" else b"mixed"
    head = b'Content-Type: multipart/%b; boundary="%b"\n\n' % (kind, boundary[1])
    # Half the depth: parsing again and again would take time without end.
    return _pieces(BytesParser().parsebytes(head + raw), depth + MAX_DEPTH // 2)


def _piece(part: Parsed, *, is_html: bool) -> _Piece:
    data = _content(part)
    declared = part.get_content_charset("")
    if is_html and not declared:
        meta = _META_CHARSET.search(data[:2000])
        declared = meta[1].decode() if meta else ""
    decoded = letters.decode(data, declared)
    text = letters.clean(decoded.text)
    if not is_html and str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, glue=str(part.get_param("delsp", "")).lower() == "yes")
    return _Piece(text, is_html, decoded.lost, decoded.guessed)


def _content(part: Parsed) -> bytes:
    """Decode base64 and quoted-printable as far as they go."""
    raw = _raw(part)
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if coding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if coding == "base64":
        lines = [line for line in raw.splitlines() if b" " not in line.strip()]
        if lines:  # else these are plain words under a wrong label
            # Padding in the middle: two texts were encoded one after the other.
            parts = b"".join(lines).split(b"=")
            return b"".join(headers.unbase64(encoded) or b"" for encoded in parts)
    return raw


def _raw(part: Parsed) -> bytes:
    """Give a part's content as it was sent."""
    # get_payload() without decode raises on charset*0=..., and with it decodes by the header.
    bare = copy(part)
    del bare["content-transfer-encoding"]
    content = bare.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _unflow(text: str, *, glue: bool) -> str:
    """Join the soft line breaks of RFC 3676; with `glue` the blank before a break goes too."""
    paragraphs: list[tuple[int, list[str]]] = []
    soft = False
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        if not words.startswith(" >"):  # left in, it tells that this is no quote
            words = words.removeprefix(" ")
        if not (soft and paragraphs[-1][0] == depth):
            paragraphs.append((depth, []))
        soft = words.endswith(" ") and words != "-- "
        paragraphs[-1][1].append(words[:-1] if soft and glue else words)
    joined = ((depth, "".join(words)) for depth, words in paragraphs)
    return "\n".join(f"{'>' * depth} {words}" if depth else words for depth, words in joined)
