# SPDX-License-Identifier: MIT
"""Use every part that loads late once, so that a bundle which lacks one says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coolhead import paths

if TYPE_CHECKING:
    from collections.abc import Callable


def missing() -> list[str]:
    """Try each late part; return one line for each that can't be used."""
    lines = []
    for name, use in PARTS.items():
        try:
            use()
        except Exception as fault:  # noqa: BLE001 -- whatever is wrong, the other parts are tried too
            lines.append(f"{name}: {type(fault).__name__}: {fault}")
    return lines


def _use_html_mail() -> None:
    from coolhead.mail.eml import parse_eml

    html = b"From: a@example.org\nContent-Type: text/html\n\n<p>Hello <b>there</b></p>"
    assert "Hello" in parse_eml(html, "selftest").text


def _use_search() -> None:
    from coolhead.playbook import library
    from coolhead.playbook.search import PhraseIndex

    index = PhraseIndex(library.load([paths.content_dir()]).phrases)
    assert index.find("appologise delay", limit=3)


def _use_guidance() -> None:
    from coolhead.playbook.render import render_html

    assert "<strong>" in render_html("**a**")


def _use_spelling() -> None:
    import hunspell  # type: ignore[import-untyped]

    folder = str(paths.resources_dir() / "dictionaries")
    for name, word in (("en_GB", "colour"), ("en_US", "color")):
        speller = hunspell.Hunspell(name, hunspell_data_dir=folder)
        assert speller.spell(word)


def _use_icons() -> None:
    for name in ("coolhead-32.png", "lucide/search.svg", "lucide/circle-check-filled.svg"):
        assert (paths.resources_dir() / "icons" / name).is_file(), name


def _use_encoder() -> None:
    from coolhead.playbook.encoder import load_encoder
    from coolhead.review.learned import LABELS, QUESTIONS
    from coolhead.review.passages import passages
    from coolhead.review.values import Reading

    encoder = load_encoder(paths.encoder_files()).encoder
    asked = passages("I am sorry about the pump.", Reading())
    assert len(encoder.passages(asked)[0]) == len(LABELS)
    assert len(encoder.messages(["Where is my pump?"])[0]) == len(QUESTIONS)


PARTS: dict[str, Callable[[], None]] = {
    "mail": _use_html_mail,
    "search": _use_search,
    "guidance": _use_guidance,
    "spelling": _use_spelling,
    "icons": _use_icons,
    "learned part": _use_encoder,
}
