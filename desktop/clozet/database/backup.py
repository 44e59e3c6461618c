"""Copies of the database: one kept by itself each day, and one for a backup."""

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from time import time

from clozet.errors import NoRoomError
from clozet.paths import LibraryPaths

from .connection import Database
from .failures import no_room

log = logging.getLogger("clozet.backup")

AUTOMATIC = "automatic.sqlite"
SECONDS_BETWEEN_COPIES = 24 * 3600


def keep_copy(db: Database) -> bool:
    """Keep a checked copy of the database, if the last one is older than a day or missing.

    Without room for it, nothing is copied and the last one stays. Return whether one was made.
    """
    file = db.paths.backups / AUTOMATIC
    if file.exists() and time() - file.stat().st_mtime < SECONDS_BETWEEN_COPIES:
        return False
    try:
        write_copy(db, file)
    except (OSError, NoRoomError, sqlite3.Error) as error:
        log.warning("no copy of the database was made: %s", type(error).__name__)
        return False
    return True


def write_copy(db: sqlite3.Connection, file: Path) -> None:
    """Write a compact, checked, synced copy of a live database into `file`, whole or not at all.

    Raise NoRoomError where the disk is full.
    """
    file.parent.mkdir(exist_ok=True, mode=0o700, parents=True)
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", (str(unfinished),))
        _check(unfinished)
        _sync(unfinished)
        unfinished.replace(file)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise no_room() from error
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def _check(copy: Path) -> None:
    """Raise sqlite3.DatabaseError where a copy is no better than what it was made of."""
    with closing(sqlite3.connect(copy)) as db:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")


def _sync(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    file.chmod(0o600)


def forget_copies(paths: LibraryPaths) -> None:
    """Delete all copies that the library keeps of itself: gone means gone."""
    for file in paths.backups.glob("*"):
        file.unlink()


def last_copy(paths: LibraryPaths) -> Path | None:
    """Return the newest copy that the library keeps of itself and that is whole."""
    files = sorted(paths.backups.glob("*.sqlite"), key=lambda file: -file.stat().st_mtime)
    return next((file for file in files if is_whole(file)), None)


def is_whole(file: Path) -> bool:
    """Tell whether a file is a database without damage, with a library's tables."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("SELECT count(*) FROM documents").fetchone()
            return bool(db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def schema(file: Path) -> int:
    """Return the schema version of a database file."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def empty_log(database: Path) -> None:
    """Bring what the log holds into the database, if it is whole enough for that."""
    try:
        with closing(sqlite3.connect(database)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        log.warning("the log of a damaged database stays as it is")
