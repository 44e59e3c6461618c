"""Buttons, labels and lines, made alike everywhere."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from .icons import draw, icon
from .theme import theme

LabelLook = Literal["title", "head", "strong", "body", "muted", "meta", "caption", "key", "figure"]


def label(text: str = "", look: LabelLook = "body", *, wrap: bool = False) -> QLabel:
    """Return a label whose text can be selected."""
    made = QLabel(text)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def native_keys(keys: str) -> str:
    """Return keys in the words of the system: "Ctrl+K", "Strg+K", "⌘K"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def button(text: str, icon_name: str = "", *, primary: bool = False) -> QPushButton:
    """Return a button; `primary` is the one that a person most likely wants."""
    made = QPushButton(text)
    if primary:
        made.setProperty("look", "primary")
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if primary else "text"))
        made.setIconSize(_icon_beside_a_word())
    return made


def quiet_button(text: str, icon_name: str) -> QToolButton:
    """Return a button without a frame: an icon and a word."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("look", "quiet")
    made.setIcon(icon(icon_name))
    made.setIconSize(_icon_beside_a_word())
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class Check(QCheckBox):
    """A check box whose box is seen in every palette: Fusion's own fades in the dark."""

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the box anew where the style is Fusion's."""
        super().paintEvent(event)
        if not theme().flat:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            .adjusted(-1, -1, 1, 1)
        )
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, tokens.window)
        painter.setPen(QPen(tokens.accent if self.hasFocus() else tokens.outline, 1.4))
        painter.setBrush(tokens.accent if self.isChecked() else tokens.button)
        painter.drawRoundedRect(QRectF(box).adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)
        if self.isChecked():
            draw(painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_accent)
        painter.end()


class Picker(QComboBox):
    """A choice among a few, with an arrow that is seen in every palette."""

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the arrow where the flat sheet has taken Fusion's own away."""
        super().paintEvent(event)
        if not theme().flat:
            return
        side = theme().units(4)
        box = QRect(self.width() - side - theme().units(1.5), 0, side, side)
        box.moveTop((self.height() - side) // 2)
        painter = QPainter(self)
        colour = theme().tokens.text if self.isEnabled() else theme().tokens.outline
        shown = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        draw(painter, shown, "chevron-down", colour)
        painter.end()


class Field(QLineEdit):
    """A field in which its placeholder has room."""

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the room for the placeholder, at least Qt's own."""
        own = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme().units(7)
        return QSize(max(own.width(), wanted), own.height())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Do not get narrower than that."""
        return self.sizeHint()


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline across."""
    made = QFrame(parent)
    made.setProperty("look", "rule")
    made.setFixedHeight(1)
    return made


def _icon_beside_a_word() -> QSize:
    """Return a size wider than the icon, so that its word keeps away."""
    return QSize(theme().units(5.5), theme().units(4))


def cleared(layout: QLayout) -> None:
    """Take all widgets out of a layout, and delete them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


class IconLabel(QWidget):
    """An icon that stands beside a word, always in the theme's colours."""

    def __init__(self, name: str, colour: str = "text", size: float = 4) -> None:
        super().__init__()
        self._size = size
        self.set(name, colour)

    def set(self, name: str, colour: str) -> None:
        """Show another icon, in the colour of a token."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the size: 4 units in rows."""
        return QSize(theme().units(self._size), theme().units(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the icon in the middle."""
        square = QRect(QPoint(0, 0), self.sizeHint())
        square.moveCenter(self.rect().center())
        painter = QPainter(self)
        draw(painter, square, self._name, getattr(theme().tokens, self._colour))
        painter.end()
