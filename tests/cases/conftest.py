# SPDX-License-Identifier: MIT
"""A store in an empty folder, and a case with something in every field."""

import pytest

from coolhead.cases.case import Case, FollowUp, Tick, Whats
from coolhead.cases.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.fixture
def full_case():
    return Case(
        id="0123456789abcdef0123456789abcdef",
        created="2025-03-14T09:26:53.589Z",
        updated="2025-03-14T09:30:00.001Z",
        status="waiting",
        customer="Zoë Quiñones",
        address="zoe@example.org",
        subject="Re: the pump 💧",
        order_ref="A-1007",
        company="Nordwind",
        message="I was surprised\r\nthat it stopped.\0 Really.",
        quoted="> earlier words",
        signature="Zoë",
        draft="Dear Zoë,\n\nthat is surprising! 😀",
        draft_store="<p>Dear <b>Zoë</b></p>",
        caret=17,
        notes=Whats("the pump stopped", "a pump by Friday", "new pump", "refund", "loan"),
        blanks={"date": "Friday", "amount": "49 €", "half": "\ud83d"},
        ticks={"listen-first": Tick("done"), "reward": Tick("skipped", "nothing was lost")},
        fault="known",
        message_id="<1@example.org>",
        references="<0@example.org> <1@example.org>",
        follow_ups=(
            FollowUp("f1", "2025-03-21", "tell Zoë that it has shipped"),
            FollowUp("f2", "2025-04-01", done=True),
        ),
        copies=("2025-03-14T09:29:00.000Z", "2025-03-14T09:29:59.000Z"),
    )
