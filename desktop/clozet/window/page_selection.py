"""Words selected on the pages with the pointer: dragging, painting, copying."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter

from .backend import Backend
from .lighting import turned_back, united
from .page_words import DocumentWords, Selection, WordPlace, is_on_word, word_at
from .theme import theme

if TYPE_CHECKING:
    from .page_view import PageView

_STRENGTH = 0.3


class PageSelection(QObject):
    """Follows the pointer over a page view; pages whose words are unknown cannot be selected."""

    def __init__(self, backend: Backend, view: "PageView") -> None:
        super().__init__(view)
        self._view = view
        self._words = DocumentWords(backend, self)
        self._selection: Selection | None = None
        self._dragging = False
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)

    @property
    def words(self) -> DocumentWords:
        """The words and texts of the pages that have been in sight."""
        return self._words

    def show(self, document: int | None) -> None:
        """Take another document; nothing is selected in it."""
        self._selection = None
        self._words.show(document)

    def want(self, pages: list[int]) -> None:
        """Ask for the words of these pages."""
        self._words.want(pages)

    def text(self) -> str:
        """Return the selected words."""
        return "" if self._selection is None else self._words.selected_text(self._selection)

    def copy(self) -> bool:
        """Copy the selected words; return whether there were any."""
        text = self.text()
        if text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint what is selected on a page, in the accent."""
        if self._selection is None:
            return
        places = self._words.selected_places(self._selection).get(page, [])
        colour = QColor(theme().tokens.accent)
        colour.setAlphaF(_STRENGTH)
        path = united([self._view.place(page, place) for place in places])
        painter.fillPath(path, colour)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select words from press to release; a double click selects one."""
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._start(event)
            case QEvent.Type.MouseButtonDblClick:
                self._extend(self._word_under(event.position()), anew=True)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._dragging = False
        return False

    def _start(self, event: QMouseEvent) -> None:
        self._dragging = True
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and self._selection is not None:
            self._extend(self._word_under(event.position()))
            return
        self._selection = None
        self._anchor = event.position() + self._view.offset()
        self._view.viewport().update()

    def _move(self, event: QMouseEvent) -> None:
        if not self._dragging:
            text = self._is_text(event.position())
            shape = Qt.CursorShape.IBeamCursor if text else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)
            return
        self._scroll_along(event.position())
        if self._selection is None:
            self._extend(self._word_under(self._anchor - self._view.offset()), anew=True)
        self._extend(self._word_under(event.position()))

    def _scroll_along(self, position: QPointF) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        beyond = min(0.0, position.y()) + max(0.0, position.y() - height)
        bar.setValue(bar.value() + round(beyond / 2))

    def _extend(self, word: WordPlace | None, *, anew: bool = False) -> None:
        if word is None:
            return
        anchor = word if anew or self._selection is None else self._selection.anchor
        self._selection = Selection(anchor, word)
        self._view.viewport().update()

    def _spot(self, position: QPointF) -> tuple[int, QPointF]:
        """Return the page under a position of the viewport, and the point of it unrotated."""
        view, at = self._view, position + self._view.offset()
        page = view.column.page_at(at.y())
        return page, turned_back(view.column.point_on(page, at), view.shown(page))

    def letter_at(self, position: QPointF) -> tuple[int, int] | None:
        """Return the page and the code point of its text at a position of the viewport."""
        if not self._view.column.sizes:
            return None
        page, point = self._spot(position)
        for box in self._words.words(page):
            if box.x0 <= point.x() <= box.x1 and box.y0 <= point.y() <= box.y1:
                share = (point.x() - box.x0) / max(1e-6, box.x1 - box.x0)
                return page, min(box.end - 1, box.start + int(share * (box.end - box.start)))
        return None

    def _word_under(self, position: QPointF) -> WordPlace | None:
        if not self._view.column.sizes:
            return None
        page, point = self._spot(position)
        word = word_at(self._words.words(page), point.x(), point.y())
        return None if word is None else (page, word)

    def _is_text(self, position: QPointF) -> bool:
        if not self._view.column.sizes:
            return False
        page, point = self._spot(position)
        return is_on_word(self._words.words(page), point.x(), point.y())
