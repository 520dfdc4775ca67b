# SPDX-License-Identifier: MIT
"""The view of the phrases: a click chooses, a drag carries, nothing is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from coolhead.playbook.values import Phrase
from coolhead.window.phrase_list import PHRASE_ROLE, PhraseDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from coolhead.window.phrase_list import PhraseModel

BATCH_ROWS: Final = 20


class PhraseView(QListView):
    """The list of phrases.

    Signals:
        clicked_phrase(phrase, modifiers): a phrase was clicked with these keys held.
    """

    clicked_phrase = Signal(object, object)

    def __init__(self, model: PhraseModel) -> None:
        super().__init__()
        self.setModel(model)
        self.delegate = PhraseDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        # A screenful of rows at a time: measuring hundreds must not hold up the first paint.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH_ROWS)
        self._pressed: QModelIndex | None = None

    def sizeHint(self) -> QSize:
        """Ask for a column's width; the splitter gives the height."""
        return QSize(280, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.delegate.forget()
            self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click, unless a drag ends here."""
        dragging = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        phrase = self.indexAt(event.position().toPoint()).data(PHRASE_ROLE)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and isinstance(phrase, Phrase)
            and not dragging
        ):
            self.clicked_phrase.emit(phrase, event.modifiers())
