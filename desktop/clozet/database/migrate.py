"""Bring a database up to this version: numbered files, never edited, a copy first."""

import sqlite3
from contextlib import closing
from pathlib import Path

from clozet.errors import LibraryNewerError
from clozet.paths import LibraryPaths
from clozet.segmentation import segmented

from . import lock


def migrations() -> dict[int, Path]:
    """Return the SQL file of every migration by its number, in order."""
    files = sorted((Path(__file__).parent / "migrations").glob("*.sql"))
    return {int(file.name[:4]): file for file in files}


def newest() -> int:
    """Return the schema version of this program."""
    return max(migrations())


def needed(db: sqlite3.Connection) -> bool:
    """Tell whether migrations are missing; raise LibraryNewerError for a newer schema."""
    version = _version(db)
    if version > newest():
        raise LibraryNewerError(
            f"This library was written by a newer Clozet (schema {version}, this one knows "
            f"{newest()}).",
            "Install the newer version; this one has changed nothing.",
        )
    return version < newest()


def bring_up_to_date(paths: LibraryPaths, patience: float = lock.PATIENCE_SECONDS) -> None:
    """Apply the migrations that are missing, after a copy; make the database where none is.

    Raise LibraryHeldError where others use the library for `patience` seconds.
    """
    with (
        lock.hold(paths, patience),
        closing(sqlite3.connect(paths.database, isolation_level=None)) as db,
    ):
        if _version(db):
            copy_to(db, paths.backups / f"before-schema-{newest()}.sqlite")
        _apply(db)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _apply(db: sqlite3.Connection) -> None:
    db.create_function("segmented", 1, segmented, deterministic=True)
    db.execute("PRAGMA journal_mode = WAL")
    present = _version(db)
    for number, file in migrations().items():
        if number > present:
            sql = file.read_text(encoding="utf-8")
            db.executescript(f"BEGIN IMMEDIATE; {sql} PRAGMA user_version = {number}; COMMIT;")


def copy_to(db: sqlite3.Connection, file: Path) -> None:
    """Copy a live database into `file`, complete or not at all."""
    file.parent.mkdir(exist_ok=True, mode=0o700, parents=True)
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as target:
        db.backup(target)
    unfinished.replace(file)
