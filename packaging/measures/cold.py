"""Whole processes: a cold search, and a folder synced again though nothing has changed."""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from .figure import Figure

FILES = 10_000
ROUNDS = 12
RIVALS = {"words": ("import sqlite3, json", 6.0), "both": ("import torch", 1.5)}
SYNC_FACTOR = 3.0

WALK = (
    "import os, sys\n"
    "for folder, _, names in os.walk(sys.argv[1]):\n"
    "    for name in names: os.stat(os.path.join(folder, name))\n"
)


def measure(_: argparse.Namespace) -> Iterator[Figure]:
    """Yield the ratios, each the best of some rounds in turns."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _searches(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield _sync(Path(folder))


def _searches(folder: Path) -> Iterator[Figure]:
    (folder / "letter.txt").write_text("The notice period is three months.")
    clozet = [sys.executable, "-m", "clozet", "--library", str(folder / "library"), "--json"]
    subprocess.run([*clozet, "add", str(folder / "letter.txt")], check=True, capture_output=True)
    for mode, (code, bar) in RIVALS.items():
        ours, theirs = _best(
            [*clozet, "search", "notice", "--mode", mode], [sys.executable, "-c", code]
        )
        yield _figure(f"cold search --mode {mode} against “{code}”", ours, theirs, bar)


def _sync(folder: Path) -> Figure:
    """Compare with a walk in a process that is running already: what start takes is left out.

    Both have one thread and nothing to wait for: the processor's own time tells them apart also
    where other work goes on.
    """
    files = folder / "files"
    for number in range(FILES):
        place = files / f"{number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"Letter {number}. The rent is due on Friday.")
    clozet = [sys.executable, "-m", "clozet", "--library", str(folder / "library"), "--json"]
    added = [*clozet, "add", "--no-embed", "--watch", str(files)]
    subprocess.run(added, check=True, capture_output=True)
    walk = [sys.executable, "-c", WALK, str(files)]
    empty = [*clozet, "sync", str(files / "00" / "0.txt")]
    commands = ([*clozet, "sync"], empty, walk, [sys.executable, "-c", ""])
    ours, start, theirs, bare = _best(*commands, clock=_processor)
    name = f"unchanged folder of {FILES:,} files synced again, of a processor, against os.walk"
    return _figure(name, max(0.0, ours - start), theirs - bare, SYNC_FACTOR)


def _processor() -> float:
    """Return the seconds of a processor that processes which have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _best(*commands: list[str], clock: Callable[[], float] = perf_counter) -> list[float]:
    seconds: list[list[float]] = [[] for _ in commands]
    for _round in range(ROUNDS):
        for taken, command in zip(seconds, commands, strict=True):
            began = clock()
            subprocess.run(command, check=True, capture_output=True, env=os.environ)
            taken.append(clock() - began)
    return [min(taken) for taken in seconds]


def _figure(what: str, ours: float, theirs: float, bar: float) -> Figure:
    factor = ours / theirs
    detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    return Figure(what, f"{factor:.2f}× ({detail})", f"at most {bar:g}×", factor <= bar)
