"""Bars beside numbers: solid, or hatched so that they are told apart without their colour."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPen


def solid_bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a bar."""
    painter.fillRect(rect, colour)


def hatched_bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Frame a bar and fill it with strokes from corner to corner."""
    hatch(painter, rect, colour)
    painter.save()
    painter.setPen(QPen(colour, 1))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def hatch(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill with strokes from corner to corner."""
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3))
    step = max(3, min(rect.height(), rect.width()) // 2)
    for x in range(rect.left() - rect.height(), rect.right() + 1, step):
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height(), rect.top()))
    painter.restore()
