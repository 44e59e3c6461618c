"""What stands in the hole of a frame."""

import pytest

from clozet.cloze.frames import fillers, parse
from clozet.errors import NothingToDoError


def found(frame: str, text: str) -> list[str]:
    return [text[start:end] for start, end in fillers(parse(frame), text)]


def test_every_filler_between_two_sides_is_found() -> None:
    text = (
        "Give notice within thirty (30) days. Notice within\n14 days is late; notice within days."
    )
    assert found("notice within [ ] days", text) == ["thirty (30)", "14"]


def test_a_filler_has_at_most_five_words() -> None:
    assert found("the [ ] house", "the very old and quite large red house") == []
    assert found("the [ ] house", "the very old large house") == ["very old large"]


def test_a_filler_does_not_go_on_behind_a_sentence() -> None:
    assert found("rent of [ ] euros", "A rent of nothing. It costs 900 euros.") == []


def test_an_open_frame_takes_what_stands_up_to_the_next_mark() -> None:
    assert found("laws of [ ]", "under the laws of the State of Vermont, and") == [
        "the State of Vermont"
    ]
    assert found("[ ] applies", "Swiss law applies; Dutch law applies") == [
        "Swiss law",
        "Dutch law",
    ]


@pytest.mark.parametrize("frame", ["notice within days", "[ ]", "a [ ] b [ ] c", ""])
def test_a_frame_needs_one_hole_and_a_word_beside_it(frame: str) -> None:
    with pytest.raises(NothingToDoError):
        parse(frame)
