"""The painted plot of the card: shares before as a ring, after as a dot, with their interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clozet.messages.training import Bounds

from .theme import theme
from .training_state import Comparison
from .training_words import percent

translate = QCoreApplication.translate

_ROW_UNITS, _FOOT_UNITS, _NUMBERS_UNITS = 10.5, 10.0, 22.0


@dataclass(frozen=True)
class PlotRow:
    """A share before and after, and the bounds (95 %) of the one after."""

    name: str
    before: float
    after: float
    bounds: Bounds | None

    @property
    def unchanged(self) -> bool:
        """Tell whether the change cannot be told from none."""
        if self.bounds is not None:
            return self.bounds[0] <= self.before <= self.bounds[1]
        return round(self.before * 100) == round(self.after * 100)

    @property
    def was(self) -> str:
        """What stood before, in words."""
        if self.unchanged:
            return translate("Card", "unchanged")
        return translate("Card", "was {0}").format(round(self.before * 100))


def plot_rows(comparison: Comparison) -> tuple[PlotRow, ...]:
    """Return the three accuracies that a card shows."""
    before, after, known = comparison.before, comparison.after, comparison.intervals
    control = comparison.control_before, comparison.control_after
    return (
        PlotRow(
            translate("Card", "Your documents"),
            before.accuracy_1,
            after.accuracy_1,
            _around(before.accuracy_1, known.accuracy_1 if known else None),
        ),
        PlotRow(
            translate("Card", "… in the first five"),
            before.accuracy_5,
            after.accuracy_5,
            _around(before.accuracy_5, known.accuracy_5 if known else None),
        ),
        PlotRow(
            translate("Card", "General English"),
            control[0].accuracy_1,
            control[1].accuracy_1,
            _around(control[0].accuracy_1, known.control_accuracy_1 if known else None),
        ),
    )


class CardPlot(QWidget):
    """Paints `PlotRow`s on one axis of percents."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PlotRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Right at the first guess"))

    def show_rows(self, rows: Sequence[PlotRow]) -> None:
        """Show these rows; what they say is the accessible description."""
        self._rows = tuple(rows)
        said = [f"{row.name}: {percent(row.after)}, {row.was}" for row in self._rows]
        self.setAccessibleDescription(". ".join(said))
        self.setToolTip("\n".join(map(_exactly, self._rows)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the height of all rows."""
        units = theme().units
        height = len(self._rows) * units(_ROW_UNITS) + units(_FOOT_UNITS)
        return QSize(units(60), height)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Return the least size that can be read."""
        return QSize(theme().units(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the rows, the axis and what ring and dot mean."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes are not mirrored
        axis = _Axis.around(self._rows, self.width() - theme().units(_NUMBERS_UNITS))
        for at, row in enumerate(self._rows):
            self._paint_row(painter, row, at * theme().units(_ROW_UNITS), axis)
        top = len(self._rows) * theme().units(_ROW_UNITS)
        self._paint_foot(painter, top, axis)
        painter.end()

    def _paint_row(self, painter: QPainter, row: PlotRow, top: int, axis: "_Axis") -> None:
        units, tokens = theme().units, theme().tokens
        painter.setFont(theme().font("body"))
        painter.setPen(tokens.text)
        painter.drawText(
            QRectF(0, top, self.width(), units(5)), Qt.AlignmentFlag.AlignTop, row.name
        )
        y = top + units(6.25)
        painter.setPen(QPen(tokens.outline, 1))
        painter.drawLine(QPointF(axis.x(axis.low), y), QPointF(axis.x(axis.high), y))
        for tick in axis.ticks:
            painter.drawLine(QPointF(axis.x(tick), y - 3), QPointF(axis.x(tick), y + 3))
        if row.bounds is not None:
            painter.setPen(QPen(tokens.b, 2))
            low, high = (axis.x(bound) for bound in row.bounds)
            painter.drawLine(QPointF(low, y), QPointF(high, y))
            for x in (low, high):
                painter.drawLine(QPointF(x, y - units(1.25)), QPointF(x, y + units(1.25)))
        self._ring(painter, QPointF(axis.x(row.before), y))
        self._dot(painter, QPointF(axis.x(row.after), y))
        self._paint_numbers(painter, row, top)

    def _paint_numbers(self, painter: QPainter, row: PlotRow, top: int) -> None:
        units, tokens = theme().units, theme().tokens
        right = QRectF(0, top + units(1), self.width(), units(4.5))
        painter.setFont(theme().font("strong", tabular=True))
        painter.setPen(tokens.text)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, percent(row.after))
        painter.setFont(theme().font("fine", tabular=True))
        painter.setPen(tokens.muted)
        right.translate(0, units(4.25))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, row.was)

    def _paint_foot(self, painter: QPainter, top: int, axis: "_Axis") -> None:
        units, tokens = theme().units, theme().tokens
        painter.setFont(theme().font("fine", tabular=True))
        painter.setPen(tokens.muted)
        for tick in axis.labelled:
            place = QRectF(axis.x(tick) - units(8), top - units(1.5), units(16), units(4))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{round(tick * 100)}")
        y = top + units(5.75)
        x = float(units(1.5))
        for mark, words in (
            (self._ring, self.tr("before")),
            (self._dot, self.tr("after, with 95 % interval") if axis.bounded else self.tr("after")),
        ):
            mark(painter, QPointF(x, y))
            painter.setPen(tokens.muted)
            place = QRectF(x + units(2.5), y - units(2), self.width(), units(4))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, align, words)
            x += units(7) + QFontMetricsF(QFont(painter.font())).horizontalAdvance(words)

    def _ring(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(theme().tokens.a, 2))
        painter.setBrush(theme().tokens.window)
        painter.drawEllipse(centre, 1.1 * theme().u, 1.1 * theme().u)

    def _dot(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().tokens.b)
        painter.drawEllipse(centre, 1.25 * theme().u, 1.25 * theme().u)


@dataclass(frozen=True)
class _Axis:
    """An axis of shares over `width` pixels, with a margin for the marks at its ends."""

    low: float
    high: float
    width: float
    bounded: bool

    @classmethod
    def around(cls, rows: Sequence[PlotRow], width: float) -> "_Axis":
        values = [value for row in rows for value in (row.before, row.after, *(row.bounds or ()))]
        low = max(0.0, math.floor((min(values) - 0.02) * 10) / 10)
        high = min(1.0, math.ceil((max(values) + 0.02) * 10) / 10)
        return cls(low, high, width, any(row.bounds is not None for row in rows))

    @property
    def ticks(self) -> list[float]:
        return [self.low + at / 10 for at in range(round((self.high - self.low) * 10) + 1)]

    @property
    def labelled(self) -> list[float]:
        return self.ticks[:: max(1, math.ceil(len(self.ticks) / 4))]

    def x(self, share: float) -> float:
        margin = 1.5 * theme().u
        room = self.width - 2 * margin
        return margin + room * (share - self.low) / max(self.high - self.low, 1e-9)


def _around(before: float, change: Bounds | None) -> Bounds | None:
    return None if change is None else (before + change[0], before + change[1])


def _exactly(row: PlotRow) -> str:
    said = f"{row.name}: {row.before * 100:.1f} % → {row.after * 100:.1f} %"
    if row.bounds is None:
        return said
    return f"{said} ({row.bounds[0] * 100:.1f} – {row.bounds[1] * 100:.1f} %)"
