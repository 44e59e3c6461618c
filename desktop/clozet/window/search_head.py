"""The head of the Search view: the box, what narrows the question, and what widens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from .backend import Backend
from .controls import native_keys
from .facet_bar import FacetBar
from .filter_chips import FilterChips
from .icons import icon
from .judged import Judged
from .judged_chip import JudgedChip
from .like_chip import LikeChip
from .search_bar import SearchBar
from .search_state import Question, SearchState
from .theme import theme
from .widening_line import WideningLine

WIDEN_KEY = "Ctrl+Shift+L"


class SearchHead(QFrame):
    """Says what is asked, in parts that can each be taken away; `widening_wanted` asks for more."""

    widening_wanted = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self.bar = SearchBar(backend)
        self.like = LikeChip()
        self.judged = JudgedChip()
        self.chips = FilterChips()
        self.widen = QToolButton()
        self.facets = FacetBar()
        self.widening = WideningLine(backend)
        self.widen.setText(self.tr("Widen"))
        self.widen.setIcon(icon("text-plus"))
        self.widen.setProperty("look", "chip")
        self.widen.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.widen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widen.setAccessibleName(self.tr("Widen the question"))
        words = self.tr("Offer words that could stand for those you typed ({0})")
        self.widen.setToolTip(words.format(native_keys(WIDEN_KEY)))
        self.widen.clicked.connect(self.widening_wanted)
        self.widening.left.connect(self.bar.box.setFocus)
        self.facets.narrowed.connect(self.chips.narrow)
        self._lay_out()

    def question(self, asked: Question) -> Question:
        """Return what is to be asked; of what was `asked` stays what belongs to its words."""
        query, mode = self.bar.box.text(), self.bar.switch.mode
        judged = asked.judged if asked.query == query else Judged()
        widened = self.widening.taken(query) if mode != "meaning" else ()
        return Question(query, mode, self.chips.filters, judged=judged, widened=widened)

    def ask_widening(self) -> None:
        """Offer words that could stand for those typed."""
        if self.widen.isEnabled():
            self.widening.ask(self.bar.box.text())

    def show_state(self, state: SearchState) -> None:
        """Show what was asked, and what else can be."""
        question = state.question
        self.like.show_like(question.like)
        self.judged.show_judged(question.judged)
        self.chips.set_facets(state.facets)
        self.facets.show_facets(None if question.like else state.facets)
        self.bar.set_added(question.added)
        by_words = question.like is None and question.mode != "meaning"
        self.widen.setEnabled(by_words and not question.empty)
        self.widening.follow(question.query, by_words=by_words)

    def set_roomy(self, roomy: bool) -> None:
        """Leave out words beside icons where there is little room."""
        self.facets.set_roomy(roomy)

    def _lay_out(self) -> None:
        units = theme().units
        rows = QVBoxLayout(self)
        rows.setContentsMargins(units(4), units(2.5), units(3), units(2))
        rows.setSpacing(units(2))
        rows.addWidget(self.bar)
        chips = QHBoxLayout()
        chips.setSpacing(units(1.5))
        for chip in (self.like, self.judged, self.chips, self.widen):
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.facets)
        rows.addLayout(chips)
        rows.addWidget(self.widening)
