# SPDX-License-Identifier: MIT
"""Real .eml files of many clients and alphabets, and everything that is no email."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coolhead.mail.eml import MailError, parse_eml, read_eml

EML = Path(__file__).parent / "eml"
READABLE = sorted(path for path in EML.glob("*.eml") if path.stem != "attachments-only")


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_every_letter_gives_its_own_words(path):
    message = read_eml(path)
    assert message.text.strip()
    assert "\r" not in message.text
    assert "<div" not in message.text
    assert not message.text.startswith(">")


def test_a_plain_letter_is_read_whole():
    message = read_eml(EML / "angry-pump.eml")
    assert message.sender_name == "Maria Keller"
    assert message.sender_address == "maria.keller@posteo.example"
    assert message.subject == "Order 4471: the pump stopped after two days"
    assert message.text.startswith("Hello,\n\nI bought your garden pump (order 4471)")
    assert "189 €" in message.text
    assert message.signature.startswith("Kind regards,\nMaria Keller")
    assert message.notes == ()


def test_html_from_outlook_is_text_with_its_history_folded():
    message = read_eml(EML / "angry-delivery.eml")
    assert message.text.startswith("This is the THIRD time")
    assert "1. a delivery date that is true" in message.text
    assert "From: Nordwind Service" in message.quoted
    assert "Nordwind Service" not in message.text
    assert message.signature.startswith("Regards,\nDerek Hollis")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("latin1-german", "ü"),
        ("russian-koi8-r", "н"),
        ("polish-iso-8859-2", "ł"),
        ("japanese-iso-2022-jp", "す"),
        ("korean-euc-kr", "다"),
        ("chinese-gb2312", "很"),
        ("hebrew-iso-8859-8-i", "ש"),
    ],
)
def test_alphabets_come_through(name, words):
    message = read_eml(EML / f"{name}.eml")
    assert words in message.text
    assert "\ufffd" not in message.text


@pytest.mark.parametrize("name", ["wrong-charset", "unknown-charset", "broken-base64"])
def test_charset_faults_survive(name):
    assert len(read_eml(EML / f"{name}.eml").text) > 20


def test_letters_that_cannot_be_read_are_told():
    message = read_eml(EML / "broken-letters.eml")
    assert message.text
    assert message.notes


def sentence(error, name):
    told = str(error.value)
    assert name in told
    assert "\n" not in told
    return told


def read_or_told(data, name):
    """Say whether data is read as a letter, or refused by an error that names it."""
    try:
        return isinstance(parse_eml(data, name).text, str)
    except MailError as error:
        return name in str(error)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(MailError) as error:
        read_eml(tmp_path / "gone.eml")
    sentence(error, "gone.eml")


def test_a_folder(tmp_path):
    with pytest.raises(MailError) as error:
        read_eml(tmp_path)
    sentence(error, tmp_path.name)


@pytest.mark.parametrize(
    "data", [b"", b"  \n\n", bytes(range(256)) * 20, b"just some words\nand more\n", b"\0\0\0"]
)
def test_what_is_no_email(data):
    with pytest.raises(MailError) as error:
        parse_eml(data, "odd.eml")
    sentence(error, "odd.eml")


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    huge = tmp_path / "huge.eml"
    with huge.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(MailError) as error:
        read_eml(huge)
    assert "50 MB" in sentence(error, "huge.eml")


def test_only_attachments():
    with pytest.raises(MailError) as error:
        read_eml(EML / "attachments-only.eml")
    sentence(error, "attachments-only.eml")


def test_a_thousand_nested_parts_do_no_harm():
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(1000)
    )
    assert read_or_told(b"From: a@example.org\n" + parts + b"\nhello", "nested.eml")


def test_hidden_and_active_html_is_left_out():
    html = (
        b"From: a@example.org\nContent-Type: text/html\n\n"
        b"<style>p{}</style><div style='display:none'>preheader</div>"
        b"<script>x()</script><p>Seen</p><img src='http://t.example/1.gif'>"
    )
    message = parse_eml(html, "a.eml")
    assert message.text.strip() == "Seen"


def test_a_very_long_message_is_cut_and_told():
    message = parse_eml(b"From: a@example.org\n\n" + b"angry words " * 100_000, "long.eml")
    assert len(message.text) <= 200_000
    assert message.clipped > 0
    assert any("not shown" in note for note in message.notes)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(READABLE),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), max_size=6),
)
def test_damaged_letters_are_read_or_refused_in_one_sentence(path, changes):
    data = bytearray(path.read_bytes())
    for at, new in changes:
        data[at : at + len(new)] = new
    assert read_or_told(bytes(data), "x.eml")
