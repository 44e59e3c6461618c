"""The keys of the sentence: typing, the caret, the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from .cloze_words import words
from .sentence_editor import SentenceEditor
from .sentence_layout import LINE_UNITS, SentenceLayout
from .theme import theme

_Standard = QKeySequence.StandardKey
OWN_KEYS = (
    _Standard.Undo,
    _Standard.Redo,
    _Standard.Copy,
    _Standard.Cut,
    _Standard.Paste,
    _Standard.SelectAll,
    _Standard.Delete,
)


def is_own(event: QKeyEvent) -> bool:
    """Tell whether the field wants a key that is also a shortcut of the window."""
    return any(event.matches(key) for key in OWN_KEYS) or bool(
        event.text().isprintable() and event.text() and not _commands(event)
    )


class SentenceKeys:
    """Does what a key asks for; `press` tells whether it was one of them."""

    def __init__(self, editor: SentenceEditor) -> None:
        self._editor = editor

    def press(self, event: QKeyEvent, layout: SentenceLayout) -> bool:
        """Do what a key asks for, the lines standing as in `layout`."""
        return self._edit(event) or self._move(event, layout) or self._type(event)

    def copy(self) -> None:
        """Copy what is selected as it is seen: chosen words in place, open blanks as gaps."""
        start, end = self._editor.selection
        if end > start:
            part = self._editor.sentence.part(start, end)
            QGuiApplication.clipboard().setText(part.with_gaps)

    def paste(self) -> None:
        """Put the clipboard's text in."""
        text = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n")
        if text:
            self._editor.insert(text)

    def _edit(self, event: QKeyEvent) -> bool:
        editor = self._editor
        acts: dict[_Standard, Callable[[], None]] = {
            _Standard.Undo: editor.undo,
            _Standard.Redo: editor.redo,
            _Standard.Copy: self.copy,
            _Standard.Paste: self.paste,
            _Standard.Cut: self.cut,
            _Standard.SelectAll: self.select_all,
            _Standard.InsertLineSeparator: lambda: editor.insert("\n"),
        }
        act = next((act for key, act in acts.items() if event.matches(key)), None)
        if act is not None:
            act()
        return act is not None

    def cut(self) -> None:
        """Copy the selected text and take it out."""
        self.copy()
        start, end = self._editor.selection
        if end > start:
            self._editor.insert("")

    def select_all(self) -> None:
        """Select the whole text."""
        self._editor.move_caret(0)
        self._editor.move_caret(len(self._editor.sentence.text), select=True)

    def _move(self, event: QKeyEvent, layout: SentenceLayout) -> bool:
        if event.modifiers() & (_ALT | Qt.KeyboardModifier.ControlModifier):
            return False
        caret, shown = self._editor.caret, layout.shown
        box = layout.caret(shown.to_shown(caret))
        step = LINE_UNITS * theme().u
        line = box.center().y()
        places = {
            Qt.Key.Key_Left: lambda: self._beside(caret, -1),
            Qt.Key.Key_Right: lambda: self._beside(caret, 1),
            Qt.Key.Key_Up: lambda: _at(layout, QPointF(box.x(), line - step)),
            Qt.Key.Key_Down: lambda: _at(layout, QPointF(box.x(), line + step)),
            Qt.Key.Key_Home: lambda: _at(layout, QPointF(0, line)),
            Qt.Key.Key_End: lambda: _at(layout, QPointF(layout.width, line)),
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._editor.move_caret(place(), select=shift)
        return True

    def _type(self, event: QKeyEvent) -> bool:
        editor = self._editor
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            step = -1 if event.key() == Qt.Key.Key_Backspace else 1
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            place = self._word_beside if whole else self._beside
            editor.delete(place(editor.caret, step))
            return True
        text = event.text()
        if not text or not text.isprintable() or _commands(event):
            return False
        editor.insert(text, "other" if text == " " else "typing")
        return True

    def _beside(self, caret: int, step: int) -> int:
        """Return the place one character away, or the other edge of a blank."""
        sentence = self._editor.sentence
        towards = caret if step > 0 else caret - 1
        number = sentence.blank_at(towards)
        if number is not None:
            blank = sentence.blanks[number]
            return blank.end if step > 0 else blank.start
        return max(0, min(len(sentence.text), caret + step))

    def _word_beside(self, caret: int, step: int) -> int:
        stretches = words(self._editor.sentence.text)
        if step > 0:
            ends = [end for _start, end in stretches if end > caret]
            return min(ends, default=len(self._editor.sentence.text))
        return max((start for start, _end in stretches if start < caret), default=0)


_ALT = Qt.KeyboardModifier.AltModifier


def _commands(event: QKeyEvent) -> bool:
    """Tell whether the key is a command: AltGr, which types, sends Ctrl and Alt together."""
    held = event.modifiers() & (_ALT | Qt.KeyboardModifier.ControlModifier)
    return bool(held) and held != (_ALT | Qt.KeyboardModifier.ControlModifier)


def _at(layout: SentenceLayout, point: QPointF) -> int:
    return layout.shown.to_text(layout.position_at(point))
