"""What a painted view shows, spoken: each part of it a child that a screen reader can go to."""

from typing import Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class Speaking(Protocol):
    """A widget of parts.

    `spoken_parts` are what each says and where it is in the widget, in reading order; `spoken_part`
    is the one with the focus, -1 where none has it. They are kept as values because Qt still asks
    while the widget is being destroyed.
    """

    spoken_parts: list[tuple[str, QRect]]
    spoken_part: int


class _Part(QAccessibleInterface):
    def __init__(self, whole: "_Whole", number: int) -> None:
        super().__init__()
        self._whole, self._number = whole, number

    def isValid(self) -> bool:
        return self._number < self._whole.childCount()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return self._whole

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        named = kind == QAccessible.Text.Name and self.isValid()
        return self._whole.parts()[self._number][0] if named else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass

    def rect(self) -> QRect:
        return self._whole.on_screen(self._number) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def window(self) -> QWindow:
        return self._whole.window()

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


class _Whole(QAccessibleWidget):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._children: list[_Part] = []

    def parts(self) -> list[tuple[str, QRect]]:
        return self._view.spoken_parts  # type: ignore[attr-defined, no-any-return]

    def on_screen(self, number: int) -> QRect:
        rect = self.parts()[number][1]
        return QRect(self._view.mapToGlobal(rect.topLeft()), rect.size())

    def childCount(self) -> int:
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        while len(self._children) <= index:
            self._children.append(_Part(self, len(self._children)))
        return self._children[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for number in range(self.childCount()):
            if self.on_screen(number).contains(x, y):
                return self.child(number)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._children.index(child) if child in self._children else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._view.spoken_part)  # type: ignore[attr-defined]


_spoken: dict[str, type[QWidget]] = {}
_kept: list[_Whole] = []


def _made(key: str, object_: QObject) -> QAccessibleInterface | None:
    if key not in _spoken or not isinstance(object_, _spoken[key]):
        return None
    _kept.append(_Whole(object_))
    return _kept[-1]


def let_speak(kind: type[QWidget]) -> None:
    """Let all widgets of a class speak their parts; they are `Speaking`."""
    if not _spoken:
        QAccessible.installFactory(_made)
    _spoken[kind.__name__] = kind


def speak_part(view: QWidget, number: int) -> None:
    """Tell a screen reader that the focus is on part `number` of `view`."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(number)
        QAccessible.updateAccessibility(event)
