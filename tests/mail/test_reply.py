# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coolhead.mail.reply import (
    KINDS,
    Block,
    Run,
    from_html,
    from_plain,
    from_store,
    normal,
    to_html,
    to_plain,
    to_store,
)


def paragraph(*runs):
    return Block("paragraph", tuple(Run(run) if isinstance(run, str) else run for run in runs))


LETTER = (
    paragraph("Dear Maria,"),
    paragraph(),
    paragraph("You can choose ", Run("today", bold=True), ":"),
    Block("bullet", (Run("a new pump"),)),
    Block("bullet", (Run("your money back"),)),
    Block("number", (Run("one"),)),
    Block("number", (Run("two"),)),
    paragraph(),
    paragraph("See ", Run("our page", href="https://example.org/a?b=1&c=2"), " & reply <soon>."),
    paragraph("Tom 😀"),
)


def test_plain_text():
    assert to_plain(LETTER) == (
        "Dear Maria,\n\nYou can choose today:\n- a new pump\n- your money back\n1. one\n2. two\n\n"
        "See our page (https://example.org/a?b=1&c=2) & reply <soon>.\nTom 😀"
    )


def test_html_is_clean():
    html = to_html(LETTER)
    assert html.startswith("<p>Dear Maria,</p>")
    assert "<strong>today</strong>" in html
    assert "<ul><li>a new pump</li><li>your money back</li></ul>" in html.replace("\n", "")
    assert "<ol><li>one</li><li>two</li></ol>" in html.replace("\n", "")
    assert '<a href="https://example.org/a?b=1&amp;c=2">our page</a>' in html
    assert "&amp; reply &lt;soon&gt;.<br>Tom 😀</p>" in html.replace("\n", "")
    for foreign in ("style", "class", "font", "color"):
        assert foreign not in html


def test_html_comes_back_as_it_went():
    one_list = tuple(block for block in LETTER if block.kind != "number")
    assert to_html(from_html(to_html(one_list))) == to_html(one_list)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example"]
)
def test_links_lead_only_where_they_may(href):
    assert "<a" not in to_html((paragraph(Run("x", href=href)),))


def test_hostile_html_leaves_nothing_foreign():
    blocks = from_html(
        "<style>p{color:red}</style><script>bad()</script><p onclick='x()'>One <i>two</i></p>"
        "<img src='file:///etc/passwd' alt='pic'><a href='javascript:x()'>three</a>"
    )
    html = to_html(blocks)
    for foreign in ("bad()", "color", "onclick", "passwd", "javascript", "<img"):
        assert foreign not in html
    assert "One two" in to_plain(blocks)
    assert "three" in to_plain(blocks)


def test_no_clipboard_can_carry_half_an_emoji():
    blocks = (paragraph("a\ud83d\0b"),)
    to_plain(blocks).encode()
    to_html(blocks).encode()
    assert "\0" not in to_plain(blocks)


def test_plain_text_is_read_line_by_line():
    assert from_plain("a\r\nb\rc\n") == normal(
        (paragraph("a"), paragraph("b"), paragraph("c"), paragraph())
    )


@pytest.mark.parametrize("stored", ["{}", "[1]", '[["odd", []]]', '[["bullet", [["a"]]]]', "words"])
def test_an_odd_stored_draft_does_not_stop_the_program(stored):
    assert isinstance(from_store(stored), tuple)


def test_nothing_stored_is_nothing():
    assert to_plain(from_store("")) == ""


RUNS = st.builds(
    Run, st.text(max_size=12), st.booleans(), st.sampled_from(["", "https://example.org/x"])
)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(KINDS), st.lists(RUNS, max_size=3).map(tuple)), max_size=5
).map(tuple)


@given(BLOCKS)
def test_what_is_stored_comes_back_exactly(blocks):
    assert from_store(to_store(blocks)) == normal(blocks)


@given(BLOCKS)
def test_any_reply_can_be_copied(blocks):
    to_plain(blocks).encode()
    to_html(blocks).encode()
