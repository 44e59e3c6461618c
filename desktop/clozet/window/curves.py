"""Two curves of a model that learns: the loss of its training, its perplexity on held-out text.

The only file that imports pyqtgraph, and with it numpy: a third of a second that the window
spends when a run is first shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .controls import label
from .segments import Segments
from .theme import theme
from .training_state import Run

pg.setConfigOption("segmentedLineMode", "off")  # thick lines in one piece

Points = Sequence[tuple[float, float]]

_ROOM_FOR_NUMBERS = 1.4  # of the time axis, so that the last number stands beside its point
_MOST_TICKS = 5
_NARROW_UNITS = 140  # below this width each curve would be a stub
_STEPS = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 500, 1000, 2000, 5000, 10_000, 50_000)


class _ValueAxis(pg.AxisItem):  # type: ignore[misc]
    def tickStrings(  # pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        words: list[str] = super().tickStrings(values, scale, spacing)
        return [word.replace(".", QLocale().decimalPoint()) for word in words]


class _TimeAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A time axis of few ticks that ends where the run does; its last tick says the unit."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.end = 1.0
        self.unit = ""

    def tickValues(  # pyqtgraph's name
        self, least: float, most: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return the one level of ticks there is."""
        step = next((step for step in _STEPS if self.end / step < _MOST_TICKS), self.end)
        return [(step, [step * at for at in range(int(self.end / step + 0.001) + 1)])]

    def tickStrings(  # pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the ticks' words."""
        digits = 0 if spacing >= 1 else 1
        words = [QLocale().toString(float(value), "f", digits) for value in values]
        return [*words[:-1], f"{words[-1]} {self.unit}"] if words else []


@dataclass(frozen=True)
class Drawn:
    """What a curve shows: points (time, value), the noise behind them, bounds (time, low, high).

    `level` is what the values began with, `end` the time at which the run will end.
    """

    points: Points
    end: float
    unit: str
    running: bool
    noise: Points = ()
    band: Sequence[tuple[float, float, float]] = ()
    level: float | None = None

    @property
    def values(self) -> list[float]:
        """All values that must be in sight."""
        found = [value for _, value in (*self.points, *self.noise)]
        found += [value for _, *bounds in self.band for value in bounds]
        return found if self.level is None else [*found, self.level]


class Curve(QWidget):
    """One plot under its title; what it shows last is its accessible description too."""

    def __init__(self, title: str, note: str, digits: int) -> None:
        super().__init__()
        self._title, self._digits = title, digits
        self._axis = _TimeAxis()
        self.plot = pg.PlotWidget(axisItems={"bottom": self._axis, "left": _ValueAxis("left")})
        self.plot.setAccessibleName(title)
        self.plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setAntialiasing(True)
        self.faint = self.plot.plot()
        self.line = self.plot.plot()
        self.now = pg.InfiniteLine(angle=90)
        self.level = pg.PlotDataItem()
        self.high, self.low = pg.PlotDataItem(), pg.PlotDataItem()
        self.band = pg.FillBetweenItem(self.high, self.low)
        self.last_number = pg.TextItem(anchor=(0, 0.5))
        self.level_number = pg.TextItem(anchor=(1, 0.5))
        for item in (self.band, self.now, self.level, self.last_number, self.level_number):
            self.plot.addItem(item)
        head = QHBoxLayout()
        head.setSpacing(theme().units(2))
        head.addWidget(label(title, "strong"))
        head.addWidget(_yielding(label(note, "meta")), 1)
        units = theme().units
        layout = QVBoxLayout(self)
        layout.setContentsMargins(units(4), units(2), units(2), units(2))
        layout.setSpacing(units(1))
        layout.addLayout(head)
        layout.addWidget(self.plot, 1)
        self.setMinimumWidth(units(30))
        theme().changed.connect(self._take_theme)
        self._take_theme()

    def draw(self, drawn: Drawn) -> None:
        """Draw what there is, in place of what there was."""
        self._axis.end, self._axis.unit = drawn.end, drawn.unit
        self.line.setData(*_columns(drawn.points))
        self.faint.setData(*_columns(drawn.noise))
        self.high.setData(*_columns([(at, high) for at, _, high in drawn.band]))
        self.low.setData(*_columns([(at, low) for at, low, _ in drawn.band]))
        self.band.setVisible(len(drawn.band) > 1)
        seen = drawn.values
        if seen:
            room = max(0.08 * (max(seen) - min(seen)), 0.02 * max(seen))
            self.plot.setYRange(min(seen) - room, max(seen) + room, padding=0)
        self.plot.setXRange(0, drawn.end * _ROOM_FOR_NUMBERS, padding=0)
        self._write(drawn)

    def _write(self, drawn: Drawn) -> None:
        points, level, end = drawn.points, drawn.level, drawn.end
        self.now.setVisible(bool(points) and drawn.running)
        self.last_number.setVisible(bool(points))
        self.level.setData(*_columns([] if level is None else [(0, level), (end, level)]))
        self.level_number.setVisible(level is not None)
        words = []
        if points:
            at, value = points[-1]
            number = self._number(value)
            words.append(self.tr("{0} now").format(number) if drawn.running else number)
            self.last_number.setText(words[0], theme().tokens.text)
            self.last_number.setPos(at + end * 0.02, value)
            self.now.setPos(at)
        if level is not None:
            words.append(self.tr("{0} before").format(self._number(level)))
            self.level_number.setText(words[-1], theme().tokens.muted)
            self.level_number.setPos(end * _ROOM_FOR_NUMBERS, level)
        self.plot.setAccessibleName(", ".join([self._title, *words]))

    def _number(self, value: float) -> str:
        return QLocale().toString(value, "f", self._digits)

    def _take_theme(self) -> None:
        tokens, u = theme().tokens, theme().u
        self.plot.setBackground(tokens.base)
        for name in ("bottom", "left"):
            axis = self.plot.getAxis(name)
            axis.setZValue(-1)  # its lines run under the curve and its numbers
            axis.setTextPen(tokens.muted)
            axis.setPen(tokens.outline if name == "bottom" else tokens.base)
            axis.setTickPen(tokens.line)
            axis.setStyle(
                tickFont=theme().font("fine", tabular=True),
                maxTextLevel=0,
                maxTickLevel=0,
                tickLength=0,
                tickTextOffset=round(u),
            )
        self.plot.getAxis("left").setGrid(255)
        self.plot.getAxis("left").setWidth(round(9 * u))
        self.line.setPen(pg.mkPen(tokens.b, width=2))
        self.faint.setPen(pg.mkPen(tokens.outline, width=1))
        self.now.setPen(pg.mkPen(tokens.outline, width=1, style=Qt.PenStyle.DotLine))
        self.level.setPen(pg.mkPen(tokens.muted, width=1.5, style=Qt.PenStyle.DashLine))
        for item in (self.high, self.low):
            item.setPen(None)
        tint = QColor(tokens.b)
        tint.setAlphaF(0.2)
        self.band.setBrush(tint)
        for item, font in (
            (self.last_number, theme().font("strong")),
            (self.level_number, theme().font("meta")),
        ):
            item.setFont(font)
            item.fill = pg.mkBrush(tokens.base)  # no line runs through a number

    def set_dots(self) -> None:
        """Mark each point with a ring: there are few, and each was measured."""
        tokens = theme().tokens
        self.line.setSymbol("o")
        self.line.setSymbolSize(1.75 * theme().u)
        self.line.setSymbolPen(pg.mkPen(tokens.b, width=2))
        self.line.setSymbolBrush(tokens.base)


class Curves(QWidget):
    """Both curves side by side; where there is no room for it, one at a time behind a switch."""

    def __init__(self) -> None:
        super().__init__()
        self.loss = Curve(self.tr("Training loss"), self.tr("lower is better"), digits=2)
        self.perplexity = Curve(self.tr("Perplexity on held-out documents"), "", digits=1)
        self.switch = Segments(
            self.tr("Curve"),
            [("loss", self.tr("Training loss")), ("perplexity", self.tr("Perplexity"))],
        )
        self.switch.chosen.connect(lambda _value: self._show_chosen())
        self._narrow = False
        self._run: Run | None = None
        theme().changed.connect(self._draw)
        units = theme().units
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.loss)
        both.addWidget(self.perplexity)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.switch.setContentsMargins(units(4), units(2), 0, 0)
        layout.addWidget(self.switch)
        layout.addLayout(both, 1)
        self.setAutoFillBackground(True)
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Show one curve at a time, or both."""
        super().resizeEvent(event)
        self._narrow = self.width() < theme().units(_NARROW_UNITS)
        self._show_chosen()

    def show_run(self, run: Run) -> None:
        """Draw what a run has come to."""
        self._run = run
        self._draw()

    def _draw(self) -> None:
        run = self._run
        if run is None:
            return
        timed = run.seconds_a_step is not None
        last = max([run.of, run.step, *(one.step for one in run.evaluations)], default=0)
        end = max(run.minutes(last), 1e-6)
        unit = self.tr("min") if timed else self.tr("steps")
        losses = [(run.minutes(step), loss) for step, loss in run.smooth_losses]
        noise = [(run.minutes(step), loss) for step, loss in run.losses]
        self.loss.draw(Drawn(losses, end, unit, run.under_way, noise))
        measured = [(run.minutes(one.step), one.heldout.perplexity) for one in run.evaluations]
        level = measured[0][1] if measured else None
        self.perplexity.draw(Drawn(measured, end, unit, run.under_way, (), _band(run), level))
        self.perplexity.set_dots()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the ground and the line between the curves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().tokens.base)
        if not self._narrow:
            painter.setPen(theme().tokens.line)
            margin = theme().units(2)
            x = max(self.loss.x(), self.perplexity.x())
            painter.drawLine(x, margin, x, self.height() - margin)
        painter.end()

    def _show_chosen(self) -> None:
        self.switch.setVisible(self._narrow)
        self.loss.setVisible(not self._narrow or self.switch.value == "loss")
        self.perplexity.setVisible(not self._narrow or self.switch.value == "perplexity")


def _yielding(note: QLabel) -> QLabel:
    """Let a note be cut rather than push the plot wider."""
    note.setMinimumWidth(1)
    return note


def _band(run: Run) -> list[tuple[float, float, float]]:
    """Return for each evaluation that has bounds its time and those of its perplexity."""
    found = []
    for at in range(1, len(run.evaluations) + 1):
        so_far = run.compared_at(at)
        bounds = so_far.perplexity_bounds if so_far is not None else None
        if bounds is not None:
            found.append((run.minutes(run.evaluations[at - 1].step), *bounds))
    return found


def _columns(points: Points) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
