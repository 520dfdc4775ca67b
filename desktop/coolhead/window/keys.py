# SPDX-License-Identifier: MIT
"""Every shortcut of the window: its name, its key, and the agent's own choice instead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Key:
    """One shortcut: its id, what it does (to be translated), and its keys in Qt's portable form."""

    id: str
    name: str
    default: str


_CONTEXT: Final = "Keys"
KEYS: Final = (
    Key("find_phrase", str(QT_TRANSLATE_NOOP("Keys", "Find a phrase")), "Ctrl+K"),
    Key("copy_reply", str(QT_TRANSLATE_NOOP("Keys", "Copy the reply")), "Ctrl+Return"),
    Key("new_case", str(QT_TRANSLATE_NOOP("Keys", "New case")), "Ctrl+N"),
    Key("open_email", str(QT_TRANSLATE_NOOP("Keys", "Open an email")), "Ctrl+O"),
    Key("find_in_draft", str(QT_TRANSLATE_NOOP("Keys", "Find in the draft")), "Ctrl+F"),
    Key("case_details", str(QT_TRANSLATE_NOOP("Keys", "Case details")), "Ctrl+D"),
    Key("hand_over", str(QT_TRANSLATE_NOOP("Keys", "Hand over to a manager")), "Ctrl+Shift+H"),
    Key("next_pane", str(QT_TRANSLATE_NOOP("Keys", "Next pane")), "F6"),
    Key("previous_pane", str(QT_TRANSLATE_NOOP("Keys", "Previous pane")), "Shift+F6"),
    Key("next_finding", str(QT_TRANSLATE_NOOP("Keys", "Next finding")), "F8"),
    Key("previous_finding", str(QT_TRANSLATE_NOOP("Keys", "Previous finding")), "Shift+F8"),
    Key("save_now", str(QT_TRANSLATE_NOOP("Keys", "Save now")), "Ctrl+S"),
    Key("show_keys", str(QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts")), "Ctrl+?"),
    Key("quit", str(QT_TRANSLATE_NOOP("Keys", "Quit")), "Ctrl+Q"),
    *(
        Key(f"step_{at}", str(QT_TRANSLATE_NOOP("Keys", "Open step %1")), f"Alt+{at}")
        for at in range(1, 9)
    ),
)


def name_of(key: Key) -> str:
    """Give the translated name of a shortcut."""
    name = QCoreApplication.translate(_CONTEXT, key.name)
    return name.replace("%1", key.id.rpartition("_")[2])


def read_choices(stored: str | None) -> dict[str, str]:
    """Read the agent's own keys from their stored form; what is unreadable counts as none."""
    try:
        read = json.loads(stored or "{}")
    except ValueError:
        return {}
    known = {key.id for key in KEYS}
    if not isinstance(read, dict):
        return {}
    return {key: value for key, value in read.items() if key in known and isinstance(value, str)}


def write_choices(choices: Mapping[str, str]) -> str:
    """Give the stored form of the agent's own keys; "" switches one off."""
    return json.dumps(dict(choices))


def in_force(choices: Mapping[str, str]) -> dict[str, str]:
    """Give the keys of every shortcut, by id."""
    return {key.id: choices.get(key.id, key.default) for key in KEYS}
