# SPDX-License-Identifier: MIT
import pytest

from coolhead.window import theme


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("name", ["LIGHT", "DARK", "LIGHT_CONTRAST", "DARK_CONTRAST"])
def test_every_pair_can_be_told_apart(name):
    pairs = theme.colour_pairs(getattr(theme, name))
    weak = [
        (what, round(contrast(ink, ground), 2))
        for what, ink, ground, least in pairs
        if contrast(ink, ground) < least
    ]
    assert weak == []


def test_every_token_of_the_style_sheet_is_known():
    assert "@" not in theme.stylesheet(theme.LIGHT).split("*/", 1)[1]


def test_choosing_dark_changes_the_palette(qapp, look):
    look.choose("dark")
    assert qapp.palette().window().color().name().upper() == theme.DARK.canvas
    look.choose("light")
    assert qapp.palette().window().color().name().upper() == theme.LIGHT.canvas


def test_high_contrast_can_be_forced(qapp, look, monkeypatch):
    monkeypatch.setenv("COOLHEAD_CONTRAST", "high")
    look.choose("light")
    assert look.colours is theme.LIGHT_CONTRAST
    monkeypatch.delenv("COOLHEAD_CONTRAST")
    look.choose("light")
    assert look.colours is theme.LIGHT
