"""How much memory is free, and whether this process hands back what it has freed."""

import ctypes
import sys

import psutil

# Of mallopt(3), in glibc's malloc.h.
TRIM_THRESHOLD, MOST_MAPPED, MOST_ARENAS = -1, -4, -8
LARGEST = 2**31 - 1


def keep_freed() -> None:
    """Let this process keep memory that it has freed, for its next tensors of the same size.

    Otherwise glibc takes each large tensor from the system anew, which fills it with zeros page by
    page: a tenth of the time of a training step. For processes that end with their work, before
    their threads start; where there is no glibc, nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):
        return
    for option, value in ((MOST_ARENAS, 1), (MOST_MAPPED, 0), (TRIM_THRESHOLD, LARGEST)):
        mallopt(option, value)


def free() -> int:
    """Return how many bytes this machine has to give without taking them from anybody."""
    return int(psutil.virtual_memory().available)


def held() -> int:
    """Return how many bytes this process has."""
    return int(psutil.Process().memory_info().rss)
