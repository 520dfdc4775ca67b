# SPDX-License-Identifier: MIT
"""The choices of the menu: appearance, spelling, and what else belongs to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsMenu", text)


def add_choices(
    menu: QMenu, title: str, names: dict[str, str], chosen: str, take: Callable[[str], object]
) -> None:
    """Add a submenu of choices, of which one is in force."""
    inner = menu.addMenu(title)
    group = QActionGroup(inner)
    for key, name in names.items():
        action = inner.addAction(name)
        action.setCheckable(True)
        action.setChecked(key == chosen)
        action.triggered.connect(lambda _checked=False, wanted=key: take(wanted))
        group.addAction(action)


def add_appearance(menu: QMenu, chosen: str, take: Callable[[str], object]) -> None:
    """Add the choice of light and dark."""
    names = {"system": _tr("As the system"), "light": _tr("Light"), "dark": _tr("Dark")}
    add_choices(menu, _tr("Appearance"), names, chosen, take)


def add_muted(menu: QMenu, muted: Sequence[str], take: Callable[[str], object]) -> None:
    """List the advice that the agent muted; choosing one shows it again."""
    if not muted:
        return
    inner = menu.addMenu(_tr("Muted advice"))
    for name in muted:
        action = inner.addAction(_tr("Show again: %1").replace("%1", name.replace("_", " ")))
        action.triggered.connect(lambda _checked=False, wanted=name: take(wanted))


def add_spelling(menu: QMenu, chosen: str, take: Callable[[str], object]) -> None:
    """Add the choice of the spelling dictionary."""
    names = {
        "both": _tr("British and American"),
        "british": _tr("British"),
        "american": _tr("American"),
        "off": _tr("Off"),
    }
    add_choices(menu, _tr("Spelling"), names, chosen, take)
