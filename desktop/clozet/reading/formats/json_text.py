"""JSON and JSON lines: as they are written; what was written without line breaks gets some."""

import json
import re
from pathlib import Path

from clozet.reading.text import Document, Progress

from .plain_text import of_text
from .source_code import page_of_lines

LONG = 400  # characters in a line, on average: more than that, it was not written to be read

_STRING = r'"(?:[^"\\]|\\.)*+"'
_STRINGS_AND_COMMAS = re.compile(_STRING + "|,")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read JSON; letters written as numbers become letters."""
    return of_text(path, _document)


def _document(text: str) -> Document:
    if len(text) > LONG * (text.count("\n") + 1):
        text = _STRINGS_AND_COMMAS.sub(
            lambda found: found.group() + "\n" * (found.group() == ","), text
        )
    return Document((page_of_lines(_ESCAPED.sub(_letters, text)),))


def _letters(escaped: re.Match[str]) -> str:
    letters = str(json.loads(f'"{escaped.group()}"'))
    return letters if letters.isprintable() else escaped.group()
