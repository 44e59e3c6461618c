"""A passage with marks laid out in lines: room under each line for the guesses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from .masked_text import Mark
from .theme import theme

_NO_BREAK = "\u00a0"
_ARROW = f"{_NO_BREAK}→{_NO_BREAK}"
_DOT = f"•{_NO_BREAK}"


@dataclass(frozen=True)
class Boxed:
    """A mark where it is drawn: one rectangle a line, and the corner of its guess."""

    mark: Mark
    rectangles: tuple[QRectF, ...]
    guess_at: QPointF


@dataclass(frozen=True)
class _Span:
    mark: Mark
    start: int  # in UTF-16 units of the shown text, as all positions in Qt
    end: int
    struck: int  # so much from the start is the original that was swapped


def guess_words(mark: Mark) -> str:
    """Return a guess with its probability, such as "notice 98 %"."""
    if mark.probability is None:
        return mark.guess
    return f"{mark.guess} {round(mark.probability * 100)} %"


class MaskedLayout:
    """Lays out `text` for a width; `boxes` are the marks, `shown` the text as it is drawn."""

    def __init__(self, text: str, marks: Sequence[Mark], width: float) -> None:
        self.pad = theme().u * 1.25  # from a word to the edge of its box
        self.gap = theme().u * 1.75  # from a word to what stands before and after its box
        self.font = _sentence_font()
        self.guess_font = theme().font("fine", tabular=True)
        self._metrics = QFontMetricsF(self.font)
        self._guess_metrics = QFontMetricsF(self.guess_font)
        self._width = width
        self.shown, self._spans = _shown(text, marks)
        self.layout = QTextLayout(self.shown, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.layout.setTextOption(option)
        self.layout.setFormats(self._formats())
        self.height = self._lay_out()
        self.boxes = tuple(self._boxed(span) for span in self._spans)

    @property
    def guess_height(self) -> float:
        """The height of a line of guesses."""
        return self._guess_metrics.height()

    def guess_width(self, mark: Mark) -> float:
        """Return the width of a guess, its tick or cross included."""
        words = guess_words(mark)
        font = QFont(self.guess_font)
        font.setWeight(QFont.Weight.DemiBold)
        return theme().u * 4 + QFontMetricsF(font).horizontalAdvance(words)

    def position_at(self, point: QPointF) -> int:
        """Return the position in the shown text that is nearest to a point."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if point.y() < line.y() + self._line_step() or number == self.layout.lineCount() - 1:
                return line.xToCursor(point.x())
        return 0

    def _line_step(self) -> float:
        return self._metrics.height() + self.guess_height + theme().u * 4

    def _lay_out(self) -> float:
        y = theme().u
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(1.0, self._width - 2 * self.pad))
            line.setPosition(QPointF(self.pad, y))
            y += self._line_step()
        self.layout.endLayout()
        return y

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """Colour what is marked, and widen the gaps so that boxes and guesses have room."""
        units, tokens = self.shown.encode("utf-16-le"), theme().tokens
        spacing: dict[int, float] = {}
        for span in self._spans:
            wide = self._metrics.horizontalAdvance(_slice(units, span.start, span.end))
            over = max(0.0, self.guess_width(span.mark) - wide - 2 * self.pad)
            spaced = span.start > 0 and _slice(units, span.start - 1, span.start) == " "
            after = _slice(units, span.end, span.end + 1) == " "
            share = over / (spaced + after) if spaced or after else over
            if span.start:
                wider = self.gap + share if spaced else self.pad
                spacing[span.start - 1] = spacing.get(span.start - 1, 0.0) + wider
            at = span.end if after else span.end - 1
            spacing[at] = spacing.get(at, 0.0) + self.gap + (share if after or not spaced else 0.0)
        self._spacing = spacing
        ranges = []
        for span in self._spans:
            ink = QTextCharFormat()
            masked = span.mark.kind == "mask"
            ink.setForeground(tokens.base if masked else tokens.text)
            ink.setFontWeight(QFont.Weight.DemiBold if span.mark.kind != "kept" else 400)
            ranges.append(_range(span.start + span.struck, span.end, ink))
            if span.struck:
                struck = QTextCharFormat()
                struck.setFontStrikeOut(True)
                struck.setForeground(tokens.muted)
                ranges.append(_range(span.start, span.start + span.struck, struck))
        for at, extra in spacing.items():
            ranges.append(_range(at, at + 1, self._spaced(at, extra)))
        return ranges

    def _spaced(self, at: int, extra: float) -> QTextCharFormat:
        made = QTextCharFormat()
        inside = next((span for span in self._spans if span.start <= at < span.end), None)
        if inside is not None and inside.mark.kind == "mask":
            made.setForeground(theme().tokens.base)
        if inside is not None and inside.mark.kind != "kept":
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(extra)
        return made

    def _boxed(self, span: _Span) -> Boxed:
        rectangles = []
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if span.start < last and span.end > first:
                rectangles.append(self._box(line, max(span.start, first), min(span.end, last)))
        last_box = rectangles[-1] if rectangles else QRectF()
        width = self.guess_width(span.mark)
        room = max(0.0, self._width - width)
        left = last_box.center().x() - width / 2
        corner = QPointF(min(max(0.0, left), room), last_box.bottom() + theme().u * 0.25)
        return Boxed(span.mark, tuple(rectangles), corner)

    def _box(self, line: QTextLine, start: int, end: int) -> QRectF:
        one, other = _x(line, start), _x(line, end)
        left, right = min(one, other), max(one, other)
        inside = self._spacing.get(end - 1, 0.0)
        if one <= other:
            right -= inside
        else:
            left += inside
        over = theme().u * 0.5
        top, height = line.y() - over, self._metrics.height() + 2 * over
        return QRectF(left - self.pad, top, right - left + 2 * self.pad, height)


def _shown(text: str, marks: Sequence[Mark]) -> tuple[str, list[_Span]]:
    """Return the text with what was swapped or kept written out, and where each mark is in it."""
    parts: list[str] = []
    spans: list[_Span] = []
    at = place = 0
    for mark in marks:
        plain = _flowing(text[at : mark.start])
        word = _flowing(mark.original).replace(" ", _NO_BREAK)
        struck = _units(word) if mark.kind == "random" else 0
        wide = {"mask": word, "random": word + _ARROW + mark.shown, "kept": _DOT + word}[mark.kind]
        start = place + _units(plain)
        parts += [plain, wide]
        place = start + _units(wide)
        spans.append(_Span(mark, start, place, struck))
        at = mark.end
    parts.append(_flowing(text[at:]))
    return "".join(parts), spans


def _flowing(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _slice(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _range(start: int, end: int, ink: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, ink
    return made


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x


def _sentence_font() -> QFont:
    font = QFont(theme().font("body"))
    font.setPointSizeF(font.pointSizeF() * 1.08)
    return font
