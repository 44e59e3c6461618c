"""A model that is discarded can be brought back, until the window is closed."""

import shutil

import pytest

from clozet.commands import discarding, models
from clozet.database.connection import Database
from clozet.errors import NotThereError, UsageError
from clozet.models.record import record
from clozet.paths import resources


@pytest.fixture
def name(db: Database) -> str:
    """Give the library a model of its own, in use."""
    folder = db.paths.models / "mine"
    shutil.copytree(resources() / "models" / "clozet-base", folder)
    record(folder, "masked", "adapted", "Apache-2.0", base="clozet-base")
    models.use(db, "mine")
    return "mine"


def names(db: Database) -> list[str]:
    return [row.name for row in models.overview(db.paths, db).models]


def test_a_discarded_model_is_neither_listed_nor_used(db: Database, name: str) -> None:
    discarding.discard(db, name)
    assert name not in names(db)
    assert models.masked_in_use(db) == "clozet-base"


def test_a_discarded_model_can_be_brought_back(db: Database, name: str) -> None:
    discarding.discard(db, name)
    discarding.restore(db, name)
    assert name in names(db)


def test_what_was_discarded_is_deleted_for_good(db: Database, name: str) -> None:
    discarding.discard(db, name)
    discarding.delete_discarded(db.paths)
    assert list(db.paths.models.iterdir()) == []
    with pytest.raises(NotThereError):
        discarding.restore(db, name)


def test_a_model_that_ships_cannot_be_discarded(db: Database) -> None:
    with pytest.raises(UsageError):
        discarding.discard(db, "clozet-base")
