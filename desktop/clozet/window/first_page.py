"""The picture of a document's first page, or why there is none."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import icons
from .theme import DIMMED_PAPER, theme

WIDTH_UNITS = 29.5
_ANY_WIDTH = 16777215  # Qt's QWIDGETSIZE_MAX


class FirstPage(QWidget):
    """Paper stays paper: in the dark the picture is only dimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._without = ""
        self._height = 1.414
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def expect(self, name: str, width: float, height: float) -> None:
        """Keep room for the first page of `name`, of a size in points, while it is drawn."""
        self._picture, self._without = QPixmap(), ""
        self._height = height / width
        self.setAccessibleName(self.tr("First page of {}").format(name))
        self._resize()

    def set_picture(self, file: str) -> None:
        """Show the PNG file."""
        self._picture = QPixmap(file)
        self.update()

    def set_without(self, why: str) -> None:
        """Say why there is no picture."""
        self._picture, self._without = QPixmap(), why
        self.setAccessibleName(why)
        self._resize()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the page's size, or that of a short note."""
        units = theme().units
        if self._without:
            return QSize(units(60), units(24))
        return QSize(units(WIDTH_UNITS), round(units(WIDTH_UNITS) * min(self._height, 1.6)))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the page with its edge, or the note in a dashed frame."""
        painter = QPainter(self)
        if self._without:
            self._paint_note(painter)
        else:
            self._paint_page(painter)
        painter.end()

    def _resize(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        wide = bool(self._without)
        self.setMaximumWidth(_ANY_WIDTH if wide else self.sizeHint().width())
        self.setMinimumWidth(0 if wide else self.sizeHint().width())
        self.update()

    def _paint_page(self, painter: QPainter) -> None:
        paper = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(paper, QColor("white"))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self._picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRect(paper.topLeft(), size)
            inner.moveCenter(paper.center())
            painter.drawPixmap(inner, self._picture)
        if theme().dark:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(paper, QColor(DIMMED_PAPER))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme().tokens.outline)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_note(self, painter: QPainter) -> None:
        units, tokens = theme().units, theme().tokens
        painter.setPen(QPen(tokens.outline, 1, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        icon = QRect(units(4), (self.height() - units(5)) // 2, units(5), units(5))
        icons.draw(painter, icon, "file-off", tokens.muted)
        painter.setPen(tokens.muted)
        painter.drawText(
            self.rect().adjusted(units(12), units(2), -units(2), -units(2)),
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeading
            | Qt.TextFlag.TextWordWrap,
            self._without,
        )
