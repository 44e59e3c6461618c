"""What a user does to the sentence: type, blank, choose, undo; and where the caret is."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from .cloze_state import Edit, Edits, Sentence, Snapshot, read
from .cloze_words import Stretch

MOST_CHARACTERS = 20_000


class SentenceEditor(QObject):
    """`changed`: another sentence; `moved`: only caret, word or blank; `blank_chosen`: the
    number of the blank to look at, or None; `refused`: the length of a text that is too long.
    """

    changed = Signal()
    moved = Signal()
    blank_chosen = Signal(object)
    refused = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits()
        self.blank: int | None = None
        self._word: int | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence as it is now."""
        return self.edits.now.sentence

    @property
    def caret(self) -> int:
        """Where typing goes."""
        return self.edits.now.caret

    @property
    def selection(self) -> Stretch:
        """The selected stretch of the text, an empty one at the caret where there is none."""
        start, end = sorted((self.edits.now.caret, self.edits.now.anchor))
        return start, end

    @property
    def word(self) -> Stretch | None:
        """The word that the keys are at, None while typing."""
        words = self.sentence.words
        return words[self._word] if self._word is not None and self._word < len(words) else None

    def set_text(self, text: str) -> None:
        """Show another text, as one step that can be undone."""
        if len(text) > MOST_CHARACTERS:
            self.refused.emit(len(text))
            return
        sentence = read(text)
        self._become(Snapshot(sentence, len(text), len(text)))
        self.choose_blank(0 if sentence.blanks else None)

    def set_sentence(self, sentence: Sentence) -> None:
        """Change blanks or chosen words, the text staying as it is."""
        self._become(replace(self.edits.now, sentence=sentence))

    def undo(self) -> None:
        """Go back a step."""
        self._take(self.edits.undo())

    def redo(self) -> None:
        """Take back the last undo."""
        self._take(self.edits.redo())

    def toggle(self, position: int) -> None:
        """Blank the word at a position of the text, or give it back."""
        sentence = self.sentence.toggle(position)
        if sentence != self.sentence:
            self.blank = sentence.blank_at(position)
            self.set_sentence(sentence)
            self.choose_blank(self.blank)

    def toggle_word(self) -> None:
        """Blank the word that the keys are at, or give it back."""
        if self.word is not None:
            self.toggle(self.word[0])

    def step_word(self, step: int) -> None:
        """Go to the next word, or back."""
        words = self.sentence.words
        if not words:
            return
        if self._word is None:
            before = sum(start < self.caret for start, _end in words)
            wanted = before - 1 if step < 0 else before
        else:
            wanted = self._word + step
        self._word = max(0, min(len(words) - 1, wanted))
        self.moved.emit()
        blank = self.sentence.blank_at(words[self._word][0])
        if blank is not None:
            self.choose_blank(blank)

    def leave_words(self) -> None:
        """Go back to typing."""
        self._word = None
        self.moved.emit()

    def choose_blank(self, number: int | None) -> None:
        """Make a blank the one that is looked at."""
        blanks = len(self.sentence.blanks)
        self.blank = number if number is not None and number < blanks else None
        self.moved.emit()
        self.blank_chosen.emit(self.blank)

    def step_blank(self, step: int) -> None:
        """Look at the next blank, or the one before, round and round."""
        blanks = len(self.sentence.blanks)
        if blanks:
            at = -1 if self.blank is None and step > 0 else self.blank or 0
            self.choose_blank((at + step) % blanks)

    def insert(self, text: str, edit: Edit = "other") -> None:
        """Put text in the place of the selection, or at the caret."""
        start, end = self.selection
        length = len(self.sentence.text) - (end - start) + len(text)
        if length > MOST_CHARACTERS and text:
            self.refused.emit(length)
            return
        after = start + len(text)
        self._word = None
        self._become(Snapshot(self.sentence.replaced(start, end, text), after, after), edit)

    def delete(self, towards: int) -> None:
        """Remove the selection, or what stands from the caret to `towards`."""
        if self.edits.now.caret == self.edits.now.anchor:
            self.edits = replace(self.edits, now=replace(self.edits.now, anchor=towards))
        self.insert("")

    def move_caret(self, position: int, *, select: bool = False) -> None:
        """Put the caret at a position of the text; `select` keeps the other end."""
        now = replace(self.edits.now, caret=position)
        now = now if select else replace(now, anchor=position)
        self.edits = replace(self.edits, now=now, last="other")
        self._word = None
        self.moved.emit()

    def _become(self, now: Snapshot, edit: Edit = "other") -> None:
        self._take(self.edits.become(now, edit))

    def _take(self, edits: Edits) -> None:
        same = edits.now.sentence == self.sentence
        self.edits = edits
        blanks = len(self.sentence.blanks)
        if self.blank is not None and self.blank >= blanks:
            self.blank = blanks - 1 if blanks else None
        if same:
            self.moved.emit()
        else:
            self.changed.emit()
