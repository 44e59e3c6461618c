import numpy as np
import pytest

from clozet.search.feedback import LESS, weights
from clozet.search.fusion import fuse
from clozet.search.nearness import Nearness
from clozet.search.pool import Pool

QUESTION = np.array([1.0, 0.0], dtype=np.float32)
VECTORS = np.array([[0.8, 0.6], [0.6, 0.8], [0.6, -0.8]], dtype=np.float32)
TEXTS = {1: "jaguar engine", 2: "jaguar forest", 3: "engine oil", 4: "forest river"}


def test_what_was_judged_to_answer_takes_the_place_of_the_first_results() -> None:
    assert weights([5, 6], [], {1: 1.0}) == {5: 0.5, 6: 0.5}
    assert weights([], [7], {1: 1.0}) == {1: 1.0, 7: -LESS}
    assert weights([], [], {1: 1.0}) == {1: 1.0}


def test_the_question_moves_towards_what_answers_and_away_from_what_does_not() -> None:
    near = Nearness(QUESTION, [7, 8, 9], VECTORS)
    towards = dict(near.towards({7: 1.0}))
    away = dict(near.towards({7: 1.0, 8: -0.25}))

    assert away[8] < towards[8]
    assert away[9] > towards[9]


def test_words_of_what_does_not_answer_do_not_tell() -> None:
    told = Pool(TEXTS).telling({1: 1.0, 2: -1.0})

    assert "engin" in told
    assert "forest" not in told
    assert all(weight > 0 for weight in told.values())


def test_what_was_judged_tells_more_than_what_came_first() -> None:
    told = {1: 0.5}
    plain, judged = (fuse([(1, 0.5)], [], told, judged=judged) for judged in (False, True))

    assert judged[0].by_words > plain[0].by_words
    assert judged[0].score == pytest.approx(judged[0].by_words)
