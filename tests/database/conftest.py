"""A database with a document, a job, a collection and vectors, made without any reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clozet.database import (
    collections,
    documents,
    jobs,
    labels,
    paths,
    recognition,
    vectors,
)
from clozet.database.connection import Database, open_library, transaction
from clozet.messages.reading import FileText, PageText, Passage, Span
from clozet.messages.recognition import PageRecognised
from clozet.paths import LibraryPaths

TEXTS = ("The heron stands in the river.", "Nobody counted the herons.")


@dataclass(frozen=True)
class Filled:
    """A database and the ids of what was put into it."""

    db: Database
    job: int
    path: int
    document: int
    encoder: vectors.Encoder


def file_text(*texts: str, title: str = "Herons") -> FileText:
    page = " ".join(texts)
    passages = tuple(
        Passage(
            text=text,
            heading="",
            spans=(Span(page=1, start=page.index(text), end=page.index(text) + len(text)),),
        )
        for text in texts
    )
    return FileText(
        state="read",
        kind="text",
        title=title,
        date="2024-05-06T00:00:00+00:00",
        words=len(page.split()),
        pages=(PageText(number=1, text=page),),
        passages=passages,
    )


def offer(db: Database, name: str, job: int) -> int:
    with transaction(db):
        file = paths.Offered(name, False, 10, 1)
        paths.offer(db, file, job=job, source=None, collection=None, again=True)
    row = paths.find(db, name)
    assert row is not None
    return int(row["id"])


def store(db: Database, path: int, content: str, *texts: str, title: str = "Herons") -> int:
    row = db.execute("SELECT * FROM paths WHERE id = ?", (path,)).fetchone()
    with transaction(db):
        document = documents.store(
            db, documents.Content(content, 10, 0.1), file_text(*texts, title=title)
        )
        reading = paths.Reading("read", "", "", "text", content, document, "added")
        paths.settle(db, row, reading)
    return document


@pytest.fixture
def library(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture
def db(library: LibraryPaths) -> Iterator[Database]:
    opened = open_library(library, create=True)
    yield opened
    opened.close()


@pytest.fixture
def filled(db: Database) -> Filled:
    job = jobs.create(db, "read")
    path = offer(db, "/files/herons.txt", job)
    document = store(db, path, "aa", *TEXTS)
    with transaction(db):
        recognition.want(db, document, [1])
    recognition.store(db, document, PageRecognised(text=PageText(number=1, text="Her0ns.")), "eng")
    collections.put(db, "Birds", [document])
    labels.create(db, "Bird", "documents")
    labels.answer(db, labels.find(db, "Bird"), [document], yes=True)
    encoder = vectors.add_encoder(db, "hash", "test", 2)
    vectors.switch_to(db, encoder)
    missing = vectors.texts_without(db, encoder, 10)
    vectors.store(db, encoder, [(key, bytes(4)) for _, key, _ in missing])
    return Filled(db, job, path, document, encoder)
