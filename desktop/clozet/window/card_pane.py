"""The honest card: what was measured of an adaptation, or what is measured so far."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clozet.messages.training import Card

from .card_plot import CardPlot, plot_rows
from .controls import IconLabel, button, cleared, label, rule
from .learned_rows import BlankRow, LearnedList, blanks_now_right, blanks_now_wrong
from .numbers import number
from .theme import theme
from .training_state import Comparison, Run, compared
from .training_words import TREND_LOOKS, bounds_words, decimal, minutes, trend_words, verdict_words

translate = QCoreApplication.translate


class CardPane(QFrame):
    """`kept`, `discarded`, `longer` tell what the user wants; `opened` carries a `Learned`."""

    kept = Signal()
    discarded = Signal()
    longer = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._caption = label("", "caption", wrap=True)
        self._icon = IconLabel("minus", "muted", size=6)
        self.verdict = label("", "title", wrap=True)
        self._more_words = label("", wrap=True)
        self._about = label("", "meta", wrap=True)
        self.figure = label("", "figure")
        self._bounds = label("", "meta", wrap=True)
        self._plot_title = label(self.tr("Right at the first guess, in %"), "strong")
        self.plot = CardPlot()
        self._blanks = QWidget()
        self._blank_rows = QVBoxLayout(self._blanks)
        self.learned, self.worsened = LearnedList(), LearnedList()
        self._learned_title = label(self.tr("What your documents taught it"), "strong")
        self._worsened_title = label(self.tr("What got worse"), "strong")
        self._limits = label("", "meta", wrap=True)
        self.keep = button(self.tr("Keep and use"), primary=True)
        self.more = button(self.tr("Train longer"))
        self.discard = button(self.tr("Discard"))
        self._later = label(self.tr("when it has ended"), "meta")
        self.area = QScrollArea()
        self._fill_layout()
        for made, signal in (
            (self.keep, self.kept),
            (self.more, self.longer),
            (self.discard, self.discarded),
        ):
            made.clicked.connect(signal)
        for words in (self.learned, self.worsened):
            words.opened.connect(self.opened)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self._show_head("", "minus", "muted", "")
        for part in (self._icon, self.verdict, self._foot):
            part.hide()
        self._show_details(None)
        self._show_comparison(None, ended=False)
        self._about.setText(
            self.tr(
                "What the model scores before and after stands here,"
                " measured on documents that it never trains on."
            )
        )
        self._about.show()
        self._caption.hide()

    def show_run(self, run: Run) -> None:
        """Show what is measured so far."""
        so_far = run.so_far
        self._show_buttons(ended=False)
        self._show_details(None)
        self._show_comparison(so_far, ended=False)
        if so_far is None:
            words = self.tr("Measuring how well the model does before it learns.")
            if run.evaluations:
                words = self.tr("Measured before. The next measure comes while it learns.")
            self._show_head(self.tr("So far"), "hourglass", "muted", words)
            return
        spent = minutes(run.minutes(run.evaluations[-1].step) * 60)
        caption = self.tr("So far, measured after {0}").format(spent)
        if run.seconds_a_step is None:
            step = number(run.evaluations[-1].step)
            caption = self.tr("So far, measured after step {0}").format(step)
        icon, colour = TREND_LOOKS[so_far.trend]
        self._show_head(caption, icon, colour, trend_words(so_far, run.improving))
        self._about.setText(self.tr("Perplexity on documents it never saw"))

    def show_card(self, card: Card, trained_on: str, *, there: bool, in_use: bool) -> None:
        """Show the card of an adaptation; `there` tells whether its model still is."""
        icon, colour = TREND_LOOKS[card.verdict]
        title, rest = verdict_words(card.words)
        self._show_head(self._measured(card, trained_on), icon, colour, title, rest)
        heldout = self.tr("%Ln document(s)", "", card.heldout_documents)
        self._about.setText(self.tr("Perplexity on {0} it never saw").format(heldout))
        self._show_comparison(compared(card), ended=True)
        self._show_details(card)
        self._show_buttons(ended=True)
        self._foot.setVisible(there)
        self.keep.setEnabled(not in_use)
        self.keep.setText(self.tr("In use") if in_use else self.tr("Keep and use"))
        self.area.verticalScrollBar().setValue(0)

    def _measured(self, card: Card, trained_on: str) -> str:
        spent = minutes(card.seconds)
        if not trained_on:
            return self.tr("Measured after {0}").format(spent)
        return self.tr("{0}, measured after {1}").format(trained_on, spent)

    def _show_head(
        self, caption: str, icon: str, colour: str, verdict: str, more: str = ""
    ) -> None:
        self._more_words.setText(more)
        self._more_words.setVisible(bool(more))
        self._caption.setText(caption)
        self._caption.show()
        self._icon.set(icon, colour)
        self._icon.setVisible(True)
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))

    def _show_comparison(self, comparison: Comparison | None, *, ended: bool) -> None:
        parts = (self._about, self.figure, self._bounds, self._plot_title, self.plot)
        for part in parts:
            part.setVisible(comparison is not None)
        if comparison is None:
            return
        before, after = comparison.before.perplexity, comparison.after.perplexity
        self.figure.setText(
            f"{decimal(before)} → <b>{decimal(after)}</b>"  # the two are digits alone
        )
        self.figure.setAccessibleName(
            self.tr("Perplexity {0}, before {1}").format(decimal(after), decimal(before))
        )
        self.figure.setToolTip(f"{decimal(before, 4)} → {decimal(after, 4)}")
        words = bounds_words(comparison, ended=ended)
        self._bounds.setText(words)
        self._bounds.setVisible(bool(words))
        self.plot.show_rows(plot_rows(comparison))

    def _show_details(self, card: Card | None) -> None:
        cleared(self._blank_rows)
        right = () if card is None else blanks_now_right(card)
        wrong = () if card is None else blanks_now_wrong(card)
        for title, blanks, is_right in (
            (self.tr("Held-out blanks it now gets right"), right, True),
            (self.tr("One it now gets wrong"), wrong, False),
        ):
            if blanks:
                self._blank_rows.addWidget(label(title, "strong"))
            for one in blanks:
                self._blank_rows.addWidget(BlankRow(one, right=is_right))
        self._blanks.setVisible(bool(right or wrong))
        for words, heading, shown in (
            (card.learned if card else (), self._learned_title, self.learned),
            (card.worsened if card else (), self._worsened_title, self.worsened),
        ):
            shown.show_words(words)
            shown.setVisible(bool(words))
            heading.setVisible(bool(words))
        self._limits.setText("" if card is None else _limits(card))
        self._rules[0].setVisible(card is not None)
        self._limits.setVisible(card is not None)
        told = card is not None and bool(right or wrong or card.learned or card.worsened)
        self._rules[1].setVisible(told)

    def _show_buttons(self, *, ended: bool) -> None:
        self._foot.show()
        self.more.setVisible(ended)
        self._later.setVisible(not ended)
        self.keep.setText(self.tr("Keep and use") if ended else self.tr("Keep"))
        for made in (self.keep, self.discard):
            made.setEnabled(ended)

    def _fill_layout(self) -> None:
        units = theme().units
        self.figure.setTextFormat(Qt.TextFormat.RichText)
        inner = QFrame()
        inner.setProperty("look", "pane")
        column = QVBoxLayout(inner)
        column.setContentsMargins(units(4.5), units(3.5), units(4), units(4))
        column.setSpacing(units(1.5))
        head = QHBoxLayout()
        head.setSpacing(units(2.5))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.verdict, 1)
        column.addWidget(self._caption)
        column.addLayout(head)
        for widget in (self._more_words, self._about, self.figure, self._bounds):
            column.addWidget(widget)
        column.addSpacing(units(2))
        column.addWidget(self._plot_title)
        column.addWidget(self.plot)
        for part in self._details():
            column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Card"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._made_foot())

    def _details(self) -> list[QWidget]:
        """Return what only a card has, in its order."""
        self._rules = [rule() for _ in range(2)]
        self._blank_rows.setContentsMargins(0, 0, 0, 0)
        self._blank_rows.setSpacing(theme().units(1.25))
        return [
            self._rules[0],
            self._blanks,
            self._learned_title,
            self.learned,
            self._worsened_title,
            self.worsened,
            self._rules[1],
            self._limits,
        ]

    def _made_foot(self) -> QFrame:
        units = theme().units
        self._foot = QFrame()
        self._foot.setProperty("look", "strip")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(units(4), units(2), units(2), units(2))
        row.setSpacing(units(2))
        for widget in (self.keep, self.more, self.discard, self._later):
            row.addWidget(widget)
        row.addStretch(1)
        return self._foot


def _limits(card: Card) -> str:
    made: list[str] = [card.limits, _made(card)]
    return "\n".join(words for words in made if words)


def _made(card: Card) -> str:
    unit = {"token": "tokens", "word": "whole words", "span": "spans"}[card.unit]
    words = translate("Card", "From {0}; steps: {1}; tokens: {2}; {3} masked; {4}.")
    return words.format(card.base, number(card.steps), number(card.tokens), unit, card.device)
