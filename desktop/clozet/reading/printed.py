"""Print becomes text: lines in reading order, joined to paragraphs, every word with its box."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from clozet.messages.places import Columns

from .hyphens import HYPHENS, SOFT_HYPHEN, Vocabulary
from .layout import Line

# x0, y0, x1, y1 in points of the unrotated page, the word, and the numbers of its block, line
# and word: what PyMuPDF calls a word.
Word = tuple[float, float, float, float, str, int, int, int]

TALL = 1.5  # times the size of its print: a line higher than that has uneven words
TALLEST = 1.0  # times the size of its print: what is kept of a box
UNEVEN = 0.2  # of its height that a word stands higher or lower than the one before

_UNCLEAN = re.compile(
    "[\xad\u200b\ufeff\ufb00-\ufb06\ufb13-\ufb17\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_UNSEEN = {0xAD: None, 0x200B: None, 0xFEFF: None}
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")


class Style(NamedTuple):
    """How a line is set, by its first letter: size in points, bold or not."""

    size: float
    bold: bool


class PrintedWords(NamedTuple):
    """The words of one line as its producer wrote them, their text, and how they are set."""

    words: list[Word]
    text: str
    style: Style


class PrintedLine(NamedTuple):
    """Code points [start, end) of the page's text that stand in one line of print.

    `top` is where it stands, in points of the page turned so that its lines run rightward.
    """

    start: int
    end: int
    style: Style
    top: float


class PageContent(NamedTuple):
    """A page's text, its word boxes in points of the unrotated page, and its lines."""

    text: str
    words: Columns
    lines: list[PrintedLine]


NO_WORDS = Columns([], [], [], [], [], [], [])


