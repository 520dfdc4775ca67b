# SPDX-License-Identifier: MIT
"""Markdown becomes a few plain tags, and nothing that could load anything."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coolhead.playbook.render import render_html

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "h3", "h4", "br"}
TAG = re.compile(r"<[^>]*>")


def is_harmless(html):
    """Every tag is a bare one of those allowed, or its end; no other '<' is there."""
    plain = {f"<{end}{name}>" for name in ALLOWED for end in ("", "/")}
    return set(TAG.findall(html)) <= plain and html.count("<") == len(TAG.findall(html))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Hello **you** and *me*.", "<p>Hello <strong>you</strong> and <em>me</em>.</p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("a `b` c", "<p>a <code>b</code> c</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ('I\'m "here" – really…', '<p>I\'m "here" – really…</p>'),
        ("", ""),
    ],
)
def test_what_authors_write_is_kept(markdown, html):
    assert render_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "tag"),
    [
        ("# a", "h3"),
        ("## a", "h3"),
        ("### a", "h3"),
        ("#### a", "h4"),
        ("##### a", "h4"),
        ("###### a", "h4"),
    ],
)
def test_headings_stay_headings_below_the_title_of_the_page(markdown, tag):
    assert render_html(markdown) == f"<{tag}>a</{tag}>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("see [our page](https://example.org/x?y=1) now", "<p>see our page now</p>"),
        ("![a picture](https://example.org/a.png)", "<p>a picture</p>"),
        ("![](file:///etc/passwd)", ""),
        ("[x](javascript:alert(1))", None),
        ("<https://example.org>", "<p>https://example.org</p>"),
        ("<someone@example.org>", None),
        ("[x][1]\n\n[1]: file:///etc/passwd", None),
        ("![x][1]\n\n[1]: https://example.org/a.png", None),
        ("[![x](a.png)](b.html)", None),
    ],
)
def test_links_and_pictures_of_markdown_leave_their_words_at_most(markdown, html):
    made = render_html(markdown)
    assert is_harmless(made)
    if html is not None:
        assert made.strip() in {html, f"<p>{html}</p>"}


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="file:///etc/passwd">',
        "<img src=x onerror=alert(1)>",
        "<IMG SRC='https://example.org/track.gif'/>",
        "<script>alert(1)</script>",
        "<script src=https://example.org/x.js></script>",
        "<style>p { background: url(https://example.org/x) }</style>",
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<svg onload="alert(1)"><image href="https://example.org/x"/></svg>',
        '<svg><style>@import "https://example.org/x";</style></svg>',
        '<math><mtext><img src="x"></mtext></math>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
        '<iframe src="file:///etc/passwd"></iframe>',
        '<video poster="https://example.org/x"><source src="https://example.org/y"></video>',
        '<base href="https://example.org/">',
        '<meta http-equiv="refresh" content="0;url=https://example.org">',
        '<table background="https://example.org/x"><tr><td>x</td></tr></table>',
        '<body background="file:///etc/passwd">',
        '<input type="image" src="https://example.org/x">',
        "<!--[if IE]><img src=x><![endif]-->",
        "<![CDATA[<img src=x>]]>",
        '<?xml-stylesheet href="https://example.org/x"?>',
        "<<img src=x>>",
        "<p/onclick=alert(1)>x",
        "&lt;img src=x&gt; <b>bold</b>",
        "`<img src=x>`",
        "    <img src=x>",
        "# <img src=x>",
        "- <img src=x>\n- <script>x</script>",
        "**<img src=x>**",
        "<p>\n\n<img src=x>\n\n</p>",
        "\x02wzxhzdk:0\x03<img src=x>",
        "[<img src=x>](<img src=y>)",
    ],
)
def test_hostile_input_loads_nothing(hostile):
    for text in (hostile, f"before\n\n{hostile}\n\nafter", f"- {hostile}\n\n> {hostile}"):
        assert is_harmless(render_html(text))


def test_scripts_and_styles_leave_not_even_their_words():
    made = render_html("a\n\n<script>steal()</script>\n\n<style>p {}</style>\n\nb")
    assert "steal" not in made
    assert "{}" not in made


@given(st.text(alphabet="<>/!?&;#[]()`*_-+.:=\"' \n\\abhpimgsrc1", max_size=80))
def test_nothing_at_all_loads_anything(markdown):
    assert is_harmless(render_html(markdown))


def test_a_list_too_deep_to_be_rendered_is_shown_as_text():
    made = render_html("- " * 2000 + "the end & <img src=x>")
    assert is_harmless(made)
    assert "the end &amp; &lt;img" in made


def test_brackets_by_the_thousand_are_no_trouble():
    # With the patterns for links at work, this takes minutes.
    assert render_html("[" * 20_000) == f"<p>{'[' * 20_000}</p>"
    assert "a](" in render_html("![a](" * 4_000)


def test_a_text_without_end_is_cut_where_it_can_be_seen():
    assert render_html("x" * 20_000) == f"<p>{'x' * 20_000}</p>"
    assert render_html("x" * 20_001) == f"<p>{'x' * 20_000}…</p>"


def test_no_shipped_content_comes_near_the_cut():
    content = Path(__file__).parents[2] / "content"
    assert max(path.stat().st_size for path in content.rglob("*.md")) < 15_000
