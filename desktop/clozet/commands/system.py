"""This machine: its threads, what it is fast at, and what the window would miss."""

import ctypes
import os
import sys
from pathlib import Path

from clozet.messages.housekeeping import Hardware

# What PySide6's libraries link to and its wheel does not carry.
WINDOW_LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libglib-2.0.so.0",
)

CPU_INFO = Path("/proc/cpuinfo")
BFLOAT16_FLAGS = {"avx512_bf16", "amx_bf16", "bf16"}


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
        bfloat16=_has_bfloat16(),
        cuda=bool(torch.cuda.is_available()) if torch else None,
        mps=bool(torch.backends.mps.is_available()) if torch else None,
    )


def _has_bfloat16() -> bool | None:
    """Tell whether the processor says that it computes in bfloat16; None where it cannot be asked.

    What the encoder runs in is decided by trying, when it is loaded.
    """
    try:
        about = CPU_INFO.read_text(encoding="utf-8")
    except OSError:
        return None
    return not BFLOAT16_FLAGS.isdisjoint(about.split())


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
