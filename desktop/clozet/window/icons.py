"""Tabler's icons, in the colours of the theme and sharp at every ratio."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from .theme import theme

_SMALL_UNITS = 4.5  # icons up to this size are drawn with the thinner stroke


@cache
def _folder() -> Path:
    # Found, not imported: the package's own module builds 6,000 enum members, for 0.2 s.
    found = find_spec("tablerpy")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "icons" / "outline"


@cache
def _outline(name: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes()


@cache
def _renderer(name: str, colour: str, stroke: str) -> QSvgRenderer:
    svg = _outline(name).replace(b"currentColor", colour.encode())
    svg = svg.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())
    return QSvgRenderer(QByteArray(svg))


def draw(painter: QPainter, rect: QRectF | QRect, name: str, colour: QColor) -> None:
    """Paint icon `name` into the square `rect` of the painter."""
    rect = QRectF(rect)
    stroke = "1.7" if rect.width() <= _SMALL_UNITS * theme().u else "2"
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    key = f"icon {name} {colour.name()} {stroke} {rect.width():.1f} {ratio:.2f}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap((rect.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        _renderer(name, colour.name(), stroke).render(inner, QRectF(QPointF(), rect.size()))
        inner.end()
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(rect.topLeft(), pixmap)


class _Engine(QIconEngine):
    """Draws one icon in a token's colour, which it looks up each time: no palette goes stale."""

    def __init__(self, name: str, colour: str, checked: str) -> None:
        super().__init__()
        self._name, self._colour, self._checked = name, colour, checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into `rect`, in the outline's colour where disabled."""
        colour = self._checked if state == QIcon.State.On else self._colour
        if mode == QIcon.Mode.Disabled:
            colour = "outline"
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        draw(painter, square, self._name, getattr(theme().tokens, colour))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in device pixels `size`."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return an engine like this one."""
        return _Engine(self._name, self._colour, self._checked)


def icon(name: str, colour: str = "text", checked: str | None = None) -> QIcon:
    """Return icon `name` in token `colour`, and in token `checked` where it is switched on."""
    return QIcon(_Engine(name, colour, checked or colour))
