# SPDX-License-Identifier: MIT
"""Read the signs of moves, slips and readings from folders of Markdown; tell each mistake."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from coolhead.playbook.fields import Fields, list_items
from coolhead.playbook.mistakes import Mistakes, shortened
from coolhead.playbook.page import read_page
from coolhead.playbook.switches import SIGN_KINDS, signs_off
from coolhead.playbook.values import Mistake
from coolhead.review.patterns import PatternError, expression
from coolhead.review.signs import CONTEXT, EMOTION, HINT, MOVE, READING_FIELDS, SLIP, Rules, Sign
from coolhead.review.vocabulary import MOVES, SLIPS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from coolhead.playbook.page import Page

FOLDERS: Final = ("words", "context", "moves", "rules", "hints", "reading")
"""The folders that hold signs, in the order in which they are read."""

MOST_BYTES: Final = 1_000_000
MOST_PATTERNS: Final = 400
"""The most patterns that one file may hold."""

HINTS: Final = (
    "open_blank",
    "solution_first",
    "too_many_apologies",
    "only_we",
    "no_concrete_words",
    "no_date",
    "liability",
    "open_question",
)
_NOT: Final = "not:"


@dataclass(frozen=True, slots=True)
class Example:
    """A line of Flags or Passes: a test of the file that holds it.

    `customer` is the message that it answers, "" where that does not matter.
    """

    text: str
    customer: str
    flags: bool
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class SignPage:
    """One file's sign with its examples, and the layer that it came from."""

    sign: Sign
    examples: tuple[Example, ...]
    layer: Path


@dataclass(slots=True)
class SignBook:
    """All signs of all layers, the rules compiled from them, and the mistakes met."""

    pages: tuple[SignPage, ...] = ()
    rules: Rules = field(default_factory=Rules)
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    folder: str
    id: str
    shown: str
    data: bytes
    tested: bool
    layer: Path


def load_signs(layers: Sequence[Path], *, tested: Collection[Path] = ()) -> SignBook:
    """Read the layers, a later one replacing by folder and id; nothing is raised.

    A pattern that cannot be used is told and left out; all the others work. The patterns of
    `tested` layers are known to be sound and are not looked at one by one.
    """
    found: dict[tuple[str, str], _File] = {}
    told: list[Mistake] = []
    for layer in layers:
        for ref in signs_off(layer, MOST_BYTES):
            if found.pop((ref.kind, ref.id), None) is None and ref.kind in SIGN_KINDS:
                message = f"'{ref.kind}/{shortened(ref.id)}' is in no layer below"
                told.append(Mistake("pack.md", ref.line, message))
        for file in _files(layer, told, tested=layer in tested):
            found[file.folder, file.id] = file
    words: dict[str, str] = {}
    lists: dict[str, frozenset[str]] = {}
    pages: list[SignPage] = []
    for folder in FOLDERS:
        for (at, _), file in sorted(found.items()):
            if at != folder:
                continue
            mistakes = Mistakes(file.shown)
            page = read_page(file.data, mistakes)
            if page is not None and folder == "words":
                _read_words(file, page, mistakes, words, lists)
            elif page is not None:
                pages += _read_sign(file, page, mistakes, words)
            told += mistakes.found
    rules = Rules(tuple(page.sign for page in pages), lists)
    return SignBook(tuple(pages), rules, tuple(told))


def _files(layer: Path, told: list[Mistake], *, tested: bool) -> Iterator[_File]:
    for folder in FOLDERS:
        for path in sorted((layer / folder).glob("*.md")):
            shown = f"{folder}/{path.name}"
            mistakes = Mistakes(shown)
            try:
                with path.open("rb") as opened:
                    data = opened.read(MOST_BYTES + 1)
            except OSError as error:
                mistakes.tell(1, f"the file cannot be read ({error.strerror})")
            else:
                if len(data) <= MOST_BYTES:
                    yield _File(folder, path.stem, shown, data, tested, layer)
                else:
                    mistakes.tell(1, f"this is larger than {MOST_BYTES // 1000} kB: split it")
            told += mistakes.found


def _items(page: Page, heading: str, mistakes: Mistakes) -> list[tuple[str, int]]:
    return [
        item
        for section in page.sections
        if section.heading == heading
        for item in list_items(section, mistakes)
    ]


