"""The rail: one button a view, an icon over a word, a count where something needs the user."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from .theme import theme


class _RailButton(QToolButton):
    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._count = 0
        self.setDefaultAction(action)
        self.setProperty("look", "rail")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.measure()

    def measure(self) -> None:
        """Take the sizes of the theme."""
        side = round(5.5 * theme().u)
        self.setIconSize(QSize(side, side))
        self.setFixedHeight(theme().units(14.5))

    def set_count(self, count: int) -> None:
        """Show a count beside the icon, nothing for 0."""
        self._count = count
        name = self.defaultAction().iconText()
        needing = self.tr("%Ln document(s) need you", "", count) if count else ""
        self.setAccessibleName(f"{name}, {needing}" if needing else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the count over the button."""
        super().paintEvent(event)
        if not self._count:
            return
        units, tokens = theme().units, theme().tokens
        text = str(self._count) if self._count < 100 else "99+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme().font("fine", tabular=True)
        font.setWeight(theme().font("strong").weight())
        painter.setFont(font)
        width = max(units(4), painter.fontMetrics().horizontalAdvance(text) + units(2))
        badge = QRectF(self.width() / 2 + 0.5 * theme().u, units(1), width, units(3.8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.warn)
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(tokens.base)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


@dataclass(frozen=True)
class RailEntry:
    """A view on the rail; those `at_foot` stand apart."""

    action: QAction
    at_foot: bool = False


class Rail(QFrame):
    """Shows the views' actions; the chosen one is checked."""

    def __init__(self, entries: list[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setAccessibleName(self.tr("Views"))
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme().units(0.5))
        self.buttons = [_RailButton(entry.action) for entry in entries]
        for entry, made in zip(entries, self.buttons, strict=True):
            if entry.at_foot:
                self._layout.addStretch(1)
            self._layout.addWidget(made)
        theme().changed.connect(self._measure)
        self._measure()

    def set_needing(self, count: int) -> None:
        """Count the documents that need the user on the first button."""
        self.buttons[0].set_count(count)

    def _measure(self) -> None:
        units = theme().units
        font = theme().font("fine")
        font.setWeight(theme().font("strong").weight())
        words = [QFontMetrics(font).horizontalAdvance(made.text()) for made in self.buttons]
        self.setFixedWidth(max(units(18), *(wide + units(4) for wide in words)))
        self._layout.setContentsMargins(0, units(2), 1, units(2))
        for made in self.buttons:
            made.measure()
