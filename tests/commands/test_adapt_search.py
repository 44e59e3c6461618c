"""The gate of an adapted encoder, on real runs of the one that ships: it has to search better."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from clozet.commands import adapted_encoder, encoders, mains_power, models
from clozet.commands.adapt_search import adapt_search, carry_on
from clozet.commands.housekeeping import answer
from clozet.database import adaptations, jobs, settings
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.adapt_search import (
    AdaptSearch,
    SearchAdapted,
    SearchCard,
    SearchEvaluation,
    SearchMeasures,
)
from clozet.messages.housekeeping import ActOnJob
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Progress
from clozet.messages.training import CarryOn, Chosen, Step
from clozet.models.catalogue import find
from clozet.models.device import Device
from clozet.models.importing import import_folder
from clozet.models.pooled_encoder import PooledEncoder
from clozet.models.sentence_body import TrainableBody
from clozet.models.sentence_encoder import identity_of, load_encoder
from clozet.training.pairs import Pair, paired
from clozet.training.passages import Passage
from tests.database.conftest import offer, store
from tests.models.tiny_models import make_body
from tests.training.made_passages import made_texts

CARD = SearchCard(
    verdict="better",
    words="Finds passages better.",
    before=SearchMeasures(ndcg_10=0.5, low=0.4, high=0.6),
    after=SearchMeasures(ndcg_10=0.7, low=0.6, high=0.8),
    interval=(0.1, 0.3),
    seconds=1.0,
    limits="",
    base="tiny",
    documents=3,
    heldout_documents=1,
    queries=20,
    candidates=40,
    pairs=9,
    steps=2,
    seed=0,
    device="cpu, float32",
    made="2026-01-01T00:00:00Z",
)


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
    for number, texts in enumerate(made_texts()):
        path = offer(db, f"/files/{number}.txt", jobs.create(db, "read"))
        store(db, path, str(number), *texts)
    return db


@pytest.fixture
def tiny(library: Database, tmp_path: Path) -> str:
    """The name of an encoder that costs nothing and finds nothing."""
    return import_folder(library.paths, make_body(tmp_path / "tiny"), role="encoder").name


def shuffled(passages: Sequence[Passage], seed: int) -> list[Pair]:
    """Give every query the passage of another pair."""
    found = paired(passages, seed)
    others = [*found[1:], found[0]]
    return [Pair(a.query, b.passage, a.group) for a, b in zip(found, others, strict=True)]


def ended(answers: Sequence[Answer]) -> SearchAdapted:
    assert isinstance(answers[-1], SearchAdapted)
    return answers[-1]


def losses(answers: Sequence[Answer]) -> list[float]:
    return [each.loss for each in answers if isinstance(each, Step)]


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


def test_what_is_written_gives_the_vectors_of_the_encoder_in_training(
    db: Database, tmp_path: Path
) -> None:
    base = import_folder(db.paths, make_body(tmp_path / "tiny"), role="encoder")
    body = TrainableBody(base.folder, Device("cpu", half=False))
    student = PooledEncoder(base.folder, "student", "", body=body)
    with torch.no_grad():
        for weights in body.weights.values():
            weights.add_(0.1 * torch.ones_like(weights).cumsum(0).sin())
    texts = ["The tenant pays the rent.", "She sat down in the garden."]
    wanted = student.encode(texts)

    with adapted_encoder.unfinished(db.paths.models / "mine") as place:
        adapted_encoder.write(base, body, place)
        adapted_encoder.keep(base, CARD, place, db.paths.models / "mine")

    kept = find(db.paths, "mine", "encoder")
    assert kept.record and kept.record.base == "tiny"
    found = PooledEncoder(kept.folder, "mine", "", torch.float32).encode(texts)
    assert np.abs(found - wanted).max() < 1e-5
    assert np.abs(found - load_encoder(base).encode(texts)).max() > 0.01
    assert identity_of(kept) != identity_of(base)
    assert "trained further on 9 pairs" in (kept.folder / "README.md").read_text()
    assert [file.name for file in db.paths.models.glob(".*")] == []
    models.use(db, "mine")
    assert encoders.coming(db) or encoders.answering(db) == "mine"


def test_a_job_that_is_cancelled_leaves_nothing(library: Database, tiny: str) -> None:
    answers = adapt_search(library, AdaptSearch(base=tiny, steps=1000, name="mine"))
    job = next(each.job for each in answers if isinstance(each, Progress))
    next(each for each in answers if isinstance(each, Step))
    answer(library, ActOnJob(act="cancel", id=job))

    assert list(answers) == [Cancelled()]
    assert jobs.state(library, job) == "cancelled"
    assert [model.name for model in library.paths.models.glob("*")] == ["tiny"]


def test_a_job_that_is_finished_early_is_measured(library: Database, tiny: str) -> None:
    answers = adapt_search(library, AdaptSearch(base=tiny, minutes=100))
    job = next(each.job for each in answers if isinstance(each, Progress))
    next(each for each in answers if isinstance(each, Step))
    answer(library, ActOnJob(act="finish", id=job))

    done = ended(list(answers))
    assert done.card.steps == 1
    assert done.card.before.low <= done.card.before.ndcg_10 <= done.card.before.high
    assert jobs.state(library, job) == "done"


def test_a_job_that_is_paused_goes_on_where_it_was_under_its_name(
    library: Database, tiny: str
) -> None:
    asked = AdaptSearch(base=tiny, steps=6)
    alone = losses(list(adapt_search(library, asked)))
    answers = adapt_search(library, asked)
    told = [next(answers) for _ in range(4)]  # its job, the self-test, two steps
    assert isinstance(told[0], Progress)
    job = told[0].job
    answer(library, ActOnJob(act="pause", id=job))
    assert list(answers) == [Cancelled()]
    assert jobs.state(library, job) == "paused"
    assert "my-documents-search" in adaptations.names(library)
    with pytest.raises(UsageError, match="being adapted"):
        models.remove(library, tiny)

    answer(library, ActOnJob(act="resume", id=job))
    rest = list(carry_on(library, CarryOn(job=job)))

    assert rest[1] == told[1]
    assert losses(told) + losses(rest) == alone
    assert ended(rest).card.steps == 6
    assert list(library.paths.adaptations.iterdir()) == []
    with pytest.raises(NothingToDoError, match="over"):
        next(carry_on(library, CarryOn(job=job)))


def test_a_job_that_is_stopped_or_lost_waits_to_be_gone_on_with(
    library: Database, tiny: str
) -> None:
    asked = AdaptSearch(base=tiny, steps=3)
    told = list(adapt_search(library, asked, stopped=lambda: True))
    assert isinstance(told[0], Progress)
    job = told[0].job
    assert told[-1] == Cancelled()
    assert jobs.state(library, job) == "running"

    answer(library, ActOnJob(act="finish", id=job))
    done = ended(list(carry_on(library, CarryOn(job=job))))

    assert done.card.steps == 1


def test_a_job_waits_for_mains_power_where_the_user_wants_that(
    library: Database, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(library, "mains_power", True)
    monkeypatch.setattr(mains_power, "SECONDS_BETWEEN_LOOKS", 0)
    power = iter([True, True, False])
    seen = []

    def on_battery() -> bool:
        seen.append(jobs.last_state(library, "adapt-search"))
        return next(power)

    monkeypatch.setattr(mains_power, "on_battery", on_battery)
    answers = list(adapt_search(library, AdaptSearch(base=tiny, steps=1)))

    assert seen == ["running", "waiting", "waiting"]
    assert ended(answers).card.steps == 1


def test_a_job_that_does_not_know_its_base_is_not_gone_on_with(library: Database) -> None:
    job = jobs.create(library, "adapt-search")
    with pytest.raises(NotThereError, match="gone on"):
        next(carry_on(library, CarryOn(job=job)))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (AdaptSearch(base="nobody"), NotThereError),
        (AdaptSearch(base="clozet-base"), NotThereError),
        (AdaptSearch(chosen=Chosen(collection="Nothing")), NotThereError),
        (AdaptSearch(chosen=Chosen(documents=(1,))), NothingToDoError),
        (AdaptSearch(steps=0), UsageError),
        (AdaptSearch(steps=3, minutes=1), UsageError),
        (AdaptSearch(name="../out"), UsageError),
    ],
    ids=["base", "no encoder", "collection", "too little", "no steps", "two bounds", "name"],
)
def test_what_cannot_be_done_is_said(
    library: Database, asked: AdaptSearch, error: type[Exception]
) -> None:
    with pytest.raises(error):
        next(adapt_search(library, asked))
    assert jobs.last_state(library, "adapt-search") is None
