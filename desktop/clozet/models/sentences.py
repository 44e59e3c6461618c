"""Where sentences begin and end, for passages and for the sentence that answers."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex  # type: ignore[import-untyped]  # a compiled module without stubs

# sentencex takes time with the square of what it is given (1 MB of Chinese: minutes), so a
# paragraph goes through it in windows of this many characters.
WINDOW = 2000

_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n|\f|\u2029).)*", re.DOTALL)
_ITEM = re.compile(r"\s*(?:[-*+•‣◦▪–—·#|]+\s|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|[§¶])")
_WORD = re.compile(r"[^\W\d_]{2}|[^\W\d_a-zA-Z]")
_CLOSED = re.compile(r"[.!?…:;。！？]['\")\]’”»]*\s*$")
_ABBREVIATED = re.compile(r"\b(?:approx|tel|ext|ca|incl|max|min|para|paras|cl|reg|ser)\.$", re.I)
_NARROWEST_PAGE = 40


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the sentences of `text` as code point spans [start, end), in order.

    Spans hold no outer white space, do not overlap, and together hold all that is not white
    space. A blank line, a heading and a list item end a sentence; other line breaks do not.
    `language` is an ISO 639-1 code; an unknown one is split as English.
    """
    spans: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _blocks(text, paragraph.start(), paragraph.end()):
            spans += _joined(text, _split(text, start, end, language))
    return spans


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a paragraph where a line is a heading, an item, or ends early."""
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]
    width = max(_NARROWEST_PAGE, *(after - before for before, after in lines))
    for line, following in pairwise(lines):
        if _ends_block(text[slice(*line)], text[slice(*following)], width):
            yield start, line[1]
            start = following[0]
    yield start, end


def _ends_block(line: str, following: str, width: int) -> bool:
    if line.lstrip().startswith("#") or _ITEM.match(following):
        return True
    if _CLOSED.search(line):
        return False
    return 3 * len(line) < 2 * width and not following.lstrip()[:1].islower()


def _split(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    window = WINDOW
    while start < end:
        stop = min(end, start + window)
        found = [
            (start + piece["start_index"], start + piece["end_index"])
            for piece in sentencex.get_sentence_boundaries(language, text[start:stop])
        ]
        if stop < end:
            # The last one may go on behind the window.
            if len(found) < 2:
                window *= 2
                continue
            found.pop()
        yield from filter(None, (_trimmed(text, *span) for span in found))
        start, window = (found[-1][1] if found else stop), WINDOW


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(piece.strip())) if piece.strip() else None


def _joined(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give numbers ("3.", "§ 4.2.") and cut abbreviations back to the sentence they open."""
    held: int | None = None
    end = 0
    for start, end in spans:
        begin = start if held is None else held
        piece = text[start:end]
        held = begin if not _WORD.search(piece) or _ABBREVIATED.search(piece[-9:]) else None
        if held is None:
            yield begin, end
    if held is not None:
        yield held, end
