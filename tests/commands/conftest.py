"""A real library, real readers, and files made on the spot."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest

from clozet.commands import adding, ingest
from clozet.commands.offering import Offer
from clozet.database.connection import Database, open_library
from clozet.messages.library import Add, AddDone, Event, Sync
from clozet.paths import LibraryPaths
from clozet.worker.readers import ReaderPool

Added = tuple[list[Event], AddDone]


@pytest.fixture(scope="session")
def readers() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = open_library(LibraryPaths(tmp_path / "library"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    return files


@pytest.fixture
def add(db: Database, readers: ReaderPool) -> Callable[..., Added]:
    def act(*paths: Path, **options: object) -> Added:
        asked = Add(paths=tuple(str(path) for path in paths), **options)  # type: ignore[arg-type]
        return _run(db, readers, adding.add(db, asked), asked.passwords)

    return act


@pytest.fixture
def sync(db: Database, readers: ReaderPool) -> Callable[[], Added]:
    return lambda: _run(db, readers, adding.sync(db, Sync()), ())


def _run(db: Database, readers: ReaderPool, offer: Offer, passwords: tuple[str, ...]) -> Added:
    steps = list(ingest.ingest(db, offer, readers, passwords))
    done = steps[-1]
    assert isinstance(done, AddDone)
    return [step for step in steps if isinstance(step, Event)], done


def make_pdf(path: Path, *pages: str, password: str | None = None) -> Path:
    document = pymupdf.open()
    for text in pages:
        document.new_page().insert_textbox(pymupdf.Rect(72, 72, 523, 770), text, fontsize=11)
    options = (
        {
            "encryption": pymupdf.PDF_ENCRYPT_AES_256,
            "user_pw": password,
            "owner_pw": password + "!",
        }
        if password
        else {}
    )
    document.save(path, **options)
    document.close()
    return path
