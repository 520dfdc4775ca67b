# SPDX-License-Identifier: MIT
"""`coolhead cases`: list the stored cases, changing nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from coolhead.cases.store import Store, StoreError, stored_cases

if TYPE_CHECKING:
    from pathlib import Path

    from coolhead.cases.case import Case


def run(source: Store | Path, out: TextIO) -> int:
    """Write the cases of a store or a data folder as one JSON list, newest first.

    Returns the exit status: 0, or 2 after one line on standard error when they can't be read.
    """
    try:
        cases = source.cases() if isinstance(source, Store) else stored_cases(source)
    except StoreError as error:
        print(f"coolhead: {error}", file=sys.stderr)
        return 2
    # ASCII, so that every terminal and every half emoji comes through.
    json.dump([_listed(case) for case in cases], out, indent=2)
    out.write("\n")
    return 0


def _listed(case: Case) -> dict[str, object]:
    return {
        "id": case.id,
        "customer": case.customer,
        "address": case.address,
        "subject": case.subject,
        "draft": case.draft,
        "message": case.message,
        "notes": asdict(case.notes),
        "ticks": {step: asdict(tick) for step, tick in case.ticks.items()},
        "status": case.status,
        "updated": case.updated,
        "follow_ups": [asdict(follow_up) for follow_up in case.follow_ups],
    }
