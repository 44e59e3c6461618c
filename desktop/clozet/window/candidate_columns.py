"""The columns of all blanks side by side, or the fillings of all of them together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from .candidate_column import CandidateColumn
from .candidate_table import CandidateTable
from .cloze_rows import joint_rows
from .cloze_session import ClozeSession
from .cloze_state import Sentence
from .controls import label
from .theme import theme

_MOST_COLUMNS = 8  # more blanks than these are reached by going from one to the next
_LEAST_UNITS = 62
_SPOKEN = 3


class _Sideways(QScrollArea):
    """Scrolls its widget sideways; where it is low, the tables in it scroll, not all of it."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        super().resizeEvent(event)
        inner = self.widget()
        if inner is not None:
            inner.setFixedHeight(self.viewport().height())


class CandidateColumns(QStackedWidget):
    """`chosen`: the number of a blank and a word; `all_chosen`: a word for each blank;
    `narrowed`: a blank was given "only these words"; `entered`: the number of a blank.
    """

    chosen = Signal(int, str)
    all_chosen = Signal(object)
    narrowed = Signal()
    entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: list[CandidateColumn] = []
        self._made: list[CandidateColumn] = []  # kept for the next sentence: making one takes time
        self._row = QWidget()
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._area = _Sideways()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._row)
        self._empty = label(self.tr("Blank a word to see what may stand there."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.together = CandidateTable()
        self.together.setAccessibleName(self.tr("Fillings of all blanks together"))
        self.together.chosen.connect(self._choose_all)
        for widget in (self._empty, self._area, self._joint_pane()):
            self.addWidget(widget)
        self._made += [self._make(), self._make()]

    @property
    def only(self) -> dict[int, tuple[str, ...]]:
        """The words that blanks are narrowed to, by the blank's number."""
        return {one.number: one.only_words for one in self.columns if one.only_words}

    def column(self, number: int | None) -> CandidateColumn | None:
        """Return the column of a blank, where it is shown."""
        return next((one for one in self.columns if one.number == number), None)

    def tables(self) -> list[QWidget]:
        """Return the tables that are shown."""
        if self.currentWidget() is self._area:
            return [one.table for one in self.columns]
        return [self.together] if self.currentIndex() == 2 else []

    def show_sentence(self, sentence: Sentence, blank: int | None, *, together: bool) -> None:
        """Make a column for each blank, those around `blank` where there are many."""
        count = len(sentence.blanks)
        if not count:
            self._set_numbers(range(0))
            self.setCurrentWidget(self._empty)
            return
        first = max(0, min((blank or 0) - _MOST_COLUMNS // 2, count - _MOST_COLUMNS))
        self._set_numbers(range(first, min(count, first + _MOST_COLUMNS)))
        for column in self.columns:
            covered = sentence.blanks[column.number]
            before = sentence.text[: covered.start].split()[-2:]
            after = sentence.text[covered.end :].split()[:2]
            column.show_context(" ".join(before), " ".join(after), covered.chosen)
        self.setCurrentIndex(2 if together and count > 1 else 1)
        self.together.set_chosen(tuple(one.chosen for one in sentence.blanks))

    def show_answers(self, session: ClozeSession, names: tuple[str, ...]) -> None:
        """Show what is answered."""
        for column in self.columns:
            column.show_column(session.column(column.number), names)
        if session.joint:
            against_best = (self.tr("Against the best"),)
            self.together.show_rows(joint_rows(session.joint), against_best)

    def in_words(self) -> str:
        """Return each blank's first candidates, as one would say them."""
        said = []
        for column in self.columns:
            rows = column.table.rows
            first = "; ".join(rows.spoken(row) for row in rows.rows[:_SPOKEN])
            said.append(self.tr("Blank {0}: {1}").format(column.number + 1, first))
        return ". ".join(said)

    def show_slow(self, session: ClozeSession) -> None:
        """Say for each blank that waits that it takes a while."""
        for column in self.columns:
            if session.column(column.number) is None:
                column.show_slow()

    def show_nothing(self) -> None:
        """Take away candidates that belong to another sentence."""
        for column in self.columns:
            column.show_nothing()
        self.together.show_rows((), ("",))

    def focus_blank(self, number: int | None) -> None:
        """Bring a blank's column into sight and give it the focus."""
        column = self.column(number)
        if column is not None and self.currentIndex() == 1:
            self._area.ensureWidgetVisible(column)
            column.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_all(self, words: tuple[str, ...]) -> None:
        if words:
            self.all_chosen.emit(words)

    def _set_numbers(self, numbers: range) -> None:
        if [one.number for one in self.columns] == list(numbers):
            return
        while len(self._made) < len(numbers):
            self._made.append(self._make())
        self.columns = self._made[: len(numbers)]
        for column, number in zip(self.columns, numbers, strict=True):
            column.only.clear()  # blanks are numbered anew: it may be another one's
            column.serve(number)
        for at, column in enumerate(self._made):
            column.setVisible(at < len(numbers))

    def _make(self) -> CandidateColumn:
        made = CandidateColumn()
        made.setMinimumWidth(theme().units(_LEAST_UNITS))
        made.chosen.connect(lambda word: self.chosen.emit(made.number, word))
        made.only_changed.connect(lambda _words: self.narrowed.emit())
        made.entered.connect(lambda: self.entered.emit(made.number))
        self._layout.addWidget(made, 1)
        return made

    def _joint_pane(self) -> QFrame:
        pane, units = QFrame(), theme().units
        pane.setProperty("look", "column")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, units(2), 0, 0)
        title = label(self.tr("All blanks together"), "head")
        title.setContentsMargins(units(3.5), 0, 0, units(1))
        column.addWidget(title)
        column.addWidget(self.together, 1)
        return pane
