"""Which letter of a document the pointer is over, on its pages or in its text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

LetterAt = Callable[[QPointF], tuple[int, int] | None]


class LetterPointer(QObject):
    """`pointed` carries the page, from 1, and the code point of its text under the pointer."""

    pointed = Signal(int, int)

    def __init__(self, view: QAbstractScrollArea, letter_at: LetterAt) -> None:
        super().__init__(view)
        self._letter_at = letter_at
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the pointer; nothing is kept from the view."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            found = self._letter_at(event.position())
            if found is not None:
                self.pointed.emit(*found)
        return False
