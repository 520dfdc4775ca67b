# SPDX-License-Identifier: MIT
"""`coolhead cases` lists what is stored, and changes nothing."""

import io
import json

from coolhead.cases.case import Case, FollowUp, Tick, Whats
from coolhead.cases.store import Store
from coolhead.cli.cases import run

CASE = Case(
    id="a",
    created="2025-03-14T09:00:00.000Z",
    updated="2025-03-14T09:30:00.000Z",
    customer="Zoë",
    address="zoe@example.org",
    subject="The pump 💧",
    message="It stopped.\0\ud83d",
    draft="Dear Zoë,",
    notes=Whats("it stopped", "a pump", "new", "money back"),
    ticks={"listen": Tick("skipped", "no time")},
    follow_ups=(FollowUp("f", "2025-03-21", "tell Zoë"),),
)


def listed(source):
    out = io.StringIO()
    assert run(source, out) == 0
    assert out.getvalue().isascii()
    assert out.getvalue().endswith("]\n")
    return json.loads(out.getvalue())


def test_cases_are_listed_newest_first_with_all_that_belongs_to_them(tmp_path):
    store = Store.open(tmp_path)
    store.save(CASE)
    store.save(Case(id="b", created=CASE.created, updated="2025-03-15T00:00:00.000Z"))
    first, second = listed(tmp_path)
    assert first["id"] == "b"
    assert second == {
        "id": "a",
        "customer": "Zoë",
        "address": "zoe@example.org",
        "subject": "The pump 💧",
        "draft": "Dear Zoë,",
        "message": "It stopped.\0\ud83d",
        "notes": {
            "problem": "it stopped",
            "need": "a pump",
            "option_1": "new",
            "option_2": "money back",
            "option_3": "",
        },
        "ticks": {"listen": {"state": "skipped", "reason": "no time"}},
        "status": "open",
        "updated": "2025-03-14T09:30:00.000Z",
        "follow_ups": [{"id": "f", "due": "2025-03-21", "text": "tell Zoë", "done": False}],
    }
    assert listed(store) == [first, second]
    store.close()


def test_where_nothing_is_stored_the_list_is_empty_and_nothing_is_made(tmp_path):
    assert listed(tmp_path / "none") == []
    assert listed(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_told_in_one_line_and_left_alone(tmp_path, capsys):
    (tmp_path / "coolhead.db").write_bytes(b"ruined")
    out = io.StringIO()
    assert run(tmp_path, out) == 2
    assert out.getvalue() == ""
    assert capsys.readouterr().err == f"coolhead: The file {tmp_path / 'coolhead.db'} is damaged.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["coolhead.db"]
