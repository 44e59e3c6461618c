"""Known passages are asked for by rare words, and only a clear change is called better."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from clozet.errors import NothingToDoError
from clozet.training.passages import Parts, Passage, parted
from clozet.training.self_test import SelfTest, change, gains, measures, self_test, verdict

WORDS = (
    *("vellum", "paste", "starch", "leather", "spine", "gutter"),
    *("foxing", "humidity", "tension", "press", "board", "thread"),
)


def text(number: int) -> str:
    """Return two sentences that no other number has."""
    chance = np.random.default_rng(number)
    return " ".join(
        f"The {' and the '.join(chance.choice(WORDS, 5, replace=False))} were seen." for _ in "ab"
    )


class ByLetters:
    """An encoder that counts words, or sees nothing at all."""

    name, hash, dimension = "letters", "", len(WORDS)

    def __init__(self, blind: bool = False) -> None:
        self._blind = blind

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        if self._blind:
            return np.random.default_rng(0).random((len(texts), self.dimension), np.float32)
        counts = np.array([[t.count(word) for word in WORDS] for t in texts], np.float32)
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True))


@pytest.fixture(scope="module")
def parts() -> Parts:
    return parted([Passage(number // 2, text(number)) for number in range(400)])


@pytest.fixture(scope="module")
def test(parts: Parts) -> SelfTest:
    return self_test(parts, 0)


def test_whole_documents_are_held_out(parts: Parts) -> None:
    assert not parts.by_passage
    assert not {each.group for each in parts.train} & {each.group for each in parts.heldout}
    assert len(parts.train) + len(parts.heldout) == 400


def test_of_few_documents_passages_are_held_out() -> None:
    parts = parted([Passage(1, text(number)) for number in range(60)])

    assert parts.by_passage
    assert len({each.group for each in parts.train + parts.heldout}) == 60


def test_queries_are_rare_words_of_held_out_sentences(parts: Parts, test: SelfTest) -> None:
    heldout = {each.text for each in parts.heldout}
    assert len(test.candidates) == len(set(test.candidates)) == 400
    for query in test.queries:
        assert all(test.candidates[target] in heldout for target in query.targets)
        assert set(query.text.split()) <= set(test.candidates[query.targets[0]].lower().split())
        assert not any(query.text in candidate for candidate in test.candidates)


def test_an_encoder_that_sees_nothing_is_clearly_worse(test: SelfTest) -> None:
    seeing, blind = gains(ByLetters(), test), gains(ByLetters(blind=True), test)

    assert measures(test, seeing).ndcg_10 > 0.5 > measures(test, blind).ndcg_10
    assert verdict(change(test, seeing, blind)) == "worse"
    assert verdict(change(test, blind, seeing)) == "better"
    assert verdict(change(test, seeing, seeing)) == "no clear change"


def test_a_short_job_looks_among_fewer_passages(parts: Parts) -> None:
    short = self_test(parts, 0, minutes=0.5)

    assert len(short.candidates) == 300
    assert all(target < 300 for query in short.queries for target in query.targets)


def test_too_little_text_is_said() -> None:
    parts = parted([Passage(number, text(number)) for number in range(40)])

    with pytest.raises(NothingToDoError, match="too little text"):
        self_test(parts, 0)
