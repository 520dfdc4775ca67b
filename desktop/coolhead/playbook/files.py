# SPDX-License-Identifier: MIT
"""Read the files of one layer from disk, and refuse what does not belong there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import KINDS, is_id
from coolhead.playbook.mistakes import advice, close_to
from coolhead.playbook.values import Mistake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

MOST_BYTES: Final = 1_000_000
"""The size above which a content file is refused."""

PACK: Final = "pack"
"""The kind of the file that names a pack and switches things off."""

_SUFFIX: Final = ".md"
_OUTSIDE: Final = "this links to a place outside the folder: put the file itself here"
_BAD_NAME: Final = (
    "a file's name may have only lower-case letters, digits and hyphens before '.md': rename it"
)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of a layer: its kind, its id, its path within the layer, and its bytes."""

    kind: str
    id: str
    file: str
    data: bytes


class Layer:
    """A folder of content. What cannot be read is told in `mistakes`; nothing is raised."""

    def __init__(self, root: Path) -> None:
        self.mistakes: list[Mistake] = []
        self._root = root
        self._real_root = Path(os.path.realpath(root))

    def files(self, kinds: Collection[str] = KINDS) -> Iterator[ContentFile]:
        """Yield the content files of some kinds, folder by folder, each folder sorted by name."""
        entries = {entry.name: entry for entry in self._entries(self._root, ".")}
        pack = entries.get(f"{PACK}{_SUFFIX}")
        if pack:
            yield from self._read([pack], PACK, "")
        for kind in kinds:
            entry = entries.get(kind)
            if entry and not self._holds(entry):
                self._tell(kind, _OUTSIDE)
            elif entry:
                yield from self._read(self._entries(Path(entry.path), kind), kind, f"{kind}/")
        if kinds is KINDS:
            self._tell_misnamed(entries)

    def _entries(self, folder: Path, shown: str) -> list[os.DirEntry[str]]:
        """Return what lies in a folder and is not hidden, sorted by name."""
        try:
            with os.scandir(folder) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
        except OSError as error:
            reason = f"{_printable(str(folder))}: {error.strerror}"
            self._tell(shown, f"this folder of content cannot be read ({reason})")
            return []
        return sorted(entries, key=lambda entry: entry.name)

    def _read(
        self, entries: Iterable[os.DirEntry[str]], kind: str, prefix: str
    ) -> Iterator[ContentFile]:
        for entry in entries:
            file = f"{prefix}{_printable(entry.name)}"
            item_id, suffix = os.path.splitext(entry.name)  # noqa: PTH122 -- a name, not a path
            try:
                if suffix.lower() != _SUFFIX:
                    if entry.is_dir():
                        self._tell(file, "a folder in here is not read: move its files up")
                elif not is_id(item_id) or suffix != _SUFFIX:
                    self._tell(file, _BAD_NAME)
                elif not self._holds(entry):
                    self._tell(file, _OUTSIDE)
                elif not entry.is_file():
                    self._tell(file, "this is no plain file: remove it")
                else:
                    data = _bytes(entry)
                    if len(data) <= MOST_BYTES:
                        yield ContentFile(kind, item_id, file, data)
                    else:
                        self._tell(file, f"this is larger than {MOST_BYTES // 1000} kB: split it")
            except OSError as error:
                self._tell(file, f"the file cannot be read ({error.strerror})")

    def _holds(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry of the folder really lies in it, wherever links lead."""
        # Not only symbolic links lead away: Windows has junctions, which are none.
        if entry.is_file(follow_symlinks=False):
            return True
        return Path(os.path.realpath(entry.path)).is_relative_to(self._real_root)

    def _tell_misnamed(self, names: Iterable[str]) -> None:
        """Tell what was most likely meant to be a folder of content, and would go unread."""
        known = (*KINDS, f"{PACK}{_SUFFIX}")
        for name in names:
            if name not in known and close_to(name, known):
                self._tell(_printable(name), f"this is not read{advice(name, known)}")

    def _tell(self, file: str, message: str) -> None:
        self.mistakes.append(Mistake(file, 1, message))


def _bytes(entry: os.DirEntry[str]) -> bytes:
    # One byte more than allowed tells a file that grows while it is read.
    with Path(entry.path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _printable(name: str) -> str:
    """Return a name that can be shown and written anywhere, whatever bytes the disk has."""
    shown = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in shown)
