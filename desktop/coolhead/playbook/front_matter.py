# SPDX-License-Identifier: MIT
"""Read the front matter of a page, strictly. The one file that knows PyYAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

from coolhead.playbook.fields import Field
from coolhead.playbook.mistakes import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yaml._yaml import Mark as CMark

    from coolhead.playbook.mistakes import Mistakes

# Only the parser is used, never a constructor: so `no`, `yes` and `12:30` stay the words that they
# are, and no tag or alias of a pack is ever acted upon.
_LOADER: type[yaml.BaseLoader | yaml.CBaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# The parser takes minutes over a hundred thousand brackets.
_LONGEST: Final = 20_000

_EXPLAINED: Final = (
    (
        "mapping values",
        "a ':' too many, or one missing in the line above: a value with ': ' needs quotes",
    ),
    ("document start", "the front matter must have no line that begins with '...'"),
    ("quoted scalar", "a quoted value is not closed: add the closing quote"),
    ("start any token", "a value that begins with a sign such as '@' or '`' must be in quotes"),
    ("alias", "a value that begins with '*' must be in quotes"),
    ("anchor", "a value that begins with '&' must be in quotes"),
    ("flow", "a value that begins with '[' or '{' must be in quotes, or its bracket closed"),
)


def read_fields(lines: Sequence[str], mistakes: Mistakes) -> dict[str, Field] | None:
    """Return the values by key; None, after telling why, where nothing can be read.

    The lines are those between the two `---`, so the first is the second of its file.
    """
    text = "\n".join(lines)
    if len(text) > _LONGEST:
        mistakes.tell(1, f"the front matter is longer than {_LONGEST} characters: shorten it")
        return None
    try:
        events = list(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        mistakes.tell(*_explained(error, lines))
        return None
    # Around the content stand the start and the end of the stream and of the one document.
    inner = events[2:-2]
    if inner and not isinstance(inner[0], yaml.MappingStartEvent):
        mistakes.tell(2, "the front matter must be 'key: value' lines")
        return None
    if any(isinstance(event, yaml.DocumentStartEvent) for event in inner):
        mistakes.tell(2, "the front matter must have no line that begins with '---' or '...'")
        return None
    fields: dict[str, Field] = {}
    nodes = list(_nodes(inner[1:-1]))
    for key_node, value_node in zip(nodes[::2], nodes[1::2], strict=True):
        _read_field(key_node, value_node, lines, fields, mistakes)
    return fields


def _explained(error: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """Return the line in the file and a sentence for an error of the parser."""
    mark_line, column = _place(getattr(error, "problem_mark", None))
    # An error at the end points below the last line.
    at = min(mark_line, len(lines) - 1)
    # The front matter begins on the second line of the file.
    line = at + 2
    if lines[at][column : column + 1] == "\t":
        return line, "a tab stands in the front matter: use spaces"
    problem = str(getattr(error, "problem", error))
    described = f"{problem} {getattr(error, 'context', '')}"
    for sign, sentence in _EXPLAINED:
        if sign in described:
            return line, sentence
    return line, f"the front matter cannot be read here ({shortened(problem)})"


def _place(mark: yaml.Mark | CMark | None) -> tuple[int, int]:
    """Return the line and the column of a mark, both counting from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def _nodes(events: Sequence[yaml.Event]) -> Iterator[list[yaml.Event]]:
    """Yield the events of each key and each value in turn."""
    node: list[yaml.Event] = []
    depth = 0
    for event in events:
        node.append(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not depth:
            yield node
            node = []


def _read_field(
    key_node: Sequence[yaml.Event],
    value_node: Sequence[yaml.Event],
    lines: Sequence[str],
    fields: dict[str, Field],
    mistakes: Mistakes,
) -> None:
    line = _place(key_node[0].start_mark)[0] + 2
    key = _plain(key_node)
    value = _plain(value_node)
    if not isinstance(key, str):
        mistakes.tell(line, "a key must be one plain word")
    elif key in fields:
        mistakes.tell(line, f"'{shortened(key)}' is given twice: remove one of the two")
    elif value is None:
        mistakes.tell(line, f"'{shortened(key)}' must be a plain text or a list of texts")
    else:
        if any(_is_followed_by_comment(event, lines) for event in value_node):
            mistakes.tell(line, f"'#' cuts the value of '{shortened(key)}' off: put it in quotes")
        fields[key] = Field(value, line)


def _plain(node: Sequence[yaml.Event]) -> str | tuple[str, ...] | None:
    """Return a node's text or list of texts, each on one line; None where it is anything else."""
    first, *rest = node
    if not isinstance(first, yaml.ScalarEvent | yaml.SequenceStartEvent) or _is_special(first):
        return None
    if isinstance(first, yaml.ScalarEvent):
        return _one_line(first)
    texts = []
    for event in rest[:-1]:
        if not isinstance(event, yaml.ScalarEvent) or _is_special(event):
            return None
        texts.append(_one_line(event))
    return tuple(texts)


def _is_special(event: yaml.ScalarEvent | yaml.SequenceStartEvent) -> bool:
    """Return whether a value bears one of YAML's tags or anchors, which have no use here."""
    return bool(event.anchor or event.tag)


def _one_line(event: yaml.ScalarEvent) -> str:
    return " ".join(event.value.split())


def _is_followed_by_comment(event: yaml.Event, lines: Sequence[str]) -> bool:
    """Return whether a comment stands behind a value, which would lose `#5` of `Order #5`."""
    if not isinstance(event, yaml.ScalarEvent) or event.style in {"|", ">"}:
        return False
    line, column = _place(event.end_mark)
    # The end of a value that is empty may lie below the last line.
    rest = "".join(lines[line : line + 1])[column:]
    return rest.lstrip().startswith("#")
