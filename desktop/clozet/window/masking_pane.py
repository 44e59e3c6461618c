"""The masking view under its heading, with what its marks mean and how the guesses went."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clozet.messages.training import MaskedSample

from .controls import IconLabel, label
from .masked_text import Counts, Mark, MarkKind, counts, just_guessed, marks, mean_loss
from .masking_view import MaskingView, paint_box
from .numbers import number
from .theme import theme
from .training_words import decimal


class _Badge(QWidget):
    """A kind of mark with how many there are of it, drawn as the marks themselves are."""

    def __init__(self, kind: MarkKind) -> None:
        super().__init__()
        self._kind: MarkKind = kind
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show a count such as "10 masked"."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the room of the words in their box."""
        wide = QFontMetrics(theme().font("strong")).horizontalAdvance(self._words)
        return QSize(wide + theme().units(4.5), theme().units(5))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the box and the words in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._kind)
        masked = self._kind == "mask"
        painter.setPen(theme().tokens.base if masked else theme().tokens.text)
        painter.setFont(theme().font("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class MaskingPane(QFrame):
    """Shows a `MaskedSample`: its legend, the passage, its loss."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MaskingView()
        self.setAutoFillBackground(True)
        self._where = label("", "meta")
        self._counted = label("", "meta")
        self._badges: dict[MarkKind, _Badge] = {
            kind: _Badge(kind) for kind in ("mask", "random", "kept")
        }
        self._foot = label("", "meta", wrap=True)
        self._legend = QWidget()
        units = theme().units
        head = QHBoxLayout()
        head.addWidget(label(self.tr("As the model sees it"), "strong"))
        head.addStretch(1)
        self._where.setMinimumWidth(1)
        head.addWidget(self._where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(units(4), units(3), units(4), units(3))
        layout.setSpacing(units(2))
        layout.addLayout(head)
        self._fill_legend()
        layout.addWidget(self._legend)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._foot)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self._legend.hide()
        self._where.setText("")
        self._foot.setText(self.tr("A passage of yours will stand here as the model sees it."))
        self.view.show_passage("", ())

    def show_sample(self, sample: MaskedSample) -> tuple[str, Mark, str] | None:
        """Show a passage, and return the guess in it that is worth a line of its own."""
        found = marks(sample.text, sample.tokens)
        counted = counts(found)
        self._legend.show()
        self._show_counts(counted, len(sample.tokens))
        self._where.setText(self._place_words(sample))
        self.view.show_passage(sample.text, found)
        said = self.tr(
            "{0} of {1} right, loss {2} on this passage."
            " New words are drawn each time the passage comes round."
        )
        loss = decimal(mean_loss(found), 2)
        self._foot.setText(said.format(counted.right, counted.chosen, loss))
        return just_guessed(sample.text, found)

    def _show_counts(self, counted: Counts, tokens: int) -> None:
        share = round(100 * counted.chosen / tokens) if tokens else 0
        said = self.tr("{0} of {1} tokens chosen ({2} %):")
        self._counted.setText(said.format(counted.chosen, tokens, share))
        for kind, words in (
            ("mask", self.tr("{0} masked").format(counted.mask)),
            ("random", self.tr("{0} swapped").format(counted.random)),
            ("kept", self.tr("• {0} kept").format(counted.kept)),
        ):
            self._badges[kind].show_words(words)  # type: ignore[index]
        self._fit_legend()

    def _place_words(self, sample: MaskedSample) -> str:
        words = [PurePath(sample.document).name] if sample.document else []
        if sample.page is not None:
            words.append(self.tr("p. {0}").format(sample.page))
        step = self.tr("step {0}").format(number(sample.step))
        return " · ".join([", ".join(words), step] if words else [step])

    def _fill_legend(self) -> None:
        self._dispensable: list[QWidget] = [self._counted]
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        row.addWidget(self._counted)
        for badge in self._badges.values():
            row.addWidget(badge)
        row.addSpacing(theme().units(2))
        for icon, colour, words in (
            ("check", "ok", self.tr("guessed")),
            ("x", "bad", self.tr("missed")),
        ):
            for part in (IconLabel(icon, colour), label(words, "meta")):
                row.addWidget(part)
                self._dispensable.append(part)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Leave out what the marks themselves say where there is no room for it."""
        super().resizeEvent(event)
        self._fit_legend()

    def _fit_legend(self) -> None:
        for part in self._dispensable:
            part.show()
        room = self.width() - 2 * theme().units(4)
        for part in self._dispensable:
            part.setVisible(self._legend.sizeHint().width() <= room)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the ground of text."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().tokens.base)
        painter.end()
