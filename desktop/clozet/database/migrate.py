"""Bring a database up to this version: numbered files, never edited, a copy first."""

import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path

from ..errors import LibraryNewerError
from ..paths import LibraryPaths
from ..segmentation import segmented
from . import lock
from .failures import damaged


def migrations() -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration, in order."""
    folder = resources.files(__package__) / "migrations"
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in files]


def newest() -> int:
    """Return the schema version of this program."""
    return migrations()[-1][0]


def bring_up_to_date(paths: LibraryPaths) -> None:
    """Apply the migrations that are missing; raise LibraryNewerError for a newer schema."""
    version = _version(paths.database) if paths.database.exists() else 0
    if version > newest():
        raise LibraryNewerError(
            f"This library was written by a newer Clozet (schema {version}, this one knows "
            f"{newest()}).",
            "Install the newer version; this one has changed nothing.",
        )
    if version == newest():
        return
    with lock.hold(paths), closing(sqlite3.connect(paths.database, isolation_level=None)) as db:
        if version:
            copy_to(db, paths.backups / f"before-schema-{newest()}.sqlite")
        _apply(db)


def _version(database: Path) -> int:
    try:
        with closing(sqlite3.connect(database)) as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            raise
        raise damaged() from error


def _apply(db: sqlite3.Connection) -> None:
    db.create_function("segmented", 1, segmented, deterministic=True)
    db.execute("PRAGMA journal_mode = WAL")
    present = int(db.execute("PRAGMA user_version").fetchone()[0])
    for number, sql in migrations():
        if number > present:
            db.executescript(f"BEGIN IMMEDIATE; {sql} PRAGMA user_version = {number}; COMMIT;")


def copy_to(db: sqlite3.Connection, file: Path) -> None:
    """Copy a live database into `file`, complete or not at all."""
    file.parent.mkdir(exist_ok=True, mode=0o700, parents=True)
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as target:
        db.backup(target)
    unfinished.replace(file)
