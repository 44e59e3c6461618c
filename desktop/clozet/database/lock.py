"""The library's lock: shared by all who use it, exclusive for those who rebuild it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import portalocker

from ..errors import LibraryHeldError
from ..paths import LibraryPaths

PATIENCE_SECONDS = 5.0


def share(paths: LibraryPaths) -> IO[str]:
    """Hold the library as one user among others until the file returned is closed.

    Raise LibraryHeldError while a migration, restore, repair, move or delete holds it.
    """
    return _lock(
        paths,
        portalocker.LockFlags.SHARED,
        LibraryHeldError(
            "The library is being rebuilt, moved or restored by another process.",
            "Wait until that has ended, then try again.",
        ),
    )


@contextmanager
def hold(paths: LibraryPaths) -> Iterator[IO[str]]:
    """Hold the library alone; raise LibraryHeldError while anybody uses it."""
    file = _lock(
        paths,
        portalocker.LockFlags.EXCLUSIVE,
        LibraryHeldError(
            "The library is in use by another Clozet process.",
            "Close the window and other commands that use it, then try again.",
        ),
    )
    try:
        yield file
    finally:
        file.close()


def _lock(paths: LibraryPaths, kind: portalocker.LockFlags, refusal: LibraryHeldError) -> IO[str]:
    lock = portalocker.Lock(
        paths.folder / "library.lock",
        mode="a",
        timeout=PATIENCE_SECONDS,
        check_interval=0.05,
        flags=kind | portalocker.LockFlags.NON_BLOCKING,
    )
    try:
        return lock.acquire()
    except portalocker.LockException as error:
        raise refusal from error
