"""What the command line prints: text for people, or JSON and nothing else."""

import sys
from collections.abc import Callable
from typing import Any

import msgspec

from clozet.errors import ClozetError
from clozet.messages.frame import as_json
from clozet.messages.progress import Progress

BAR = 30
DOING = {
    "read": "Reading",
    "ocr": "Recognising",
    "embed": "Embedding",
    "adapt": "Adapting",
    "surprise": "Measuring",
    "download": "Downloading",
}

_ENCODER = msgspec.json.Encoder()


class Output:
    """Standard output for results, standard error for errors and the progress bar."""

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self.json = json
        self._bar = sys.stderr.isatty() and not json and not quiet
        self._bar_shown = False
        self._quiet = quiet

    def value(self, value: Any, text: Callable[[], str]) -> None:
        """Print a result: as JSON where that was asked for, otherwise its text."""
        if self.json:
            self.json_line(value)
        else:
            self._write(text())

    def json_line(self, value: Any) -> None:
        """Print a value as one line of JSON."""
        self._clear_bar()
        plain = value if isinstance(value, dict) else as_json(value)
        sys.stdout.buffer.write(msgspec.json.encode(plain) + b"\n")
        sys.stdout.buffer.flush()

    def event(self, event: msgspec.Struct) -> None:
        """Print a message as one line of JSON; those of a burst go out together.

        What is printed next, or a look at the progress, lets it go.
        """
        sys.stdout.buffer.write(_ENCODER.encode(event) + b"\n")

    def done(self, ids: tuple[int, ...] = (), text: str = "Done.", **more: Any) -> None:
        """Print that an act without a shape of its own is done."""
        if self.json:
            self.json_line({"done": True, "ids": ids, **more})
        elif not self._quiet:
            self._write(text)

    def note(self, text: str) -> None:
        """Print a line for people only."""
        if not self.json and not self._quiet:
            self._write(text)

    def warn(self, error: ClozetError) -> None:
        """Print what is in the way of a part of the work, while the rest goes on."""
        self._clear_bar()
        sys.stderr.write(f"clozet: {error.message} {error.remedy}".rstrip() + "\n")

    def error(self, error: ClozetError) -> None:
        """Print an error: one sentence and its remedy."""
        if self.json:
            words = {"kind": error.kind, "message": error.message, "remedy": error.remedy}
            self.json_line({"error": words})
        self.warn(error)

    def progress(self, progress: Progress) -> None:
        """Draw the progress bar where somebody may see it; let go of what was printed."""
        if self.json:
            sys.stdout.buffer.flush()
        if not self._bar or not progress.of:
            return
        filled = BAR * min(progress.done, progress.of) // progress.of
        what = DOING.get(progress.kind, progress.kind)
        line = f"{what} [{'#' * filled}{'·' * (BAR - filled)}] {_far(progress)}"
        if progress.seconds_left is not None:
            line += f"  {duration(progress.seconds_left)} left"
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
        self._bar_shown = True

    def _clear_bar(self) -> None:
        if self._bar_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._bar_shown = False

    def _write(self, text: str) -> None:
        self._clear_bar()
        if text:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()


def _far(progress: Progress) -> str:
    if progress.kind == "download":  # in kB
        return f"{size(1000 * progress.done)} of {size(1000 * progress.of)}"
    return f"{progress.done}/{progress.of}"


def duration(seconds: float) -> str:
    """Return a time to wait as people say it."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 3600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def size(count: float) -> str:
    """Return a number of bytes as people say it."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
