"""Ranks of strings where they stand."""

import pytest

from clozet.training.ranks import blank, ranks
from tests.fakes.fake_masked import FakeMasked


@pytest.fixture(scope="module")
def model() -> FakeMasked:
    return FakeMasked("heron", "estoppel")


def test_a_blank_holds_all_pieces_of_its_word_and_its_neighbours(model: FakeMasked) -> None:
    text = "The doctrine of estoppel applies."

    one = blank(model.pieces, text, text.index("estoppel"), text.index(" applies"))

    assert model.pieces.decode(one.own) == "estoppel"
    assert len(one.own) > 1
    assert model.pieces.decode(one.left) == "the doctrine of"
    assert model.pieces.decode(one.right) == "applies."


def test_the_rank_of_a_string_is_that_of_its_least_expected_piece(model: FakeMasked) -> None:
    text = "The heron knows estoppel and zebras."
    starts = {word: text.index(word) for word in ("heron", "estoppel", "zebras")}
    blanks = [blank(model.pieces, text, at, at + len(word)) for word, at in starts.items()]

    first, second, third = ranks(model, blanks)

    assert (first.rank, second.rank) == (1, 2)
    assert [one.guess for one in (first, second, third)] == ["heron"] * 3
    assert third.rank > max(model.pieces.encode("zebras").ids) - 10


def test_a_long_text_is_seen_only_near_the_blank(model: FakeMasked) -> None:
    text = "rain " * 500 + "heron" + " rain" * 500

    one = blank(model.pieces, text, 2500, 2505)

    assert len(one.left) == len(one.right) == 60
    assert ranks(model, [one])[0].rank == 1
