"""Below the box: words of the library that could stand for those asked for, each to be taken."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed
from clozet.messages.widening import Substitute, Widen, Widened, WidenedWord

from .announcing import announce
from .backend import Backend, Ticket
from .chip import Chip
from .controls import IconLabel, label, quiet_button
from .flow import Flow
from .icons import icon
from .numbers import isolated, number
from .theme import theme

_SLOW_MILLISECONDS = 300


class SubstituteChip(Chip):
    """A word that could stand for another; searched for, too, once it is switched on."""

    def __init__(self, one: Substitute, word: str, line: "WideningLine") -> None:
        super().__init__(partial(line.remove, one))
        self.one = one
        self.show_text(
            f"{one.word}  {number(one.adds)}", self.tr("Do not offer “{0}”").format(one.word)
        )
        adds = self.tr("%Ln passage(s) of the library have “{0}” and not “{1}”.", "", one.adds)
        self.value.setToolTip(adds.format(one.word, word))
        self.value.setAccessibleName(self.tr("Search for “{0}”, too").format(one.word))
        self.value.setAccessibleDescription(self.value.toolTip())
        self.value.setCheckable(True)
        self.value.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.value.toggled.connect(self._show_taken)
        self.value.clicked.connect(line.changed)
        self._show_taken(False)

    def _show_taken(self, taken: bool) -> None:
        self.setProperty("off", not taken)
        self.value.setIcon(icon("check" if taken else "plus", "text" if taken else "muted"))
        self.style().unpolish(self)
        self.style().polish(self)


@dataclass
class _Group:
    """The name of a word of the query, and a chip for each word that could stand for it."""

    name: QLabel
    chips: list[SubstituteChip]


class WideningLine(QFrame):
    """Hidden until it is asked; `changed`: other words are taken than before; `left`: it was
    closed; `failed` carries a `Failed`.
    """

    changed = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._query = ""
        self._ticket: Ticket | None = None
        self.said = label("", "muted")
        self._loader = IconLabel("loader", "muted")
        self._words = QWidget()
        self._flow = Flow(theme().units(1.5), theme().units(1.5), self._words)
        self._groups: list[_Group] = []
        self.close_button = quiet_button("", "x")
        self.close_button.setAccessibleName(self.tr("Search without these words"))
        self.close_button.setToolTip(self.close_button.accessibleName())
        self.close_button.clicked.connect(self._close)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MILLISECONDS)
        self._slow.timeout.connect(self._show_slow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        for part in (self._loader, self.said, self._words):
            row.addWidget(part, int(part is not self._loader))
        row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.clear()

    @property
    def chips(self) -> list[SubstituteChip]:
        """The words that are offered."""
        return [chip for group in self._groups for chip in group.chips]

    def ask(self, query: str) -> None:
        """Look for words that could stand for those of `query`, once."""
        if query == self._query:
            return
        self.clear()
        self._query = query
        self._slow.start()
        self._ticket = self._backend.ask(Widen(query=query.strip()), partial(self._take, query))

    def clear(self) -> None:
        """Offer nothing, and wait for nothing."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._slow.stop()
        self._query, self._ticket = "", None
        self._offer(())
        self._say("")
        self.hide()

    def follow(self, query: str, *, by_words: bool) -> None:
        """Stay with the words of one query; hide where nothing is asked by words."""
        if query != self._query:
            self.clear()
        self.setVisible(by_words and bool(self.chips or self.said.text()))

    def taken(self, query: str) -> tuple[Substitute, ...]:
        """Return the words that are searched for beside those of `query`."""
        if query != self._query:
            return ()
        return tuple(chip.one for chip in self.chips if chip.value.isChecked())

    def remove(self, one: Substitute) -> None:
        """Offer a word no more."""
        before, chips = self.taken(self._query), self.chips
        at = next(at for at, chip in enumerate(chips) if chip.one is one)
        group = next(group for group in self._groups if chips[at] in group.chips)
        group.chips.remove(chips[at])
        self._discard(chips[at])
        if not group.chips:
            self._groups.remove(group)
            self._discard(group.name)
        if left := self.chips:
            left[min(at, len(left) - 1)].cross.setFocus()
        else:
            self._close()
        if one in before:
            self.changed.emit()

    def _close(self) -> None:
        taken = self.taken(self._query)
        self.clear()
        self.left.emit()
        if taken:
            self.changed.emit()

    def _take(self, query: str, answer: Answer) -> None:
        if query != self._query:
            return
        self._slow.stop()
        self._ticket = None
        if isinstance(answer, Failed):
            self.clear()
            self.failed.emit(answer)
        elif isinstance(answer, Widened):
            self._offer(answer.words)
            nothing = self.tr("Nothing in your documents could stand for these words.")
            self._say("" if answer.words else nothing)
            self.show()
            self._announce()

    def _offer(self, words: tuple[WidenedWord, ...]) -> None:
        for group in self._groups:
            for part in (group.name, *group.chips):
                self._discard(part)
        self._groups = [self._group(word) for word in words]

    def _group(self, word: WidenedWord) -> _Group:
        name = label(self.tr("{0}, or").format(isolated(word.word)), "muted")
        chips = [SubstituteChip(one, word.word, self) for one in word.substitutes]
        self._flow.add(name, with_next=True)
        for chip in chips:
            self._flow.add(chip)
        return _Group(name, chips)

    def _discard(self, part: QWidget) -> None:
        self._flow.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _show_slow(self) -> None:
        self._say(self.tr("Looking for words that could stand there"), waits=True)
        self.show()

    def _say(self, words: str, *, waits: bool = False) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._loader.setVisible(waits)
        self._words.setVisible(not words)

    def _announce(self) -> None:
        offered = self.tr("%Ln word(s) can be searched for, too.", "", len(self.chips))
        announce(self, self.said.text() or offered)
