"""What is known of one blank: its candidates, the word that stood there, how unsure it is."""

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from clozet.messages.cloze import Asked

from .candidate_table import CandidateTable
from .cloze_questions import Column
from .cloze_rows import Row, all_others, rows, torn_between
from .controls import label
from .icons import icon
from .numbers import isolated, number, share
from .sentence_paint import draw_disc
from .theme import theme

_TYPING_MILLISECONDS = 300


class CandidateColumn(QFrame):
    """`chosen`: a word for the blank, "" to open it; `only_changed`: the words it is narrowed
    to; `entered`: the column has the focus.
    """

    chosen = Signal(str)
    only_changed = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = -1
        self.setProperty("look", "column")
        self._caption = label("", "head")
        self._said = label("", "meta", wrap=True)
        self._disc = _Disc()
        self.table = CandidateTable()
        self.only = QLineEdit()
        self.only.setPlaceholderText(self.tr("Only these words, by commas"))
        self.only.addAction(icon("filter", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._typing.timeout.connect(self._narrow)
        self.only.textEdited.connect(lambda _text: self._typing.start())
        self.only.returnPressed.connect(self._narrow)
        self.table.chosen.connect(lambda words: self.chosen.emit(words[0] if words else ""))
        self.table.entered.connect(self.entered)
        self._lay_out()

    def serve(self, number: int) -> None:
        """Stand for blank `number` from now on: nothing of another one is kept."""
        if number != self.number:
            self.number = number
            self._disc.number = number + 1
            self._disc.update()
            self.table.setAccessibleName(self.tr("Candidates of blank {0}").format(number + 1))
            self.only.setAccessibleName(self.tr("Only these words, blank {0}").format(number + 1))
            self.show_nothing()

    @property
    def only_words(self) -> tuple[str, ...]:
        """The words that the blank is narrowed to, () for none."""
        words = (word.strip() for word in self.only.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    @property
    def caption(self) -> str:
        """What stands around the blank."""
        return self._caption.text()

    def show_context(self, before: str, after: str, chosen: str) -> None:
        """Say where the blank stands and what stands in it."""
        self._caption.setText(f"{before} … {after}".strip())
        now = self.tr("now {0}").format(chosen) if chosen else self.tr("open")
        self.table.setAccessibleDescription(now)
        self.table.set_chosen((chosen,) if chosen else ())

    def show_column(self, column: Column | None, names: tuple[str, ...]) -> None:
        """Show what was answered; None keeps what is there until something is."""
        if column is None:
            return
        found: tuple[Row, ...] = rows(column)
        asked = (column.filled, column.against)[: len(names)]
        self.table.show_rows(found, names, tuple(map(all_others, asked)))
        self._said.setText(self._words(column))

    def show_slow(self) -> None:
        """Say that candidates are on their way."""
        self._said.setText(self.tr("Working …"))

    def show_nothing(self) -> None:
        """Take the candidates away."""
        self.table.show_rows((), ("",))
        self._said.setText("")

    def _words(self, column: Column) -> str:
        parts = []
        if column.filled.asked is not None:
            parts.append(self._original(column.filled.asked))
        if not self.only_words:
            among = torn_between(column.filled.entropy)
            sure = self.tr("As good as sure.")
            torn = self.tr("As unsure as between {0} words.").format(number(among))
            parts.append(sure if among < 2 else torn)
        if column.short:
            parts.append(self.tr("Longer words are left out: there are many blanks."))
        elif not column.whole:
            parts.append(self.tr("Longer words follow."))
        if column.windowed:
            parts.append(self.tr("The text is long: only what stands around the blank was read."))
        return " ".join(parts)

    def _original(self, asked: Asked) -> str:
        word, likely = isolated(asked.word), isolated(share(asked.probability))
        if asked.rank is None:
            return self.tr("Your word “{0}” ({1}) is far down the list.").format(word, likely)
        if asked.rank == 1:
            return self.tr("Your word “{0}” is the first choice, {1}.").format(word, likely)
        said = self.tr("Your word “{0}” is number {1}, {2}.")
        return said.format(word, number(asked.rank), likely)

    def _narrow(self) -> None:
        self._typing.stop()
        self.only_changed.emit(self.only_words)

    def _lay_out(self) -> None:
        units = theme().units
        head = QHBoxLayout()
        head.setContentsMargins(units(3.5), units(2), units(3), units(0.5))
        head.setSpacing(units(2))
        head.addWidget(self._disc)
        head.addWidget(_shortened(self._caption), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(units(3), units(1), units(3), units(2))
        foot.setSpacing(units(1.5))
        foot.addWidget(self._said)
        foot.addWidget(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.table.setMinimumHeight(units(12))
        column.addWidget(self.table, 1)
        column.addLayout(foot)


def _shortened(made: QLabel) -> QLabel:
    """Let a label be narrower than its words."""
    made.setMinimumWidth(1)
    return made


class _Disc(QWidget):
    """The number of a blank, as it stands in the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the size of the disc."""
        return QSize(theme().units(4.6), theme().units(4.6))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_disc(painter, QRectF(self.rect()), self.number)
        painter.end()
