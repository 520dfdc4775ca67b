# SPDX-License-Identifier: MIT
"""The window: it makes the panes and connects them to the session; panes don't know each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from coolhead.window import keys, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

    from coolhead.window.keeping import Keeping
    from coolhead.window.session import Session


LATE_MS: Final = 150
"""From the show to loading heavy parts: the first paint is through by then."""


class MainWindow(QMainWindow):
    """Coolhead's one window.

    Signals:
        shown(): the window was painted for the first time; heavy parts may load now.
    """

    shown = Signal()

    def __init__(self, look: theme.Theme, keeping: Keeping) -> None:
        """Make the empty frame, which costs next to nothing; `furnish` puts the panes in."""
        super().__init__()
        self.keeping = keeping
        self._look = look
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self.shown)
        self.setWindowTitle("Coolhead")
        self.setObjectName("Window")
        self.setMinimumSize(theme.SMALLEST_WIDTH_PX, theme.SMALLEST_HEIGHT_PX)
        self.actions_by_id: dict[str, QAction] = {}

    def furnish(self, session: Session) -> None:
        """Build the panes and show the case in hand. Their modules load here, not before."""
        from coolhead.window.arrangement import Arrangement
        from coolhead.window.case_line import CaseLine
        from coolhead.window.compose_pane import ComposePane
        from coolhead.window.desk import Desk
        from coolhead.window.message_pane import MessagePane
        from coolhead.window.phrases_pane import PhrasesPane
        from coolhead.window.reading_strip import ReadingStrip
        from coolhead.window.steps_pane import StepsPane
        from coolhead.window.toast import Banner, Toast

        self.session = session
        self.steps = StepsPane(session.playbook)
        self.message = MessagePane()
        self.compose = ComposePane()
        self.phrases = PhrasesPane()
        self.case_line = CaseLine()
        self.strip = ReadingStrip()
        self.banner = Banner(self.tr("State"))
        self.care_banner = Banner(self.tr("About the customer"))
        self.arrangement = Arrangement(
            self.steps, self.message, self.compose, self.phrases, self.strip
        )
        self.arrangement.keep_dragged()
        self._lay_out()
        self.toast = Toast(self)
        self.desk = Desk(self)
        self._make_actions()
        self._look.changed.connect(self._on_look_changed)
        self.steps.progress_changed.connect(self._on_progress)
        self.arrangement.rearranged.connect(self._on_rearranged)
        self._on_look_changed()
        self.phrases.show_playbook(session.playbook)
        self.desk.show_all()
        self.shown.connect(self.desk.load_late)
        if self.isVisible():
            # Panes take their places before the focus goes to one: moving it would lose it.
            room = self.width() - 2 * theme.GAP_M
            self.arrangement.set_narrow(narrow=room < theme.NARROW_BELOW_PX)
            self._begin()

    def _lay_out(self) -> None:
        from coolhead.window import controls

        self._wordmark = controls.label("Coolhead", "heading")
        self._new = controls.button(self.tr("New case"), "outlined", partial(self._act, "new_case"))
        self._new.setToolTip(self.tr("Begin a new case; this one is kept (Ctrl+N)"))
        find = self.tr("Find a phrase (Ctrl+K)")
        self._search = controls.IconButton(find, "search", partial(self._act, "find_phrase"))
        self._menu_button = controls.IconButton(self.tr("Menu"), "ellipsis", self._open_menu)
        head = controls.row(gap=theme.GAP_S)
        head.addWidget(self._wordmark)
        head.addWidget(self.case_line)
        head.addStretch(1)
        head.addWidget(self._search)
        head.addWidget(self._new)
        head.addWidget(self._menu_button)
        layout = controls.column(
            gap=theme.GAP_S, margins=(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_M)
        )
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.care_banner)
        layout.addWidget(self.arrangement, 1)
        body = QWidget()
        body.setObjectName("Window")
        body.setLayout(layout)
        self.setCentralWidget(body)

    def _act(self, name: str) -> None:
        self.actions_by_id[name].trigger()

    # -- actions ----------------------------------------------------------

    def _make_actions(self) -> None:
        acts = self.desk.acts()
        for key in keys.KEYS:
            action = QAction(keys.name_of(key), self)
            action.triggered.connect(lambda _checked=False, act=acts[key.id]: act())
            self.addAction(action)
            self.actions_by_id[key.id] = action
        self.take_keys(self.keeping.keys())
        self.keeping.keys_chosen.connect(self.take_keys)

    def take_keys(self, choices: dict[str, str]) -> None:
        """Put the agent's own keys in force."""
        portable = QKeySequence.SequenceFormat.PortableText
        for name, wanted in keys.in_force(choices).items():
            sequence = QKeySequence(wanted, portable)
            also = [QKeySequence("Ctrl+Enter")] if wanted == "Ctrl+Return" else []
            self.actions_by_id[name].setShortcuts([sequence, *also])

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for name in ("open_email", "new_case", "find_in_draft", "case_details", "hand_over"):
            menu.addAction(self.actions_by_id[name])
        menu.addSeparator()
        self.keeping.fill_menu(menu)
        self.desk.learned_help.add_to(menu)
        menu.addSeparator()
        menu.addAction(self.actions_by_id["show_keys"])
        menu.addAction(self.actions_by_id["quit"])
        corner = self._menu_button.rect().bottomRight()
        place = self._menu_button.mapToGlobal(corner)
        place.setX(place.x() - menu.sizeHint().width())
        menu.popup(place)

    # -- look -------------------------------------------------------------

    def _on_look_changed(self) -> None:
        from coolhead.window import controls

        colours = self._look.colours
        # A pane may not have its place in the window yet, so each is told for itself.
        for part in (self, self.steps, self.compose, self.phrases, self.message):
            controls.recolour_icons(part, colours)
        for part in (self.steps, self.compose, self.phrases, self.message):
            part.recolour(colours)
        self.banner.recolour(colours)
        self.care_banner.recolour(colours)

    def _on_rearranged(self, narrow: bool) -> None:  # noqa: FBT001 -- a signal's argument
        self._wordmark.setVisible(not narrow)
        self._search.setVisible(narrow)
        self.phrases.show_hint(shown=not narrow)

    def _on_progress(self, done: int, count: int) -> None:
        self.arrangement.tabs.setTabText(
            0, self.tr("Steps %1/%2").replace("%1", str(done)).replace("%2", str(count))
        )

    # -- life -------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Tell once that the window stands, after its first paint."""
        super().showEvent(event)
        if not event.spontaneous() and self.is_furnished:
            self._begin()

    def _begin(self) -> None:
        (self.compose.edit if self.session.case.message else self.message.edit).setFocus()
        self._late.start()

    @property
    def is_furnished(self) -> bool:
        """Say whether the panes are in."""
        return hasattr(self, "desk")

    def changeEvent(self, event: QEvent) -> None:
        """Save when the agent turns to another window."""
        super().changeEvent(event)
        if (
            event.type() == QEvent.Type.ActivationChange
            and not self.isActiveWindow()
            and self.is_furnished
        ):
            self.desk.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything, then go."""
        if self.is_furnished:
            self.desk.leave()
            self.desk.learned_help.stop()
        self.keeping.keep_geometry(self)
        super().closeEvent(event)
