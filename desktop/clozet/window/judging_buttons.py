"""The two buttons in the row of a result: more like it, less like it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from . import icons
from .theme import theme

_SIDE, _TOP, _EDGE = 5, 19.5, 2.5  # units
_ICONS = {True: "thumb-up", False: "thumb-down"}


def _rect(option: QStyleOptionViewItem, wanted: bool) -> QRect:
    units = theme().units
    side = units(_SIDE)
    from_edge = units(_EDGE) + side * (2 if wanted else 1)
    rect = QRect(option.rect.right() - from_edge, option.rect.top() + units(_TOP), side, side)
    return QStyle.visualRect(option.direction, option.rect, rect)


def judgement_at(option: QStyleOptionViewItem, at: QPoint) -> bool | None:
    """Return what the button under a point says, None where there is none."""
    return next((wanted for wanted in _ICONS if _rect(option, wanted).contains(at)), None)


def paint_judging(painter: QPainter, option: QStyleOptionViewItem, *, liked: bool) -> None:
    """Paint the buttons in the row that is looked at, and the mark of a row that is liked."""
    state, tokens = option.state, theme().tokens
    looked_at = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
    for wanted, name in _ICONS.items():
        pressed = liked and wanted
        if not (looked_at or pressed):
            continue
        box = _rect(option, wanted)
        inset = theme().units(0.75)
        if pressed:
            painter.setPen(QPen(tokens.accent, 1))
            painter.setBrush(tokens.selected)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)  # or the row's focus frame would be filled
        colour = tokens.accent if pressed else tokens.muted
        icons.draw(painter, box.adjusted(inset, inset, -inset, -inset), name, colour)
