"""The library's lock: shared by all who use it, exclusive for those who rebuild it.

The system lets go of it when its holder dies.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import IO

from clozet.errors import LibraryHeldError
from clozet.paths import LibraryPaths

PATIENCE_SECONDS = 5.0
SECONDS_BETWEEN_TRIES = 0.05


def share(paths: LibraryPaths) -> IO[str]:
    """Hold the library as one user among others until the file returned is closed.

    Raise LibraryHeldError while a migration, restore, repair, move or delete holds it.
    """
    refusal = LibraryHeldError(
        "The library is being rebuilt, moved or restored by another process.",
        "Wait until that has ended, then try again.",
    )
    return _lock(paths, PATIENCE_SECONDS, refusal, exclusive=False)


@contextmanager
def hold(paths: LibraryPaths, patience: float = PATIENCE_SECONDS) -> Iterator[IO[str]]:
    """Hold the library alone; raise LibraryHeldError where others use it for `patience` seconds."""
    refusal = LibraryHeldError(
        "The library is in use by another Clozet process.",
        "Close the window and other commands that use it, then try again.",
    )
    with _lock(paths, patience, refusal, exclusive=True) as file:
        yield file


@contextmanager
def alone(paths: LibraryPaths, work: str) -> Iterator[bool]:
    """Hold the right to do some long work in a library; False where another process has it."""
    with (paths.folder / f"{work}.lock").open("a") as file:
        yield take(file, exclusive=True)


def _lock(
    paths: LibraryPaths, patience: float, refusal: LibraryHeldError, *, exclusive: bool
) -> IO[str]:
    file = (paths.folder / "library.lock").open("a")
    until = monotonic() + patience
    while not take(file, exclusive=exclusive):
        if monotonic() > until:
            file.close()
            raise refusal
        sleep(SECONDS_BETWEEN_TRIES)
    return file


if sys.platform == "win32":
    import portalocker

    def take(file: IO[str], *, exclusive: bool) -> bool:
        """Lock an open file until it is closed; return False where another process has it."""
        kind = portalocker.LockFlags.EXCLUSIVE if exclusive else portalocker.LockFlags.SHARED
        try:
            portalocker.lock(file, kind | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException:
            return False
        return True

else:
    # What portalocker does here, without the fifth of a cold search that importing it takes.
    import fcntl

    def take(file: IO[str], *, exclusive: bool) -> bool:
        """Lock an open file until it is closed; return False where another process has it."""
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
