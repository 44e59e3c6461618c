import numpy as np
import pytest

from clozet.search.nearness import TOWARDS, Nearness

QUESTION = np.array([1.0, 0.0], dtype=np.float32)
VECTORS = np.array([[0.8, 0.6], [0.6, 0.8], [0.6, -0.8]], dtype=np.float32)


def test_the_nearest_comes_first() -> None:
    cosines = Nearness(QUESTION, [7, 8, 9], VECTORS).cosines()

    assert [passage for passage, _ in cosines] == [7, 8, 9]
    assert [score for _, score in cosines] == pytest.approx([0.8, 0.6, 0.6])


def test_what_is_like_the_first_results_moves_up() -> None:
    near = Nearness(QUESTION, [7, 9, 8], VECTORS[[0, 2, 1]])

    assert [passage for passage, _ in near.cosines()] == [7, 9, 8]
    assert [passage for passage, _ in near.towards({7: 1.0})] == [7, 8, 9]


def test_a_result_without_a_vector_tells_nothing() -> None:
    near = Nearness(QUESTION, [7, 8], VECTORS[:2])

    assert near.towards({99: 1.0}) == near.cosines()
    assert near.towards({99: 0.5, 7: 0.5}) == near.towards({7: 1.0})


def test_the_question_keeps_its_say() -> None:
    moved = dict(Nearness(QUESTION, [7], VECTORS[:1]).towards({7: 1.0}))

    assert moved[7] == pytest.approx((1 - TOWARDS) * 0.8 + TOWARDS)


def test_no_passages_is_no_defect() -> None:
    assert Nearness(QUESTION, [], np.empty((0, 2), dtype=np.float32)).towards({}) == []
