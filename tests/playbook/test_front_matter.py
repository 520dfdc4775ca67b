# SPDX-License-Identifier: MIT
"""A file is taken apart as written, and each thing wrong is told with its line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coolhead.playbook import front_matter
from coolhead.playbook.fields import Field
from coolhead.playbook.mistakes import Mistakes
from coolhead.playbook.page import read_page


@pytest.fixture(params=["quick", "plain"])
def _loader(request, monkeypatch):
    """Read with the parser in C and with the one in Python, which stands in where C is missing."""
    loader = yaml.CBaseLoader if request.param == "quick" else yaml.BaseLoader
    monkeypatch.setattr(front_matter, "_LOADER", loader)


pytestmark = pytest.mark.usefixtures("_loader")


def read(text):
    mistakes = Mistakes("rules/a.md")
    page = read_page(text if isinstance(text, bytes) else text.encode(), mistakes)
    return page, [(one.line, one.message) for one in mistakes.found]


def fields_of(front):
    page, told = read(f"---\n{front}\n---\n")
    return (page and dict(page.fields)), told


def test_words_that_yaml_would_change_stay_the_words_they_are():
    front = "a: no\nb: yes\nc: 12:30\nd: 007\ne: null\nf: 2024-05-03\ng: 1.50\nh: ~"
    fields, told = fields_of(front)
    assert [field.value for field in fields.values()] == [
        "no", "yes", "12:30", "007", "null", "2024-05-03", "1.50", "~",
    ]  # fmt: skip
    assert told == []


def test_each_key_knows_its_line():
    fields, _ = fields_of("a: 1\n\n# a comment of its own\nb:\n- x\n- no\nc: [y, 'z w']")
    assert fields == {
        "a": Field("1", 2),
        "b": Field(("x", "no"), 5),
        "c": Field(("y", "z w"), 8),
    }


def test_a_text_over_several_lines_becomes_one_line():
    fields, told = fields_of("a: one\n  two\nb: >\n  three\n  four\nc: |\n  five # six\n  seven")
    assert [field.value for field in fields.values()] == [
        "one two",
        "three four",
        "five # six seven",
    ]
    assert told == []


def test_quotes_keep_every_sign():
    fields, told = fields_of("a: \"x: #1 @home\"\nb: 'it''s'")
    assert [field.value for field in fields.values()] == ["x: #1 @home", "it's"]
    assert told == []


def test_an_empty_front_matter_has_no_keys():
    assert fields_of("") == ({}, [])
    assert fields_of("# only a comment") == ({}, [])


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("a: b: c", 2, "needs quotes"),
        ("moves thank\ntitle: x", 3, "missing in the line above"),
        ("a: 1\n\tb: 2", 3, "a tab stands in the front matter"),
        ("a: 1\nb: 'x", 3, "quoted value is not closed"),
        ("a: 1\nb: @x", 3, "begins with a sign"),
        ("a: *bold*", 2, "begins with '*'"),
        ("a: & more", 2, "begins with '&'"),
        ("a: [x", 2, "its bracket closed"),
        ("a: 'it's'", 2, "the front matter cannot be read here ("),
        ("just words", 2, "must be 'key: value' lines"),
        ("- a\n- b", 2, "must be 'key: value' lines"),
        ("a: 1\n...\nb: 2", 4, "no line that begins with '...'"),
        ("a: 1\n--- b", 2, "no line that begins with '---'"),
    ],
)
def test_a_front_matter_that_cannot_be_read_says_where_and_why(front, line, words):
    fields, told = fields_of(front)
    assert fields is None
    assert [at for at, _ in told] == [line]
    assert words in told[0][1]
    assert "\n" not in told[0][1]


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("x: 1\na: {b: c}", 3, "'a' must be a plain text or a list of texts"),
        ("x: 1\na: [[b]]", 3, "'a' must be a plain text or a list of texts"),
        ("x: 1\na: !!python/object:os.system b", 3, "'a' must be a plain text or a list of texts"),
        ("x: 1\na: &b c", 3, "'a' must be a plain text or a list of texts"),
        ("x: &y 1\na: *y", 2, "'x' must be a plain text or a list of texts"),
        ("x: 1\n[a, b]: c", 3, "a key must be one plain word"),
        ("x: 1\nb: 2\nx: 3", 4, "'x' is given twice: remove one of the two"),
    ],
)
def test_one_bad_value_is_told_and_the_others_stay(front, line, message):
    fields, told = fields_of(front)
    assert (line, message) in told
    assert set(fields) <= {"x", "b"}


@pytest.mark.parametrize(
    "front", ["title: Order #5 or not # 6", "title: #1 of all", "title: 'x' # y"]
)
def test_a_value_that_a_comment_would_cut_off_is_told(front):
    fields, told = fields_of(front)
    assert told == [(2, "'#' cuts the value of 'title' off: put it in quotes")]
    assert list(fields) == ["title"]


def test_a_number_sign_within_a_word_is_no_comment():
    assert fields_of("title: Order#5") == ({"title": Field("Order#5", 2)}, [])


def test_deep_nesting_is_told_and_not_followed():
    deep = "[" * 5000
    fields, told = fields_of(f"a: {deep}")
    assert fields is None
    assert len(told) == 1
    fields, told = fields_of(f"a: {'[' * 400}{']' * 400}")
    assert told == [(2, "'a' must be a plain text or a list of texts")]
    assert fields == {}


def test_a_front_matter_without_end_is_refused():
    assert fields_of("a: " + "x" * 19_997)[1] == []
    fields, told = fields_of("a: " + "x" * 19_998)
    assert fields is None
    assert told == [(1, "the front matter is longer than 20000 characters: shorten it")]


def test_a_bomb_of_aliases_stays_small():
    bomb = "a: &a [x, x]\n" + "\n".join(f"b{n}: [*a, *a, *a]" for n in range(50))
    fields, told = fields_of(bomb)
    assert fields == {}
    assert len(told) == 51


def test_sections_know_their_lines_and_keep_their_text():
    page, told = read("---\na: 1\n---\nhello\n\n## One\nfirst\n### deeper\n## Two  \n\nsecond\n")
    assert told == []
    assert (page.preface.line, page.preface.text) == (3, "hello\n")
    assert [(one.heading, one.line, one.text) for one in page.sections] == [
        ("One", 6, "first\n### deeper"),
        ("Two", 9, "\nsecond\n"),
    ]


def test_headings_that_are_not_quite_right_are_told():
    page, told = read("---\n---\n##Close\nx\n##\ny\n###Deep\n## \n")
    assert told == [
        (3, "write '## Close', with a space"),
        (5, "this heading is empty: write its words behind '## '"),
        (8, "this heading is empty: write its words behind '## '"),
    ]
    assert [one.heading for one in page.sections] == ["Close", "", ""]


def test_windows_and_old_mac_files_read_alike():
    plain = read("---\na: 1\nb: 2\n---\n## One\nfirst\n")
    assert read(b"\xef\xbb\xbf---\r\na: 1\r\nb: 2\r\n---\r\n## One\r\nfirst\r\n") == plain
    assert read(b"---\ra: 1\rb: 2\r---\r## One\rfirst\r") == plain


def test_bad_utf8_is_told_with_its_line():
    page, told = read(b"---\na: 1\n---\nfine\nW\xfcrde\n")
    assert page is None
    assert told == [(5, "this line is not UTF-8: save the file as UTF-8")]


def test_a_utf16_file_is_told():
    page, told = read("---\na: 1\n---\n".encode("utf-16"))
    assert page is None
    assert told == [(1, "this line is not UTF-8: save the file as UTF-8")]


@pytest.mark.parametrize(
    "text", ["", "\n---\na: 1\n---\n", "title: x\n", "--- #\na: 1\n---\n", "----\n"]
)
def test_a_missing_front_matter_is_told(text):
    page, told = read(text)
    assert page is None
    assert told == [(1, "the front matter is missing: begin the file with a line '---'")]


@pytest.mark.parametrize(
    "text", ["---", "---\na: 1\n", "---\na: 1\n ---\n", "---\na: 1\n--\n## B\nc"]
)
def test_an_unclosed_front_matter_is_told(text):
    page, told = read(text)
    assert page is None
    assert told == [(1, "the front matter is not closed: add a line '---' below its last key")]


def test_invisible_characters_are_told_and_taken_out():
    page, told = read("---\na: x\x00y\n---\n## One\ngo\x1bod\u2028\ufeff\n")
    assert told == [
        (2, "an invisible character (U+0000) is here: remove it"),
        (5, "an invisible character (U+001B) is here: remove it"),
        (5, "an invisible character (U+2028) is here: remove it"),
        (5, "an invisible character (U+FEFF) is here: remove it"),
    ]
    assert page.fields["a"].value == "xy"
    assert page.sections[0].text == "good\n"


@given(st.text(alphabet="ab:#-'\"[]{}&*!|>%@`,?\\ \t\n\x85é😀", max_size=60))
def test_no_front_matter_makes_it_stumble(front):
    mistakes = Mistakes("a.md")
    page = read_page(f"---\n{front}\n---\n".encode(), mistakes)
    assert page is not None or mistakes.found
    last = front.count("\n") + 3
    assert all(1 <= one.line <= last for one in mistakes.found)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(data):
    mistakes = Mistakes("a.md")
    assert read_page(data, mistakes) is not None or mistakes.found
