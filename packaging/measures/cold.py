"""Whole processes: a cold search, and a folder synced again though nothing has changed."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from .figure import Figure

FILES = 10_000
ROUNDS = 5
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
    """Compare with a walk in a process that is running already: what start takes is left out."""
    files = folder / "files"
    for number in range(FILES):
        place = files / f"{number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"Letter {number}. The rent is due on Friday.")
    clozet = [sys.executable, "-m", "clozet", "--library", str(folder / "library"), "--json"]
    added = [*clozet, "add", "--no-embed", "--watch", str(files)]
    subprocess.run(added, check=True, capture_output=True)
    walk = [sys.executable, "-c", WALK, str(files)]
    ours, theirs = _best([*clozet, "sync"], walk)
    empty, bare = _best([*clozet, "sync", str(files / "00" / "0.txt")], [sys.executable, "-c", ""])
    name = f"unchanged folder of {FILES:,} files synced again against os.walk and stat"
    return _figure(name, max(0.0, ours - empty), theirs - bare, SYNC_FACTOR)


def _best(*commands: list[str]) -> list[float]:
    seconds: list[list[float]] = [[] for _ in commands]
    for _round in range(ROUNDS):
        for taken, command in zip(seconds, commands, strict=True):
            began = perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=os.environ)
            taken.append(perf_counter() - began)
    return [min(taken) for taken in seconds]


def _figure(what: str, ours: float, theirs: float, bar: float) -> Figure:
    factor = ours / theirs
    detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    return Figure(what, f"{factor:.2f}× ({detail})", f"at most {bar:g}×", factor <= bar)
