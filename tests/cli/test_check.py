# SPDX-License-Identifier: MIT
import io
import json

import pytest

from coolhead.cli.check import Checker, run_file, run_lines
from coolhead.review.values import StepNeed


@pytest.fixture
def checker(rules):
    return Checker(rules, (StepNeed("hear", (("thank",), ("apologize",))),))


@pytest.fixture
def check(checker, tmp_path):
    def _check(draft, customer=None, form="json", stdin=""):
        out, err = io.StringIO(), io.StringIO()
        names = []
        for name, text in (("draft", draft), ("customer", customer)):
            if text is None or text == "-":
                names.append(text)
                continue
            path = tmp_path / name
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            names.append(str(path))
        status = run_file(checker, names[0], names[1], form, io.StringIO(stdin), out, err)
        return status, out.getvalue(), err.getvalue()

    return _check


def lines(checker, *rows):
    out, err = io.StringIO(), io.StringIO()
    status = run_lines(checker, rows, out, err)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_json_has_the_shape_that_is_promised(check):
    status, out, err = check("You should have read the terms.", "I was surprised.")
    found = json.loads(out)
    assert (status, err) == (1, "")
    assert list(found) == [
        "id", "moves", "slips", "hints", "no_apology", "missing", "steps", "reading",
    ]  # fmt: skip
    assert set(found["slips"][0]) == {"label", "start", "end", "text", "message", "try"}
    assert found["steps"] == [{"step": "hear", "done": False, "by": []}]
    assert found["reading"]["emotions"] == [
        {"text": "surprised", "emotion": "surprise", "strength": 1, "start": 6, "end": 15}
    ]
    assert set(found["reading"]) == {
        "emotions", "asks", "abuse", "repeat", "polite", "stakes", "heat",
    }  # fmt: skip


def test_text_tells_line_and_column(check):
    status, out, _ = check("Hello.\n\nI see. You should have read the terms.", form="text")
    assert status == 1
    assert out.startswith("3:8: blame: You should have read the terms.\n")
    assert "no_apology" in out
    assert "[ ] hear" in out


def test_a_clean_draft_leaves_with_zero(check):
    assert check("Thank you for writing. I'm sorry.", form="text")[0] == 0


def test_the_draft_or_the_message_can_come_from_standard_input(check):
    assert json.loads(check("-", stdin="I'm sorry.")[1])["no_apology"] is False
    assert json.loads(check("Hi.", "-", stdin="I am angry.")[1])["reading"]["emotions"]


@pytest.mark.parametrize(
    ("draft", "customer", "said"),
    [(b"\xff\xfe", None, "not UTF-8"), ("-", "-", "not both")],
)
def test_unusable_input_is_told_in_one_line(check, draft, customer, said):
    status, out, err = check(draft, customer)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_missing_file_is_told_in_one_line(checker):
    for name in ("/no/such/draft", "a\x00b"):
        err = io.StringIO()
        assert run_file(checker, name, None, "text", io.StringIO(), io.StringIO(), err) == 2
        assert err.getvalue().count("\n") == 1
        assert "cannot be read" in err.getvalue()


def test_lines_are_answered_in_order(checker):
    status, rows, err = lines(
        checker,
        json.dumps({"id": 1, "customer": "Hi", "reply": "I'm sorry."}),
        "",
        json.dumps({"id": "b", "reply": "Calm down."}).encode(),
    )
    assert [row["id"] for row in rows] == [1, "b"]
    assert [slip["label"] for slip in rows[1]["slips"]] == ["calm_down"]
    assert (status, err) == (1, "")


@pytest.mark.parametrize(
    ("line", "row_id"),
    [
        ("nonsense", None),
        ("[1]", None),
        ('{"id": 7}', 7),
        ('{"id": 8, "reply": 5}', 8),
        ('{"id": 9, "reply": "x", "customer": []}', 9),
        ("[" * 100_000, None),
    ],
)
def test_a_bad_line_is_answered_and_the_run_goes_on(checker, line, row_id):
    status, rows, err = lines(checker, line, '{"id": "next", "reply": "I am sorry."}')
    assert rows[0]["id"] == row_id
    assert set(rows[0]) == {"id", "error"}
    assert rows[1]["id"] == "next"
    assert status == 2
    assert err.count("\n") == 1


def test_each_answer_is_written_before_the_next_line_is_read(checker):
    out = io.StringIO()
    seen = []

    def _lines():
        for number in range(3):
            seen.append(out.getvalue().count("\n"))
            yield json.dumps({"id": number, "reply": "Hello."})

    run_lines(checker, _lines(), out, io.StringIO())
    assert seen == [0, 1, 2]


def test_lone_surrogates_survive_the_way_out(checker):
    _, rows, _ = lines(checker, '{"id": 1, "reply": "\\ud800 you should have read it"}')
    assert rows[0]["slips"][0]["start"] == 2
