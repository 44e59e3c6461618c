"""Surprise over texts, passages, pages and documents, with tiny real models."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clozet.commands import surprise as surprises
from clozet.commands.masked_models import MaskedModels
from clozet.commands.stopping import StoppedError
from clozet.commands.surprise import surprise
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.cloze import MeasureSurprise
from clozet.messages.progress import Cancelled, Progress
from clozet.messages.search import Search
from clozet.worker.client import Worker
from tests.models.tiny_models import make_masked

from .conftest import Added, make_pdf

PAGES = ("The tenant shall pay the rent on the first day.", "Nobody read them in the garden.")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_masked(tmp_path_factory.mktemp("tiny"), "bert"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_masked(tmp_path_factory.mktemp("other"), "roberta", seed=1))


@pytest.fixture
def lease(folder: Path, add: Callable[..., Added]) -> int:
    (event,), _ = add(make_pdf(folder / "lease.pdf", *PAGES))
    assert event.id is not None
    return event.id


def test_a_text_needs_no_library(tiny: str) -> None:
    found = surprise(None, MaskedModels(None), MeasureSurprise(text=PAGES[0], model=tiny))

    assert [word.word for word in found.words] == [*PAGES[0][:-1].split(), "."]
    assert found.score == pytest.approx(sum(word.log_probability for word in found.words))
    assert {word.page for word in found.words} == {None}


def test_words_of_a_document_stand_on_their_pages(db: Database, tiny: str, lease: int) -> None:
    models = MaskedModels(db.paths)
    whole = surprise(db, models, MeasureSurprise(document=lease, model=tiny))
    second = surprise(db, models, MeasureSurprise(document=lease, page=2, model=tiny))

    assert {word.page for word in whole.words} == {1, 2}
    assert whole.words[-len(second.words) :] == second.words
    for word in second.words:
        assert second.text[word.start : word.end] == word.word


def test_words_of_a_passage_stand_on_the_page_they_come_from(
    db: Database, tiny: str, lease: int
) -> None:
    from clozet.commands.search import search

    passage = search(db, Search(query="rent", mode="words"), None).results[0].passage
    found = surprise(db, MaskedModels(db.paths), MeasureSurprise(passage=passage, model=tiny))
    page = surprise(db, MaskedModels(db.paths), MeasureSurprise(document=lease, page=1, model=tiny))

    first = [word for word in found.words if word.page == 1]
    assert [(w.word, w.start) for w in first] == [(w.word, w.start) for w in page.words]


def test_another_model_measures_the_same_words(tiny: str, other: str) -> None:
    asked = MeasureSurprise(text="Don't read (900 euros).", model=tiny, against=other)
    found = surprise(None, MaskedModels(None), asked)
    alone = surprise(None, MaskedModels(None), MeasureSurprise(text=asked.text, model=other))

    assert found.against is not None
    assert len(found.against.log_probabilities) == len(found.words)
    assert found.against.score == pytest.approx(alone.score)


def test_what_cannot_be_measured_is_said(db: Database, tiny: str) -> None:
    models = MaskedModels(None)
    with pytest.raises(NothingToDoError):
        surprise(None, models, MeasureSurprise(text=" \n", model=tiny))
    with pytest.raises(UsageError):
        surprise(None, models, MeasureSurprise(model=tiny))
    with pytest.raises(NotThereError):
        surprise(None, models, MeasureSurprise(text="a", model="nobody's"))
    for asked in (MeasureSurprise(passage=7), MeasureSurprise(document=7)):
        with pytest.raises(NotThereError):
            surprise(db, models, asked)


def test_it_says_how_far_it_is_and_stops_when_nobody_waits(
    monkeypatch: pytest.MonkeyPatch, tiny: str
) -> None:
    monkeypatch.setattr(surprises, "SECONDS_BETWEEN_SIGNS", 0.0)
    told: list[Progress] = []
    asked = MeasureSurprise(text=" ".join(PAGES * 20), model=tiny)

    surprise(None, MaskedModels(None), asked, told.append)
    with pytest.raises(StoppedError):
        surprise(None, MaskedModels(None), asked, stopped=lambda: True)

    assert [sign.done for sign in told] == sorted(sign.done for sign in told)
    assert told[-1].done == told[-1].of == len(asked.text or "")
    assert told[-1].seconds_left == 0


def test_only_the_last_models_stay_warm(tiny: str, other: str) -> None:
    models = MaskedModels(None)

    assert models.get(tiny) is models.get(tiny)
    first = models.get(tiny)
    for name in (other, "clozet-base"):
        models.get(name)
    assert models.get(tiny) is not first


def test_a_long_measuring_in_the_worker_can_be_cancelled(db: Database, tiny: str) -> None:
    worker = Worker("models", db.paths.folder)
    asked = MeasureSurprise(text=" ".join(PAGES * 20_000), model=tiny)
    answers: list[Any] = []
    asking = threading.Thread(target=lambda: answers.extend(_until_progress(worker, asked)))
    asking.start()
    asking.join(timeout=60)
    worker.kill()

    assert isinstance(answers[0], Progress)
    assert isinstance(answers[-1], Cancelled)


def _until_progress(worker: Worker, asked: MeasureSurprise) -> list[Any]:
    answers = []
    for answer in worker.ask(asked):
        answers.append(answer)
        if len(answers) == 1:
            worker.cancel()
    return answers
