"""The sentence as a screen reader hears it: each word, each blank with what stands in it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect

from .cloze_state import Sentence
from .cloze_words import Stretch

translate = QCoreApplication.translate

_PLACED = 200  # words of which it is said where they are: more would keep typing waiting


def spoken_words(
    sentence: Sentence, place_of: Callable[[Stretch], QRect]
) -> list[tuple[str, QRect]]:
    """Return for each word of the sentence what is said and where it stands."""
    placed = len(sentence.words) <= _PLACED
    return [
        (_said(sentence, word), place_of(word) if placed else QRect()) for word in sentence.words
    ]


def _said(sentence: Sentence, word: Stretch) -> str:
    number = sentence.blank_at(word[0])
    if number is None:
        return sentence.text[word[0] : word[1]]
    chosen = sentence.blanks[number].chosen
    now = (
        translate("Sentence", "Blank {0} of {1}, now {2}")
        if chosen
        else translate("Sentence", "Blank {0} of {1}, open")
    )
    return now.format(number + 1, len(sentence.blanks), chosen)
