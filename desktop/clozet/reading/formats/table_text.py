"""CSV and its like: a row is a line, its cells stand beside each other."""

import csv
import io
from pathlib import Path

from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

from .plain_text import of_text
from .source_code import page_of_lines

SAMPLED = 16 * 1024  # characters in which the separator is looked for
LONGEST_CELL = 100_000  # more than that, a quote was left open
_SEPARATORS = ",;\t|"


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a table of separated values, whatever separates them."""
    return of_text(path, _document)


def _document(text: str) -> Document:
    flow = Flow()
    csv.field_size_limit(LONGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            cells = [" ".join(cell.split()) for cell in row]
            flow.row("\t".join(cells).rstrip())
    except csv.Error:
        return Document((page_of_lines(text),))
    return Document((flow.page(by_rows=True),))


def _separator(text: str) -> str:
    """Return the separator that stands equally often in most lines, else the commonest one."""
    lines = [line for line in text[:SAMPLED].splitlines()[:100] if line]
    counts = {separator: [line.count(separator) for line in lines] for separator in _SEPARATORS}

    def steady(separator: str) -> tuple[int, int]:
        found = counts[separator]
        usual = max(set(found) - {0}, key=found.count, default=0)
        return (found.count(usual) if usual else 0), sum(found)

    return max(_SEPARATORS, key=steady)
