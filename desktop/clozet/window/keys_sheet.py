"""The list of keys, made from the same actions as the menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .controls import label
from .theme import theme

_COLUMNS = 2


class KeysSheet(QDialog):
    """Shows menus side by side, each with its actions and keys; Esc closes it."""

    def __init__(self, keys: list[tuple[str, list[tuple[str, str]]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        units = theme().units
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(units(6), units(6), units(6), units(6))
        columns.setSpacing(units(12))
        for share in _shared(keys, _COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(units(4))
            for title, actions in share:
                column.addWidget(label(title, "head"))
                column.addLayout(self._grid(actions))
            column.addStretch(1)
            columns.addLayout(column)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.resize(inner.sizeHint().width() + units(6), units(150))

    def _grid(self, actions: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(theme().units(1))
        grid.setColumnStretch(0, 1)
        for at, (words, key) in enumerate(actions):
            grid.addWidget(label(words), at, 0)
            grid.addWidget(label(key, "key"), at, 1, Qt.AlignmentFlag.AlignTrailing)
        return grid


def _shared(
    keys: list[tuple[str, list[tuple[str, str]]]], columns: int
) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """Share the menus among columns of about one length, in their order."""
    whole = sum(len(actions) + 2 for _, actions in keys)
    shares: list[list[tuple[str, list[tuple[str, str]]]]] = [[] for _ in range(columns)]
    before = 0
    for menu in keys:
        shares[min(columns - 1, before * columns // whole)].append(menu)
        before += len(menu[1]) + 2
    return shares
