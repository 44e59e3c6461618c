"""A page that is a picture becomes text: drawn, recognised, joined to paragraphs, words placed."""

from collections.abc import Callable, Sequence
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

from clozet.errors import NotThereError
from clozet.messages.places import pack_columns
from clozet.messages.reading import PageText
from clozet.messages.recognition import PageRecognised, RecognisePage

from . import tesseract
from .hyphens import Vocabulary
from .layout import Line
from .mupdf import DAMAGE, pymupdf
from .page_image import opened
from .printed import Print, PrintedWords, Style, Word
from .tesseract import Engine, FailedError, SeenWord

ZOOM = 300 / 72  # Tesseract reads best at 300 dots an inch
MOST_PIXELS = 24_000_000
LEAST_CONFIDENCE = 25.0  # of a word; below, it is no word but dirt
SURE = 60.0  # mean confidence of a page that stands upright
TURNS = (180, 90, 270)  # degrees, tried where a page seems not to


class _Seen(NamedTuple):
    """Words of a page drawn in one direction; `shown` leads from pixels to the page as shown."""

    words: list[SeenWord]
    zoom: float
    shown: Any

    @property
    def confidence(self) -> float:
        """The mean confidence of the words, 0…100."""
        return sum(word.confidence for word in self.words) / max(1, len(self.words))

    @property
    def weight(self) -> float:
        """How much was surely read: letters of words that are sure."""
        return sum(len(word.text) for word in self.words if word.confidence >= SURE)

    @property
    def upright(self) -> bool:
        """Tell whether words were read well, and run across."""
        long = [word for word in self.words if len(word.text) > 2]
        upward = sum(word.y1 - word.y0 > word.x1 - word.x0 for word in long)
        return self.confidence >= SURE and 2 * upward <= len(long)


def recognise(
    asked: RecognisePage,
    alive: Callable[[], object] = lambda: None,
    stopped: Callable[[], bool] = lambda: False,
) -> PageRecognised:
    """Recognise one page; `alive` is called after each try, `stopped` ends it.

    A picture that the recogniser cannot manage comes back with its `problem`. Raises
    NotThereError for a file or page that is gone, NothingToDoError for a missing password or
    recogniser, NoPermissionError.
    """
    using = tesseract.engine()
    with opened(asked) as file:
        if not 1 <= asked.page <= file.page_count:
            raise NotThereError(
                f"The file has no page {asked.page}.", f"It has {file.page_count} pages."
            )
        try:
            page = file[asked.page - 1]
            return _placed(page, _best(page, using, asked.language, alive, stopped))
        except DAMAGE:
            problem = "it could not be drawn"
        except FailedError as error:
            problem = str(error)
    return PageRecognised(text=PageText(number=asked.page, text=""), problem=problem)


def _best(
    page: Any,
    using: Engine,
    language: str,
    alive: Callable[[], object],
    stopped: Callable[[], bool],
) -> _Seen:
    """Return the page as read best: as it is shown, or turned where that seems to be wrong."""
    best = _seen(page, 0, using, language, stopped)
    alive()
    if best.upright or not best.words:
        return best
    for turn in TURNS:
        other = _seen(page, turn, using, language, stopped)
        alive()
        if other.upright and other.weight > best.weight:
            return other
    return best


def _seen(page: Any, turn: int, using: Engine, language: str, stopped: Callable[[], bool]) -> _Seen:
    area = max(page.rect.width * page.rect.height, 1.0)
    zoom = min(ZOOM, (MOST_PIXELS / area) ** 0.5)
    matrix = pymupdf.Matrix(zoom, zoom).prerotate(turn)
    drawn = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY, alpha=False)
    words = tesseract.words_of(using, drawn.tobytes("pgm"), language, stopped)
    shown = pymupdf.Matrix(1, 0, 0, 1, drawn.x, drawn.y) * ~matrix
    return _Seen([word for word in words if word.confidence >= LEAST_CONFIDENCE], zoom, shown)


def _placed(page: Any, seen: _Seen) -> PageRecognised:
    """Join the words to paragraphs as print is joined; each keeps its box on the unrotated page."""
    vocabulary = Vocabulary()
    vocabulary.hear([word.text for word in seen.words])
    printed, stacks = _lines(seen, seen.shown * page.derotation_matrix)
    read = Print(printed, vocabulary)
    content = read.read(stacks)
    sure = bytes(round(seen.words[word[7]].confidence) for word in read.placed)
    text = PageText(
        number=page.number + 1,
        text=content.text,
        width=page.rect.width,
        height=page.rect.height,
        words=pack_columns(content.words),
    )
    confidence = round(sum(sure) / 100 / len(sure), 3) if sure else None
    return PageRecognised(text=text, confidence=confidence, confidences=sure)


def _lines(seen: _Seen, matrix: Any) -> tuple[list[PrintedWords], list[list[Line]]]:
    """Return the lines of print, and a stack of them for each of Tesseract's paragraphs."""
    printed: list[PrintedWords] = []
    stacks: list[list[Line]] = []
    numbered = list(enumerate(seen.words))
    for number, (_, paragraph) in enumerate(groupby(numbered, lambda one: one[1][:2])):
        rows = [list(row) for _, row in groupby(paragraph, lambda one: one[1].line)]
        size = median(_height([word for _, word in row]) for row in rows) / seen.zoom
        stacks.append([])
        for row in rows:
            words = [_word(word, index, matrix, number) for index, word in row]
            text = " ".join(word[4] for word in words)
            x0, y0, x1, y1 = (edge / seen.zoom for edge in _box([word for _, word in row]))
            stacks[-1].append(Line(x0, y0, x1, y1, number, len(printed), len(text)))
            printed.append(PrintedWords(words, text, Style(round(size * 2) / 2, bold=False)))
    return printed, stacks


def _word(word: SeenWord, index: int, matrix: Any, block: int) -> Word:
    box = pymupdf.Rect(word.x0, word.y0, word.x1, word.y1) * matrix
    return (box.x0, box.y0, box.x1, box.y1, word.text, block, word.line, index)


def _height(row: Sequence[SeenWord]) -> float:
    _, y0, _, y1 = _box(row)
    return y1 - y0


def _box(row: Sequence[SeenWord]) -> tuple[float, float, float, float]:
    return (
        min(word.x0 for word in row),
        min(word.y0 for word in row),
        max(word.x1 for word in row),
        max(word.y1 for word in row),
    )
