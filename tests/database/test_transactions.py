"""Everything that writes commits alone, joins an outer transaction, and rolls back with it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from clozet.database import (
    adaptations,
    check,
    collections,
    documents,
    downloads,
    jobs,
    labels,
    paths,
    recognition,
    searches,
    settings,
    vectors,
)
from clozet.database.connection import transaction
from clozet.messages.downloads import ModelOffer
from clozet.messages.reading import PageText
from clozet.messages.recognition import PageRecognised
from clozet.messages.training import Adapt

from .conftest import TEXTS, Filled, file_text

FOUND = PageRecognised(text=PageText(number=1, text="Seen."), confidence=0.9)

OFFER = ModelOffer(hub="http://localhost", model="a/b", revision="c", files=(), hosts=())

Writer = Callable[[Filled], object]


def _offer(filled: Filled) -> object:
    file = paths.Offered("/files/new.txt", False, 1, 1)
    options = {"job": filled.job, "source": None, "collection": None, "again": False}
    with transaction(filled.db):
        return paths.offer(filled.db, file, **options)  # type: ignore[arg-type]


def _second_encoder(filled: Filled) -> vectors.Encoder:
    encoder = vectors.add_encoder(filled.db, "second", "second", 2)
    keys = [documents.passage_hash(text) for text in TEXTS]
    vectors.store(filled.db, encoder, [(key, bytes(4)) for key in keys])
    return encoder


WRITERS: dict[str, Writer] = {
    "documents.store": lambda f: documents.store(
        f.db, documents.Content("bb", 1, 0.1), file_text("A new text.")
    ),
    "documents.replace": lambda f: documents.store(
        f.db, documents.Content("bb", 1, 0.1), file_text("A new text."), f.document
    ),
    "documents.delete": lambda f: documents.delete(f.db, f.document),
    "downloads.pin": lambda f: downloads.pin(f.db, OFFER, {"config.json": "aa"}),
    "jobs.create": lambda f: jobs.create(f.db, "embed"),
    "jobs.set_state": lambda f: jobs.set_state(f.db, f.job, "paused"),
    "jobs.progress": lambda f: jobs.progress(f.db, f.job, 1, 2, 3.0),
    "paths.offer": _offer,
    "collections.create": lambda f: collections.create(f.db, "Fish"),
    "collections.rename": lambda f: collections.rename(f.db, "Birds", "Fish"),
    "collections.delete": lambda f: collections.delete(f.db, "Birds"),
    "collections.put": lambda f: collections.put(f.db, "Fish", [f.document]),
    "collections.take": lambda f: collections.take(f.db, "Birds", [f.document]),
    "collections.add_source": lambda f: collections.add_source(
        f.db, ("/files", False), folder=True, patterns=((), ()), watched=True
    ),
    "vectors.add_encoder": lambda f: vectors.add_encoder(f.db, "other", "other", 3),
    "vectors.switch_to": lambda f: vectors.switch_to(f.db, _second_encoder(f)),
    "vectors.forget_encoder": lambda f: vectors.forget_encoder(f.db, f.encoder),
    "vectors.store": lambda f: vectors.store(
        f.db,
        vectors.add_encoder(f.db, "other", "other", 2),
        [(documents.passage_hash("Nobody counted the herons."), bytes(4))],
    ),
    "labels.create": lambda f: labels.create(f.db, "Letter", "documents"),
    "labels.answer": lambda f: labels.answer(
        f.db, labels.find(f.db, "Bird"), [f.document], yes=False
    ),
    "labels.delete": lambda f: labels.delete(f.db, "Bird"),
    "adaptations.create": lambda f: adaptations.create(f.db, Adapt(), "mine", "base", "all"),
    "recognition.store": lambda f: recognition.store(f.db, f.document, FOUND, "eng"),
    "recognition.want_again": lambda f: recognition.want_again(f.db, [f.document], "deu"),
    "searches.remember": lambda f: searches.remember(f.db, "herons", "both"),
    "searches.save": lambda f: searches.save(f.db, "Birds", "herons", "both"),
    "settings.change": lambda f: settings.change(f.db, "threads", 2),
}


def dump(db: sqlite3.Connection) -> list[str]:
    tables = [
        row[0]
        for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if row[0] not in ("words", "stems", "sqlite_sequence")
    ]
    return [repr([tuple(row) for row in db.execute(f"SELECT * FROM {table}")]) for table in tables]


def seen_by_another(filled: Filled) -> list[str]:
    with closing(sqlite3.connect(filled.db.paths.database)) as other:
        return dump(other)


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_commits_alone(filled: Filled, name: str) -> None:
    before = seen_by_another(filled)
    WRITERS[name](filled)
    assert not filled.db.in_transaction
    assert seen_by_another(filled) != before


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_joins_a_transaction_and_rolls_back_with_it(filled: Filled, name: str) -> None:
    before = dump(filled.db)

    def interrupted() -> None:
        with transaction(filled.db):
            WRITERS[name](filled)
            assert filled.db.in_transaction
            assert seen_by_another(filled) == before
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert dump(filled.db) == before
    assert check.words_out_of_step(filled.db) == 0
    assert check.damage(filled.db) == ""
