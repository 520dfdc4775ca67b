# SPDX-License-Identifier: MIT
"""Bytes in, clean text out. Pure: no charset fault is an error, each one is told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")
_ALIASES: Final = {
    "x-sjis": "shift_jis",
    "windows-874": "cp874",
    "windows-31j": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-roman": "mac_roman",
    "x-gbk": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
}
"""Names seen in mail that Python does not know, or for which mailers send a larger set."""
_WESTERN: Final = frozenset({"ascii", "iso8859-1", "cp1252"})
_NOT_FOR_MAIL: Final = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
"""Python's codecs that no mailer means; some take quadratic time on hostile input."""

_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufddf]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its faults: its charset was `guessed`, or letters in it were `lost`."""

    text: str
    guessed: bool
    lost: bool


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode by the declared charset, then as UTF-8, then as windows-1252 with replacements.

    `declared` may be empty, unknown or wrong.
    """
    name = _codec(declared)
    # Mailers that say Latin-1 or ASCII often send UTF-8 or windows-1252. Text in Latin-1 that is
    # valid UTF-8 by chance does not happen; the other way round it turns "für" into "fÃ¼r".
    order = ("utf-8", "cp1252") if name in _WESTERN else (name, "utf-8", "cp1252")
    for codec in dict.fromkeys(filter(None, order)):
        try:
            text = data.decode(codec)
        except (LookupError, UnicodeError):  # LookupError: a codec of bytes to bytes, such as zlib
            continue
        guessed = codec != name and name not in _WESTERN and not data.isascii()
        return Decoded(text, guessed and codec == "cp1252", lost="\ufffd" in text)
    return Decoded(data.decode("cp1252", "replace"), guessed=name not in _WESTERN, lost=True)


def _codec(declared: str) -> str:
    """Give Python's name of a charset, "" where it has none that suits mail."""
    name = declared.strip().strip("'\"").lower()
    if not _NAME.fullmatch(name):
        return ""
    try:
        known = codecs.lookup(_ALIASES.get(name, name)).name
    except LookupError:
        return ""
    return "" if known in _NOT_FOR_MAIL else known


def clean(text: str) -> str:
    r"""Give the text with \n line ends, without control characters, encodable as UTF-8."""
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text)).replace("\xa0", " ")
    return whole(text)


def whole(text: str) -> str:
    """Join surrogates that make a character; a lone one becomes U+FFFD, for it can't be encoded."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def one_line(text: str, most: int) -> str:
    """Give the text on one line with single spaces, at most `most` code points."""
    return " ".join(clean(text[: most * 4]).split())[:most].rstrip()