class Print:
    """Lines of words that become a page's text; made for one page."""

    def __init__(
        self, lines: Sequence[PrintedWords], vocabulary: Vocabulary, *, along: bool = False
    ) -> None:
        """Take lines that run across the unrotated page, or `along` it, up or down."""
        self.printed, self.vocabulary = lines, vocabulary
        self.along = along
        self.parts: list[str] = []
        self.placed: list[Word] = []
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self.rows: list[int] = []
        self.lines: list[PrintedLine] = []
        self.at = 0
        self.row = 0

    def read(self, stacks: list[list[Line]]) -> PageContent:
        """Return the page's text, boxes and lines; the stacks are in reading order."""
        before: Line | None = None
        for stack in stacks:
            edge = max([line.x1 for line in stack])
            for line in stack:
                printed = self.printed[line.place]
                if not printed.text.isascii() and _UNCLEAN.search(printed.text):
                    printed = _cleaned(printed)
                if not printed.text:
                    continue
                if before is None:
                    self._append(line, printed)
                elif not self._join_word(before, line, printed):
                    self._separate(self._gap(before, line, printed, edge, line is stack[0]))
                    self._append(line, printed)
                before = line
        if self.parts and self.parts[-1].endswith(SOFT_HYPHEN):
            self._drop_hyphen()
        return PageContent("".join(self.parts), self._columns(), self.lines)

    def _columns(self) -> Columns:
        words = self.placed
        x0, y0 = [word[0] for word in words], [word[1] for word in words]
        x1, y1 = [word[2] for word in words], [word[3] for word in words]
        return Columns(self.starts, self.lengths, x0, y0, x1, y1, self.rows)

    def _append(self, line: Line, printed: PrintedWords) -> None:
        words = printed.words
        lengths = [len(word[4]) for word in words]
        self.starts += accumulate([length + 1 for length in lengths[:-1]], initial=self.at)
        self.lengths += lengths
        if line.y1 - line.y0 > TALL * printed.style.size:
            words = [self._lowered(word, TALLEST * printed.style.size) for word in words]
            self._add_uneven(words)
        else:
            self.rows += [self.row] * len(lengths)
        self.placed += words
        self.parts.append(printed.text)
        end = self.at + len(printed.text)
        self.lines.append(PrintedLine(self.at, end, printed.style, line.y0))
        self.at = end

    def _lowered(self, word: Word, most: float) -> Word:
        """Take from a box what is higher than print: signs of mathematics claim much room."""
        x0, y0, x1, y1 = word[:4]
        top, bottom = (x0, x1) if self.along else (y0, y1)
        excess = (bottom - top - most) / 2
        if excess <= 0:
            return word
        if self.along:
            return (x0 + excess, y0, x1 - excess, y1, *word[4:])
        return (x0, y0 + excess, x1, y1 - excess, *word[4:])

    def _add_uneven(self, words: list[Word]) -> None:
        """Give words a row of their own wherever they stand higher or lower than the one before.

        One rectangle around a formula with tall signs would reach into the lines around it.
        """
        before: tuple[float, float] | None = None
        for x0, y0, x1, y1, *_ in words:
            top, bottom = (x0, x1) if self.along else (y0, y1)
            if before is not None:
                off = max(abs(top - before[0]), abs(bottom - before[1]))
                self.row += off > UNEVEN * (before[1] - before[0])
            before = top, bottom
            self.rows.append(self.row)

    def _separate(self, gap: str) -> None:
        self.parts.append(gap)
        self.at += len(gap)

    def _join_word(self, before: Line, line: Line, printed: PrintedWords) -> bool:
        """Append a line whose first word a hyphen parts from the line before, if one does."""
        last = self.parts[-1]
        if last[-1] not in HYPHENS or len(last) < 2:
            return False
        soft = last[-1] == SOFT_HYPHEN
        first = printed.words[0][4]
        sizes = self.printed[before.place].style.size, printed.style.size
        like = max(sizes) <= 1.3 * min(sizes)
        broken = soft or (last[-2].isalpha() and first[0].islower() and like)
        if broken:
            head = last[:-1].rsplit(" ", 1)[-1]
            if soft or not self.vocabulary.keeps_hyphen(head, first):
                self._drop_hyphen()
            self.row += 1
            self._append(line, printed)
        return broken

    def _drop_hyphen(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        self.lengths[-1] -= 1
        self.lines[-1] = self.lines[-1]._replace(end=self.lines[-1].end - 1)
        self.at -= 1

    def _gap(
        self, before: Line, line: Line, printed: PrintedWords, edge: float, new_stack: bool
    ) -> str:
        """Return what parts two lines: a space, a line's end that was meant, a paragraph's.

        A line's end was meant where the first word of the next line would have fitted on it.
        Also count the line as a new row, unless it stands close beside the one before and level
        with it: a tall sign would make the whole row's rectangle reach into the lines around it.
        """
        height = line.y1 - line.y0
        if min(before.y1, line.y1) - max(before.y0, line.y0) > height / 2:
            space = line.x0 - before.x1
            level = max(abs(line.y0 - before.y0), abs(line.y1 - before.y1)) < 0.3 * height
            self.row += not (level and -1 <= space < 2 * height)
            return " " if space >= -1 else "\n\n"
        self.row += 1
        was, style = self.printed[before.place].style, printed.style
        runs_on = printed.text[0].islower() and not _ENDS_SENTENCE.search(self.parts[-1][-4:])
        if abs(was.size - style.size) > (0.3 if runs_on else 0.1) * style.size:
            return "\n\n"
        if new_stack and (line.block != before.block or line.y0 < before.y0):
            return " " if runs_on else "\n\n"
        x0, y0, x1, y1, word, *_ = printed.words[0]
        width = max(x1 - x0, y1 - y0) if len(word) > 1 else 0.0
        meant = before.x1 + width + 0.3 * style.size < edge - 0.2 * style.size
        if not meant or runs_on:
            return " "
        return "\n\n" if was.bold != style.bold else "\n"


def _cleaned(printed: PrintedWords) -> PrintedWords:
    """Write ligatures as letters and leave out what does not show, but a last soft hyphen."""
    last = printed.words[-1]
    cleaned = [(*word[:4], _normalised(word[4]), *word[5:]) for word in printed.words]
    if last[4].endswith(SOFT_HYPHEN) and cleaned[-1][4]:
        cleaned[-1] = (*last[:4], cleaned[-1][4] + SOFT_HYPHEN, *last[5:])
    words = [word for word in cleaned if word[4]]
    return PrintedWords(words, " ".join([word[4] for word in words]), printed.style)


def _normalised(word: str) -> str:
    word = word.translate(_UNSEEN)
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), word)
