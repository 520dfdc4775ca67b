# SPDX-License-Identifier: MIT
import pytest

from coolhead.playbook.fitting import fit


@pytest.mark.parametrize(
    ("text", "before", "after", "fitted"),
    [
        ("  ", "a", "b", ""),
        ("thanks.", "", "", "Thanks."),
        ("Thanks.", "So,", "", " thanks."),
        ("DHL lost it.", "So,", "", " DHL lost it."),
        ("I'm sorry.", "So,", "", " I'm sorry."),
        ("I’ll ask.", "and", "", " I’ll ask."),
        ("I", "and", "", " I"),
        ("A", "and", "", " A"),
        ("thanks.", "Done.", "Bye", " Thanks. "),
        ("thanks", "(", ")", "thanks"),
        ("thanks", "Really?”", "", " Thanks"),
        ("{problem} is bad.", "and", "", " {problem} is bad."),
        ("12 days.", "So", "", " 12 days."),
        ("thanks", "a\u00a0", "{date}", "thanks "),
        ("…", "", "", "…"),
    ],
)
def test_a_phrase_fits(text, before, after, fitted):
    assert fit(text, before, after) == fitted
