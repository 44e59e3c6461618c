"""Migrations: from nothing, from the first schema with rows in it, never downwards."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clozet.database import migrate
from clozet.database.connection import open_library
from clozet.errors import LibraryDamagedError, LibraryNewerError, NotThereError
from clozet.paths import LibraryPaths

from .conftest import Filled


def version(library: LibraryPaths) -> int:
    with closing(sqlite3.connect(library.database)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_library_has_the_newest_schema_and_belongs_to_its_owner(
    library: LibraryPaths,
) -> None:
    open_library(library, create=True).close()
    assert version(library) == migrate.newest()
    assert library.folder.stat().st_mode & 0o777 == 0o700


def test_migrations_are_numbered_without_a_gap() -> None:
    assert list(migrate.migrations()) == list(range(1, migrate.newest() + 1))


def test_a_library_that_is_not_there_is_not_made(library: LibraryPaths) -> None:
    with pytest.raises(NotThereError):
        open_library(library)
    assert not library.folder.exists()


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with one more migration than this one."""
    number = migrate.newest() + 1
    file = tmp_path / f"{number:04}_notes.sql"
    file.write_text("CREATE TABLE notes (id INTEGER PRIMARY KEY);")
    present = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: {**present, number: file})


def test_an_older_library_is_copied_then_brought_up_to_date(filled: Filled, one_more: None) -> None:
    filled.db.close()
    library = filled.db.paths
    with closing(open_library(library)) as db:
        assert db.execute("SELECT count(*) FROM notes").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    assert version(library) == migrate.newest()
    copy = library.backups / f"before-schema-{migrate.newest()}.sqlite"
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("PRAGMA user_version").fetchone()[0] == migrate.newest() - 1


def test_a_migration_that_fails_changes_nothing(
    filled: Filled, one_more: None, tmp_path: Path
) -> None:
    filled.db.close()
    library = filled.db.paths
    (tmp_path / f"{migrate.newest():04}_notes.sql").write_text(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(sqlite3.OperationalError):
        open_library(library)
    assert version(library) == migrate.newest() - 1


def test_a_newer_library_is_refused_and_left_alone(filled: Filled) -> None:
    filled.db.execute("PRAGMA user_version = 99")
    filled.db.close()
    before = filled.db.paths.database.read_bytes()
    with pytest.raises(LibraryNewerError):
        open_library(filled.db.paths)
    assert filled.db.paths.database.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, bytes(4096) + b"x"])
def test_what_is_no_database_is_damaged(library: LibraryPaths, content: bytes) -> None:
    library.folder.mkdir()
    library.database.write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        open_library(library)
    assert library.database.read_bytes() == content


def test_an_interrupted_first_start_is_finished(library: LibraryPaths) -> None:
    library.folder.mkdir()
    library.database.touch()
    open_library(library).close()
    assert version(library) == migrate.newest()


def test_a_library_can_be_copied_as_a_folder(filled: Filled, tmp_path: Path) -> None:
    filled.db.close()
    shutil.copytree(filled.db.paths.folder, tmp_path / "copy")
    with closing(open_library(LibraryPaths(tmp_path / "copy"))) as db:
        assert db.execute("SELECT count(*) FROM passages").fetchone()[0] == 2
