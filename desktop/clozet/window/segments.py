"""A segmented switch: one of a few, all in sight, arrow keys move."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from .theme import theme


class _Segment(QToolButton):
    def sizeHint(self) -> QSize:  # Qt's name
        """Leave room for the stronger letters of the chosen one."""
        strong = QFont(self.font())
        strong.setWeight(theme().font("strong").weight())
        plain, wide = self.fontMetrics(), QFontMetrics(strong)
        wider = wide.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text())
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, wider), hint.height())


class Segments(QWidget):
    """Shows `options` (value and word); `chosen` carries the value that the user chose."""

    chosen = Signal(str)

    def __init__(self, name: str, options: list[tuple[str, str]], *, tight: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for at, (_, word) in enumerate(options):
            end = {0: "first", len(options) - 1: "last"}.get(at, "")
            made = QToolButton() if tight else _Segment()
            made.setText(word)
            made.setCheckable(True)
            made.setProperty("look", "segment")
            made.setProperty("end", end)
            made.setProperty("tight", tight)
            made.setAccessibleName(f"{name}: {word}")
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(made, at)
            layout.addWidget(made)
        layout.addStretch(1)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))
        self._group.button(0).setChecked(True)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        """Choose a value without telling anybody."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Move with the arrow keys, mirrored where text is."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        at = self._group.checkedId() + step
        if step and 0 <= at < len(self._values):
            self._group.button(at).setFocus()
            self._group.button(at).click()
        else:
            super().keyPressEvent(event)
