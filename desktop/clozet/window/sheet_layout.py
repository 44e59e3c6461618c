"""How a sheet is laid out: its parts one below the other, its buttons at the end of its foot."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from .theme import theme

_WIDE_UNITS = 140


def lay_out_sheet(sheet: QDialog, parts: Iterable[QWidget], buttons: Iterable[QWidget]) -> None:
    """Lay out a sheet; the last of the buttons is the one that a person most likely wants."""
    units = theme().units
    foot = QHBoxLayout()
    foot.addStretch(1)
    for made in buttons:
        foot.addWidget(made)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(units(4), units(4), units(4), units(3))
    column.setSpacing(units(2.5))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    column.addLayout(foot)
    sheet.setMinimumWidth(units(_WIDE_UNITS))
