"""PDFs made on the spot: lines of Times at known places."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clozet.reading.mupdf import pymupdf

WORDS = [
    "the",
    "tenant",
    "shall",
    "give",
    "notice",
    "in",
    "writing",
    "before",
    "the",
    "day",
    "on",
    "which",
    "a",
    "month",
    "ends",
    "and",
    "keep",
    "every",
    "key",
    "until",
    "record",
    "of",
    "condition",
    "has",
    "been",
    "signed",
    "by",
    "both",
    "parties",
    "or",
    "their",
    "agents",
]


def sentences(count: int, start: int = 0) -> str:
    """Return that many sentences of nine words, each different."""
    made = []
    for number in range(start, start + count):
        words = [WORDS[(number * 7 + step * 5) % len(WORDS)] for step in range(8)]
        made.append(" ".join([words[0].capitalize(), *words[1:], f"n{number}."]))
    return " ".join(made)


def wrapped(text: str, width: float, size: float = 10) -> list[str]:
    """Break a text into lines no wider than `width` points."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pymupdf.get_text_length(longer, "tiro", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write(page: Any, x: float, y: float, lines: Sequence[str], size: float = 10) -> None:
    """Write lines below each other, the first one's baseline at `y`."""
    for number, line in enumerate(lines):
        page.insert_text((x, y + number * 1.3 * size), line, fontname="tiro", fontsize=size)


def save(file: Any, folder: Path, name: str = "a.pdf", **options: object) -> Path:
    """Save and close the file; return where it is."""
    path = folder / name
    file.save(path, **options)
    file.close()
    return path
