# SPDX-License-Identifier: MIT
"""Line icons in the colour of their meaning, drawn from the shipped SVG files."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from coolhead import paths
from coolhead.window import theme


@cache
def _source(name: str) -> str:
    path = paths.resources_dir() / "icons" / "lucide" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, side: int = theme.ICON_S, ratio: float = 2.0) -> QPixmap:
    """Draw the icon `name` in `colour` (#RRGGBB), `side` logical pixels wide and high."""
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, colour: str, side: int = theme.ICON_S) -> QIcon:
    """Give the icon `name` in `colour` (#RRGGBB) for buttons and menus."""
    return QIcon(pixmap(name, colour, side))


def program_icon() -> QIcon:
    """Give the program's own icon in the sizes that desktops ask for."""
    built = QIcon()
    for side in (16, 32, 48, 128, 256):
        built.addFile(str(paths.resources_dir() / "icons" / f"coolhead-{side}.png"))
    return built
