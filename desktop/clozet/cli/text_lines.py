"""A file of JSON lines {"id", "text"}: each answered in order, or with "error" why it cannot be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from clozet.errors import NotThereError
from clozet.messages.frame import as_json

from .output import Output


class Line(msgspec.Struct):
    """One line of the file; `literal` switches a query language off."""

    text: str
    id: str | int | float | None = None
    literal: bool = False


def answer_lines(file: Path, output: Output, answer: Callable[[Line], Any]) -> None:
    """Print one object for each line of `file`; raise NotThereError where there is no file."""
    for line in _lines(file):
        output.json_line(_answered(line, answer))


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as lines:
            yield from (line for line in lines if line.strip())
    except (FileNotFoundError, IsADirectoryError):
        raise NotThereError(f"There is no file {file}.", "Check the path.") from None


def _answered(line: bytes, answer: Callable[[Line], Any]) -> dict[str, Any]:
    from clozet.database.failures import explained

    try:
        asked = msgspec.json.decode(line, type=Line)
    except UnicodeDecodeError:
        words = {"kind": "usage", "message": "This line is not UTF-8.", "remedy": "Convert it."}
        return {"id": None, "error": words}
    except msgspec.DecodeError as error:
        words = {"kind": "usage", "message": f"{error}.", "remedy": 'Write {"id": …, "text": …}.'}
        return {"id": _id(line), "error": words}
    try:
        found = answer(asked)
    except Exception as error:
        known = explained(error)
        if known is None:
            raise
        words = {"kind": known.kind, "message": known.message, "remedy": known.remedy}
        return {"id": asked.id, "error": words}
    return {"id": asked.id, **as_json(found)}


def _id(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line).get("id")
    except (msgspec.DecodeError, AttributeError):
        return None
