"""Files offered → what reading and embedding them would take."""

from contextlib import closing

from ..database import counts
from ..database.connection import open_library
from ..messages.frame import Frame
from ..messages.library import Add
from ..paths import LibraryPaths
from ..reading.files import walk
from .adding import existing
from .system import threads

# Until this library has read enough itself: measured on two cores, on mixed documents.
SECONDS_A_MEGABYTE = 1.5
DISK_A_BYTE = 1.0
ENOUGH_BYTES = 10_000_000


class Estimate(Frame, frozen=True):
    """How many files and bytes; about how many seconds and bytes on disk they take."""

    files: int
    bytes: int
    seconds: float
    disk: int


def estimate(asked: Add, paths: LibraryPaths) -> Estimate:
    """Return what adding would take, by the pace and size of this library so far."""
    sizes = [
        file.lstat().st_size
        for path in existing(asked.paths)
        for file in walk(path, asked.include, asked.exclude)
    ]
    seconds, disk = _pace(paths)
    total = sum(sizes)
    return Estimate(
        files=len(sizes),
        bytes=total,
        seconds=round(total * seconds, 1),
        disk=round(total * disk),
    )


def _pace(paths: LibraryPaths) -> tuple[float, float]:
    """Return (seconds, bytes on disk) for a byte of documents."""
    if paths.database.exists():
        with closing(open_library(paths)) as db:
            spent, read = counts.pace(db)
        if read > ENOUGH_BYTES:
            return spent / read / threads(), paths.database.stat().st_size / read
    return SECONDS_A_MEGABYTE / 1e6, DISK_A_BYTE
