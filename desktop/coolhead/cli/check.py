# SPDX-License-Identifier: MIT
"""`coolhead check`: review one reply, or many as JSON lines; streams in, streams out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer
from coolhead.review.sentences import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from coolhead.review.learned import Learned
    from coolhead.review.signs import Rules
    from coolhead.review.values import Hint, Reading, Review, Slip, StepNeed

FOUND_NOTHING: Final = 0
FOUND_SLIPS: Final = 1
UNUSABLE: Final = 2

MOST_BYTES: Final = 20_000_000
"""A draft or a line larger than this is refused: it is no letter."""

_STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Checker:
    """What a check needs: the rules, the steps that the moves cover, and the learned part.

    Without the learned part the patterns are used alone.
    """

    rules: Rules
    steps: tuple[StepNeed, ...] = ()
    learned: Learned | None = None


class UnusableError(Exception):
    """Input that cannot be checked; the message is one clear line."""


def run_file(
    checker: Checker,
    draft: str,
    customer: str | None,
    form: str,
    stdin: TextIO,
    out: TextIO,
    err: TextIO,
) -> int:
    """Check one draft, "-" being standard input, and write the review; return the exit status."""
    try:
        if draft == _STDIN and customer == _STDIN:
            raise UnusableError("standard input can be the draft or the message, not both")
        reply = _text(draft, stdin)
        message = _text(customer, stdin) if customer is not None else ""
    except UnusableError as error:
        err.write(f"coolhead check: {error}\n")
        return UNUSABLE
    review = _review(Reviewer(checker.rules, checker.steps), checker, message, reply)
    if form == "json":
        out.write(json.dumps(as_json(review, None), ensure_ascii=True) + "\n")
    else:
        out.write(as_text(reply, review))
    out.flush()
    return FOUND_SLIPS if review.slips else FOUND_NOTHING


def run_lines(checker: Checker, lines: Iterable[str | bytes], out: TextIO, err: TextIO) -> int:
    """Answer each line of JSON with one line, at once and in order; return the exit status.

    A line that cannot be used is answered with `{"id", "error"}`, and the run goes on.
    """
    reviewer = Reviewer(checker.rules, checker.steps)
    any_slips = any_bad = False
    for line in lines:
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
        if not text.strip():
            continue
        answer = _answer(text, checker, reviewer)
        any_slips = any_slips or bool(answer.get("slips"))
        any_bad = any_bad or "error" in answer
        # ASCII, so that neither a lone surrogate nor the console's encoding can break a line.
        out.write(json.dumps(answer, ensure_ascii=True) + "\n")
        out.flush()
    if any_bad:
        err.write('coolhead check: some lines could not be used: see their "error"\n')
        return UNUSABLE
    return FOUND_SLIPS if any_slips else FOUND_NOTHING


def _answer(line: str, checker: Checker, reviewer: Reviewer) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"this line is no JSON ({_short(error)})"}
    if not isinstance(row, dict):
        return {"id": None, "error": "this line is no JSON object"}
    row_id = row.get("id")
    reply, customer = row.get("reply"), row.get("customer")
    if not isinstance(reply, str):
        return {"id": row_id, "error": 'the text "reply" is missing'}
    if customer is not None and not isinstance(customer, str):
        return {"id": row_id, "error": '"customer" must be a text'}
    if len(line) > MOST_BYTES:
        return {"id": row_id, "error": "this line is too long"}
    return as_json(_review(reviewer, checker, customer or "", reply), row_id)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _review(reviewer: Reviewer, checker: Checker, customer: str, reply: str) -> Review:
    first = read(customer, checker.rules)
    learned = checker.learned
    reading = first if learned is None else learned.read(customer, first)
    review = reviewer.review(reply, reading, customer=customer)
    if learned is None:
        return review
    return learned.review(reply, review, customer=customer, heard=first)


def _text(name: str, stdin: TextIO) -> str:
    """Return the text of a file, or of standard input; line ends stay as they are."""
    if name == _STDIN:
        try:
            return stdin.read()
        except UnicodeDecodeError:
            raise UnusableError("standard input is not UTF-8") from None
    try:
        with Path(name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no file's name"
        raise UnusableError(f"{_shown(name)} cannot be read: {reason}") from None
    if len(data) > MOST_BYTES:
        raise UnusableError(f"{_shown(name)} is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableError(f"{_shown(name)} is not UTF-8") from None


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def as_json(review: Review, row_id: object) -> dict[str, Any]:
    """Return a review in the shape of the command line's JSON."""
    return {
        "id": row_id,
        "moves": [
            {"label": m.label, "start": m.start, "end": m.end, "text": m.text} for m in review.moves
        ],
        "slips": [_mark_json(s) | {"try": s.try_} for s in review.slips],
        "hints": [_mark_json(h) for h in review.hints],
        "no_apology": review.no_apology,
        "missing": list(review.missing),
        "steps": [{"step": s.step, "done": s.done, "by": list(s.by)} for s in review.steps],
        "reading": _reading_json(review.reading),
    }


def _mark_json(mark: Slip | Hint) -> dict[str, Any]:
    return {
        "label": mark.label,
        "start": mark.start,
        "end": mark.end,
        "text": mark.text,
        "message": mark.message,
    }


def _reading_json(reading: Reading) -> dict[str, Any]:
    return {
        "emotions": [
            {
                "text": e.text,
                "emotion": e.emotion,
                "strength": e.strength,
                "start": e.start,
                "end": e.end,
            }
            for e in reading.emotions
        ],
        "asks": list(reading.asks),
        "abuse": reading.abuse,
        "repeat": reading.repeat,
        "polite": reading.polite,
        "stakes": list(reading.stakes),
        "heat": reading.heat,
    }


def as_text(reply: str, review: Review) -> str:
    """Return a review for people: `line:column: label: words`, then what to try instead."""
    rows = [
        f"{_where(reply, slip.start)}: {slip.label}: {_flat(slip.text)}\n"
        f"    {slip.message}" + (f" Try: {slip.try_}" if slip.try_ else "")
        for slip in review.slips
    ]
    rows += [
        f"{_where(reply, hint.start)}: hint {hint.label}: {_flat(hint.text)}\n    {hint.message}"
        for hint in review.hints
    ]
    if review.no_apology and paragraphs(reply):
        rows.append("no_apology: nothing in this reply apologises")
    if review.moves:
        rows.append("Moves: " + ", ".join(dict.fromkeys(move.label for move in review.moves)))
    if review.missing:
        rows.append("Missing: " + ", ".join(review.missing))
    rows += [_step_row(state.step, done=state.done, by=state.by) for state in review.steps]
    return "".join(row + "\n" for row in rows)


def _step_row(step: str, *, done: bool, by: Sequence[str]) -> str:
    return f"[{'x' if done else ' '}] {step}" + (f" ({', '.join(by)})" if by else "")


def _where(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"{line}:{at - (text.rfind(chr(10), 0, at) + 1) + 1}"


def _flat(text: str) -> str:
    shown = " ".join(text.split())
    clean = "".join(sign if sign.isprintable() else "?" for sign in shown)
    return clean if len(clean) <= 100 else f"{clean[:99]}…"
