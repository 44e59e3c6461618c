"""All pages small, beside the reader, with the same light."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clozet.messages.library import DocumentRow
from clozet.messages.reading import Light, Rectangle

from .backend import Backend
from .colours import mix
from .lighting import Shown, turned
from .page_pictures import PagePictures
from .page_view import paint_picture
from .result_scroll_bar import paint_band
from .theme import DIMMED_PAPER, theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PANE_UNITS, _PICTURE_UNITS, _NUMBER_UNITS = 23.0, 14.5, 6.0
_SETTLE_MILLISECONDS = 120
_LEAST_BAND = 5  # pixels


class _PageRows(QAbstractListModel):
    """One row a page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes: Sequence[QSizeF] = ()

    def show(self, sizes: Sequence[QSizeF]) -> None:
        """Show pages of these sizes, in points."""
        self.beginResetModel()
        self.sizes = sizes
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of pages."""
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the page's number, and its name for a screen reader."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Page {0}").format(index.row() + 1)
        return None


class Thumbnails(QListView):
    """The pages of a document; `page_chosen` tells the one that was clicked or moved to."""

    page_chosen = Signal(int)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _PageRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_PageDelegate(self))
        self.setAccessibleName(self.tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.pictures = PagePictures(backend, self)
        self.pictures.arrived.connect(lambda _page: self.viewport().update())
        self.lights: dict[int, Light] = {}
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._settle.start)
        self.selectionModel().currentChanged.connect(self._chosen)
        self._following = False
        theme().changed.connect(self._theme_changed)
        self._theme_changed()

    @property
    def sizes(self) -> Sequence[QSizeF]:
        """The sizes of the pages, in points."""
        return self._rows.sizes

    def show_document(self, document: DocumentRow, sizes: Sequence[QSizeF]) -> None:
        """Show the pages of a document."""
        self.lights = {}
        self.pictures.show(document, sizes)
        self._rows.show(sizes)
        self._settle.start()

    def set_light(self, lights: dict[int, Light]) -> None:
        """Show where light falls on the pages."""
        self.lights = lights
        self.viewport().update()

    def follow(self, page: int) -> None:
        """Choose the page that the reader shows, without telling the reader."""
        self._following = True
        self.setCurrentIndex(self._rows.index(page - 1))
        self._following = False

    def picture_rect(self, page: int, row: QRect) -> QRect:
        """Return where in its row a page's picture lies."""
        size = self.sizes[page - 1]
        width = theme().units(_PICTURE_UNITS)
        height = round(width * size.height() / max(1.0, size.width()))
        left = row.left() + (row.width() - width) // 2
        return QRect(left, row.top() + theme().units(1.5), width, height)

    def row_size(self, page: int) -> QSize:
        """Return the size of a page's row."""
        picture = self.picture_rect(page, QRect())
        return QSize(picture.width(), picture.height() + theme().units(_NUMBER_UNITS))

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self.page_chosen.emit(index.row() + 1)

    def _want(self) -> None:
        if not self.isVisible() or not self.sizes:
            return
        view = self.viewport().rect()
        first = max(0, self.indexAt(view.topLeft()).row())
        last = self.indexAt(view.bottomLeft()).row()
        last = last if last >= 0 else len(self.sizes) - 1
        widest = max(size.width() for size in self.sizes)
        scale = theme().units(_PICTURE_UNITS) / max(1.0, widest)
        self.pictures.want(range(first + 1, last + 2), scale, self.devicePixelRatioF())

    def _theme_changed(self) -> None:
        tokens, dark = theme().tokens, theme().dark
        ground = mix(QColor("black"), tokens.rail, 0.45 if dark else 0.05)
        self.setStyleSheet(f"QListView {{ background: {ground.name()}; }}")
        self.setFixedWidth(theme().units(_PANE_UNITS))
        self.pictures.set_dimmed(dark)
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages that come into sight."""
        super().resizeEvent(event)
        self._settle.start()


class _PageDelegate(QStyledItemDelegate):
    """Paints a page's picture, the light on it as bands, its number."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the page's own size."""
        return self._view.row_size(index.row() + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one page."""
        page, tokens = index.row() + 1, theme().tokens
        rect = self._view.picture_rect(page, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        picture = self._view.pictures.picture(page)
        if picture is None:
            painter.fillRect(rect, QColor(DIMMED_PAPER if theme().dark else "white"))
        else:
            paint_picture(painter, rect, picture.lit)
        self._paint_bands(painter, page, rect)
        edge = 2 if chosen else 1
        painter.setPen(QPen(tokens.accent if chosen else tokens.outline, edge + chosen))
        painter.drawRect(rect.adjusted(-edge, -edge, edge - 1, edge - 1))
        painter.setFont(theme().font("strong" if chosen else "meta", tabular=True))
        painter.setPen(tokens.text if chosen else tokens.muted)
        number = QRect(option.rect)
        number.setTop(rect.bottom() + theme().units(0.5))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(page))
        painter.restore()

    def _paint_bands(self, painter: QPainter, page: int, rect: QRect) -> None:
        light = self._view.lights.get(page)
        if light is None:
            return
        shown = Shown(self._view.sizes[page - 1], self._view.pictures.rotation(page))
        for rectangles in (light.others, light.passage):
            if rectangles:
                paint_band(painter, _band(rectangles, shown, rect))


def _band(rectangles: Sequence[Rectangle], shown: Shown, rect: QRect) -> QRect:
    """Return the band across a small page that stands for these rectangles."""
    boxes = [turned(rectangle, shown) for rectangle in rectangles]
    scale = rect.height() / max(1.0, shown.size.height())
    top = round(min(box.top() for box in boxes) * scale)
    bottom = round(max(box.bottom() for box in boxes) * scale)
    return QRect(rect.left(), rect.top() + top, rect.width(), max(_LEAST_BAND, bottom - top))
