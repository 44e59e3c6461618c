"""What stands in place of the list when nothing was found: that, and what was tried."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clozet.messages.housekeeping import Suggestions
from clozet.messages.search import Filters

from .controls import button, label
from .search_state import Question
from .theme import theme

_MOST_WORDS = 4


class NoResult(QWidget):
    """`query_wanted`: another spelling; `filters_unwanted`; `mode_wanted`: a wider mode."""

    query_wanted = Signal(str)
    filters_unwanted = Signal()
    mode_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = Question()
        self._sentence = label("", "strong", wrap=True)
        self._tried = label("", "muted", wrap=True)
        self._unfilter = button(self.tr("Search without filters"))
        self._unfilter.clicked.connect(self.filters_unwanted)
        self._widen = button(self.tr("Search words and meaning"))
        self._widen.clicked.connect(lambda: self.mode_wanted.emit("both"))
        self._words = QHBoxLayout()
        self._words.setSpacing(theme().units(2))
        layout = QVBoxLayout(self)
        units = theme().units
        layout.setContentsMargins(units(4), units(6), units(4), units(4))
        layout.setSpacing(units(2))
        layout.addWidget(self._sentence)
        layout.addWidget(self._tried)
        layout.addLayout(self._words)
        for part in (self._unfilter, self._widen):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addStretch(1)

    def show_question(self, question: Question) -> None:
        """Say that nothing answers `question`."""
        self._question = question
        said = self.tr("No passage has “{0}”.")
        if question.filters.since is not None:
            said = self.tr("Nothing is new for “{0}”.")
        self._sentence.setText(said.format(question.query.strip()))
        self._tried.setText("")
        self._unfilter.setVisible(question.filters != Filters())
        self._widen.setVisible(question.mode != "both")
        self._clear_words()

    def show_suggestions(self, suggestions: Suggestions) -> None:
        """Offer words that the library does have."""
        self._clear_words()
        unknown = self.tr(" or ").join(map(QLocale().quoteString, suggestions.unknown))
        sentence = self.tr("None of your files has {0}, nor any word spelled like it.")
        if any(suggestions.known.values()):
            sentence = self.tr("None of your files has {0}. They have:")
        self._tried.setText(sentence.format(unknown))
        for word, others in suggestions.known.items():
            for other in others[:_MOST_WORDS]:
                made = button(other)
                query = self._question.query.replace(word, other)
                made.clicked.connect(lambda _checked, query=query: self.query_wanted.emit(query))
                self._words.addWidget(made)
        self._words.addStretch(1)

    def _clear_words(self) -> None:
        while self._words.count():
            item = self._words.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
