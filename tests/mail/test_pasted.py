# SPDX-License-Identifier: MIT
from coolhead.mail.history import fold
from coolhead.mail.pasted import from_paste


def test_plain_words():
    message = from_paste("I am cross.\nVery.", None)
    assert message.text == "I am cross.\nVery."
    assert message.sender_name == ""


def test_a_header_block_at_the_top_names_the_sender():
    message = from_paste(
        "From: Maria Keller <maria@example.org>\nSent: Monday, 2 March 2026 09:12\n"
        "To: help@example.com\nSubject: The pump\n\nIt stopped.",
        None,
    )
    assert (message.sender_name, message.sender_address) == ("Maria Keller", "maria@example.org")
    assert message.subject == "The pump"
    assert message.text == "It stopped."


def test_a_colon_in_a_sentence_is_no_header():
    assert from_paste("From: what I see, it broke.", None).text.startswith("From: what I see")


def test_five_million_characters_are_cut_and_told():
    message = from_paste("x" * 5_000_000, None)
    assert len(message.text) <= 200_000
    assert message.clipped >= 4_700_000
    assert message.notes


def test_odd_letters_do_no_harm():
    for text in ("", "\0", "\ud83d", "\u202eabc", "   \n\t", "a\r\nb\rc", "😀" * 50):
        assert isinstance(from_paste(text, None).text, str)


def test_quoted_history_is_folded():
    folded = fold(
        "My own words.\n\nOn Mon, 2 Mar 2026 at 09:12, Help <h@example.org> wrote:\n> Hi\n> you"
    )
    assert folded.text == "My own words."
    assert "> Hi" in folded.quoted


def test_answers_between_the_quotes_are_kept():
    folded = fold("> Did it stop?\nYes, on Monday.\n> Is it plugged in?\nOf course.")
    assert "Yes, on Monday." in folded.text
    assert "Of course." in folded.text
