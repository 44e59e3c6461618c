"""The one pulse of a lit sentence when the reader jumps to it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle

from .colours import mix
from .lighting import united
from .theme import LIT_SENTENCE

_MILLISECONDS = 300


class Pulse(QVariantAnimation):
    """Fades a second layer of light away; never starts where the system reduces motion."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area, duration=_MILLISECONDS)
        self._area = area
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.valueChanged.connect(lambda _value: area.viewport().update())

    def start(self) -> None:  # type: ignore[override]  # Qt's own takes a deletion policy
        """Pulse once, from the beginning."""
        style = self._area.style()
        if style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._area):
            self.stop()
            super().start()

    def paint(self, painter: QPainter, lines: Sequence[QRectF]) -> None:
        """Paint what is left of the pulse on the lines of the sentence."""
        if self.state() != QVariantAnimation.State.Running or not lines:
            return
        colour = mix(QColor(LIT_SENTENCE), QColor("white"), float(self.currentValue()))
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillPath(united(lines), colour)
        painter.restore()
