# SPDX-License-Identifier: MIT
"""One conversation as plain values, all frozen: change one with `dataclasses.replace`.

Timestamps are UTC, ISO 8601 to the millisecond ("2025-03-14T09:26:53.589Z"), so that they sort as
text. What a customer or an agent wrote stays out of every `repr`, and so out of every report.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Status = Literal["open", "waiting", "closed"]
Fault = Literal["known", "unknown", ""]
TickState = Literal["done", "skipped"]

STATUSES: Final[tuple[Status, ...]] = ("open", "waiting", "closed")
FAULTS: Final[tuple[Fault, ...]] = ("known", "unknown", "")
TICK_STATES: Final[tuple[TickState, ...]] = ("done", "skipped")


@dataclass(frozen=True, slots=True)
class Whats:
    """The three whats: the problem, what the customer needs, and what the options are."""

    problem: str = field(default="", repr=False)
    need: str = field(default="", repr=False)
    option_1: str = field(default="", repr=False)
    option_2: str = field(default="", repr=False)
    option_3: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Tick:
    """A step that the agent ticked or set aside by hand; `reason` is theirs, and may be empty."""

    state: TickState
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to come back to the customer; `due` is a date or timestamp, ISO 8601."""

    id: str
    due: str
    text: str = field(default="", repr=False)
    done: bool = False


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a phrase was inserted, and when last."""

    count: int
    last: str


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """One conversation: the customer's message, the notes, the draft, the ticks, the follow-ups.

    `draft` is the plain text; `draft_store` the window's own exact form of it, with formatting.
    `caret` counts UTF-16 units. `blanks` are values typed for blanks; `ticks` go by step id.
    `copies` says when the reply was copied. `corrections` are the agent's word over what was read
    in the message, by field; `answered` the customer's questions that were ticked; `dismissed` the
    keys of findings that were put aside.
    """

    id: str
    created: str
    updated: str
    status: Status = "open"
    customer: str = ""
    address: str = ""
    subject: str = ""
    order_ref: str = ""
    company: str = ""
    message: str = ""
    quoted: str = ""
    signature: str = ""
    draft: str = ""
    draft_store: str = ""
    caret: int = 0
    notes: Whats = Whats()
    blanks: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    fault: Fault = ""
    message_id: str = ""
    references: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    copies: tuple[str, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    answered: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Case(id={self.id!r}, status={self.status!r}, updated={self.updated!r})"


def timestamp() -> str:
    """Return the present moment, as all timestamps of a case are written."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def new_id() -> str:
    """Return an id that no case or follow-up has yet."""
    return os.urandom(16).hex()


def new_case() -> Case:
    """Return an empty open case, begun now."""
    now = timestamp()
    return Case(id=new_id(), created=now, updated=now)
