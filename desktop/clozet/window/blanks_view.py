"""The Blanks view: a sentence with blanks, candidates, evidence, what one's files say."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from clozet.messages.cloze import Guess
from clozet.messages.progress import Failed

from . import blanks_copies as copies
from .announcing import announce
from .asked_pane import AskedPane
from .backend import Backend
from .blanks_actions import blanks_actions
from .blanks_header import BlanksHeader
from .candidate_columns import CandidateColumns
from .cloze_questions import Wish
from .cloze_session import ClozeSession
from .evidence_pane import EvidencePane
from .failure_banner import FailureBanner
from .numbers import number
from .overview import Overview
from .sentence_editor import MOST_CHARACTERS
from .sentence_field import SentenceField
from .surprise_line import SurpriseLine
from .theme import theme
from .view import View

_DOWN_UNITS, _ACROSS_UNITS = (35.0, 81.0, 58.0), (210.0, 91.5)
_GUESSES = 3
_NARROW_UNITS = 255


class BlanksView(View):
    """`result_wanted`: a `Result` for the reader; `page_wanted`: a document's id and a page;
    `search_wanted`: a query.
    """

    result_wanted = Signal(object)
    page_wanted = Signal(int, int)
    search_wanted = Signal(str)

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = BlanksHeader(backend)
        self.field = SentenceField()
        self.editor = self.field.editor
        self.surprise = SurpriseLine(
            backend,
            self.tr(
                "Click a word to blank it, click again to give it back.   Alt+← →  go,"
                "  Space  blank,  Enter  next blank"
            ),
        )
        self.problem = FailureBanner()
        self.columns = CandidateColumns()
        self.evidence = EvidencePane(backend)
        self.asked = AskedPane(backend)
        overview.collections.connect(self.asked.set_collections)
        self.session = ClozeSession(backend, self)
        self._text = ""
        self.actions_by_name = self._make_actions()
        self._down, self._across = QSplitter(Qt.Orientation.Vertical), QSplitter()
        self._below = QTabWidget()
        self._lay_out()
        self._connect()

    def show_text(self, text: str) -> None:
        """Show another text, ready for its words to be blanked."""
        self.editor.set_text(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.editor.sentence.words and not self.editor.sentence.blanks:
            self.editor.move_caret(0)

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        shown = [self.field, *self.columns.tables(), self.evidence.list, *self.asked.panes()]
        return list(shown)

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return the view's actions, all in the menu of its name."""
        return {"Blanks": list(self.actions_by_name.values())}

    def show_now(self) -> None:
        """Ask which models there are now."""
        self.header.models.ask()
        if not self.editor.sentence.text:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, settings: QSettings) -> None:
        """Remember the panes' sizes, and the sentence that is being tried."""
        settings.setValue("blanks/down", self._down.saveState())
        settings.setValue("blanks/across", self._across.saveState())
        self.header.history.remember_now()

    def restore(self, settings: QSettings) -> None:
        """Give the panes the sizes they had."""
        for name, splitter in (("down", self._down), ("across", self._across)):
            state = settings.value(f"blanks/{name}")
            if state is not None:
                splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Put the evidence behind a tab where bars would be too short beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme().units(_NARROW_UNITS)
        if narrow and self._below.count() == 1:
            self._below.addTab(self.evidence, self.tr("From your files"))
        elif not narrow and self._below.count() == 2:
            self._across.addWidget(self.evidence)
            self._across.setSizes([theme().units(size) for size in _ACROSS_UNITS])
            self.evidence.show()

    def _make_actions(self) -> dict[str, QAction]:
        editor, header = self.editor, self.header
        return blanks_actions(
            self,
            self.field,
            {
                "next word": lambda: editor.step_word(1),
                "word before": lambda: editor.step_word(-1),
                "blank": editor.toggle_word,
                "next blank": lambda: self._step_blank(1),
                "blank before": lambda: self._step_blank(-1),
                "ask": self.asked.ask,
                "together": header.together.toggle,
                "surprise": header.surprise.toggle,
                "paste": self._paste,
                "history": header.history.list_sentences,
                "copy": self._copy_text,
                "copy csv": self._copy_csv,
                "save csv": self._save_csv,
                "save picture": self._save_picture,
            },
        )

    def _connect(self) -> None:
        header, editor = self.header, self.editor
        header.wish_changed.connect(self._ask)
        header.surprise_changed.connect(self.surprise.set_on)
        header.paste_wanted.connect(self._paste)
        header.history.wanted.connect(self.show_text)
        for box, name in ((header.together, "together"), (header.surprise, "surprise")):
            box.toggled.connect(self.actions_by_name[name].setChecked)
        editor.changed.connect(self._changed)
        editor.blank_chosen.connect(lambda _number: self._show_sentence())
        editor.refused.connect(self._refuse)
        self.field.entered.connect(lambda: self._step_blank(1))
        self.field.pointed.connect(self.surprise.point)
        self.surprise.tinted.connect(self.field.set_tints)
        self.session.changed.connect(self._show_answers)
        self.session.slow.connect(lambda: self.columns.show_slow(self.session))
        self.session.failed.connect(lambda _failure: self.columns.show_nothing())
        self.columns.chosen.connect(self._choose)
        self.columns.all_chosen.connect(self._choose_all)
        self.columns.narrowed.connect(self._ask)
        self.columns.entered.connect(self._enter_column)
        self.evidence.opened.connect(self.result_wanted)
        self.evidence.search_wanted.connect(self.search_wanted)
        self.asked.opened.connect(self.result_wanted)
        self.asked.page_wanted.connect(self.page_wanted)
        self.asked.export_wanted.connect(self._export)
        for part in (self.session, self.evidence, self.asked, self.surprise):
            part.failed.connect(self.problem.show_failure)

    def _changed(self) -> None:
        """Take another sentence: ask at once for a click, after a moment for typing."""
        self.problem.clear()
        typed = self.editor.sentence.text != self._text
        self._text = self.editor.sentence.text
        self._ask(soon=typed)

    def _ask(self, *, soon: bool = False) -> None:
        models, together = self.header.models, self.header.together.isChecked()
        wish = Wish(models.model, models.other, together, self.columns.only)
        self.session.ask(self.editor.sentence, wish, soon=soon)
        self._show_sentence()
        self._show_answers()

    def _show_sentence(self) -> None:
        sentence, blank, model = self.editor.sentence, self.editor.blank, self.header.models.model
        self.columns.show_sentence(sentence, blank, together=self.header.together.isChecked())
        self.evidence.show_choice(sentence, blank, model)
        at = blank if blank is not None else 0
        self.asked.set_sentence(sentence.asked_at(at) if sentence.blanks else "", model)
        self.surprise.show_sentence(sentence, model)

    def _show_answers(self) -> None:
        self.columns.show_answers(self.session, self.header.models.names)
        column = self.session.column(self.editor.blank or 0)
        likely = column.filled.candidates[:_GUESSES] if column is not None else ()
        self.asked.guesses = tuple(Guess(one.word, one.probability) for one in likely)
        if self.session.complete and self.editor.sentence.blanks:
            self.problem.clear()
            announce(self.field, self.columns.in_words())
            self.header.history.remember(self.editor.sentence.with_gaps)

    def _choose(self, number: int, word: str) -> None:
        self.editor.set_sentence(self.editor.sentence.choose(number, word))
        self.editor.choose_blank(number)

    def _choose_all(self, words: tuple[str, ...]) -> None:
        self.editor.set_sentence(self.editor.sentence.choose_all(words))

    def _enter_column(self, number: int) -> None:
        if number != self.editor.blank:
            self.editor.choose_blank(number)

    def _step_blank(self, step: int) -> None:
        self.editor.step_blank(step)
        self.columns.focus_blank(self.editor.blank)

    def _refuse(self, length: int) -> None:
        message = self.tr("This text has {0} characters, and Blanks takes up to {1}.")
        self.problem.show_failure(
            Failed(
                kind="too long",
                message=message.format(number(length), number(MOST_CHARACTERS)),
                remedy=self.tr("Take the part that matters; nothing was changed."),
                exit_code=2,
            )
        )

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.show_text(text.strip())

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(copies.as_text(self.editor.sentence, self.columns))

    def _copy_csv(self) -> None:
        QGuiApplication.clipboard().setText(copies.as_csv(self.columns))

    def _save_csv(self) -> None:
        title = self.tr("Save the candidates")
        self._told(copies.save_text(self, title, "candidates.csv", copies.as_csv(self.columns)))

    def _save_picture(self) -> None:
        self._told(copies.save_picture(self, self.tr("Save a picture"), "blanks.png", self._down))

    def _export(self) -> None:
        title = self.tr("Export what your files say")
        self._told(copies.save_text(self, title, "values.csv", self.asked.as_csv()))

    def _told(self, failure: Failed | None) -> None:
        if failure is not None:
            self.problem.show_failure(failure)

    def _lay_out(self) -> None:
        units = theme().units
        top = QFrame()
        top.setProperty("look", "sentence")
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.field, 1)
        rows.addWidget(self.surprise)
        self._across.addWidget(self.columns)
        self._across.addWidget(self.evidence)
        self._below.setDocumentMode(True)
        for part in (self._below, self._below.tabBar()):
            part.setAccessibleName(self.tr("What your files say"))
        self._below.setTabBarAutoHide(True)
        self._below.addTab(self.asked, self.tr("Ask my files"))
        for pane in (top, self._across, self._below):
            self._down.addWidget(pane)
        for splitter, sizes in ((self._down, _DOWN_UNITS), (self._across, _ACROSS_UNITS)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setSizes([units(size) for size in sizes])
        self._across.setStretchFactor(0, 1)
        self._down.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.problem)
        column.addWidget(self._down, 1)
