# SPDX-License-Identifier: MIT
"""What the program keeps for the agent: settings, geometry, own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from coolhead.cases.case import timestamp
from coolhead.cases.store import StoreError
from coolhead.window import case_values
from coolhead.window.keys import read_choices, write_choices
from coolhead.window.spelling import Speller

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

    from coolhead.cases.store import Store
    from coolhead.window.theme import Theme


class Keeping(QObject):
    """Read and write the agent's settings; a setting that can't be kept still holds until the end.

    Signals:
        trouble(sentence): something could not be kept.
        keys_chosen(choices): the agent's own keys by shortcut id.
        lasting_changed(): the agent's own name or company changed.
        muted_changed(): other advice is muted now.
    """

    trouble = Signal(str)
    keys_chosen = Signal(object)
    lasting_changed = Signal()
    muted_changed = Signal()

    def __init__(self, store: Store, look: Theme) -> None:
        super().__init__()
        self._store = store
        self._look = look
        self.speller = Speller()
        self.lasting = {key: self.read(key) for key in case_values.LASTING}
        look.choose(self.read("appearance") or "system")

    def read(self, name: str) -> str:
        """Give a kept setting, or ""."""
        try:
            return self._store.setting(name) or ""
        except StoreError:
            return ""

    def write(self, name: str, value: str) -> None:
        """Keep a setting."""
        try:
            self._store.set_setting(name, value)
        except StoreError as problem:
            self.trouble.emit(str(problem))

    def write_lasting(self, name: str, value: str) -> None:
        """Keep the agent's name or company, for every case."""
        if self.lasting.get(name) != value:
            self.lasting[name] = value
            self.write(name, value)
            self.lasting_changed.emit()

    # -- phrases ----------------------------------------------------------

    def phrase_used(self, key: str) -> None:
        """Count one use of a phrase."""
        try:
            self._store.phrase_used(key, timestamp())
        except StoreError:
            return  # the count is a nicety; the draft's own save tells of the trouble

    def phrase_uses(self) -> dict[str, int]:
        """Give how often each phrase was used."""
        try:
            return {key: uses.count for key, uses in self._store.phrase_uses().items()}
        except StoreError:
            return {}

    # -- window -----------------------------------------------------------

    def keep_geometry(self, window: QMainWindow) -> None:
        """Remember where the window stands."""
        self.write("geometry", bytes(window.saveGeometry().toHex().data()).decode())

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Put the window where it stood; Qt moves it onto a screen that exists."""
        kept = self.read("geometry")
        return bool(kept) and window.restoreGeometry(QByteArray.fromHex(kept.encode()))

    def fill_menu(self, menu: QMenu) -> None:
        """Add the choices that hold for the whole program."""
        from coolhead.window import settings_menu

        appearance = self.read("appearance") or "system"
        settings_menu.add_appearance(menu, appearance, self._choose_appearance)
        settings_menu.add_muted(menu, self.muted(), partial(self.mute, muted=False))
        settings_menu.add_spelling(menu, self.read("spelling") or "both", self._choose_spelling)

    def _choose_appearance(self, choice: str) -> None:
        self.write("appearance", choice)
        self._look.choose(choice)

    # -- spelling ---------------------------------------------------------

    def load_spelling(self) -> None:
        """Begin to read the dictionaries."""
        self.speller.choose(self.read("spelling") or "both", self.read("own_words").split())

    def _choose_spelling(self, language: str) -> None:
        self.write("spelling", language)
        self.speller.choose(language, self.speller.own_words())

    def keep_words(self) -> None:
        """Keep the agent's own words."""
        self.write("own_words", " ".join(self.speller.own_words()))

    # -- advice that the agent does not want --------------------------------

    def muted(self) -> tuple[str, ...]:
        """Give the labels of advice that is never to be shown."""
        return tuple(self.read("muted").split())

    def mute(self, name: str, *, muted: bool) -> None:
        """Never show this advice, or show it again."""
        rest = [one for one in self.muted() if one != name]
        self.write("muted", " ".join([*rest, name] if muted else rest))
        self.muted_changed.emit()

    # -- keys -------------------------------------------------------------

    def keys(self) -> dict[str, str]:
        """Give the agent's own keys by shortcut id."""
        return read_choices(self.read("keys"))

    def show_keys(self, window: QMainWindow) -> None:
        """Show the list of shortcuts."""
        from coolhead.window.keys_dialog import KeysDialog

        dialog = KeysDialog(window, self.keys())
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.open()

    def _on_keys_chosen(self, choices: dict[str, str]) -> None:
        self.write("keys", write_choices(choices))
        self.keys_chosen.emit(choices)
