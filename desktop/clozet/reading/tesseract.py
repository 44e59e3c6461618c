"""Tesseract, a foreign program fed with hostile pictures: started, bounded, and what it prints.

It runs as a process group of its own, without a shell, without files: the picture goes in by its
standard input, the words come out as tab-separated values.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from math import ceil
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import psutil

from clozet.errors import NothingToDoError

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_TO_ASK = 10.0

MISSING = "Text cannot be recognised here: Tesseract is not installed."
INSTALL = "Install it, for example with: apt install tesseract-ocr tesseract-ocr-deu"

_LANGUAGE = re.compile(r"\w[\w/-]*(?:\+\w[\w/-]*)*", re.ASCII)
_WORD_LEVEL = "5"
ASKED_FOR = ("--dpi", "300", "--psm", "3", "-c", "tessedit_create_tsv=1")  # 3: any layout
_NOT_LANGUAGES = {"osd", "equ"}


class FailedError(Exception):
    """Tesseract gave nothing; the text is the reason for the user."""


class Engine(NamedTuple):
    """The program as it is installed: its file, its version, the languages that it knows."""

    program: str
    version: str
    languages: tuple[str, ...]


class Bounds(NamedTuple):
    """What one picture may cost: seconds by the clock, bytes of memory."""

    seconds: float = 60.0
    memory: int = 1_000_000_000


BOUNDS = Bounds()


class SeenWord(NamedTuple):
    """A word as Tesseract saw it; the box is in pixels, `confidence` 0…100.

    `block`, `paragraph` and `line` count as Tesseract parts the page.
    """

    block: int
    paragraph: int
    line: int
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float
    text: str


@cache
def installed() -> Engine | None:
    """Return the Tesseract of this machine, None where there is none that answers."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    version = _asked(program, "--version").split("\n")[0].removeprefix("tesseract").strip()
    listed = _asked(program, "--list-langs").splitlines()[1:]
    languages = tuple(name for name in listed if name and name not in _NOT_LANGUAGES)
    return Engine(program, version, languages) if languages else None


def engine() -> Engine:
    """Return the recogniser; raise NothingToDoError where there is none."""
    found = installed()
    if found is None:
        raise NothingToDoError(MISSING, INSTALL)
    return found


def is_language(name: str) -> bool:
    """Tell whether `name` can be a language of Tesseract, or several joined by "+"."""
    return _LANGUAGE.fullmatch(name) is not None and ".." not in name


def words_of(
    engine: Engine,
    picture: bytes,
    language: str,
    stopped: Callable[[], bool] = lambda: False,
    bounds: Bounds = BOUNDS,
) -> list[SeenWord]:
    """Return the words in a picture (PGM, 300 dots an inch), in Tesseract's reading order.

    Raises FailedError where it goes over its time or memory, dies, or `stopped` says so.
    """
    running = _Running(engine, language, bounds)
    try:
        printed = running.finish(picture, stopped)
    finally:
        running.end()
    return list(_words(printed.decode("utf-8", "replace").splitlines()))


class _Running:
    """One run of Tesseract."""

    def __init__(self, engine: Engine, language: str, bounds: Bounds) -> None:
        self._bounds = bounds
        self._process = subprocess.Popen(
            [engine.program, "stdin", "stdout", "-l", language, *ASKED_FOR],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=Path(engine.program).anchor,  # where no file of a user's can be taken for its own
            start_new_session=True,
        )
        assert self._process.stdin is not None
        # Python's communicate cannot go on with half-written input after its time is up.
        self._input, self._process.stdin = self._process.stdin, None
        _limit(self._process.pid, bounds)

    def finish(self, picture: bytes, stopped: Callable[[], bool]) -> bytes:
        """Give it the picture and return what it printed."""
        began = monotonic()
        threading.Thread(target=self._give, args=(picture,), daemon=True).start()
        while True:
            try:
                printed, _ = self._process.communicate(timeout=SECONDS_BETWEEN_LOOKS)
            except subprocess.TimeoutExpired:
                self._check(began, stopped)
                continue
            if self._process.returncode:
                raise FailedError("the recogniser ended early")
            return printed

    def _give(self, picture: bytes) -> None:
        with suppress(OSError), self._input:  # it may end before it has read all
            self._input.write(picture)

    def _check(self, began: float, stopped: Callable[[], bool]) -> None:
        if stopped():
            raise FailedError("it was stopped")
        if monotonic() - began > self._bounds.seconds:
            raise FailedError(f"it took more than {self._bounds.seconds:.0f} seconds")
        try:
            resident = psutil.Process(self._process.pid).memory_info().rss
        except psutil.NoSuchProcess:
            return
        if resident > self._bounds.memory:
            raise FailedError("it took too much memory")

    def end(self) -> None:
        """End the whole group, whatever state it is in."""
        if self._process.poll() is None:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()


def _limit(process: int, bounds: Bounds) -> None:
    """Let the system itself hold the limits where it can, should the reader die before."""
    if sys.platform == "linux":
        import resource

        seconds = ceil(bounds.seconds)
        for what, most in (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, bounds.memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.prlimit(process, what, (most, most))


def _environment() -> dict[str, str]:
    """Return what Tesseract may know of the environment: where its languages lie, one thread."""
    kept = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    return {**known, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def _asked(program: str, question: str) -> str:
    try:
        done = subprocess.run(
            [program, question],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=_environment(),
            timeout=SECONDS_TO_ASK,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _words(lines: Sequence[str]) -> Iterator[SeenWord]:
    """Yield the words of Tesseract's table; a line that is none is passed over."""
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        try:
            block, paragraph, row = map(int, cells[2:5])
            left, top, width, height = map(int, cells[6:10])
            confidence = float(cells[10])
        except ValueError:
            continue
        box = left, top, left + width, top + height
        yield SeenWord(block, paragraph, row, *box, confidence, cells[11].strip())
