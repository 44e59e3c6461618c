"""Paints the sentence: boxes of blanks under their words, tints, the word under the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from .colours import mix
from .sentence_layout import SentenceLayout
from .sentence_shown import Piece
from .surprise_colours import paint_step, step_colours
from .theme import theme

_BOX_UNITS = 8.0


@dataclass(frozen=True)
class Tint:
    """A stretch [start, end) of the text in the colours of a step of surprise."""

    start: int
    end: int
    step: int


@dataclass(frozen=True)
class Marks:
    """What is marked: the word under the pointer, the one the keys are at, the current blank.

    Words are stretches of the text; a selection is one of the shown text.
    """

    hovered: tuple[int, int] | None = None
    word: tuple[int, int] | None = None
    blank: int | None = None
    selection: tuple[int, int] | None = None


class SentencePainter:
    """Draws one layout; the painter's origin is the first line's corner."""

    def __init__(self, painter: QPainter, layout: SentenceLayout, marks: Marks) -> None:
        self._painter, self._layout, self._marks = painter, layout, marks

    def paint(self, top: float, bottom: float, tints: Sequence[Tint]) -> None:
        """Paint what stands between two heights."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tint in tints:
            self._tint(tint)
        for box in self._layout.shown.boxes:
            self._box(box)
        self._underline(self._marks.hovered)
        self._painter.setPen(theme().tokens.text)
        inks = step_colours().inks
        coloured = [
            (*self._layout.shown.stretch(tint.start, tint.end), inks[tint.step])
            for tint in tints
            if tint.step
        ]
        self._layout.draw(self._painter, top, bottom, self._marks.selection, coloured)
        for box in self._layout.shown.boxes:
            self._disc(box)
        self._ring(self._marks.word)

    def _tint(self, tint: Tint) -> None:
        for line in self._layout.rectangles(*self._layout.shown.stretch(tint.start, tint.end)):
            grown = line.adjusted(-theme().u * 0.4, 0, theme().u * 0.4, 0)
            paint_step(self._painter, grown, tint.step, step_colours())

    def _frame(self, box: Piece) -> QRectF | None:
        lines = self._layout.rectangles(box.at, box.until)
        if not lines:
            return None
        frame = lines[0]
        grown = (_BOX_UNITS * theme().u - frame.height()) / 2
        return frame.adjusted(1.5, -grown, -1.5, grown)

    def _box(self, box: Piece) -> None:
        frame = self._frame(box)
        if frame is None:
            return
        tokens, u = theme().tokens, theme().u
        current = box.blank == self._marks.blank
        self._painter.setBrush(mix(tokens.accent, tokens.base, 0.12))
        self._painter.setPen(QPen(tokens.accent, 2 if current else 1))
        self._painter.drawRoundedRect(frame, u, u)
        if current:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(frame.adjusted(-3.5, -3.5, 3.5, 3.5), u * 1.6, u * 1.6)

    def _disc(self, box: Piece) -> None:
        frame = self._frame(box)
        if frame is None or box.blank is None:
            return
        side = 4.6 * theme().u
        disc = QRectF(0, 0, side, side)
        inset = side / 2 + 1.4 * theme().u
        leading = frame.right() - inset if self._from_the_right(box) else frame.left() + inset
        disc.moveCenter(QPointF(leading, frame.center().y()))
        draw_disc(self._painter, disc, box.blank + 1)

    def _from_the_right(self, box: Piece) -> bool:
        text = self._layout.shown.text
        paragraph = text[text.rfind("\n", 0, box.at) + 1 :].partition("\n")[0]
        strong = (bidirectional(character) for character in paragraph)
        return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"

    def _underline(self, word: tuple[int, int] | None) -> None:
        if word is None:
            return
        for line in self._layout.rectangles(*self._layout.shown.stretch(*word)):
            thick = 0.45 * theme().u
            rule = QRectF(line.left(), line.bottom() - thick / 2, line.width(), thick)
            self._painter.fillRect(rule, theme().tokens.accent)

    def _ring(self, word: tuple[int, int] | None) -> None:
        if word is None:
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(theme().tokens.accent, 2))
        for line in self._layout.rectangles(*self._layout.shown.stretch(*word)):
            self._painter.drawRoundedRect(line.adjusted(-3, -1, 3, 1), 3, 3)


def draw_disc(painter: QPainter, disc: QRectF, number: int) -> None:
    """Draw the number of a blank on its disc."""
    tokens = theme().tokens
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.accent)
    painter.drawEllipse(disc)
    painter.setPen(tokens.on_accent)
    font = theme().font("strong")
    if number > 9:
        font.setPointSizeF(font.pointSizeF() * 0.8)
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
