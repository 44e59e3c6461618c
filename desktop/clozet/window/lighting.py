"""Light on the page: a picture and rectangles in, the lit picture out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from clozet.messages.reading import Light, Rectangle

from .surprise_colours import ON_PAPER, UNDERLINES
from .theme import DIMMED_PAPER, LIT_INK, LIT_OTHER, LIT_PASSAGE, LIT_SENTENCE

_UNDERLINE = 1.5  # device-independent pixels, as are the next three
_BRACKET = 3.0
_OTHER_BRACKET = 1.0
_BRACKET_GAP = 8.0
_CLOSED_GAP = 0.6  # of a line's height: space between two lines of one paragraph
_DARK_GROUND = 0.13  # mean luminance of L* = 40
_SAMPLE = 24  # pixels; enough to tell a dark page from a light one


@dataclass(frozen=True)
class Shown:
    """How a page is shown: turned by `rotation` degrees, `size` in points after turning,
    `scale` device pixels a point, `ratio` device pixels for each independent one.
    """

    size: QSizeF
    rotation: int = 0
    scale: float = 1.0
    ratio: float = 1.0


def turned(rectangle: Rectangle, shown: Shown) -> QRectF:
    """Return a rectangle of the unrotated page, in points, as points of the page as shown."""
    x0, y0, x1, y1 = rectangle
    width, height = shown.size.width(), shown.size.height()
    match shown.rotation % 360:
        case 90:
            x0, y0, x1, y1 = width - y1, x0, width - y0, x1
        case 180:
            x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
        case 270:
            x0, y0, x1, y1 = y0, height - x1, y1, height - x0
    return QRectF(x0, y0, x1 - x0, y1 - y0)


def turned_back(point: QPointF, shown: Shown) -> QPointF:
    """Return a point of the page as shown as a point of the unrotated page."""
    upright = shown.rotation % 180 == 0
    size = shown.size if upright else shown.size.transposed()
    spot = (point.x(), point.y(), point.x(), point.y())
    return turned(spot, Shown(size, -shown.rotation)).topLeft()


def in_pixels(rectangles: Sequence[Rectangle], shown: Shown) -> list[QRectF]:
    """Return the rectangles in device pixels of the page as shown."""
    scaled = []
    for rectangle in rectangles:
        box = turned(rectangle, shown)
        scale = shown.scale
        scaled.append(
            QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
        )
    return scaled


def columns(lines: Sequence[QRectF]) -> list[list[QRectF]]:
    """Part lines in reading order where they go up again: each part stands in one column."""
    parts: list[list[QRectF]] = []
    for line in lines:
        if not parts or line.center().y() < parts[-1][-1].top():
            parts.append([])
        parts[-1].append(line)
    return parts


def _closed(lines: Sequence[QRectF]) -> list[QRectF]:
    """Return the lines of a column, the narrow space between two of them filled."""
    closed = [QRectF(line) for line in lines]
    for upper, lower in pairwise(closed):
        gap = lower.top() - upper.bottom()
        beside = upper.right() < lower.left() or lower.right() < upper.left()
        if 0 < gap < _CLOSED_GAP * lower.height() and not beside:
            upper.setBottom(upper.bottom() + gap / 2)
            lower.setTop(upper.bottom())
    return closed


def united(lines: Sequence[QRectF]) -> QPainterPath:
    """Return one path over all lines: where two overlap it is filled once."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for column in columns(lines):
        for line in _closed(column):
            path.addRect(line)
    return path.simplified()


def _complement(colour: QColor) -> QColor:
    return QColor(255 - colour.red(), 255 - colour.green(), 255 - colour.blue())


