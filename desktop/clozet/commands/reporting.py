"""A search → its results with the pictures of their pages → one file, PDF or HTML."""

import base64
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clozet.clock import now
from clozet.database.connection import Database
from clozet.errors import ClozetError, NothingToDoError, NotThereError, UsageError
from clozet.messages.progress import Failed
from clozet.messages.reading import PageImage, RenderPage
from clozet.messages.report import MakeReport, Reported
from clozet.messages.search import Result
from clozet.search.report_text import Entry, as_html

from .lighting import lit_result
from .search import search

if TYPE_CHECKING:
    from .meaning import Meaning

ZOOM = 1.5
LOOKED_AT = 500  # results, for a passage that was chosen
ENDINGS = (".pdf", ".html")

Draw = Callable[[RenderPage], PageImage | Failed]
"""Lets another process draw a page: what it draws is hostile."""


def report(db: Database, asked: MakeReport, meaning: "Meaning | None", draw: Draw) -> Reported:
    """Answer a search into a file, whole or not at all.

    Raise UsageError for another ending or a file that is there, NotThereError for a folder that
    is not or a passage that the search does not find, NothingToDoError where nothing was found.
    """
    file = _checked(asked)
    results = _chosen(db, asked, meaning)
    with tempfile.TemporaryDirectory(prefix=".report-", dir=db.paths.folder) as folder:
        pictures = Path(folder)
        entries = [_entry(db, one, asked, pictures, draw) for one in results]
        written = pictures / f"report{file.suffix}"
        _write(written, asked.search.query, entries, pictures)
        _put(written, file)
    shown = sum(entry.picture is not None for entry in entries)
    return Reported(file=str(file), results=len(entries), pictures=shown)


def _chosen(db: Database, asked: MakeReport, meaning: "Meaning | None") -> list[Result]:
    """Return the results to report; chosen passages are looked for further down, too."""
    missing = set(asked.passages)
    for count in (asked.search.k, max(asked.search.k, LOOKED_AT)):
        found = search(db, replace(asked.search, k=count), meaning).results
        missing = set(asked.passages) - {one.passage for one in found}
        if not missing:
            break
    if not found:
        raise NothingToDoError("Nothing was found to report.", "Ask in other words.")
    if missing:
        named = ", ".join(map(str, sorted(missing)))
        raise NotThereError(
            f"This search does not find passage {named}.", "Leave it out, or ask in other words."
        )
    return [one for one in found if not asked.passages or one.passage in asked.passages]


def _checked(asked: MakeReport) -> Path:
    file = Path(asked.file).expanduser().absolute()
    if file.suffix.lower() not in ENDINGS:
        raise UsageError(f"A report ends in {' or '.join(ENDINGS)}.", "Give the file such a name.")
    if not file.parent.is_dir():
        raise NotThereError(f"There is no folder {file.parent}.", "Make it, or name another.")
    if file.exists() and not asked.replace:
        raise UsageError(f"{file} is there already.", "Name another file, or replace it (--force).")
    return file


def _entry(db: Database, result: Result, asked: MakeReport, pictures: Path, draw: Draw) -> Entry:
    """Return a result with the picture of its page; a page that cannot be drawn says why."""
    png = pictures / f"{result.rank}.png"
    try:
        request = lit_result(db, result)
        drawn = draw(replace(request, png=str(png), zoom=ZOOM, passwords=asked.passwords))
    except ClozetError as error:
        return Entry(result, None, error.message)
    if isinstance(drawn, Failed):
        return Entry(result, None, drawn.message)
    return Entry(result, png)


def _write(file: Path, query: str, entries: list[Entry], pictures: Path) -> None:
    made = now()[:16].replace("T", " ")
    if file.suffix.lower() == ".pdf":
        from clozet.reading.report_pdf import write_pdf

        write_pdf(as_html(query, made, entries, lambda png: png.name), pictures, file)
    else:
        file.write_text(as_html(query, made, entries, _inline), encoding="utf-8")


def _inline(png: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(png.read_bytes()).decode()}"


def _put(written: Path, file: Path) -> None:
    """Copy what is complete to its place, which may be on another disk."""
    number, name = tempfile.mkstemp(prefix=".report-", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(written.read_bytes())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
