"""Words under the pointer, and what is selected from one to another."""

from clozet.messages.places import WordBox
from clozet.window.page_words import Selection, is_on_word, word_at

WORDS = (
    WordBox(0, 3, 10, 10, 30, 20, 0),
    WordBox(4, 9, 35, 10, 70, 20, 0),
    WordBox(10, 14, 10, 24, 40, 34, 1),
)


def test_the_word_at_a_point_is_found() -> None:
    assert word_at(WORDS, 40, 15) == 1
    assert is_on_word(WORDS, 40, 15)


def test_beside_a_line_its_last_word_is_meant() -> None:
    assert word_at(WORDS, 200, 15) == 1
    assert not is_on_word(WORDS, 200, 15)


def test_a_page_without_words_has_none() -> None:
    assert word_at((), 1, 1) is None


def test_a_selection_reads_the_same_in_both_directions() -> None:
    assert Selection((2, 5), (1, 9)).first == Selection((1, 9), (2, 5)).first == (1, 9)
