"""Scripts written from right to left: letters and words in the order in which they are read."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

Word = tuple[float, float, float, float, str, int, int, int]

LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_LAM = "\u0644"
_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_STOPS = ".,:;!?\u060c\u061b\u061f\u06d4"
_OPENING, _CLOSING = "([{«", ")]}»"
_MIRRORED = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)


class _Character(NamedTuple):
    text: str
    x0: float
    x1: float

    @property
    def is_second(self) -> bool:
        """Whether it is a letter without width: the second one of a ligature."""
        return self.x1 - self.x0 < 0.01 and unicodedata.category(self.text) == "Lo"


def runs_leftward(text: str) -> bool:
    """Tell whether most letters of a text are of a script written from right to left."""
    return not text.isascii() and 2 * len(LETTER.findall(text)) > sum(map(str.isalpha, text))


def mended(words: Sequence[Word], page: dict[str, Any]) -> list[Word]:
    """Return the words with ligatures and numbers in the order in which they are read.

    MuPDF turns the letters of a line around one by one, those of a ligature (lam-alef) and the
    digits of a number too. `page` is its "rawdict", the same page letter by letter.
    """
    characters = [
        _Character(char["c"], char["bbox"][0], char["bbox"][2])
        for block in page["blocks"]
        for line in block["lines"]
        for span in line["spans"]
        for char in span["chars"]
        if not char["c"].isspace()
    ]
    if "".join(char.text for char in characters) != "".join(word[4] for word in words):
        return list(words)
    turned = _turns_ligatures(characters)
    result, at = [], 0
    for word in words:
        end = at + len(word[4])
        text = word[4]
        if LETTER.search(text):
            text = _word(characters[at:end], turned)
        result.append((*word[:4], text, *word[5:]))
        at = end
    return result


def _turns_ligatures(characters: Sequence[_Character]) -> bool:
    """Tell by the lams on a page on which side of their ligature the first letters came."""
    votes = 0
    for before, char, after in zip(characters, characters[1:], characters[2:], strict=False):
        if char.is_second:
            votes += (after.text == _LAM) - (before.text == _LAM)
    return votes > 0


def _word(characters: Sequence[_Character], turned: bool) -> str:
    parts: list[str] = []
    for is_number, run in groupby(characters, lambda char: bool(_DIGIT.match(char.text))):
        held = list(run)
        if is_number and held[0].x0 > held[-1].x0:
            held.reverse()
        parts += [char.text for char in (_unturned(held) if turned else held)]
    return "".join(parts)


def _unturned(characters: Sequence[_Character]) -> Iterator[_Character]:
    """Yield the letters with the first one of each ligature before those without width."""
    waiting: list[_Character] = []
    for char in characters:
        if char.is_second:
            waiting.append(char)
            continue
        yield char
        yield from reversed(waiting)
        waiting.clear()
    yield from waiting


def whole(words: Sequence[Word]) -> list[Word]:
    """Join what PyMuPDF parts without a space where the direction of writing changes."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else word
        if joined and LETTER.search(before[4] + word[4]) and _touch(before, word):
            x0, y0 = min(before[0], word[0]), min(before[1], word[1])
            x1, y1 = max(before[2], word[2]), max(before[3], word[3])
            joined[-1] = (x0, y0, x1, y1, before[4] + word[4], *word[5:])
        else:
            joined.append(word)
    return joined


def _touch(one: Word, other: Word) -> bool:
    nearness = 0.08 * (one[3] - one[1])
    return abs(other[0] - one[2]) < nearness or abs(one[0] - other[2]) < nearness


def ordered(words: Sequence[Word]) -> list[Word]:
    """Return the words of one line of print in the order in which they are read.

    From the right to the left, but for runs of words of another script. A stop that MuPDF put
    before its word goes behind, and brackets open towards their word.
    """
    across = sorted(map(_stop_behind, words), key=lambda word: -word[2])
    result: list[Word] = []
    for foreign, run in groupby(across, lambda word: _is_foreign(word[4])):
        held = list(run)
        result += reversed(held) if foreign else held
    return [(*word[:4], _opened(word[4]), *word[5:]) for word in whole(result)]


def _opened(text: str) -> str:
    """Turn brackets that are written as they look: from the right the one that opens closes."""
    if LETTER.search(text) and (text[0] in _CLOSING or text[-1] in _OPENING):
        return text.translate(_MIRRORED)
    return text


def _is_foreign(text: str) -> bool:
    return not LETTER.search(text) and any(map(str.isalnum, text))


def _stop_behind(word: Word) -> Word:
    bare = word[4].lstrip(_STOPS)
    if not bare or bare == word[4] or not LETTER.match(bare):
        return word
    stops = word[4][: len(word[4]) - len(bare)]
    return (*word[:4], bare + stops, *word[5:])
