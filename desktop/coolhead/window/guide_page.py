# SPDX-License-Identifier: MIT
"""A page of the playbook to read: a step in full, a rule, a technique, an example, a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from coolhead.window import controls, theme
from coolhead.window.rich_text import styled_html

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coolhead.playbook.values import Playbook


class _Page(QTextBrowser):
    """A browser that fetches nothing: no picture, no file, no address."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class GuidePage(QWidget):
    """Show one page with a way back.

    Signals:
        closed(): the agent goes back to the checklist.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Guide"))
        self.page.setFrameStyle(0)
        self.page.document().setDocumentMargin(0)
        self._back = controls.IconButton(
            self.tr("Back to the steps"), "arrow-left", self.closed.emit
        )
        self._title = controls.label("", "heading", wrap=True)
        head = controls.row(gap=theme.GRID)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        layout = controls.column(gap=theme.GAP_S)
        layout.addLayout(head)
        layout.addWidget(self.page, 1)
        self.setLayout(layout)

    def show_page(self, title: str, markdown: str) -> None:
        """Show `markdown` under `title`."""
        self._title.setText(title)
        self.page.setAccessibleName(title)
        self.page.setHtml(styled_html(markdown))
        self.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Back):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def step_page(playbook: Playbook, step_id: str) -> tuple[str, str]:
    """Write the title and the Markdown of all that the playbook says about a step."""
    step = next(step for step in playbook.steps if step.id == step_id)
    parts = [step.guidance]
    parts += _section("Why", step.why)
    parts += _bullets("Do", step.do)
    parts += _bullets("Don't", step.dont)
    parts += _section("Example", step.example)
    for technique in playbook.techniques:
        if technique.step == step_id:
            parts += _section(technique.title, technique.guidance, technique.example)
    for example in playbook.examples:
        if example.step == step_id:
            parts += _section(
                example.title,
                *_example(example.customer, example.tempting, example.better, example.why),
            )
    return f"{step.number}. {step.title}", "\n\n".join(parts)


def rule_page(playbook: Playbook, rule_id: str) -> tuple[str, str]:
    """Write the title and the Markdown of a rule."""
    rule = next(rule for rule in playbook.rules if rule.id == rule_id)
    parts = [rule.why]
    parts += _section("Rather not", rule.bad)
    parts += _section("Better", rule.better)
    parts += _bullets("Ask yourself", rule.ask)
    return rule.title, "\n\n".join(part for part in parts if part)


def reading_page(playbook: Playbook, kind: str, key: str) -> tuple[str, str]:
    """Write the title and the Markdown of a technique, an example or a guide, by its id."""
    if kind == "technique":
        technique = next(one for one in playbook.techniques if one.id == key)
        parts = [technique.guidance, *_section("Example", technique.example)]
        return technique.title, "\n\n".join(parts)
    if kind == "example":
        example = next(one for one in playbook.examples if one.id == key)
        parts = _example(example.customer, example.tempting, example.better, example.why)
        return example.title, "\n\n".join(parts)
    guide = next(one for one in playbook.guides if one.id == key)
    return guide.title, "\n\n".join([guide.body, *_bullets("Ask yourself", guide.questions)])


def _example(customer: str, tempting: str, better: str, why: str) -> list[str]:
    return [
        *_section("What the customer says", customer),
        *_section("What is tempting", tempting),
        *_section("What is better", better),
        *_section("Why", why),
    ]


def _section(title: str, *texts: str) -> list[str]:
    kept = [text for text in texts if text]
    return [f"### {title}", *kept] if kept else []


def _bullets(title: str, lines: tuple[str, ...]) -> list[str]:
    return [f"### {title}", "\n".join(f"- {line}" for line in lines)] if lines else []
