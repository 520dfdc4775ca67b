# SPDX-License-Identifier: MIT
"""Every text comes back exactly, and an odd row reads without failing."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coolhead.cases.case import FAULTS, STATUSES, TICK_STATES, Case, FollowUp, Tick, Whats
from coolhead.cases.store import Store

TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
CASES = st.builds(
    Case,
    id=TEXT,
    created=TEXT,
    updated=TEXT,
    status=st.sampled_from(STATUSES),
    customer=TEXT,
    address=TEXT,
    subject=TEXT,
    order_ref=TEXT,
    company=TEXT,
    message=TEXT,
    quoted=TEXT,
    signature=TEXT,
    draft=TEXT,
    draft_store=TEXT,
    message_id=TEXT,
    references=TEXT,
    caret=st.integers(0, 2**40),
    notes=st.builds(Whats, TEXT, TEXT, TEXT, TEXT, TEXT),
    blanks=st.dictionaries(TEXT, TEXT, max_size=3),
    ticks=st.dictionaries(TEXT, st.builds(Tick, st.sampled_from(TICK_STATES), TEXT), max_size=3),
    fault=st.sampled_from(FAULTS),
    follow_ups=st.lists(st.builds(FollowUp, TEXT, TEXT, TEXT, st.booleans()), max_size=3).map(
        tuple
    ),
    copies=st.lists(TEXT, max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def lasting_store(tmp_path_factory):
    store = Store.open(tmp_path_factory.mktemp("rows"))
    yield store
    store.close()


@settings(deadline=None, max_examples=200)
@given(first=CASES, later=CASES)
def test_any_case_comes_back_exactly(lasting_store, first, later):
    lasting_store.save(first)
    assert lasting_store.get(first.id) == first
    changed = replace(later, id=first.id)
    lasting_store.save(changed)
    assert lasting_store.get(first.id) == changed
    assert lasting_store.delete(first.id) == changed
    assert lasting_store.get(first.id) is None


@settings(deadline=None, max_examples=100)
@given(name=TEXT, value=TEXT)
def test_any_setting_comes_back_exactly(lasting_store, name, value):
    lasting_store.set_setting(name, value)
    assert lasting_store.setting(name) == value


def test_a_very_long_draft_comes_back(store, full_case):
    long = replace(full_case, draft="So sorry. 😀 " * 500_000)
    store.save(long)
    assert store.get(full_case.id) == long


def tinker(folder, statement, *values):
    """Change a stored row as a stray tool or a flipped bit might."""
    connection = sqlite3.connect(folder / "coolhead.db")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    with connection:
        connection.execute(statement, values)
    connection.close()


@pytest.mark.parametrize(
    "odd", [b"not json \xff", b"[1", b"7", b"[" * 100_000, b'{"a": 7}', b"[7]"]
)
def test_broken_lists_read_as_empty_and_keep_the_draft(store, tmp_path, full_case, odd):
    store.save(full_case)
    tinker(tmp_path, "UPDATE cases SET blanks = ?1, ticks = ?1, copies = ?1", odd)
    assert store.get(full_case.id) == replace(full_case, blanks={}, ticks={}, copies=())


@pytest.mark.parametrize("tick", ['["done"]', '["begun", ""]', '["done", 7]', '"done"'])
def test_a_broken_tick_leaves_the_others(store, tmp_path, full_case, tick):
    store.save(full_case)
    tinker(tmp_path, "UPDATE cases SET ticks = ?", f'{{"a": {tick}, "b": ["skipped", "no"]}}')
    assert store.get(full_case.id).ticks == {"b": Tick("skipped", "no")}


def test_text_that_is_not_utf_8_shows_what_can_be_read(store, tmp_path, full_case):
    store.save(full_case)
    tinker(tmp_path, "UPDATE cases SET draft = CAST(? AS TEXT)", b"Dear \xff Zo\xc3\xab")
    assert store.get(full_case.id).draft == "Dear \ufffd Zoë"


def test_values_out_of_the_vocabulary_read_as_the_plain_ones(store, tmp_path, full_case):
    store.save(full_case)
    tinker(
        tmp_path, "UPDATE cases SET status = 'lost', fault = 'x', caret = 'left', customer = 7.5"
    )
    # A number in a column of texts is stored as its text; a true number is not one of ours.
    tinker(tmp_path, "UPDATE follow_ups SET due = x'32303235'")
    got = store.get(full_case.id)
    assert (got.status, got.fault, got.caret, got.customer) == ("open", "", 0, "7.5")
    assert [follow_up.due for follow_up in got.follow_ups] == ["2025", "2025"]
