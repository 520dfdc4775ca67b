# SPDX-License-Identifier: MIT
"""What a case is before it is stored."""

import re
from dataclasses import fields

import pytest

from coolhead.cases.case import Case, new_case, timestamp


def test_a_new_case_is_open_and_empty():
    case = new_case()
    assert case == Case(id=case.id, created=case.created, updated=case.created)
    assert case.status == "open"
    assert re.fullmatch("[0-9a-f]{32}", case.id)
    assert new_case().id != case.id


def test_timestamps_are_utc_to_the_millisecond():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", timestamp())


def test_a_case_can_not_be_changed_in_place(full_case):
    with pytest.raises(AttributeError):
        full_case.draft = "other"


def test_no_repr_shows_what_was_written(full_case):
    shown = repr(full_case) + repr(full_case.notes) + repr(full_case.ticks)
    shown += repr(full_case.follow_ups)
    written = [getattr(full_case, field.name) for field in fields(full_case)]
    secrets = [text for text in written if isinstance(text, str) and text][5:-1]
    secrets += [full_case.notes.problem, "nothing was lost", "tell Zoë"]
    assert "pump" in "".join(secrets)
    assert not [secret for secret in secrets if secret in shown]
    assert full_case.id in shown
