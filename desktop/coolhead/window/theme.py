# SPDX-License-Identifier: MIT
"""The tokens of the look: every colour, size and duration of the window stands here."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from coolhead import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

GRID: Final = 4
GAP_S: Final = 8
GAP_M: Final = 12
GAP_L: Final = 16
GAP_XL: Final = 24
PANEL_RADIUS: Final = 10
CONTROL_RADIUS: Final = 6
SECONDARY_PX: Final = 13
BODY_PX: Final = 14
DRAFT_PX: Final = 15
TITLE_PX: Final = 18
LINE_HEIGHT_PERCENT: Final = 140
DRAFT_LINE_CHARS: Final = 74
ICON_S: Final = 16
ICON_M: Final = 20
NARROW_BELOW_PX: Final = 840
SMALLEST_WIDTH_PX: Final = 360
LEAST_DRAFT_PX: Final = 120
LEAST_DRAFT_SHORT_PX: Final = 44
"""Four lines of the draft stay in view, hardly two in a short window, whatever is around it."""
SMALLEST_HEIGHT_PX: Final = 560
FIRST_SIZE: Final = (1180, 800)
TOAST_MS: Final = 6000


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by meaning, as `#RRGGBB`."""

    canvas: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_ground: str
    covered: str
    slip: str
    slip_ground: str
    hint: str
    blank: str
    feeling: str


LIGHT: Final = Colours(
    canvas="#F6F4F0", surface="#FFFFFF", raised="#FFFFFF", text="#1F2328", quiet="#5B6168",
    line="#E4E0D9", hover="#EDEAE3", accent="#0F6B66", accent_hover="#0B5955",
    on_accent="#FFFFFF", accent_ground="#E2EFED", covered="#2F7D4F", slip="#B4432F",
    slip_ground="#FAE9E4", hint="#4A6A92", blank="#FBE9C2", feeling="#7A4A86",
)  # fmt: skip
DARK: Final = Colours(
    canvas="#17181A", surface="#1F2124", raised="#26292D", text="#E7E5E1", quiet="#A3A8AE",
    line="#33363B", hover="#2B2E33", accent="#4FC3B8", accent_hover="#6AD0C6",
    on_accent="#0B2321", accent_ground="#1E3533", covered="#6CCB8E", slip="#F08A73",
    slip_ground="#3A2622", hint="#8FB0DA", blank="#4A3B16", feeling="#C9A0D4",
)  # fmt: skip
LIGHT_CONTRAST: Final = Colours(
    canvas="#FFFFFF", surface="#FFFFFF", raised="#FFFFFF", text="#000000", quiet="#2A2E33",
    line="#5B6168", hover="#E6E6E6", accent="#00504B", accent_hover="#003B37",
    on_accent="#FFFFFF", accent_ground="#D7ECE9", covered="#145C32", slip="#8A2413",
    slip_ground="#FBE3DC", hint="#23456E", blank="#FFE29A", feeling="#56275F",
)  # fmt: skip
DARK_CONTRAST: Final = Colours(
    canvas="#000000", surface="#000000", raised="#101214", text="#FFFFFF", quiet="#D5D8DC",
    line="#9AA0A6", hover="#26292D", accent="#7BE3D9", accent_hover="#A5F0E8",
    on_accent="#00211F", accent_ground="#0C3330", covered="#93E8B0", slip="#FFB3A1",
    slip_ground="#3A1A13", hint="#B5D2F7", blank="#5C4708", feeling="#E7C4F0",
)  # fmt: skip


def colour_pairs(colours: Colours) -> list[tuple[str, str, str, float]]:
    """List every pair that must be told apart: name, ink, ground, the least contrast ratio."""
    grounds = ("canvas", "surface", "raised")
    pairs = [
        (f"{ink} on {ground}", getattr(colours, ink), getattr(colours, ground), 4.5)
        for ink in ("text", "quiet", "accent", "slip", "hint", "covered", "feeling")
        for ground in grounds
    ]
    return [
        *pairs,
        ("text on hover", colours.text, colours.hover, 4.5),
        ("quiet on hover", colours.quiet, colours.hover, 4.5),
        ("feeling on hover", colours.feeling, colours.hover, 4.5),
        ("slip on hover", colours.slip, colours.hover, 4.5),
        ("text on blank", colours.text, colours.blank, 4.5),
        ("text on slip ground", colours.text, colours.slip_ground, 4.5),
        ("text on accent ground", colours.text, colours.accent_ground, 4.5),
        ("accent on accent ground", colours.accent, colours.accent_ground, 4.5),
        ("on accent", colours.on_accent, colours.accent, 4.5),
        ("on accent hover", colours.on_accent, colours.accent_hover, 4.5),
    ]


class Theme(QObject):
    """Follow the system's light or dark and contrast, or what the agent chose.

    Signals:
        changed: the colours are others now; everything painted by hand repaints.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self.colours = LIGHT
        self._shown: Colours | None = None
        app.setStyle("Fusion")
        app.setFont(ui_font())
        # References kept: PySide takes the inner object from us with its owner's last wrapper.
        self._hints = hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        self._access = hints.accessibility()
        self._access.contrastPreferenceChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: str) -> None:
        """Take `system`, `light` or `dark`."""
        self._choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Say whether the dark tokens are in use."""
        if self._choice in ("light", "dark"):
            return self._choice == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        contrast = self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
        forced = os.environ.get("COOLHEAD_CONTRAST") == "high"
        if contrast or forced:
            colours = DARK_CONTRAST if self.is_dark else LIGHT_CONTRAST
        else:
            colours = DARK if self.is_dark else LIGHT
        if colours == self._shown:
            return
        self._shown = self.colours = colours
        self._app.setPalette(palette(colours))
        self._app.setStyleSheet(stylesheet(colours))
        self.changed.emit()


def ui_font() -> QFont:
    """Give the system's UI font, or the bundled one where no desktop provides any."""
    font = QGuiApplication.font()
    bare = sys.platform.startswith("linux") and not os.environ.get("XDG_CURRENT_DESKTOP")
    if bare:
        for name in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
            QFontDatabase.addApplicationFont(str(paths.resources_dir() / "fonts" / name))
        font = QFont("Inter")
    font.setPixelSize(BODY_PX)
    return font


def palette(colours: Colours) -> QPalette:
    """Build the palette that Fusion and our own painting share."""
    roles = QPalette.ColorRole
    built = QPalette()
    for role, colour in {
        roles.Window: colours.canvas,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.canvas,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.slip,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.PlaceholderText: colours.quiet,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Light: colours.line,
        roles.Midlight: colours.line,
        roles.Mid: colours.line,
        roles.Dark: colours.line,
        roles.Shadow: colours.line,
        roles.Accent: colours.accent,
    }.items():
        built.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        built.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return built


def stylesheet(colours: Colours) -> str:
    """Build the application's style sheet from `window.qss`, whose `@names` are tokens."""
    text = (paths.resources_dir() / "themes" / "window.qss").read_text(encoding="utf-8")
    tokens = {field.name: getattr(colours, field.name) for field in fields(colours)}
    tokens |= {
        "secondary_px": f"{SECONDARY_PX}px",
        "body_px": f"{BODY_PX}px",
        "draft_px": f"{DRAFT_PX}px",
        "title_px": f"{TITLE_PX}px",
        "panel_radius": f"{PANEL_RADIUS}px",
        "control_radius": f"{CONTROL_RADIUS}px",
        "gap_s": f"{GAP_S}px",
        "gap_m": f"{GAP_M}px",
    }
    for name in sorted(tokens, key=len, reverse=True):
        text = text.replace(f"@{name}", tokens[name])
    return text
