"""This machine: its threads, what it is fast at, and what the window would miss."""

import ctypes
import os
import sys

from ..messages.housekeeping import Hardware

# What PySide6's libraries link to and its wheel does not carry.
WINDOW_LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon.so.0",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libglib-2.0.so.0",
)


def threads() -> int:
    """Return how many threads may work side by side here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hardware() -> Hardware:
    """Return what this machine offers, without loading anything to find out."""
    torch = sys.modules.get("torch")
    return Hardware(
        threads=threads(),
        bfloat16=None,
        cuda=bool(torch.cuda.is_available()) if torch else None,
        mps=bool(torch.backends.mps.is_available()) if torch else None,
    )


def missing_window_libraries() -> list[str]:
    """Return the system libraries that the window needs and that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in WINDOW_LIBRARIES if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
