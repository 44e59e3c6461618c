"""Reading PDFs to searchable words, against one process that only takes their text apart."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from clozet.commands import adding, ingest
from clozet.database.connection import open_library
from clozet.messages.library import Add
from clozet.paths import LibraryPaths
from clozet.reading.mupdf import DAMAGE, pymupdf
from clozet.worker.readers import ReaderPool

from .figure import Figure, ratio

COPIES = 120
BARE = """
import sys, time, pymupdf
began = time.perf_counter(); pages = 0
for path in sys.argv[1:]:
    with pymupdf.open(path) as document:
        for page in document:
            page.get_text("dict"); pages += 1
print(pages, time.perf_counter() - began)
"""


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield pages a second as a ratio, the start of the processes excluded on both sides."""
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder), arguments.documents)
        out = subprocess.run(
            [sys.executable, "-c", BARE, *map(str, files)], capture_output=True, check=True
        ).stdout.split()[-2:]  # MuPDF may have printed before
        pages, bare = int(out[0]), float(out[1])
        seconds = _ours(Path(folder), files)
    cores = len(os.sched_getaffinity(0))
    detail = f"{pages / seconds:.0f} against {pages / bare:.0f} pages a second, {pages} pages"
    yield ratio(
        'reading PDFs to searchable words against one get_text("dict")',
        bare / seconds,
        0.6 * cores,
        detail,
    )


def _files(folder: Path, documents: Path | None) -> list[Path]:
    """Return copies of PDFs whose every page has text: those given, or else the samples."""
    root = Path(__file__).resolve().parents[2] / "resources" / "sample"
    readable = [path for path in sorted((documents or root).rglob("*.pdf")) if _has_text(path)]
    copies = []
    for number in range(COPIES):
        source = readable[number % len(readable)]
        copy = folder / "files" / f"{number}.pdf"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(source.read_bytes() + f"\n% copy {number}\n".encode())
        copies.append(copy)
    return copies


def _has_text(path: Path) -> bool:
    try:
        with pymupdf.open(path) as document:
            return not document.needs_pass and all(
                page.get_text("words") for page in document.pages()
            )
    except DAMAGE:
        return False


def _ours(folder: Path, files: list[Path]) -> float:
    pool = ReaderPool()
    _read(folder / "warm", files[: 2 * pool.count], pool)
    began = perf_counter()
    _read(folder / "library", [files[0].parent], pool)
    seconds = perf_counter() - began
    pool.close()
    return seconds


def _read(library: Path, files: list[Path], pool: ReaderPool) -> None:
    with closing(open_library(LibraryPaths(library), create=True)) as db:
        offer = adding.add(db, Add(paths=tuple(map(str, files))))
        for _ in ingest.ingest(db, offer, pool):
            pass
