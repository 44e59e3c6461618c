"""The empty library: where to drop files, two buttons, the first keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .controls import button, label, native_keys
from .theme import LIT_SENTENCE, theme

# Lines of print on the drawn pages, as shares of the page's width.
_FRONT = (0.94, 0.88, 0.94, 0.94, 0.94, 0.6, 0.94, 0.82, 0.5)
_LIT = (3, 4)
_BEHIND = (0.9, 0.9, 0.78, 0.9, 0.84, 0.62, 0.9, 0.5)


class _Drawing(QWidget):
    """Three sheets of paper, one sentence lit, one word left out."""

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the room that the sheets need."""
        return QSize(theme().units(70), theme().units(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the sheets, the front one last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        u = theme().u
        middle = QPointF(self.width() / 2, self.height() / 2)
        for side in (-1, 1):
            painter.save()
            painter.translate(middle.x() + side * 17 * u, middle.y() + u)
            painter.rotate(side * 7)
            self._sheet(painter, 27 * u, 35 * u, _BEHIND, front=False)
            painter.restore()
        painter.translate(middle)
        self._sheet(painter, 30 * u, 41 * u, _FRONT, front=True)
        painter.end()

    def _sheet(
        self,
        painter: QPainter,
        width: float,
        height: float,
        lines: tuple[float, ...],
        *,
        front: bool,
    ) -> None:
        u, tokens = theme().u, theme().tokens
        page = QRectF(-width / 2, -height / 2, width, height)
        painter.setPen(QPen(tokens.outline, 1.2))
        painter.setBrush(tokens.base if front else tokens.window)
        painter.drawRoundedRect(page, 0.5 * u, 0.5 * u)
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = page.left() + 3.2 * u, page.top() + 4.4 * u
        full = width - 6.4 * u
        for at, share in enumerate(lines):
            y = top + at * 3.75 * u
            if front and at in _LIT:
                ground = QRectF(left - u, y - 1.3 * u, full + 2 * u, 3.9 * u)
                painter.fillRect(ground, QColor(LIT_SENTENCE))
            ink = QColor("#3d3d3a") if front and at in _LIT else tokens.line
            painter.fillRect(QRectF(left, y, full * share / 0.94, 1.1 * u), ink)
        if front:
            blank = QRectF(left + full * 0.52, top + 4 * 3.75 * u - 1.3 * u, 8.5 * u, 3.7 * u)
            painter.setPen(QPen(QColor("#1d5fa6"), 2))
            painter.setBrush(QColor("white"))
            painter.drawRoundedRect(blank, u, u)


class FirstStart(QWidget):
    """Shown instead of the list while the library is empty."""

    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        units = theme().units
        self.add = button(self.tr("Add a folder…"), "folder-plus", primary=True)
        self.add.clicked.connect(self.folder_wanted)
        samples = button(self.tr("Try it on sample documents"), "books")
        samples.clicked.connect(self.samples_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(units(3))
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        buttons.addWidget(samples)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(units(9), units(9), units(9), units(13))
        layout.setSpacing(units(4))
        layout.addStretch(3)
        layout.addWidget(_Drawing(), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(units(5))
        layout.addWidget(self._sentence(), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(buttons)
        layout.addSpacing(units(1))
        layout.addWidget(self._note())
        layout.addStretch(2)
        layout.addLayout(self._keys())

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the dashed frame that says: drop here."""
        units = theme().units
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().tokens.outline, 1.4, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(units(5), units(5), -units(5), -units(5))
        painter.drawRoundedRect(frame, units(2), units(2))
        painter.end()

    def _sentence(self) -> QLabel:
        words = self.tr(
            "Drop files or folders here. They are read on this computer and never leave it."
        )
        made = label(words, "title", wrap=False)
        self.setAccessibleName(words)
        return made

    def _note(self) -> QLabel:
        made = label(
            self.tr(
                "PDF, Word, e-mail, books, web pages, Markdown, text and pictures."
                " Your files stay where they are; Clozet only reads them."
            ),
            "muted",
            wrap=True,
        )
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().units(2))
        row.addStretch(1)
        for key, word in (
            (native_keys("Ctrl+O"), self.tr("Add")),
            (native_keys("Ctrl+K"), self.tr("Search")),
            (native_keys("Ctrl+1") + " … 5", self.tr("Views")),
            ("F1", self.tr("All keys")),
        ):
            row.addWidget(label(key, "key"))
            row.addWidget(label(word, "muted"))
            row.addSpacing(theme().units(4))
        row.addStretch(1)
        return row
