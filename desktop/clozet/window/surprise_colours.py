"""Surprise as colours of one hue in five steps, as words, and the legend that names the steps."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clozet.messages.bits import STEP_BITS

from .theme import theme

translate = QCoreApplication.translate

UNDERLINES = (0.0, 1.0, 2.0, 3.0, 4.0)
"""How thick the underline of each step is, in device-independent pixels."""

_DARK_INK, _LIGHT_INK = QColor("#1c1c1a"), QColor("#ffffff")


@dataclass(frozen=True)
class StepColours:
    """The grounds of the five steps, the ink on each, and the underline's colour."""

    grounds: tuple[QColor, ...]
    inks: tuple[QColor, ...]
    edge: QColor


def _steps(grounds: str, inks: tuple[QColor, ...], edge: str) -> StepColours:
    return StepColours(tuple(map(QColor, grounds.split())), inks, QColor(edge))


# One hue, L* 100 92 81 66 46: the order survives every deficiency of colour vision and grey print.
ON_PAPER = _steps(
    "#ffffff #ede5f5 #d5c2e9 #b393d5 #825ab3", (*[_DARK_INK] * 4, _LIGHT_INK), "#4f2d80"
)
_ON_DARK = _steps(  # L* 10 19 31 41 72
    "#1c1b1d #342a40 #563e72 #73509d #c3a4e3", (*[QColor("#e7e7e4")] * 4, _DARK_INK), "#e9dcfb"
)


def step_colours() -> StepColours:
    """Return the colours for text in the window; a page's picture is always `ON_PAPER`."""
    return _ON_DARK if theme().dark else ON_PAPER


def surprise_in_words(word: str, surprise: float) -> str:
    """Return "quarter: 12.4 bits, 1 in 5,400"."""
    one_in = 2.0 ** min(surprise, 60.0)
    digits = max(0, math.floor(math.log10(one_in)) - 1)
    rounded = round(one_in / 10**digits) * 10**digits
    return translate("Surprise", "{0}: {1} bits, 1 in {2}").format(
        word, QLocale().toString(surprise, "f", 1), QLocale().toString(int(rounded))
    )


def step_names() -> list[str]:
    """Return what each step stands for, in bits: "under 2", "4" … "13+"."""
    least, *between, most = STEP_BITS
    return [
        translate("Surprise", "under {0}").format(least),
        *map(str, between),
        translate("Surprise", "{0}+").format(most),
    ]


def paint_step(painter: QPainter, box: QRectF, step: int, colours: StepColours) -> None:
    """Paint the ground of a word and the underline that says the same without colour."""
    painter.fillRect(box, colours.grounds[step])
    thick = UNDERLINES[step]
    painter.fillRect(QRectF(box.left(), box.bottom() - thick, box.width(), thick), colours.edge)


class SurpriseLegend(QWidget):
    """Names the five steps, beside "bits"."""

    def __init__(self, parent: QWidget | None = None, *, paper: bool = False) -> None:
        super().__init__(parent)
        self._paper = paper
        self.setAccessibleName(
            translate("Surprise", "Surprise in bits: {0}").format(", ".join(step_names()))
        )
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the room for all steps in one line."""
        self.setFont(theme().font("meta"))
        return QSize(math.ceil(self._lay_out()[1]), theme().units(6.5))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Return the same: a legend that is cut tells nothing."""
        return self.sizeHint()

    def _lay_out(self) -> tuple[list[QRectF], float]:
        """Return a box for each step, and the width of all with the word in front."""
        metrics, units = self.fontMetrics(), theme().units
        at = float(metrics.horizontalAdvance(translate("Surprise", "Bits")) + units(2))
        boxes = []
        for name in step_names():
            width = metrics.horizontalAdvance(name) + 2 * units(2)
            boxes.append(QRectF(at, units(0.75), width, units(5)))
            at += width
        return boxes, at

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint each step with its name on it, as words are painted."""
        painter = QPainter(self)
        colours = ON_PAPER if self._paper else step_colours()
        boxes, width = self._lay_out()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(theme().tokens.muted)
        first = QRectF(0, 0, boxes[0].left(), self.height())
        painter.drawText(
            _mirror(first, width, mirrored),
            Qt.AlignmentFlag.AlignVCenter,
            translate("Surprise", "Bits"),
        )
        for step, (box, name) in enumerate(zip(boxes, step_names(), strict=True)):
            place = _mirror(box, width, mirrored)
            paint_step(painter, place, step, colours)
            painter.setPen(colours.inks[step])
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        whole = boxes[0].united(boxes[-1])
        painter.setPen(theme().tokens.outline)
        painter.drawRect(_mirror(whole, width, mirrored).adjusted(0.5, 0.5, -0.5, -0.5))


def _mirror(box: QRectF, width: float, mirrored: bool) -> QRectF:
    return QRectF(QPointF(width - box.right(), box.top()), box.size()) if mirrored else box
