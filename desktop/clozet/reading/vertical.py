"""Chinese and Japanese written downward: letters below each other are one word."""

import re
from collections.abc import Sequence

from .right_to_left import Word

LETTER = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee]")

_SPACE = 0.6  # of a letter's height that lies between two words


def columns(words: Sequence[Word]) -> list[Word]:
    """Join the letters of each column, every one of which MuPDF takes for a word and a line."""
    joined: list[Word] = []
    for word in words:
        if joined and _goes_on(joined[-1], word):
            x0, y0, x1, _, text, *_ = joined[-1]
            right = max(x1, word[2])
            joined[-1] = (x0, y0, right, word[3], text + word[4], *joined[-1][5:])
        else:
            joined.append(word)
    return joined


def run_downward(words: Sequence[Word], text: str) -> bool:
    """Tell whether most words of a page, after `columns`, are columns of letters."""
    if text.isascii() or not LETTER.search(text):
        return False
    return 2 * sum(map(_is_column, words)) > len(words)


def _is_column(word: Word) -> bool:
    return len(word[4]) > 1 and word[3] - word[1] > 1.5 * (word[2] - word[0])


def _goes_on(above: Word, word: Word) -> bool:
    return (
        above[5] == word[5]
        and len(word[4]) == 1
        and (len(above[4]) == 1 or _is_column(above))
        and bool(LETTER.match(above[4][-1]) and LETTER.match(word[4]))
        and abs(word[1] - above[3]) < _SPACE * (word[3] - word[1])
        and min(above[2], word[2]) - max(above[0], word[0]) > 0.5 * (word[2] - word[0])
    )
