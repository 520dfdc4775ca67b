# SPDX-License-Identifier: MIT
"""Show content's Markdown; nothing in it can load or open anything."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coolhead.playbook.render import render_html

HTML_STYLE: Final = (
    "<style>ul, ol { margin-left: -22px; } li { margin-bottom: 4px; }"
    "blockquote { margin-left: 8px; }</style>"
)


def styled_html(markdown: str) -> str:
    """Render Markdown with the lists' indent that Qt gets wrong set right."""
    return HTML_STYLE + render_html(markdown)


def rich_text(markdown: str, name: str) -> QLabel:
    """Show content's Markdown as wrapped text that can load and open nothing."""
    shown = QLabel(styled_html(markdown))
    shown.setTextFormat(Qt.TextFormat.RichText)
    shown.setWordWrap(True)
    shown.setOpenExternalLinks(False)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setAccessibleName(name)
    return shown
