# SPDX-License-Identifier: MIT
from coolhead.playbook.ordering import by_turns
from coolhead.playbook.values import Phrase


def phrase(group, number, *moves):
    return Phrase(
        id=f"{group}.{number}", group=group, title="", text="", moves=moves, step="s",
        moment="any", fault="any", tags=(), source=("ours",),
    )  # fmt: skip


def test_groups_take_turns_in_the_order_of_the_moves():
    phrases = [
        phrase("apologize", 1, "apologize"),
        phrase("apologize", 2, "apologize"),
        phrase("apologize", 3, "apologize"),
        phrase("thank", 1, "thank"),
        phrase("thank", 2, "thank", "help"),
        phrase("boundary", 1),
    ]
    assert [found.id for found in by_turns(phrases)] == [
        "thank.1", "apologize.1", "boundary.1", "thank.2", "apologize.2", "apologize.3",
    ]  # fmt: skip


def test_nothing_stays_nothing():
    assert by_turns([]) == []
