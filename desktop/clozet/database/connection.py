"""Open the database: pragmas, one transaction helper, a library that is not there refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import IO

from clozet.errors import LibraryHeldError, LibraryNewerError, NotThereError, UsageError
from clozet.paths import LibraryPaths
from clozet.segmentation import segmented

from . import lock, migrate
from .failures import damaged

UNSAFE_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs"}
BUSY_SECONDS = 30
MIGRATION_PATIENCE_SECONDS = 0.2


class Database(sqlite3.Connection):
    """A connection that holds the library's lock, shared, for as long as it is open."""

    paths: LibraryPaths
    lock: IO[str]
    stale: tuple[tuple[int, int], int] | None = None  # as last counted, and when

    def version(self) -> tuple[int, int]:
        """Return what is another one after any change of the database."""
        return int(self.execute("PRAGMA data_version").fetchone()[0]), self.total_changes

    def close(self) -> None:
        """Close the connection and let go of the library."""
        super().close()
        self.lock.close()


def open_library(paths: LibraryPaths, *, create: bool = False) -> Database:
    """Open the library in `paths`, migrated to this version; with `create`, make it if need be.

    Raise NotThereError where there is none, LibraryNewerError, LibraryDamagedError,
    LibraryHeldError.
    """
    if not paths.database.exists():
        if not create:
            raise _no_library(paths)
        _make_folder(paths)
    until = monotonic() + lock.PATIENCE_SECONDS
    while not (db := _current(paths)):
        try:
            migrate.bring_up_to_date(paths, MIGRATION_PATIENCE_SECONDS)
        except LibraryHeldError:  # by somebody who makes it, perhaps: then there is nothing to do
            if monotonic() > until:
                raise
    return db


def _current(paths: LibraryPaths) -> Database | None:
    """Return a connection where the database is there and up to date."""
    if not paths.database.exists():
        return None
    db = connect(paths)
    if migrate.needed(db):
        db.close()
        return None
    return db


def opened(db: Database | None) -> Database:
    """Return the library, or raise NotThereError for a question that cannot do without one."""
    if db is None:
        remedy = "Make one by adding documents: clozet add PATH."
        raise NotThereError("There is no library.", remedy)
    return db


def _no_library(paths: LibraryPaths) -> NotThereError:
    return NotThereError(
        f"There is no library in {paths.folder}.", "Make one by adding documents: clozet add PATH."
    )


def _make_folder(paths: LibraryPaths) -> None:
    paths.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _file_system(paths) in UNSAFE_FILE_SYSTEMS:
        raise UsageError(
            f"A library cannot lie on a network drive ({paths.folder}): its locks are not safe.",
            "Choose a folder on a disk of this computer with --library.",
        )
    paths.folder.chmod(0o700)


def _file_system(paths: LibraryPaths) -> str:
    import psutil  # only for a new library: it takes time to import

    folder = str(paths.folder.resolve())
    mounts = [
        part
        for part in psutil.disk_partitions(all=True)
        if folder == part.mountpoint or folder.startswith(part.mountpoint.rstrip("/") + "/")
    ]
    return max(mounts, key=lambda part: len(part.mountpoint)).fstype if mounts else ""


def connect(paths: LibraryPaths, held: IO[str] | None = None) -> Database:
    """Connect to a database that is there; `held` is the lock, held already.

    Raise NotThereError where the library has gone meanwhile, LibraryNewerError before
    anything is changed, LibraryDamagedError.
    """
    held = held or lock.share(paths)
    if not paths.database.exists():
        held.close()
        raise _no_library(paths)
    connection = sqlite3.connect(
        paths.database,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=Database,
    )
    connection.paths = paths
    connection.lock = held
    try:
        migrate.needed(connection)
        prepare(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            raise damaged() from error
        raise
    except LibraryNewerError:
        connection.close()
        raise
    return connection


def prepare(connection: sqlite3.Connection) -> None:
    """Set what each connection needs: rows by name, WAL, foreign keys, deletion that overwrites."""
    connection.row_factory = sqlite3.Row
    connection.create_function("segmented", 1, segmented, deterministic=True)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")  # kB: what BM25 asks of each passage stays
    connection.execute("PRAGMA wal_autocheckpoint = 8000")


@contextmanager
def transaction(connection: sqlite3.Connection, *, synced: bool = False) -> Iterator[None]:
    """Commit all or nothing; joins the transaction that is open already.

    `synced` waits for the disk: for what only the user knows and nothing can make again.
    """
    if connection.in_transaction:
        yield
        return
    if synced:
        connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    else:
        connection.commit()
    finally:
        if synced:
            connection.execute("PRAGMA synchronous = NORMAL")
