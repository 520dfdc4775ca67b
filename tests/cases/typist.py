# SPDX-License-Identifier: MIT
"""Type without end: save a growing draft and print its number once it is safe. See test_kill."""

import sys
from dataclasses import replace
from pathlib import Path

from coolhead.cases.case import FollowUp, Tick, Whats, new_case
from coolhead.cases.store import Store


def typed(case, number):
    """Fill every kind of field from one number, so that a mixture of two saves would show."""
    text = f"{number} " + "so sorry 😀 " * (number % 3000)
    return replace(
        case,
        subject=str(number),
        draft=text,
        draft_store=f"<p>{text}</p>",
        caret=number,
        notes=Whats(str(number)),
        ticks={"listen": Tick("done", str(number))},
        follow_ups=tuple(FollowUp(str(i), str(number)) for i in range(number % 5)),
    )


if __name__ == "__main__":
    store = Store.open(Path(sys.argv[1]))
    case = store.current() or new_case()
    number = case.caret
    while True:
        number += 1
        store.save(typed(case, number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
