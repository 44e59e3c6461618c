"""The window: until it takes input, and how long its thread is busy while work goes on."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

ROUNDS = 5
FILES = 1000
PROBES = Path(__file__).parent / "window_probes"


def measure(_: argparse.Namespace) -> Iterator[Figure]:
    """Yield the start against a bare window, and the longest waits of the window's thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as library:
        for _round in range(ROUNDS):
            bare.append(_seconds("bare.py"))
            ours.append(_seconds("start.py", library))
    value = statistics.median(ours) / statistics.median(bare)
    yield Figure(
        "window until it takes input against a bare PySide6 window",
        f"{value:.2f}× ({statistics.median(ours):.2f} s against {statistics.median(bare):.2f} s)",
        "within 2×",
        value <= 2.0,
    )
    with tempfile.TemporaryDirectory() as folder:
        out = _run("busy.py", folder, str(FILES)).split()
    share, longest = float(out[0]), float(out[1])
    yield Figure(
        f"the window's thread while {FILES} files are read and embedded",
        f"p99.9 {share:.0f} ms, longest {longest:.0f} ms",
        "p99.9 ≤ 50 ms, longest ≤ 200 ms",
        share <= 50 and longest <= 200,
    )


def _seconds(probe: str, *arguments: str) -> float:
    return float(_run(probe, *arguments))


def _run(probe: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, str(PROBES / probe), *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
