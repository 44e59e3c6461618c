"""The pages of a document one below the other, as pictures with the passage lit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from clozet.messages.library import DocumentRow
from clozet.messages.reading import Light, Rectangle

from .backend import Backend
from .colours import mix
from .lighting import Shown, turned
from .page_column import PageColumn
from .page_pictures import NO_LIGHT, PagePictures
from .page_selection import PageSelection
from .pulse import Pulse
from .result_scroll_bar import ResultScrollBar
from .theme import DIMMED_PAPER, theme

_LEAST_ZOOM, _MOST_ZOOM = 0.25, 6.0
_MOST_FITTED = 1.5  # a small page is not blown up to fill a wide window
_POINTS_AN_INCH = 72
_SETTLE_MILLISECONDS = 80
_ROUNDING = 3  # pixels by which a picture may differ from its page and still be sharp
_WHEEL_STEP = 120  # eighths of a degree for one notch


@dataclass(frozen=True)
class Spot:
    """A place to go to: rectangles of the unrotated page `page`, in points."""

    page: int
    rectangles: tuple[Rectangle, ...] = ()


def paint_picture(painter: QPainter, rect: QRect, picture: QImage) -> None:
    """Paint a page's picture pixel by pixel, or stretched where it is of another zoom."""
    size = picture.deviceIndependentSize()
    near = abs(size.width() - rect.width()) + abs(size.height() - rect.height())
    if near <= _ROUNDING:
        painter.drawImage(rect.topLeft(), picture)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, picture)


