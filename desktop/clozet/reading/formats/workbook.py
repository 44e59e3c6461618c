"""Workbooks (XLSX, XLS, ODS): a sheet is a page, a row is a line, text boxes follow."""

import datetime
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from python_calamine import CalamineError, CalamineWorkbook

from clozet.reading import archive, drawings, locks, markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Page, Progress, failed

MOST_CELLS = 16_000_000  # of a sheet, empty ones between its corners too: 32 bytes each
_DAMAGED = "The workbook is damaged: its contents cannot be unpacked."
_BLOCK = 1024 * 1024
_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')

Value = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a workbook as it was last saved: results of formulas, not the formulas."""
    try:
        with locks.package(path, password) as file:
            zipped = zipfile.is_zipfile(file)
            if zipped:
                archive.check(file)
                if _widest(file) > MOST_CELLS:
                    return _too_wide()
            floating = drawings.over_cells(file) if zipped else {}
            file.seek(0)
            pages = tuple(_pages(CalamineWorkbook.from_filelike(file), floating, progress))
    except locks.LockedError:
        return locks.still_locked(password)
    except (*archive.DAMAGE, *markup.DAMAGE, CalamineError):
        return failed(_DAMAGED)
    except BaseException as error:  # a panic inside of calamine is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return failed(_DAMAGED)
    return Document(pages, headed=False)


def _too_wide() -> Document:
    return failed(
        f"One of its sheets spans more than {MOST_CELLS:,} cells.",
        "Delete what stands far from the rest of the sheet.",
    )


def _widest(file: BinaryIO) -> int:
    """Return how many cells the largest sheet of an XLSX spans from A1: they are held at once."""
    widest = 0
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as sheet:
                    widest = max(widest, _span(cast(BinaryIO, sheet)))
    return widest


def _span(sheet: BinaryIO) -> int:
    rows = columns = 1
    held = b""
    while block := sheet.read(_BLOCK):
        held += block
        for letters, digits in _CELL.findall(held):
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters))
        held = held[-100:]
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _pages(
    workbook: CalamineWorkbook, floating: dict[str, list[str]], progress: Progress
) -> Iterator[Page]:
    for number, name in enumerate(workbook.sheet_names, 1):
        flow = Flow()
        rows = ["\t".join(row) for row in _rows(workbook, name)]
        if rows or floating.get(name):
            flow.heading(name, 1)
        for row in rows:
            flow.row(row)
        for paragraph in floating.get(name, ()):
            flow.paragraph(paragraph)
        yield flow.page(number, by_rows=True)
        progress(number, len(workbook.sheet_names))


def _rows(workbook: CalamineWorkbook, name: str) -> Iterator[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    for row in sheet.iter_rows():
        cells = [_shown(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield cells


def _shown(value: Value) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return str(value.date())
    return " ".join(str(value).split())
