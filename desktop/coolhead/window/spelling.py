# SPDX-License-Identifier: MIT
"""Spelling by hunspell, loaded off the start path; quiet marks, suggestions in the menu."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from coolhead import paths

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SKIP: Final = re.compile(r"\{[^}\n]*\}|\S+@\S+|\w+://\S+|www\.\S+|\S*[\d_]\S*")
LANGUAGES: Final = {
    "both": ("en_GB", "en_US"),
    "british": ("en_GB",),
    "american": ("en_US",),
    "off": (),
}
SUGGESTIONS: Final = 5
LOOK_EVERY_MS: Final = 40


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


class Speller(QObject):
    """Find misspelt words. Until the dictionaries are read, every word is fine.

    Signals:
        ready(): the dictionaries are read, or another language was chosen.
    """

    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._dictionaries: dict[str, _Dictionary] = {}
        self._language = "both"
        self._own: set[str] = set()
        self._known: dict[str, bool] = {}
        self._thread: threading.Thread | None = None
        # A Python thread may not emit into Qt's loop safely at exit; the loop looks for it instead.
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)

    def choose(self, language: str, own: Iterable[str] = ()) -> None:
        """Take `both`, `british`, `american` or `off`, and the agent's own words."""
        self._language = language if language in LANGUAGES else "both"
        self._own = {word.casefold() for word in own}
        self._known.clear()
        if self._thread is None:
            self._read_missing()

    def _read_missing(self) -> None:
        missing = [name for name in LANGUAGES[self._language] if name not in self._dictionaries]
        if missing:
            self._thread = threading.Thread(target=self._load, args=(missing,), daemon=True)
            self._thread.start()
            self._look.start()
        else:
            self.ready.emit()

    def _load(self, names: list[str]) -> None:
        import hunspell  # type: ignore[import-untyped]

        folder = str(paths.resources_dir() / "dictionaries")
        for name in names:
            self._dictionaries[name] = hunspell.Hunspell(name, hunspell_data_dir=folder)

    def _on_look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._thread = None
            self._look.stop()
            self._known.clear()
            # Another language may have been chosen meanwhile.
            self._read_missing()

    @property
    def is_ready(self) -> bool:
        """Say whether all chosen dictionaries are read."""
        return self._thread is None and all(
            name in self._dictionaries for name in LANGUAGES[self._language]
        )

    def misspelt(self, text: str) -> list[tuple[int, int]]:
        """Give the places (code points, end exclusive) of words that no dictionary knows."""
        if not self.is_ready or self._language == "off":
            return []
        skipped = [found.span() for found in _SKIP.finditer(text)]
        return [
            found.span()
            for found in WORD.finditer(text)
            if not any(start <= found.start() < end for start, end in skipped)
            and not self.knows(found.group())
        ]

    def knows(self, word: str) -> bool:
        """Say whether a word is fine: known, the agent's own, or an acronym."""
        if word not in self._known:
            plain = word.replace("’", "'")
            acronym = len(word) > 1 and word.isupper()
            own = plain.casefold() in self._own
            self._known[word] = (
                acronym
                or own
                or any(self._dictionaries[name].spell(plain) for name in LANGUAGES[self._language])
            )
        return self._known[word]

    def suggestions(self, word: str) -> list[str]:
        """Give a few better spellings, best first."""
        found: dict[str, None] = {}
        for name in LANGUAGES[self._language]:
            if name in self._dictionaries:
                found |= dict.fromkeys(self._dictionaries[name].suggest(word.replace("’", "'")))
        return list(found)[:SUGGESTIONS]

    def learn(self, word: str) -> None:
        """Take a word as the agent's own."""
        self._own.add(word.casefold())
        self._known.clear()
        self.ready.emit()

    def own_words(self) -> list[str]:
        """Give the agent's own words, in order."""
        return sorted(self._own)
