"""Pairs are made of the passages alone, and leave nothing in one side that gives the other away."""

import pytest

from clozet.errors import NothingToDoError
from clozet.training.pairs import paired
from clozet.training.passages import Passage

FIRST = (
    "Vellum shrinks in dry air. It has to be humidified before it can be flattened. "
    "Then it dries under tension for two days in a cool room."
)
SECOND = (
    "The paste is cooked from wheat starch and water. Stir it over a low flame until it is clear. "
    "Then it dries under tension for two days in a cool room."
)


def test_a_heading_belongs_to_the_first_passage_below_it() -> None:
    passages = [Passage(1, f"Flattening\n{FIRST}", "Flattening"), Passage(1, SECOND, "Flattening")]

    found = [pair.passage for pair in paired(passages, 0) if pair.query == "Flattening"]

    assert found == [FIRST]


def test_a_sentence_is_taken_out_of_its_passage() -> None:
    found = paired([Passage(1, FIRST)], 0)

    assert len(found) == 2
    for pair in found:
        assert pair.query in FIRST
        assert pair.query not in pair.passage
        assert len(pair.query) + len(pair.passage) >= len(FIRST) - 2


def test_neighbours_share_no_sentence() -> None:
    found = paired([Passage(1, FIRST), Passage(1, SECOND), Passage(2, SECOND)], 0)

    (pair,) = (pair for pair in found if pair.passage == SECOND)
    assert pair.query == FIRST.partition(" Then")[0]


def test_the_same_seed_gives_the_same_pairs() -> None:
    passages = [Passage(number, FIRST) for number in range(20)]

    assert paired(passages, 3) == paired(passages, 3)
    assert paired(passages, 3) != paired(passages, 4)


def test_without_sentences_there_is_nothing_to_learn() -> None:
    with pytest.raises(NothingToDoError, match="no running text"):
        paired([Passage(1, "12 13 14"), Passage(2, "")], 0)
