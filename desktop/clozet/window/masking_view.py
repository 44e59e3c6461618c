"""The masking view: a passage as the model sees it, masked, swapped and kept words each marked."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from . import icons
from .colours import mix
from .masked_layout import Boxed, MaskedLayout, guess_words
from .masked_text import Mark, MarkKind
from .spoken_parts import let_speak, speak_part
from .theme import theme

translate = QCoreApplication.translate


def paint_box(painter: QPainter, rect: QRectF, kind: MarkKind) -> None:
    """Paint the ground of a mark: a slab for masked, dashes for swapped, a line for kept."""
    tokens = theme().tokens
    corner = theme().u * 0.75
    if kind == "mask":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.masked)
    else:
        colour = tokens.swapped if kind == "random" else tokens.kept
        line = Qt.PenStyle.DashLine if kind == "random" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, line))
        painter.setBrush(mix(colour, tokens.base, 0.12))
    painter.drawRoundedRect(rect, corner, corner)


def spoken(mark: Mark) -> str:
    """Return a mark as a screen reader says it."""
    told = {
        "mask": translate("Masking", "token {0}, masked").format(mark.original),
        "random": translate("Masking", "token {0}, swapped for {1}").format(
            mark.original, mark.shown
        ),
        "kept": translate("Masking", "token {0}, kept").format(mark.original),
    }[mark.kind]
    guessed = translate("Masking", "model guessed {0}").format(mark.guess)
    if mark.probability is not None:
        sure = translate("Masking", "{0} percent").format(round(mark.probability * 100))
        guessed = f"{guessed}, {sure}"
    right = translate("Masking", "right") if mark.right else translate("Masking", "wrong")
    return f"{told}, {guessed}, {right}"


class MaskingView(QAbstractScrollArea):
    """Shows one passage; the marked words can be walked with the arrow keys, all text copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The passage as the model sees it"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._text, self._marks = "", tuple[Mark, ...]()
        self.spoken_parts: list[tuple[str, QRect]] = []
        self.spoken_part = -1
        self._anchor = self._cursor = 0
        self._laid = MaskedLayout("", (), 1.0)
        self.verticalScrollBar().valueChanged.connect(self._place_parts)
        theme().changed.connect(self._lay_out)

    @property
    def boxes(self) -> Sequence[Boxed]:
        """The marks where they are drawn, in the text's own coordinates."""
        return self._laid.boxes

    @property
    def selected_text(self) -> str:
        """What is selected of the text as it is shown."""
        first, last = sorted((self._anchor, self._cursor))
        units = self._laid.shown.encode("utf-16-le", "surrogatepass")
        return units[2 * first : 2 * last].decode("utf-16-le", "replace").replace("\u00a0", " ")

    def show_passage(self, text: str, marks: Sequence[Mark]) -> None:
        """Show a text and its marks, from the top."""
        self._text, self._marks = text, tuple(marks)
        self.spoken_part, self._anchor, self._cursor = -1, 0, 0
        self.setAccessibleDescription(text)
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the room for a few lines."""
        return QSize(theme().units(120), theme().units(60))

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the grounds, the text over them, the guesses under it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # the layout knows where words are
        painter.fillRect(event.rect(), theme().tokens.base)
        painter.translate(0, -self._top())
        seen = QRectF(event.rect()).translated(0, self._top())
        shown = [box for box in self.boxes if _united(box).intersects(_grown(seen))]
        for box in shown:
            for rect in box.rectangles:
                paint_box(painter, rect, box.mark.kind)
        painter.setPen(theme().tokens.text)
        self._laid.layout.draw(painter, QPointF(), self._selection(), seen)
        for box in shown:
            self._paint_guess(painter, box)
        if self.hasFocus() and 0 <= self.spoken_part < len(self.boxes):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().tokens.accent, 2))
            ring = _united(self.boxes[self.spoken_part]).adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, theme().u, theme().u)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Walk the marked words, select and copy."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if self._laid.layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select(0, len(self._laid.shown.encode("utf-16-le", "surrogatepass")) // 2)
        elif step and self.boxes:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Begin to select."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = self._laid.position_at(self._in_text(event.position()))
            self._select(at, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select as far as the pointer is."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._anchor, self._laid.position_at(self._in_text(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Let what is selected be pasted with the middle button, where there is such a thing."""
        clipboard = QGuiApplication.clipboard()
        if self.selected_text and clipboard.supportsSelection():
            clipboard.setText(self.selected_text, clipboard.Mode.Selection)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # Qt's name
        """Say of the word under the pointer what was done with it, and its loss."""
        if isinstance(event, QHelpEvent):
            point = self._in_text(QPointF(event.pos()))
            under = (box for box in self.boxes if _united(box).contains(point))
            box = next(under, None)
            words = "" if box is None else self._told(box.mark)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def copy(self) -> None:
        """Copy what is selected."""
        if self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)

    def _told(self, mark: Mark) -> str:
        loss = self.locale().toString(mark.loss, "f", 2)
        return self.tr("{0}, loss {1}").format(spoken(mark), loss)

    def _walk(self, step: int) -> None:
        start = -1 if step > 0 else len(self.boxes)
        at = self.spoken_part if self.spoken_part >= 0 else start
        self.spoken_part = min(max(0, at + step), len(self.boxes) - 1)
        box, bar = _united(self.boxes[self.spoken_part]), self.verticalScrollBar()
        below = box.bottom() + self._laid.guess_height * 2 - self.viewport().height()
        bar.setValue(round(min(max(bar.value(), below), box.top() - theme().u)))
        self.viewport().update()
        speak_part(self, self.spoken_part)

    def _select(self, anchor: int, cursor: int) -> None:
        self._anchor, self._cursor = anchor, cursor
        self.viewport().update()

    def _selection(self) -> list[QTextLayout.FormatRange]:
        if self._anchor == self._cursor:
            return []
        made = QTextLayout.FormatRange()
        made.start = min(self._anchor, self._cursor)
        made.length = abs(self._cursor - self._anchor)
        ink = QTextCharFormat()
        ink.setBackground(theme().tokens.accent)
        ink.setForeground(theme().tokens.on_accent)
        made.format = ink
        return [made]

    def _paint_guess(self, painter: QPainter, box: Boxed) -> None:
        tokens, mark = theme().tokens, box.mark
        side = theme().u * 3
        square = QRectF(box.guess_at, box.guess_at)
        square.setSize(QSize(round(side), round(side)))
        square.moveTop(box.guess_at.y() + (self._laid.guess_height - side) / 2)
        colour: QColor = tokens.ok if mark.right else tokens.bad
        icons.draw(painter, square, "check" if mark.right else "x", colour)
        font = self._laid.guess_font
        if not mark.right:
            font = theme().font("fine", tabular=True)
            font.setWeight(theme().font("strong").weight())
        painter.setFont(font)
        painter.setPen(tokens.muted if mark.right else tokens.text)
        words = QRectF(square.right() + theme().u * 0.5, box.guess_at.y(), 1e4, 1e2)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                         guess_words(mark))  # fmt: skip

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _in_text(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self._top())

    def _lay_out(self) -> None:
        self._laid = MaskedLayout(self._text, self._marks, self.viewport().width())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self._laid.height) - height))
        bar.setPageStep(height)
        bar.setSingleStep(theme().units(5))
        self._place_parts()
        self.viewport().update()

    def _place_parts(self) -> None:
        self.spoken_parts = [
            (spoken(box.mark), _united(box).translated(0, -self._top()).toAlignedRect())
            for box in self.boxes
        ]


def _united(box: Boxed) -> QRectF:
    whole = QRectF()
    for rect in box.rectangles:
        whole = whole.united(rect)
    return whole


def _grown(rect: QRectF) -> QRectF:
    return rect.adjusted(0, -theme().u * 8, 0, theme().u * 8)


let_speak(MaskingView)
