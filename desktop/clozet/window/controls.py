"""Buttons, labels and lines, made alike everywhere."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from .icons import icon
from .theme import theme

LabelLook = Literal["title", "head", "strong", "body", "muted", "meta", "caption", "key"]


def label(text: str = "", look: LabelLook = "body", *, wrap: bool = False) -> QLabel:
    """Return a label whose text can be selected."""
    made = QLabel(text)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, icon_name: str = "", *, primary: bool = False) -> QPushButton:
    """Return a button; `primary` is the one that a person most likely wants."""
    made = QPushButton(text)
    if primary:
        made.setProperty("look", "primary")
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if primary else "text"))
    return made


def quiet_button(text: str, icon_name: str) -> QToolButton:
    """Return a button without a frame: an icon and a word."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("look", "quiet")
    made.setIcon(icon(icon_name))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline across."""
    made = QFrame(parent)
    made.setProperty("look", "rule")
    made.setFixedHeight(1)
    return made


def icon_label(name: str, colour: str) -> QLabel:
    """Return an icon that stands beside a word."""
    made = QLabel()
    set_icon(made, name, colour)
    return made


def set_icon(made: QLabel, name: str, colour: str) -> None:
    """Give an icon's label another icon."""
    side = theme().units(4)
    made.setPixmap(icon(name, colour).pixmap(side, side, made.devicePixelRatio()))
