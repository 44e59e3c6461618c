"""What an adaptation would take, and what is against it, said before it is started."""

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from clozet.messages.progress import Failed
from clozet.messages.training import AdaptationEstimate

from .controls import label
from .numbers import data_size, number
from .theme import theme
from .training_words import decimal, device_words

LITTLE_TEXT = 20_000  # words, below which adapting seldom changes anything


class Expectation(QWidget):
    """Shows an `AdaptationEstimate`: words, tokens, memory, disk, when it would end."""

    def __init__(self) -> None:
        super().__init__()
        units = theme().units
        self._names = {
            "words": self.tr("Words"),
            "tokens": self.tr("Tokens"),
            "heldout": self.tr("Held out"),
            "memory": self.tr("Memory"),
            "disk": self.tr("Disk"),
            "device": self.tr("Computes on"),
            "ends": self.tr("Ends"),
        }
        self._values: dict[str, QLabel] = {}
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(units(0.75))
        grid.setColumnMinimumWidth(0, units(15))
        grid.setColumnStretch(1, 1)
        for at, (key, name) in enumerate(self._names.items()):
            grid.addWidget(label(name, "meta"), at, 0)
            self._values[key] = label("")
            grid.addWidget(self._values[key], at, 1)
        self._words = label("", "meta", wrap=True)
        self._problem = QFrame()
        self._problem.setProperty("look", "problem")
        self._problem_words = label("", wrap=True)
        inner = QVBoxLayout(self._problem)
        inner.setContentsMargins(units(2), units(1), units(2), units(1))
        inner.addWidget(self._problem_words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(units(1.5))
        for widget in (self._grid, self._problem, self._words):
            layout.addWidget(widget)
        self.show_nothing()

    @property
    def warning(self) -> str:
        """What is said against it, "" where nothing is."""
        return self._problem_words.text() if not self._problem.isHidden() else ""

    def show_nothing(self) -> None:
        """Say that something must be chosen first."""
        self._show(self.tr("Choose what the model should learn to expect."))

    def show_asking(self) -> None:
        """Say that it is being counted, beside what was counted before."""
        self._words.setText(self.tr("Counting the words…"))

    def show_problem(self, failure: Failed) -> None:
        """Say why it cannot be done."""
        self._show("", f"{failure.message} {failure.remedy}".strip())

    def show_estimate(self, found: AdaptationEstimate, minutes: float) -> None:
        """Show what it would take."""
        tokens = number(found.tokens)
        if found.passes is not None:
            passes = decimal(found.passes, 0 if found.passes >= 10 else 1)
            tokens = self.tr("{0}, {1} times").format(tokens, passes)
        seconds = minutes * 60 if found.seconds is None else found.seconds
        end = QTime.currentTime().addSecs(round(seconds))
        clock = QLocale().toString(end, QLocale.FormatType.ShortFormat)
        for key, value in (
            ("words", number(found.words)),
            ("tokens", tokens),
            ("heldout", self.tr("%Ln document(s)", "", found.heldout_documents)),
            ("memory", data_size(found.memory)),
            ("disk", data_size(found.disk)),
            ("device", device_words(found.device)),
            ("ends", self.tr("about {0}").format(clock)),
        ):
            self._values[key].setText(value)
        self._show(self._hope(found), self._against(found), facts=True)

    def facts(self) -> str:
        """Return what is shown as one line."""
        if self._grid.isHidden():
            return ""
        words = (f"{self._names[key]}: {value.text()}" for key, value in self._values.items())
        return " · ".join(words)

    def _hope(self, found: AdaptationEstimate) -> str:
        if not found.words:
            return ""
        if found.words < LITTLE_TEXT:
            return self.tr(
                "From so little text a model learns some names and terms at best."
                " What came of it is measured at the end."
            )
        return self.tr(
            "Texts like these usually become easier for the model."
            " General English may get a little worse; both are measured."
        )

    def _against(self, found: AdaptationEstimate) -> str:
        warnings = list(found.warnings)
        if found.words < LITTLE_TEXT and not warnings:
            limit = number(LITTLE_TEXT)
            few = self.tr("This is little text: below about {0} words seldom anything changes.")
            warnings = [few.format(limit)]
        return "\n".join(warnings)

    def _show(self, words: str, against: str = "", *, facts: bool = False) -> None:
        self._grid.setVisible(facts)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._problem_words.setText(against)
        self._problem.setVisible(bool(against))
