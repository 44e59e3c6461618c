"""Above the results: words of the library that are spelled like those it lacks."""

from functools import partial
from itertools import islice, product

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from clozet.messages.housekeeping import Suggestions

from .announcing import announce
from .controls import label
from .theme import theme

_MOST = 3


class SpellingLine(QFrame):
    """Hidden where there is nothing to say; `query_wanted` carries the query spelled anew."""

    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        units = theme().units
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(units(3.5), units(1), units(3.5), units(1))
        self._row.setSpacing(units(2))
        self._row.addWidget(label(self.tr("Did you mean"), "muted"))
        self._row.addStretch(1)
        self.words: list[QToolButton] = []
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        for made in self.words:
            made.hide()
            made.deleteLater()
        self.words = []
        self.hide()

    def show_suggestions(self, query: str, suggestions: Suggestions) -> None:
        """Offer to search for `query` with each word that it may have meant."""
        self.clear()
        for chosen in islice(product(*suggestions.known.values()), _MOST):
            spelled = query
            for word, other in zip(suggestions.known, chosen, strict=True):
                spelled = _spelled(spelled, word, other)
            if chosen:
                self._offer(" … ".join(chosen), spelled)
        self.setVisible(bool(self.words))
        if self.words:
            said = ", ".join(made.text() for made in self.words)
            announce(self, self.tr("Did you mean {0}?").format(said))

    def _offer(self, word: str, query: str) -> None:
        made = QToolButton()
        made.setText(word.replace("&", "&&"))
        made.setProperty("look", "link")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(self.tr("Search for {0}").format(query))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(partial(self._want, query))
        self._row.insertWidget(self._row.count() - 1, made)
        self.words.append(made)

    def _want(self, query: str, _checked: bool = False) -> None:
        self.query_wanted.emit(query)


def _spelled(query: str, word: str, other: str) -> str:
    """Put `other` for `word`, which is lower case, wherever it stands in `query`."""
    at = query.lower().find(word)
    return query if at < 0 else query[:at] + other + query[at + len(word) :]
