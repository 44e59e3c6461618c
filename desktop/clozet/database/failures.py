"""SQLite's failures in words: what the machine did, and what a person can do."""

import sqlite3

from clozet.errors import (
    ClozetError,
    LibraryDamagedError,
    LibraryHeldError,
    NoPermissionError,
    NoRoomError,
)


def explained(error: Exception) -> ClozetError | None:
    """Return the words for an error of SQLite or the system, None where it is a defect of ours."""
    if isinstance(error, ClozetError):
        return error
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    return None


def _of_system(error: OSError) -> ClozetError | None:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return no_room()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NoPermissionError(
            "The system does not allow writing there.",
            "Give this user the right to write, or choose another place.",
        )
    return None


def no_room() -> NoRoomError:
    """Return the words for a full disk."""
    return NoRoomError(
        "The disk is full; what was committed is safe.", "Free some space, then try again."
    )


def damaged() -> LibraryDamagedError:
    """Return the words for a database that cannot be trusted."""
    return LibraryDamagedError(
        "The library's database is damaged.",
        "Run “clozet doctor --repair”, or bring back a good copy with “clozet restore FILE”.",
    )


def _of_sqlite(error: sqlite3.Error) -> ClozetError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")):
        return no_room()
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return NoPermissionError(
            "The library's folder cannot be written to.",
            "Give this user the right to write there, or choose another library with --library.",
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryHeldError(
            "Another process has been writing to the library for too long.", "Try again."
        )
    return None
