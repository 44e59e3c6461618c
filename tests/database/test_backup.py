"""Copies of the database: whole, at most one a day, gone with what was removed."""

import os
import sqlite3
from contextlib import closing

from clozet.database import backup
from clozet.database.connection import Database

from .conftest import Filled


def test_a_copy_is_kept_once_a_day(filled: Filled) -> None:
    assert backup.keep_copy(filled.db)
    assert not backup.keep_copy(filled.db)
    copy = filled.db.paths.backups / backup.AUTOMATIC
    os.utime(copy, (0, 0))
    assert backup.keep_copy(filled.db)
    assert backup.is_whole(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM passages").fetchone()[0] == 2
        assert db.execute("SELECT count(*) FROM words_docsize").fetchone()[0] == 2


def test_without_room_the_last_copy_stays(filled: Filled) -> None:
    backup.keep_copy(filled.db)
    copy = filled.db.paths.backups / backup.AUTOMATIC
    before = copy.read_bytes()
    os.utime(copy, (0, 0))
    (filled.db.paths.backups / (backup.AUTOMATIC + ".unfinished")).mkdir()
    assert not backup.keep_copy(filled.db)
    assert copy.read_bytes() == before


def test_copies_can_be_forgotten(filled: Filled) -> None:
    backup.keep_copy(filled.db)
    assert backup.last_copy(filled.db.paths) is not None
    backup.forget_copies(filled.db.paths)
    assert backup.last_copy(filled.db.paths) is None
    backup.forget_copies(filled.db.paths)


def test_a_damaged_copy_is_not_offered(filled: Filled) -> None:
    backup.keep_copy(filled.db)
    copy = filled.db.paths.backups / backup.AUTOMATIC
    copy.write_bytes(copy.read_bytes()[:5000])
    assert backup.last_copy(filled.db.paths) is None


def test_an_empty_database_is_no_library(db: Database) -> None:
    file = db.paths.folder / "empty.sqlite"
    sqlite3.connect(file).close()
    assert not backup.is_whole(file)
