"""Where the words of a text stand, and where blanks are written into it."""

import re
from functools import lru_cache
from unicodedata import category

from clozet.segmentation import UNSPACED

_WRITTEN = re.compile(r"\[MASK\]|<mask>|(?<![^\W_])_{2,}(?![^\W_])")
_ALONE = re.compile(UNSPACED)
_JOINS_LETTERS = "'’\u200c\u200d"
_JOINS_DIGITS = ".,"

Stretch = tuple[int, int]  # code points [start, end)


@lru_cache(maxsize=16)
def words(text: str) -> tuple[Stretch, ...]:
    """Return the stretch of each word.

    A word is letters, digits and their marks, with apostrophes between letters and points
    between digits; a character of a script without spaces is a word of its own.
    """
    found: list[Stretch] = []
    at = 0
    while at < len(text):
        end = _word_end(text, at) if category(text[at])[0] in "LN" else at
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return tuple(found)


def written_blanks(text: str) -> tuple[Stretch, ...]:
    """Return the stretch of each blank that is written: underscores or a mask token."""
    return tuple(found.span() for found in _WRITTEN.finditer(text))


def _word_end(text: str, start: int) -> int:
    alone = _ALONE.match(text[start]) is not None
    at = start + 1
    while at < len(text):
        kind = category(text[at])[0]
        if kind == "M" or (kind in "LN" and not alone and not _ALONE.match(text[at])):
            at += 1
        elif not alone and _joins(text, at):
            at += 2
        else:
            break
    return at


def _joins(text: str, at: int) -> bool:
    """Tell whether the sign at `at` holds two halves of one word together."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _JOINS_LETTERS:
        return after.isalpha() and not before.isdigit()
    return text[at] in _JOINS_DIGITS and before.isdigit() and after.isdigit()
