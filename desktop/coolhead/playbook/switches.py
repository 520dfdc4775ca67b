# SPDX-License-Identifier: MIT
"""Read what a pack switches off of the layers below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coolhead.playbook.entries import KINDS, Ref
from coolhead.playbook.fields import Fields
from coolhead.playbook.mistakes import Mistakes, shortened
from coolhead.playbook.page import read_page

if TYPE_CHECKING:
    from pathlib import Path

    from coolhead.playbook.page import Page

SIGN_KINDS: Final = ("moves", "hints", "context", "reading", "words")
"""The folders that hold signs and nothing else; a rule's page holds its signs, too."""

SWITCHED: Final = (*KINDS, *SIGN_KINDS)


def read_off(page: Page, mistakes: Mistakes) -> list[Ref]:
    """Return what a pack switches off. The text below its front matter is for people."""
    fields = Fields(page.fields, mistakes)
    fields.expect("title", optional=("about", "off", "source"))
    for key in ("title", "about"):
        fields.text(key)
    off = []
    for name in fields.names("off"):
        kind, _, item_id = name.partition("/")
        line = fields.line("off")
        if kind not in SWITCHED:
            mistakes.tell_unknown(line, "folder in 'off':", kind, SWITCHED)
        elif not item_id:
            mistakes.tell(line, f"'{shortened(name)}' names no file: write '{kind}/<id>'")
        else:
            off.append(Ref(kind, item_id, line))
    return off


def signs_off(layer: Path, most_bytes: int) -> list[Ref]:
    """Return what a layer's `pack.md` switches off; its mistakes are told with the playbook's."""
    try:
        with (layer / "pack.md").open("rb") as file:
            data = file.read(most_bytes)
    except OSError:
        return []
    unheard = Mistakes("pack.md")
    page = read_page(data, unheard)
    return [] if page is None else read_off(page, unheard)
