# SPDX-License-Identifier: MIT
"""Switch the learned part of the review on and off; without its files all else works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from coolhead.window.second_look import SecondLook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from coolhead.window.live_review import LiveReview
    from coolhead.window.main_window import MainWindow

SETTING: Final = "learned_help"
SAID: Final = "learned_help_said"
OFF: Final = "off"


class LearnedHelp(QObject):
    """The switch in the menu, and what it starts and ends."""

    def __init__(self, window: MainWindow, live: LiveReview) -> None:
        super().__init__(window)
        self._window = window
        self._keeping = window.keeping
        self._live = live
        self.second: SecondLook | None = None
        self._is_loaded = False
        self._asked = False

    @property
    def is_on(self) -> bool:
        """Say whether the agent wants it; it is on until they switch it off."""
        return self._keeping.read(SETTING) != OFF

    def start(self) -> None:
        """Begin to load it, unless it is switched off."""
        if self.is_on and self.second is None:
            self._is_loaded = False
            self.second = SecondLook(self)
            self.second.loaded.connect(self._on_loaded)
            self.second.absent.connect(self._on_absent)
            self.second.load()

    def switch(self, on: bool) -> None:  # noqa: FBT001 -- a slot
        """Take the agent's choice, at once and for every start."""
        self._keeping.write(SETTING, "" if on else OFF)
        self._asked = on
        if on and self.second is not None and self._is_loaded:
            self._live.take_second(self.second)
        elif on:
            self.start()
        else:
            self._live.leave_second()

    def stop(self) -> None:
        """End its thread: the window closes."""
        if self.second is not None:
            self.second.stop()

    def add_to(self, menu: QMenu) -> None:
        """Add the switch."""
        action = menu.addAction(self.tr("Learned help"))
        action.setCheckable(True)
        action.setChecked(self.is_on)
        menu.setToolTipsVisible(True)
        action.setToolTip(self.tr("Understand more than the known wordings, on this machine"))
        action.toggled.connect(self.switch)

    def _on_loaded(self) -> None:
        self._is_loaded = True
        if self.is_on and self.second is not None:
            self._live.take_second(self.second)

    def _on_absent(self, why: str) -> None:
        """Say once that it is not there, and why in a word; and whenever the agent asks for it."""
        self.second = None
        self._live.leave_second()
        asked, self._asked = self._asked, False
        if asked or self._keeping.read(SAID) != why:
            self._keeping.write(SAID, why)
            text = self.tr("The learned help could not be loaded (%1). Known wordings are found.")
            self._window.toast.tell(text.replace("%1", why))
