"""One line: the sentence that the model has just guessed a word of, and whether it was right."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import icons
from .masked_layout import guess_words
from .masked_text import Mark
from .masking_view import paint_box, spoken
from .theme import theme


class GuessLine(QWidget):
    """Paints the words before a blank, the word in its box, those after, and the guess."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, Mark, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_guess(self, shown: tuple[str, Mark, str] | None) -> None:
        """Show a guess, or that there is none yet."""
        self._shown = shown
        if shown is None:
            self.setAccessibleName(self.tr("Nothing guessed yet"))
        else:
            before, mark, after = shown
            said = self.tr("Just guessed: {0}. {1}")
            self.setAccessibleName(
                said.format(f"{before}{mark.original}{after}".strip(), spoken(mark))
            )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the height of the line."""
        return QSize(theme().units(60), theme().units(9.25))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Be cut where there is no room."""
        return QSize(0, theme().units(9.25))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the parts one after the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # parts are placed by hand
        tokens, u = theme().tokens, theme().u
        painter.fillRect(self.rect(), tokens.window)
        painter.setPen(tokens.line)
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        caption = QFont(theme().font("meta"))
        caption.setWeight(theme().font("strong").weight())
        painter.setPen(tokens.muted)
        x = self._text(painter, caption, 4 * u, self.tr("Just guessed")) + 2.5 * u
        if self._shown is not None:
            self._paint_guess(painter, x, self._shown)
        painter.end()

    def _paint_guess(self, painter: QPainter, x: float, shown: tuple[str, Mark, str]) -> None:
        before, mark, after = shown
        tokens, u = theme().tokens, theme().u
        body, strong, fine = (theme().font(name) for name in ("body", "strong", "meta"))
        guess = guess_words(mark)
        box_width = _wide(strong, mark.original) + 3.5 * u
        end = 6 * u + _wide(fine, guess)
        room = max(0.0, self.width() - x - box_width - end - 8 * u)
        opening, closing = QLocale().quoteString(" ").split()
        before = _cut(body, f"{opening}{before.lstrip()}", room * 0.6, Qt.TextElideMode.ElideLeft)
        left = room - _wide(body, before)
        after = _cut(body, f"{after}{closing}", left, Qt.TextElideMode.ElideRight)
        painter.setPen(tokens.text)
        x = self._text(painter, body, x, before) + u
        middle = self.height() / 2
        paint_box(painter, QRectF(x, middle - 2.6 * u, box_width, 5.2 * u), mark.kind)
        painter.setPen(tokens.base if mark.kind == "mask" else tokens.text)
        self._text(painter, strong, x + 1.75 * u, mark.original)
        painter.setPen(tokens.text)
        x = self._text(painter, body, x + box_width + u, after) + 3 * u
        square = QRectF(x, middle - 1.75 * u, 3.5 * u, 3.5 * u)
        icon, colour = ("check", tokens.ok) if mark.right else ("x", tokens.bad)
        icons.draw(painter, square, icon, colour)
        painter.setPen(tokens.muted)
        self._text(painter, fine, x + 4.5 * u, guess)

    def _text(self, painter: QPainter, font: QFont, x: float, text: str) -> float:
        """Paint a text and return where it ends."""
        painter.setFont(font)
        wide = _wide(font, text)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, wide + 2, self.height()), align, text)
        return x + wide


def _wide(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _cut(font: QFont, text: str, room: float, mode: Qt.TextElideMode) -> str:
    return QFontMetricsF(font).elidedText(text, mode, max(0.0, room))
