import pytest
from hypothesis import given
from hypothesis import strategies as st

from clozet.search.fusion import FIRST, TELLING, WORDS, fuse, nearest

Ranking = list[tuple[int, float]]

RANKINGS = st.dictionaries(
    st.integers(1, 50), st.integers(0, 100).map(lambda n: n / 100), max_size=20
).map(lambda scores: sorted(scores.items(), key=lambda pair: -pair[1]))


def order(words: Ranking, meaning: Ranking) -> list[int]:
    return [fused.passage for fused in fuse(words, meaning)]


def test_a_passage_that_both_found_is_before_those_that_one_found() -> None:
    assert order([(1, 0.5), (2, 0.5)], [(2, 0.6), (3, 0.6), (4, 0.5)])[0] == 2


def test_a_weak_match_of_words_stays_weak_though_it_is_the_best_there_is() -> None:
    assert order([(1, 0.05)], [(2, 0.8), (1, 0.6)]) == [2, 1]


def test_a_full_match_of_words_outweighs_a_small_difference_in_meaning() -> None:
    assert order([(1, 0.9)], [(2, 0.5), (1, 0.3)]) == [1, 2]


def test_both_ranks_and_the_similarity_are_kept() -> None:
    by_passage = {one.passage: one for one in fuse([(7, 0.4), (8, 0.3)], [(8, 0.6), (9, 0.5)])}
    assert (by_passage[7].words_rank, by_passage[7].meaning_rank) == (1, None)
    assert (by_passage[8].words_rank, by_passage[8].meaning_rank) == (2, 1)
    assert (by_passage[9].words_rank, by_passage[9].meaning_rank) == (None, 2)
    assert by_passage[7].similarity is None
    assert by_passage[8].similarity == 0.6
    assert by_passage[8].score == pytest.approx(WORDS * 0.3 + (1 - WORDS) * 0.6)


@given(RANKINGS)
def test_one_side_alone_keeps_its_order(ranking: Ranking) -> None:
    expected = [passage for passage, _ in sorted(ranking, key=lambda pair: (-pair[1], pair[0]))]
    assert order(ranking, []) == expected
    assert order([], ranking) == expected


@given(RANKINGS, RANKINGS)
def test_every_passage_found_comes_once_the_best_first(words: Ranking, meaning: Ranking) -> None:
    fused = fuse(words, meaning)
    found = [one.passage for one in fused]
    assert sorted(found) == sorted({passage for passage, _ in words + meaning})
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)


def test_the_parts_of_a_score_are_kept() -> None:
    (one,) = fuse([(7, 0.4)], [(7, 0.6)], {7: 0.5})
    assert one.by_words == pytest.approx(WORDS * 0.4 + TELLING * 0.5)
    assert one.by_meaning == pytest.approx((1 - WORDS) * 0.6)
    assert one.score == pytest.approx(one.by_words + one.by_meaning)


def test_a_first_result_tells_the_more_the_better_it_is() -> None:
    weights = nearest(fuse([], [(1, 0.9), (2, 0.89), (3, 0.2), (4, 0.1)]))
    assert list(weights) == [1, 2, 3][:FIRST]
    assert sum(weights.values()) == pytest.approx(1)
    assert weights[1] > weights[2] > 100 * weights[3]
    assert nearest([]) == {}
