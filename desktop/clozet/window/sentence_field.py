"""The field of the sentence: every word is a word, to be clicked, typed and read aloud."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from .cloze_words import Stretch
from .sentence_editor import SentenceEditor
from .sentence_keys import SentenceKeys, is_own
from .sentence_layout import LINE_UNITS, SentenceLayout, box_glue
from .sentence_menu import sentence_menu
from .sentence_paint import Marks, SentencePainter, Tint
from .sentence_shown import Shown
from .sentence_spoken import spoken_words
from .spoken_parts import let_speak, speak_part
from .theme import theme

_MARGIN_UNITS, _TOP_UNITS = 5.5, 2.5


class SentenceField(QAbstractScrollArea):
    """`entered`: Return; `pointed`: the word under the pointer or the keys, or None."""

    entered = Signal()
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = SentenceEditor(self)
        self.keys = SentenceKeys(self.editor)
        self._hover: Stretch | None = None
        self._pressed: QPointF | None = None
        self._tints: Sequence[Tint] = ()
        self._layout: SentenceLayout | None = None
        self._caret_on = True
        self.spoken_parts: list[tuple[str, QRect]] = []
        self.spoken_part = -1
        self.setAccessibleName(self.tr("Sentence"))
        self.setAccessibleDescription(self.tr("Space blanks the word that Alt and an arrow reach."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self._blink = QTimer(self, interval=QGuiApplication.styleHints().cursorFlashTime() // 2)
        self._blink.timeout.connect(self._flash)
        self.editor.changed.connect(self._changed)
        self.editor.moved.connect(self._moved)
        theme().changed.connect(self._lay_out_anew)

    def set_tints(self, tints: Sequence[Tint]) -> None:
        """Colour stretches of the text, until it changes."""
        self._tints = tints
        self.viewport().update()

    def laid_out(self) -> SentenceLayout:
        """Return the lines as they stand."""
        if self._layout is None:
            width = self.viewport().width() - 2 * _MARGIN_UNITS * theme().u
            shown = Shown(self.editor.sentence, *box_glue())
            self._layout = SentenceLayout(shown, max(theme().u * 20, width))
            self._set_scroll_range()
        return self._layout

    def place_of(self, stretch: Stretch) -> QRect:
        """Return where a stretch of the text stands on the viewport."""
        layout, box = self.laid_out(), QRectF()
        for line in layout.rectangles(*layout.shown.stretch(*stretch)):
            box = box.united(line)
        return box.translated(self._origin()).toAlignedRect()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return room for two lines."""
        return QSize(theme().units(100), theme().units(2 * LINE_UNITS + 2 * _TOP_UNITS))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Return room for a line."""
        return QSize(theme().units(50), theme().units(LINE_UNITS + 2 * _TOP_UNITS))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the sentence, or what could stand here."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().tokens.base)
        if not self.editor.sentence.text:
            self._paint_empty(painter)
        layout, origin = self.laid_out(), self._origin()
        painter.translate(origin)
        top = event.rect().top() - origin.y()
        start, end = self.editor.selection
        selected = layout.shown.stretch(start, end) if end > start else None
        marks = Marks(self._hover, self.editor.word, self.editor.blank, selected)
        SentencePainter(painter, layout, marks).paint(top, top + event.rect().height(), self._tints)
        if self.hasFocus() and self._caret_on and self.editor.word is None:
            caret = layout.caret(layout.shown.to_shown(self.editor.caret))
            painter.setPen(QPen(theme().tokens.text, 1.5))
            painter.drawLine(caret.topLeft(), caret.bottomLeft())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Keep typing and editing keys from the window's shortcuts; Space may be a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            blanks = event.key() == Qt.Key.Key_Space and self.editor.word is not None
            if is_own(event) and not blanks:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Type, move the caret, edit; Return is told, Esc leaves the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.editor.word is not None:
            self.editor.leave_words()
        elif not self.keys.press(event, self.laid_out()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Put the caret here, or with Shift select up to here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.editor.move_caret(self._near(event.position()), select=shift)
            if shift:
                self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Take the second click as a click."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select while the button is held, otherwise show the word under the pointer."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._point(self._word_under(event.position()))
            return
        moved = self._pressed is not None and (
            (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        )
        if moved or self._pressed is None:
            self._pressed = None
            self.editor.move_caret(self._near(event.position()), select=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Blank the word that was clicked, or give it back."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        word = self._word_under(event.position())
        if word is not None and word == self._word_under(pressed):
            self.editor.toggle(word[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer what can be done here."""
        word = self.editor.word or self._word_under(QPointF(event.pos()))
        menu = sentence_menu(self, self.editor, self.keys, word)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Forget the word under the pointer."""
        super().leaveEvent(event)
        self._point(None)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # Qt's name
        """Take what an input method has composed."""
        if event.commitString():
            self.editor.insert(event.commitString(), "typing")
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # Qt's name
        """Tell an input method where the caret is."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            layout = self.laid_out()
            box = layout.caret(layout.shown.to_shown(self.editor.caret))
            return box.translated(self._origin()).toAlignedRect()
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Show the caret."""
        super().focusInEvent(event)
        self._caret_on = True
        if self._blink.interval() > 0:
            self._blink.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Let the caret rest."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out_anew()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(theme().font("sentence"))
        painter.setPen(theme().tokens.muted)
        aside, down = round(_MARGIN_UNITS * theme().u), theme().units(_TOP_UNITS + 1)
        place = self.viewport().rect().adjusted(aside, down, -aside, 0)
        words = self.tr("Type or paste a sentence, or send one here from the reader")
        painter.drawText(place, Qt.TextFlag.TextWordWrap, words)

    def _origin(self) -> QPointF:
        scrolled = self.verticalScrollBar().value()
        return QPointF(_MARGIN_UNITS * theme().u, _TOP_UNITS * theme().u - scrolled)

    def _near(self, position: QPointF) -> int:
        layout = self.laid_out()
        return layout.shown.to_text(layout.position_at(position - self._origin()))

    def _word_under(self, position: QPointF) -> Stretch | None:
        layout, sentence = self.laid_out(), self.editor.sentence
        shown = layout.character_at(position - self._origin())
        if shown is None:
            return None
        box = next((box for box in layout.shown.boxes if box.at <= shown < box.until), None)
        at = box.start if box is not None else layout.shown.to_text(shown)
        number = sentence.word_at(at)
        return sentence.words[number] if number is not None else None

    def _point(self, word: Stretch | None) -> None:
        if word != self._hover:
            self._hover = word
            shape = (
                Qt.CursorShape.IBeamCursor if word is None else Qt.CursorShape.PointingHandCursor
            )
            self.viewport().setCursor(shape)
            self.viewport().update()
            self.pointed.emit(word)

    def _changed(self) -> None:
        self._tints, self._hover = (), None
        self._lay_out_anew()
        self._moved()

    def _moved(self) -> None:
        self._caret_on = True
        word, words = self.editor.word, self.editor.sentence.words
        self.spoken_part = words.index(word) if word is not None else -1
        if word is not None:
            self.pointed.emit(word)
            speak_part(self, self.spoken_part)
        self._show_place(word[0] if word is not None else self.editor.caret)

    def _lay_out_anew(self) -> None:
        self._layout = None
        self.laid_out()
        self.spoken_parts = spoken_words(self.editor.sentence, self.place_of)
        self.viewport().update()

    def _set_scroll_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        whole = (self._layout.height if self._layout else 0) + 2 * _TOP_UNITS * theme().u
        bar.setRange(0, max(0, round(whole - height)))
        bar.setPageStep(height)
        bar.setSingleStep(theme().units(LINE_UNITS))

    def _show_place(self, position: int) -> None:
        layout, bar = self.laid_out(), self.verticalScrollBar()
        box = layout.caret(layout.shown.to_shown(position)).translated(self._origin())
        margin, height = theme().units(2), self.viewport().height()
        if box.top() < margin:
            bar.setValue(bar.value() + round(box.top()) - margin)
        elif box.bottom() > height - margin:
            bar.setValue(bar.value() + round(box.bottom()) - height + margin)
        self.viewport().update()

    def _flash(self) -> None:
        self._caret_on = not self._caret_on
        self.viewport().update()


let_speak(SentenceField)
