"""The words of a text, their stems, and which of them tell a subject."""

import re
import unicodedata
from functools import cache
from typing import Any

import Stemmer  # type: ignore[import-not-found]  # a compiled module without stubs

# For str.translate, which is faster than a pattern: what is no letter or digit becomes a space.
_ASCII_WORDS = "".join(char if char.isalnum() else " " for char in map(chr, range(128)))
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(  # blocks that have marks which combine with letters
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\U0010ffff]"
)

MOST_STEMS = 100_000


def words(text: str) -> list[str]:
    """Return the words of `text`: runs of letters and digits with the marks on them."""
    if text.isascii():
        return text.translate(_ASCII_WORDS).split()
    if not _MARKS.search(text):
        return _WORD.findall(text)
    runs = "".join(char if _in_word(char) else " " for char in text).split()
    return [run for run in runs if any(char.isalnum() for char in run)]


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


# Words that tell no subject, and what stands behind an apostrophe.
STOP_WORDS = frozenset(
    words(
        "a about am an and any are as at be been being but by can could did do does for from had"
        " has have he her him his how i if in into is it its may me my no not of on or our should"
        " so some such than that the their then there these they this to us was we were what when"
        " where which who whom whose why will with would you your d ll m re s t ve"
    )
)


def folded(word: str) -> str:
    """Return a word in small letters without diacritics, as the word indexes hold it."""
    if word.isascii():
        return word.lower()
    marked = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in marked if not unicodedata.combining(char))


@cache
def _stemmer() -> Any:
    return Stemmer.Stemmer("porter")


class _Stems(dict[str, str]):
    """Stems by word, made when they are first asked for; forgotten when there are many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_STEMS:
            self.clear()
        found = self[word] = str(_stemmer().stemWord(folded(word)))
        return found


_STEMS = _Stems()


def stem(word: str) -> str:
    """Return the stem that the index of stems holds of a word."""
    return _STEMS[word]


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in order."""
    return list(map(_STEMS.__getitem__, words(text.lower() if text.isascii() else text)))


def subject_stems(text: str) -> set[str]:
    """Return the stems of the words that tell a subject; of all where none does."""
    found = {word.lower() for word in words(text)}
    return {stem(word) for word in found - STOP_WORDS or found}
