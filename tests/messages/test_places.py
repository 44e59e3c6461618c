"""Word boxes come back from their packing, and make one rectangle for each line of print."""

from hypothesis import given
from hypothesis import strategies as st

from clozet.messages.places import WordBox, cut_rectangles, pack, rectangles, unpack

points = st.floats(-50, 2000, width=32)
boxes = st.builds(
    WordBox,
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    points,
    points,
    points,
    points,
    st.integers(0, 5000),
)


@given(st.lists(boxes, max_size=40))
def test_what_is_packed_comes_back_to_the_sixty_fourth_of_a_point(words: list[WordBox]) -> None:
    back = unpack(pack(words))
    assert [(w.start, w.end, w.line) for w in back] == [(w.start, w.end, w.line) for w in words]
    for word, same in zip(words, back, strict=True):
        assert all(abs(a - b) <= 1 / 32 for a, b in zip(word[2:6], same[2:6], strict=True))


def test_rectangles_unite_the_words_of_a_line() -> None:
    words = [
        WordBox(0, 3, 10, 10, 30, 20, 0),
        WordBox(4, 7, 35, 9, 60, 20, 0),
        WordBox(8, 9, 10, 24, 20, 34, 1),
    ]
    assert rectangles(words, 0, 7) == [(10, 9, 60, 20)]
    assert rectangles(words, 5, 9) == [(35, 9, 60, 20), (10, 24, 20, 34)]
    assert rectangles(words, 3, 4) == []


def test_a_word_is_cut_from_the_sign_behind_it() -> None:
    boxes = [
        WordBox(0, 4, 0.0, 0.0, 35.0, 10.0, 0),  # "end."
        WordBox(5, 7, 40.0, 0.0, 50.0, 10.0, 0),
    ]
    assert cut_rectangles(boxes, 0, 3) == [(0.0, 0.0, 30.0, 10.0)]
    assert cut_rectangles(boxes, 3, 4) == [(30.0, 0.0, 35.0, 10.0)]
    assert cut_rectangles(boxes, 5, 7) == [(40.0, 0.0, 50.0, 10.0)]


def test_print_that_runs_down_the_page_is_cut_across() -> None:
    boxes = [
        WordBox(0, 4, 0.0, 0.0, 10.0, 35.0, 0),
        WordBox(5, 7, 0.0, 40.0, 10.0, 50.0, 0),
    ]
    assert cut_rectangles(boxes, 0, 3) == [(0.0, 0.0, 10.0, 30.0)]