def has_dark_ground(picture: QImage) -> bool:
    """Tell whether the page is mostly dark, so that multiplied light would vanish on it."""
    sample = picture.scaled(
        _SAMPLE,
        _SAMPLE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    grey = sum(bytes(sample.constBits())) / (_SAMPLE * _SAMPLE * 255)
    return bool(grey**2.2 < _DARK_GROUND)


@dataclass(frozen=True)
class Lines:
    """What is lit, line by line in reading order, in pixels."""

    passage: Sequence[QRectF] = ()
    sentence: Sequence[QRectF] = ()
    others: Sequence[QRectF] = ()


def paint_light(painter: QPainter, lines: Lines, *, dark_ground: bool = False) -> None:
    """Multiply passage, sentence and others, in this order, each as one path, onto paper.

    Print keeps its weight. On dark ground, where multiplied light would vanish, screen it.
    """
    passage, sentence = united(lines.passage), united(lines.sentence)
    others = united(lines.others).subtracted(passage).subtracted(sentence)
    modes = QPainter.CompositionMode
    mode = modes.CompositionMode_Screen if dark_ground else modes.CompositionMode_Multiply
    painter.save()
    painter.setCompositionMode(mode)
    for path, name in ((passage, LIT_PASSAGE), (sentence, LIT_SENTENCE), (others, LIT_OTHER)):
        colour = QColor(name)
        painter.fillPath(path, _complement(colour) if dark_ground else colour)
    painter.restore()


def paint_surprise(
    painter: QPainter,
    steps: Sequence[Sequence[QRectF]],
    ratio: float,
    *,
    dark_ground: bool = False,
) -> None:
    """Tint the words of each step and underline them; on the darkest ground print turns white."""
    modes = QPainter.CompositionMode
    painter.save()
    for number, words in enumerate(steps):
        ground, path = ON_PAPER.grounds[number], united(words)
        turned = number == len(steps) - 1 and not dark_ground
        inverse = turned or dark_ground
        screen = modes.CompositionMode_Screen if dark_ground else modes.CompositionMode_Multiply
        painter.setCompositionMode(screen)
        painter.fillPath(path, _complement(ground) if inverse else ground)
        if turned:
            painter.setCompositionMode(modes.CompositionMode_Difference)
            painter.fillPath(path, QColor("white"))
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        thick = UNDERLINES[number] * ratio
        for word in words:
            line = QRectF(word.left(), word.bottom() - thick, word.width(), thick)
            painter.fillRect(line, ON_PAPER.edge)
    painter.restore()


def paint_marks(painter: QPainter, lines: Lines, ink: QColor, ratio: float = 1.0) -> None:
    """Paint the underline below each line of the sentence, and the brackets in the margin."""
    for line in lines.sentence:
        top = line.bottom() - _UNDERLINE * ratio / 2
        painter.fillRect(QRectF(line.left(), top, line.width(), _UNDERLINE * ratio), ink)
    covered = united(lines.passage)
    others = [line for line in lines.others if not covered.contains(line.center())]
    for stretch, width in ((lines.passage, _BRACKET), (others, _OTHER_BRACKET)):
        for column in columns(stretch):
            for left, top, bottom in _stretches(column):
                x = max(0.0, left - (_BRACKET_GAP + width) * ratio)
                painter.fillRect(QRectF(x, top, width * ratio, bottom - top), ink)


def lit(picture: QImage, light: Light, shown: Shown, *, dimmed: bool) -> QImage:
    """Return the picture of a page with `light` on it, dimmed where the window is dark."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    dark_ground = has_dark_ground(image)
    lines = Lines(
        in_pixels(light.passage, shown),
        in_pixels(light.sentence, shown),
        in_pixels(light.others, shown),
    )
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = [in_pixels(step, shown) for step in light.surprise]
    paint_surprise(painter, words, shown.ratio, dark_ground=dark_ground)
    paint_light(painter, lines, dark_ground=dark_ground)
    if dimmed:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(image.rect(), QColor(DIMMED_PAPER))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    ink = QColor(LIT_SENTENCE if dark_ground else LIT_INK)
    paint_marks(painter, lines, ink, shown.ratio)
    painter.end()
    return image


def _stretches(column: Sequence[QRectF]) -> list[tuple[float, float, float]]:
    """Return left, top and bottom of each stretch of lines that touch, or nearly."""
    stretches: list[tuple[float, float, float]] = []
    for line in column:
        if stretches and line.top() - stretches[-1][2] < line.height():
            left, top, bottom = stretches[-1]
            stretches[-1] = (min(left, line.left()), top, max(bottom, line.bottom()))
        else:
            stretches.append((line.left(), line.top(), line.bottom()))
    return stretches
