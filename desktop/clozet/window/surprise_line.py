"""Surprise of the sentence: asked for while it is coloured, said in words for one word."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clozet.messages.bits import bits, step
from clozet.messages.cloze import MeasureSurprise, Surprise, WordSurprise
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed

from .backend import Backend, Ticket
from .cloze_state import Sentence
from .cloze_words import Stretch
from .controls import label
from .sentence_paint import Tint
from .surprise_colours import SurpriseLegend, surprise_in_words
from .theme import theme

_QUIET_MILLISECONDS = 200
_SLOW_MILLISECONDS = 300


class SurpriseLine(QWidget):
    """`tinted` carries the tints of the sentence; under it the legend and one word's number."""

    tinted = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._on = False
        self._sentence, self._model = Sentence(), ""
        self._ticket: Ticket | None = None
        self._words: list[tuple[Stretch, WordSurprise]] = []
        self._hint = label(hint, "meta")
        self._hint.setMinimumWidth(1)
        self.said = label("", "strong")
        self.legend = SurpriseLegend()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MILLISECONDS)
        self._slow.timeout.connect(lambda: self.said.setText(self.tr("Measuring …")))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().units(5.5), 0, theme().units(3), theme().units(2))
        row.setSpacing(theme().units(4))
        row.addWidget(self._hint, 1)
        row.addWidget(self.said)
        row.addWidget(self.legend)
        self.legend.hide()

    def set_on(self, on: bool) -> None:
        """Colour or not."""
        self._on = on
        self.legend.setVisible(on)
        self._measure_soon()

    def show_sentence(self, sentence: Sentence, model: str | None) -> None:
        """Take another sentence; it is measured once it stands for a moment."""
        if (sentence, model or "") != (self._sentence, self._model):
            self._sentence, self._model = sentence, model or ""
            self._measure_soon()

    def _measure_soon(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._words = []
        self._slow.stop()
        self.said.setText("")
        self.tinted.emit(())
        if self._on and self._sentence.filled.strip():
            self._quiet.start()
        else:
            self._quiet.stop()

    def point(self, word: Stretch | None) -> None:
        """Say in words how surprising a word of the text is."""
        found = [one for place, one in self._words if word is not None and _meet(place, word)]
        self.said.setText("; ".join(map(_in_words, found)))

    def _ask(self) -> None:
        asked = MeasureSurprise(text=self._sentence.filled, model=self._model or None)
        self._slow.start()
        self._ticket = self._backend.ask(asked, partial(self._take, self._sentence))

    def _take(self, sentence: Sentence, answer: Answer) -> None:
        if sentence != self._sentence or not self._on:
            return
        self._slow.stop()
        self.said.setText("")
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, Surprise):
            places = (sentence.unfilled((one.start, one.end)) for one in answer.words)
            pairs = zip(places, answer.words, strict=True)
            self._words = [(place, one) for place, one in pairs if _is_word(one)]
            self.tinted.emit(
                [
                    Tint(*place, step(bits(one.log_probability)))
                    for place, one in self._words
                    if sentence.blank_at(place[0]) is None
                ]
            )


def _in_words(one: WordSurprise) -> str:
    return surprise_in_words(one.word, bits(one.log_probability))


def _is_word(one: WordSurprise) -> bool:
    """Tell a word from punctuation, which is measured too."""
    return any(character.isalnum() for character in one.word)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
