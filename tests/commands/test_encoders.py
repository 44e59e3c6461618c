"""While the library is embedded with another encoder, the one it has goes on answering."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clozet.commands import embedding, encoders, housekeeping, models
from clozet.commands.meaning import Embedding, Meaning
from clozet.commands.status import status
from clozet.database import jobs, vectors
from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.messages.housekeeping import ActOnJob
from clozet.models.catalogue import ENCODER
from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths
from tests.database.conftest import offer, store
from tests.models.tiny_models import make_body

TEXTS = [f"The tenant number {n} pays the rent on day {n}." for n in range(130)]


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("made")
    return make_body(place / "old"), make_body(place / "new", hidden_act="relu")


@pytest.fixture
def db(tmp_path: Path, bodies: tuple[Path, Path]) -> Iterator[Database]:
    """A library that is embedded with one imported encoder and has another."""
    paths = LibraryPaths(tmp_path / "library")
    opened = open_library(paths, create=True)
    for folder in bodies:
        import_folder(paths, folder, role="encoder")
    models.use(opened, "old")
    _add(opened, "first", TEXTS)
    for _ in embedding.embed(opened, Embedding()):
        pass
    yield opened
    opened.close()


def _add(db: Database, name: str, texts: Sequence[str]) -> None:
    path = offer(db, f"/files/{name}.txt", jobs.create(db, "read"))
    store(db, path, name, *texts)


class Watching:
    """Embeds, and notes for which encoder, and what the library says meanwhile."""

    def __init__(self) -> None:
        self._embedding = Embedding()
        self.used: list[str] = []
        self.answering: list[str] = []

    def __call__(self, db: Database, encoder: vectors.Encoder, texts: Sequence[str]) -> list[bytes]:
        self.used.append(encoder.name)
        self.answering.append(encoders.answering(db))
        return self._embedding(db, encoder, texts)


def told(db: Database) -> tuple[Any, ...]:
    said = status(db)
    return said.models.get("encoder"), said.models.get("next encoder"), said.vectors, said.left


def test_the_switch_is_made_when_the_last_vector_is_there(db: Database) -> None:
    meaning, watching = Meaning(db.paths), Watching()
    before = meaning.rank(db, "rent", 5, None)
    models.use(db, "new")
    assert told(db) == ("old", "new", 130, 130)
    for _ in embedding.embed(db, watching):
        assert meaning.rank(db, "rent", 5, None) == before
        assert vectors.stale(db) == 0
    assert (set(watching.used), set(watching.answering)) == ({"new"}, {"old"})
    assert told(db) == ("new", None, 130, 0)
    assert meaning.rank(db, "rent", 5, None) != before
    models.use(db, "old")
    assert told(db) == ("old", None, 130, 0)
    assert meaning.rank(db, "rent", 5, None) == before


def test_what_arrives_meanwhile_is_found_by_the_encoder_that_answers(db: Database) -> None:
    models.use(db, "new")
    _add(db, "second", ["The landlord repairs the roof."])
    assert told(db) == ("old", "new", 130, 132)
    watching = Watching()
    for _ in embedding.embed(db, watching):
        pass
    assert (watching.used[0], set(watching.used[1:])) == ("old", {"new"})
    assert told(db) == ("new", None, 131, 0)


def test_a_switch_that_was_interrupted_goes_on_where_it_was(db: Database) -> None:
    models.use(db, "new")
    next(embedding.embed(db, Embedding()))
    assert told(db) == ("old", "new", 130, 66)
    watching = Watching()
    for _ in embedding.embed(db, watching):
        pass
    assert len(watching.used) == 2
    assert told(db)[0] == "new"


def test_cancelling_its_job_gives_the_switch_up(db: Database) -> None:
    models.use(db, "new")
    steps = embedding.embed(db, Embedding())
    job = next(steps).job
    housekeeping.answer(db, ActOnJob(act="cancel", id=job))
    assert list(steps) == []
    assert told(db) == ("old", None, 130, 0)


def test_pausing_its_job_keeps_the_wish(db: Database) -> None:
    models.use(db, "new")
    steps = embedding.embed(db, Embedding())
    housekeeping.answer(db, ActOnJob(act="pause", id=next(steps).job))
    assert list(steps) == []
    assert told(db) == ("old", "new", 130, 66)


def test_an_encoder_that_is_wanted_no_more_can_be_removed(db: Database) -> None:
    models.use(db, "new")
    next(embedding.embed(db, Embedding()))
    with pytest.raises(UsageError, match="Searches use old"):
        models.remove(db, "old")
    models.remove(db, "new")
    assert told(db) == ("old", None, 130, 0)
    assert db.execute("SELECT count(*) FROM vectors").fetchone()[0] == 130


def test_a_new_library_uses_the_encoder_that_ships(tmp_path: Path) -> None:
    with closing(open_library(LibraryPaths(tmp_path / "fresh"), create=True)) as fresh:
        assert told(fresh) == (ENCODER, None, 0, 0)