class PageView(QAbstractScrollArea):
    """Scrolls through all pages; only those in sight and their neighbours are drawn.

    `page_changed` tells the page at the middle, `zoom_changed` the zoom (1 is actual size).
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = ResultScrollBar()
        self.setVerticalScrollBar(self.marks)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the document"))
        self.pictures = PagePictures(backend, self)
        self.pictures.arrived.connect(self._picture_arrived)
        self.zoom = 1.0
        self._fitted = True
        self._page = 0
        self._unsettled: Spot | None = None  # gone to before the page's rotation was known
        self.lights: dict[int, Light] = {}
        self.column = PageColumn((), 1.0, 0, 0)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._want)
        self._pulse = Pulse(self)
        self.selection = PageSelection(backend, self)
        theme().changed.connect(self._theme_changed)
        self._theme_changed()

    def show_document(self, document: DocumentRow, sizes: Sequence[QSizeF]) -> None:
        """Show a document from its first page; `sizes` are its pages' in points, as shown."""
        self.pictures.show(document, sizes)
        self.selection.show(document.id)
        self.lights, self._page, self._unsettled = {}, 0, None
        self.column = PageColumn(sizes, 1.0, theme().units(4), 0)
        self._fitted = True
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_light(self, lights: dict[int, Light]) -> None:
        """Light pages by number, and put out all other light."""
        self.lights = lights
        self.pictures.set_light(lights)

    def go_to(self, spot: Spot) -> None:
        """Bring a place into sight, and let its sentence pulse once."""
        if not 1 <= spot.page <= len(self.column.sizes):
            return
        known = self.pictures.picture(spot.page) is not None
        self._unsettled = None if known else spot
        self._bring_into_sight(spot)
        self._pulse.start()

    def step_page(self, step: int) -> None:
        """Go to the top of the next (1) or previous (-1) page."""
        self.go_to(Spot(min(max(1, self._page + step), len(self.column.sizes))))

    def copy(self) -> bool:
        """Copy the selected words; return whether there were any."""
        return self.selection.copy()

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom (1 is actual size) and keep what is at `around`, by default the middle."""
        self._fitted = False
        self._zoom_to(min(max(_LEAST_ZOOM, zoom), _MOST_ZOOM), around)

    def fit(self) -> None:
        """Let the widest page fill the width, and go on doing so."""
        self._fitted = True
        self._zoom_to(self._fitting_zoom(), None)

    def place(self, page: int, rectangle: Rectangle) -> QRectF:
        """Return a rectangle of the unrotated page in pixels of the column."""
        return self.column.place(page, turned(rectangle, self.shown(page)))

    def shown(self, page: int) -> Shown:
        """Return how a page is shown, in points."""
        return Shown(self.column.sizes[page - 1], self.pictures.rotation(page))

    def offset(self) -> QPointF:
        """Return the point of the column at the viewport's top left corner."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mark_at(self, spot: Spot) -> float:
        """Return the height of a place in the whole document, from 0 to 1."""
        if not 1 <= spot.page <= len(self.column.sizes):
            return 0.0
        page = self.column.rect(spot.page)
        top = self.place(spot.page, spot.rectangles[0]).center().y() if spot.rectangles else None
        return (page.top() if top is None else top) / max(1, self.column.height)

    def _inch(self) -> float:
        return self.logicalDpiX() / _POINTS_AN_INCH

    def _fitting_zoom(self) -> float:
        widest = max((size.width() for size in self.column.sizes), default=1.0)
        room = self.viewport().width() - 2 * self.column.gap
        ratio = self.devicePixelRatioF()
        scale = math.floor(room / widest * ratio * 100) / 100 / ratio  # see `_lay_out`
        return min(max(_LEAST_ZOOM, scale / self._inch()), _MOST_FITTED)

    def _zoom_to(self, zoom: float, around: QPointF | None) -> None:
        around = around or QPointF(self.viewport().rect().center())
        at = self.offset() + around
        page = self.column.page_at(at.y())
        point = self.column.point_on(page, at) if self.column.sizes else QPointF()
        self.zoom = zoom
        self._lay_out()
        if self.column.sizes:
            moved = self.column.place(page, QRectF(point, QSizeF())).topLeft() - around
            self.horizontalScrollBar().setValue(round(moved.x()))
            self.verticalScrollBar().setValue(round(moved.y()))
        self.zoom_changed.emit(self.zoom)
        self._scrolled()

    def _lay_out(self) -> None:
        if self._fitted:
            self.zoom = self._fitting_zoom()
            self.zoom_changed.emit(self.zoom)
        view = self.viewport().size()
        sizes = self.column.sizes
        ratio = self.devicePixelRatioF()
        scale = round(self.zoom * self._inch() * ratio, 2) / ratio  # as pictures are kept
        self.column = PageColumn(sizes, scale, self.column.gap, view.width())
        across, along = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(view.width())
        across.setRange(0, max(0, self.column.width - view.width()))
        along.setPageStep(round(view.height() * 0.9))
        along.setSingleStep(theme().units(10))
        along.setRange(0, max(0, self.column.height - view.height()))
        self.viewport().update()

    def _bring_into_sight(self, spot: Spot) -> None:
        page = self.column.rect(spot.page)
        view = QRectF(self.offset(), self.viewport().size().toSizeF())
        if not spot.rectangles:
            self.verticalScrollBar().setValue(page.top() - self.column.gap)
            return
        box = QRectF()
        for rectangle in spot.rectangles:
            box = box.united(self.place(spot.page, rectangle))
        if view.top() > box.top() or view.bottom() < box.bottom():
            self.verticalScrollBar().setValue(round(box.top() - view.height() / 3))
        if view.left() > box.left() or view.right() < box.right():
            self.horizontalScrollBar().setValue(round(box.left() - self.column.gap))

    def _picture_arrived(self, page: int) -> None:
        spot = self._unsettled
        if spot is not None and spot.page == page:
            self._unsettled = None
            if self.pictures.rotation(page):
                self._bring_into_sight(spot)
        self.viewport().update()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self.column.in_sight(top, top + self.viewport().height())

    def _scrolled(self) -> None:
        self._settle.start()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = self.column.page_at(middle) if self.column.sizes else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _want(self) -> None:
        sight = list(self._in_sight())
        around = (sight[-1] + 1, sight[0] - 1) if sight else ()
        near = [page for page in around if 1 <= page <= len(self.column.sizes)]
        self.pictures.want([*sight, *near], self.column.scale, self.devicePixelRatioF())
        self.selection.want(sight)

    def _theme_changed(self) -> None:
        dark, tokens = theme().dark, theme().tokens
        self._paper = QColor(DIMMED_PAPER if dark else "white")
        self._ground = mix(QColor("black"), tokens.rail, 0.45 if dark else 0.05)
        self.pictures.set_dimmed(dark)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, what is selected on them, and the pulse."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        painter.translate(-self.offset())
        for page in self._in_sight():
            self._paint_page(painter, page)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(theme().tokens.accent, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self.column.rect(page)
        picture = self.pictures.picture(page)
        if picture is None:
            self._paint_blank(painter, page)
        else:
            paint_picture(painter, rect, picture.lit)
            self._pulse.paint(painter, [self.place(page, line) for line in self._sentence(page)])
            self.selection.paint(painter, page)
        painter.setPen(QPen(theme().tokens.outline, 1))
        painter.drawRect(QRectF(rect).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _sentence(self, page: int) -> tuple[Rectangle, ...]:
        return self.lights.get(page, NO_LIGHT).sentence

    def _paint_blank(self, painter: QPainter, page: int) -> None:
        """Paint the paper until the picture comes, or why it does not."""
        rect = self.column.rect(page)
        painter.fillRect(rect, self._paper)
        failure = self.pictures.failure(page)
        if failure is not None:
            margin = self.column.gap * 2
            painter.setPen(QColor("black"))
            painter.drawText(
                rect.adjusted(margin, margin, -margin, -margin),
                Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
                f"{failure.message}\n{failure.remedy}",
            )

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and ask for the pages that come into sight once it rests."""
        self.viewport().update()
        self._scrolled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew, and keep the place."""
        self._zoom_to(self._fitting_zoom() if self._fitted else self.zoom, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / _WHEEL_STEP
            self.set_zoom(self.zoom * 1.1**steps, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw sharp pictures anew where the screen has another ratio."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._settle.start()
