import pytest
from hypothesis import given
from hypothesis import strategies as st

from clozet.cloze.blanks import find_blanks
from clozet.errors import NothingToDoError, UsageError

MASK = "[MASK]"


def spans(text: str, *clicked: tuple[int, int]) -> list[tuple[int, int]]:
    return [(blank.start, blank.end) for blank in find_blanks(text, MASK, clicked).blanks]


def test_underscores_and_masks_are_blanks() -> None:
    assert spans("The ____ is __, [MASK]!") == [(4, 8), (12, 14), (16, 22)]


def test_underscores_that_touch_a_letter_or_digit_are_text() -> None:
    assert spans("a__ __b 7__ é__ my_name _ ____") == [(26, 30)]


def test_a_clicked_word_is_a_blank_that_remembers_it() -> None:
    (blank,) = find_blanks("The rent is due.", MASK, [(4, 8)]).blanks

    assert (blank.start, blank.end, blank.original) == (4, 8, "rent")


def test_a_text_without_a_blank_has_nothing_to_fill() -> None:
    with pytest.raises(NothingToDoError, match="no blank"):
        find_blanks("The rent is due.", MASK)


def test_underscores_between_letters_are_told_to_stand_apart() -> None:
    with pytest.raises(NothingToDoError) as raised:
        find_blanks("这是一个____问题", MASK)
    assert "space" in raised.value.remedy


@pytest.mark.parametrize("text", ["____", "____ [MASK] __", "… ____!"])
def test_a_text_of_blanks_alone_says_nothing(text: str) -> None:
    with pytest.raises(NothingToDoError, match="nothing but blanks"):
        find_blanks(text, MASK)


@pytest.mark.parametrize("clicked", [[(4, 99)], [(8, 4)], [(0, 6), (4, 8)]])
def test_stretches_that_cannot_be_clicked_are_refused(clicked: list[tuple[int, int]]) -> None:
    with pytest.raises(UsageError):
        find_blanks("The rent is due.", MASK, clicked)


@given(st.text(), st.data())
def test_clicking_words_back_and_forth_gives_the_text_as_it_was(
    around: str, data: st.DataObject
) -> None:
    text = f"{around} l’été state-of-the-art 合同 😀 30 x{around}"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    try:
        blanked = find_blanks(text, MASK, [(start, end)])
    except (NothingToDoError, UsageError):
        return
    originals = [text[blank.start : blank.end] for blank in blanked.blanks]

    assert blanked.filled(originals) == text
    for word in originals:
        blanked = blanked.having(0, word)
    assert (blanked.text, blanked.blanks) == (text, ())
