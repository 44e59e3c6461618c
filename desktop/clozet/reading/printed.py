"""Print becomes text: lines in reading order, joined to paragraphs, every word with its box."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from clozet.messages.places import WordBox

from .hyphens import HYPHENS, SOFT_HYPHEN, Vocabulary
from .layout import Line

# x0, y0, x1, y1 in points of the unrotated page, the word, and the numbers of its block, line
# and word: what PyMuPDF calls a word.
Word = tuple[float, float, float, float, str, int, int, int]

_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_UNSEEN = {0xAD: None, 0x200B: None, 0xFEFF: None}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")


class Style(NamedTuple):
    """How a line is set, by its first letter: size in points, bold or not."""

    size: float
    bold: bool


class PrintedLine(NamedTuple):
    """Code points [start, end) of the page's text that stand in one line of print."""

    start: int
    end: int
    style: Style


class PageContent(NamedTuple):
    """A page's text, its word boxes in points of the unrotated page, and its lines."""

    text: str
    words: list[WordBox]
    lines: list[PrintedLine]


class Print:
    """The words of each line as its producer wrote them, and how each line is set."""

    def __init__(
        self, lines: Sequence[list[Word]], styles: Sequence[Style], vocabulary: Vocabulary
    ) -> None:
        self.words, self.styles, self.vocabulary = lines, styles, vocabulary
        self.parts: list[str] = []
        self.boxes: list[WordBox] = []
        self.lines: list[PrintedLine] = []
        self.at = 0
        self.row = 0

    def read(self, stacks: list[list[Line]]) -> PageContent:
        """Return the page's text, boxes and lines; the stacks are in reading order."""
        before: Line | None = None
        for stack in stacks:
            edge = max([line.x1 for line in stack])
            for line in stack:
                words = _cleaned(self.words[line.place])
                if not words:
                    continue
                if before is None:
                    self._append(words, line)
                elif not self._join_word(before, line, words):
                    gap = self._gap(before, line, words[0], edge, line is stack[0])
                    self.row += not _beside(before, line)
                    self._separate(gap)
                    self._append(words, line)
                before = line
        if self.parts and self.parts[-1].endswith(SOFT_HYPHEN):
            self._drop_hyphen()
        return PageContent("".join(self.parts), self.boxes, self.lines)

    def _append(self, words: list[Word], line: Line) -> None:
        start = at = self.at
        row, boxes = self.row, self.boxes
        for word in words:
            end = at + len(word[4])
            boxes.append(WordBox(at, end, word[0], word[1], word[2], word[3], row))
            at = end + 1
        self.parts.append(" ".join([word[4] for word in words]))
        self.at = at - 1
        self.lines.append(PrintedLine(start, self.at, self.styles[line.place]))

    def _separate(self, gap: str) -> None:
        self.parts.append(gap)
        self.at += len(gap)

    def _join_word(self, before: Line, line: Line, words: list[Word]) -> bool:
        """Append a line whose first word a hyphen parts from the line before, if one does."""
        last, first = self.parts[-1], words[0][4]
        soft = last[-1] == SOFT_HYPHEN
        if last[-1] not in HYPHENS or len(last) < 2 or not (soft or last[-2].isalpha()):
            return False
        sizes = self.styles[before.place].size, self.styles[line.place].size
        broken = soft or (first[0].islower() and max(sizes) <= 1.3 * min(sizes))
        if broken:
            head = last[:-1].rsplit(" ", 1)[-1]
            if soft or not self.vocabulary.keeps_hyphen(head, first):
                self._drop_hyphen()
            self.row += 1
            self._append(words, line)
        return broken

    def _drop_hyphen(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        self.boxes[-1] = self.boxes[-1]._replace(end=self.boxes[-1].end - 1)
        self.lines[-1] = self.lines[-1]._replace(end=self.lines[-1].end - 1)
        self.at -= 1

    def _gap(self, before: Line, line: Line, first: Word, edge: float, new_stack: bool) -> str:
        """Return what parts two lines: a space, a line's end that was meant, a paragraph's.

        A line's end was meant where the first word of the next line would have fitted on it.
        """
        if _overlap(before, line) > (line.y1 - line.y0) / 2:
            return " " if line.x0 >= before.x1 - 1 else "\n\n"
        runs_on = first[4][0].islower() and not _ENDS_SENTENCE.search(self.parts[-1])
        if new_stack:
            return " " if runs_on else "\n\n"
        was, style = self.styles[before.place], self.styles[line.place]
        if abs(was.size - style.size) > 0.1 * style.size and not runs_on:
            return "\n\n"
        width = max(first[2] - first[0], first[3] - first[1]) if len(first[4]) > 1 else 0.0
        meant = before.x1 + width + 0.3 * style.size < edge - 0.2 * style.size
        if not meant or runs_on:
            return " "
        return "\n\n" if was.bold != style.bold else "\n"


def _overlap(one: Line, other: Line) -> float:
    return min(one.y1, other.y1) - max(one.y0, other.y0)


def _beside(before: Line, line: Line) -> bool:
    """Tell whether two lines are one to the eye: side by side with a space between them."""
    height = line.y1 - line.y0
    return _overlap(before, line) > height / 2 and -1 <= line.x0 - before.x1 < 2 * height


def _cleaned(words: list[Word]) -> list[Word]:
    """Write ligatures as letters and leave out what does not show, but a last soft hyphen."""
    if all(word[4].isascii() for word in words):
        return words
    last = words[-1]
    cleaned = [(*word[:4], _normalised(word[4]), *word[5:]) for word in words]
    if last[4].endswith(SOFT_HYPHEN) and cleaned[-1][4]:
        cleaned[-1] = (*last[:4], cleaned[-1][4] + SOFT_HYPHEN, *last[5:])
    return _whole([word for word in cleaned if word[4]])


def _normalised(word: str) -> str:
    word = word.translate(_UNSEEN)
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), word)


def _whole(words: list[Word]) -> list[Word]:
    """Join what PyMuPDF parts without a space where the direction of writing changes."""
    whole: list[Word] = []
    for word in words:
        if whole and _RIGHT_TO_LEFT.search(whole[-1][4] + word[4]) and _touch(whole[-1], word):
            before = whole[-1]
            x0, y0 = min(before[0], word[0]), min(before[1], word[1])
            x1, y1 = max(before[2], word[2]), max(before[3], word[3])
            whole[-1] = (x0, y0, x1, y1, before[4] + word[4], *word[5:])
        else:
            whole.append(word)
    return whole


def _touch(one: Word, other: Word) -> bool:
    nearness = 0.08 * (one[3] - one[1])
    return abs(other[0] - one[2]) < nearness or abs(one[0] - other[2]) < nearness
