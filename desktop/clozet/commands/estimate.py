"""Files offered → what reading and embedding them would take."""

from clozet.messages.frame import Frame
from clozet.messages.library import Add
from clozet.reading.files import walk

from .adding import existing
from .system import threads

# Measured: 150 mixed documents of 8.6 MB took 60 s of processor time, and 6 MB of library.
THREAD_SECONDS_A_BYTE = 60 / 8.6e6
DISK_A_BYTE = 0.7


class Estimate(Frame, frozen=True):
    """How many files and bytes; about how many seconds and bytes on disk they take."""

    files: int
    bytes: int
    seconds: float
    disk: int


def estimate(asked: Add) -> Estimate:
    """Return what adding would take on this machine, at the pace of ordinary documents."""
    sizes = [
        file.lstat().st_size
        for path in existing(asked.paths)
        for file in walk(path, asked.include, asked.exclude)
    ]
    total = sum(sizes)
    return Estimate(
        files=len(sizes),
        bytes=total,
        seconds=round(total * THREAD_SECONDS_A_BYTE / threads(), 1),
        disk=round(total * DISK_A_BYTE),
    )
