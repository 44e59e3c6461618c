"""The gate of an adapted encoder, on real runs of the one that ships: it has to search better."""

import os
from collections.abc import Iterator, Sequence

import pytest

from clozet.commands.adapt_search import adapt_search
from clozet.database import jobs
from clozet.database.connection import Database
from clozet.messages.adapt_search import AdaptSearch, SearchAdapted, SearchEvaluation
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Progress
from clozet.messages.training import Step
from clozet.training.general_text import control
from clozet.training.pairs import Pair, paired
from clozet.training.passages import Passage
from tests.database.conftest import offer, store

CHARACTERS = 200


@pytest.fixture(autouse=True)
def one_core() -> Iterator[None]:
    """Threads that wait for each other take time where several tests run."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


@pytest.fixture
def library(db: Database) -> Database:
    """A library of short passages out of books and articles."""
    for number, text in enumerate(control()[:60]):
        path = offer(db, f"/files/{number}.txt", jobs.create(db, "read"))
        starts = range(0, min(len(text), 6 * CHARACTERS), CHARACTERS)
        store(db, path, str(number), *(text[at : at + CHARACTERS] for at in starts))
    return db


def shuffled(passages: Sequence[Passage], seed: int) -> list[Pair]:
    """Give every query the passage of another pair."""
    found = paired(passages, seed)
    others = [*found[1:], found[0]]
    return [Pair(a.query, b.passage, a.group) for a, b in zip(found, others, strict=True)]


def ended(answers: Sequence[Answer]) -> SearchAdapted:
    assert isinstance(answers[-1], SearchAdapted)
    return answers[-1]


def test_an_encoder_trained_on_shuffled_pairs_is_refused(library: Database) -> None:
    answers = list(adapt_search(library, AdaptSearch(steps=12), pairing=shuffled))

    done = ended(answers)
    assert done.model is None
    assert done.card.verdict in ("no clear change", "worse")
    assert "thrown away" in done.card.words
    assert isinstance(answers[0], Progress)
    steps = [each.step for each in answers if isinstance(each, Step)]
    assert steps == list(range(1, 13))
    looks = [each.step for each in answers if isinstance(each, SearchEvaluation)]
    assert looks == [0, 12]
    assert list(library.paths.models.glob("*")) == []
    assert jobs.state(library, answers[0].job) == "done"