def _read_words(
    file: _File,
    page: Page,
    mistakes: Mistakes,
    words: dict[str, str],
    lists: dict[str, frozenset[str]],
) -> None:
    """Add a word class: an expression for `{name}`, and the plain words as a list."""
    name = file.id.replace("-", "_")
    items = _items(page, "Words", mistakes)
    split = [(part.strip(), line) for item, line in items for part in _parts(item)]
    lists[name] = frozenset(part.lower() for part, _ in split if part[:1] != "`")
    # A long list is one that code looks words up in; as a class it would swell every pattern.
    if len(split) <= MOST_PATTERNS:
        made = _expressions(split, words, mistakes, tested=file.tested)
        if made:
            words[name] = "|".join(made)


def _parts(item: str) -> list[str]:
    return [item] if "`" in item else [part for part in item.split(",") if part.strip()]


def _expressions(
    items: Sequence[tuple[str, int]],
    words: dict[str, str],
    mistakes: Mistakes,
    *,
    tested: bool,
) -> list[str]:
    made = []
    for item, line in items[:MOST_PATTERNS]:
        try:
            made.append(expression(item, words, tested=tested))
        except PatternError as error:
            mistakes.tell(line, str(error))
    if len(items) > MOST_PATTERNS:
        mistakes.tell(
            items[MOST_PATTERNS][1], f"more than {MOST_PATTERNS} patterns: split this file in two"
        )
    return made


def _read_sign(
    file: _File, page: Page, mistakes: Mistakes, words: dict[str, str]
) -> Iterator[SignPage]:
    items = _items(page, "Patterns", mistakes)
    excepts = [(item[len(_NOT) :], at) for item, at in items if item.startswith(_NOT)]
    finds = [(item, at) for item, at in items if not item.startswith(_NOT)]
    keys = Fields(page.fields, mistakes)
    made = _head(file, keys)
    if made is None or not keys.usable:
        return
    kind, label, strength = made
    sign = Sign(
        kind=kind,
        label=label,
        rule=file.id,
        finds=tuple(_expressions(finds, words, mistakes, tested=file.tested)),
        excepts=tuple(_expressions(excepts, words, mistakes, tested=file.tested)),
        message=keys.text("message"),
        try_=keys.text("try") or _first_better(page),
        strength=strength,
        spares=keys.names("spares", SLIPS),
        spared_by=keys.names("spared_by", MOVES),
    )
    examples = [
        _example(item, line, file, flags=flags)
        for heading, flags in (("Flags", True), ("Passes", False))
        for item, line in _items(page, heading, mistakes)
    ]
    if finds and kind == SLIP and not any(example.flags for example in examples):
        mistakes.tell(1, "no example shows what is flagged: add '## Flags'")
    yield SignPage(sign, tuple(examples), file.layer)


def _head(file: _File, keys: Fields) -> tuple[str, str, int] | None:
    """Return kind, label and strength by the folder; None where the page holds no sign."""
    if file.folder == "rules":
        # The rest of a rule's page is read, and its keys are checked, with the playbook.
        label = keys.text("slip")
        return (SLIP, label, 0) if label in SLIPS else None
    if file.folder == "moves":
        keys.expect("title", "move", optional=("source",))
        return MOVE, keys.choice("move", MOVES), 0
    if file.folder == "hints":
        keys.expect("title", "hint", "message", optional=("source",))
        return HINT, keys.choice("hint", HINTS), 0
    if file.folder == "context":
        keys.expect("title", "spares", optional=("source",))
        return CONTEXT, file.id, 0
    keys.expect("title", "field", "value", optional=("strength", "source"))
    kind = keys.choice("field", (EMOTION, *READING_FIELDS))
    return kind, keys.text("value"), keys.number("strength")


def _first_better(page: Page) -> str:
    """Return the first wording below "Better", without its marks of a list or a quotation."""
    for section in page.sections:
        if section.heading == "Better":
            first = section.text.strip().split("\n\n")[0]
            line = " ".join(
                part.strip().lstrip(">").strip() for part in first.split("\n- ")[0].split("\n")
            )
            return line.removeprefix("- ").strip().strip('"“”')
    return ""


def _example(item: str, line: int, file: _File, *, flags: bool) -> Example:
    text, _, customer = item.partition(" <- ")
    return Example(_unquoted(text), _unquoted(customer), flags, file.shown, line)


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] in '"“' and text[-1] in '"”' else text


def told(example: Example, what: str) -> str:
    """Return the sentence for an example that does not hold."""
    shown = shortened(example.text)
    return f"'{shown}' should be {what}" if example.flags else f"'{shown}' should not be {what}"
