"""Doubtful words of recognised text, each with its picture: take a suggestion, or keep the word."""

from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Failed
from clozet.messages.proofreading import Correct, DoubtfulWord, Proofread, Proofreading
from clozet.messages.reading import PageImage, RenderPage
from clozet.paths import LibraryPaths

from .backend import Backend
from .controls import button, label
from .document_states import file_name
from .failure_banner import FailureBanner
from .lighting import Shown, turned
from .theme import DIMMED_PAPER, theme

ZOOM = 3.0
AROUND = 3.0  # points shown around a word


class ProofreadingSheet(QDialog):
    """Asks for the doubtful words when it is made; what is accepted changes our text alone."""

    def __init__(self, backend: Backend, row: DocumentRow, parent: QWidget) -> None:
        super().__init__(parent)
        assert row.id is not None
        self.setWindowTitle(self.tr("Doubtful words of {}").format(file_name(row)))
        self._backend, self._row, self._document = backend, row, row.id
        self._moved: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._pictures: defaultdict[int, list[tuple[QLabel, DoubtfulWord]]] = defaultdict(list)
        self.said = label(self.tr("The model is reading the text…"), "strong", wrap=True)
        self._banner = FailureBanner()
        self.words = QWidget()
        self._rows = QVBoxLayout(self.words)
        self._fill_layout()
        backend.ask(Proofread(document=row.id), self._take)

    def _fill_layout(self) -> None:
        units = theme().units
        self._rows.setContentsMargins(units(4), units(2), units(4), units(3))
        self._rows.setSpacing(units(2))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Doubtful words"))
        area.setWidget(self.words)
        head = QHBoxLayout()
        head.setContentsMargins(units(4), units(3), units(4), units(1))
        head.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._banner)
        layout.addWidget(area, 1)
        self.resize(units(190), units(120))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
            self.said.clear()
        elif isinstance(answer, Proofreading):
            count = len(answer.words)
            found = self.tr("%Ln word(s) may be meant otherwise.", "", count)
            self.said.setText(found if count else self.tr("No recognised word is doubtful."))
            for word in answer.words:
                self._rows.addWidget(self._made_row(word))
            self._rows.addStretch(1)
            for page in self._pictures:
                self._draw(page)

    def _made_row(self, word: DoubtfulWord) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        picture = QLabel()
        picture.setFixedSize(QSize(theme().units(45), theme().units(9)))
        picture.setAccessibleName(self.tr("Picture of “{}”").format(word.word))
        self._pictures[word.page].append((picture, word))
        row.addWidget(picture)
        row.addWidget(label(word.word, "strong"))
        row.addWidget(label(self.tr("page {}").format(word.page), "meta"), 1)
        for suggestion in word.suggestions:
            take = button(suggestion.word)
            take.clicked.connect(
                lambda _checked=False, to=suggestion.word: self._correct(made, word, to)
            )
            row.addWidget(take)
        keep = button(self.tr("Keep"))
        keep.clicked.connect(made.hide)
        row.addWidget(keep)
        return made

    def _draw(self, page: int) -> None:
        png = LibraryPaths(Path(self._backend.library)).page_image(self._document, page, ZOOM)
        asked = RenderPage(
            path=self._row.path,
            path_escaped=self._row.path_escaped,
            page=page,
            png=str(png),
            zoom=ZOOM,
        )
        self._backend.ask(asked, lambda answer: self._drawn(page, answer))

    def _drawn(self, page: int, answer: Answer) -> None:
        if not isinstance(answer, PageImage):
            return
        whole = _on_paper(answer.png)
        shown = Shown(whole.size().toSizeF() / ZOOM, answer.rotation)
        for picture, word in self._pictures[page]:
            if word.rectangles:
                box = turned(word.rectangles[0], shown).adjusted(-AROUND, -AROUND, AROUND, AROUND)
                cut = whole.copy(
                    round(box.x() * ZOOM),
                    round(box.y() * ZOOM),
                    round(box.width() * ZOOM),
                    round(box.height() * ZOOM),
                )
                picture.setPixmap(cut.scaledToHeight(min(cut.height(), picture.height())))

    def _correct(self, row: QWidget, word: DoubtfulWord, to: str) -> None:
        """Write a word; those behind it on the page have moved by what was written before."""
        start = word.start + sum(by for at, by in self._moved[word.page] if at < word.start)
        self._moved[word.page].append((word.start, len(to) - len(word.word)))
        asked = Correct(document=self._document, page=word.page, start=start, word=word.word, to=to)
        self._backend.ask(asked, self._corrected)
        row.hide()

    def _corrected(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)


def _on_paper(png: str) -> QPixmap:
    """Return a page's picture, dimmed in the dark as all paper is."""
    picture = QPixmap(png)
    if theme().dark:
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(picture.rect(), QColor(DIMMED_PAPER))
        painter.end()
    return picture
