"""A folder of PDFs to searchable, whole processes: Recoll for words, semantra for meaning."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from clozet.models.pieces import encoder_folder
from clozet.reading.mupdf import pymupdf
from clozet.training import general_text

from .figure import Figure, not_measured, ratio

FILES = 200
PAGES = 5
WORDS_A_PAGE = 300
WORDS_FACTOR = 1.5
MEANING_RATIO = 3.0


def measure(_: argparse.Namespace) -> Iterator[Figure]:
    """Yield both ratios, each where its rival is installed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _write(folder / "files")
        yield _words(folder)
        yield _meaning(folder)


def _words(folder: Path) -> Figure:
    name = f"{FILES} PDFs to searchable words against Recoll"
    rival = shutil.which("recollindex")
    if not rival or not shutil.which("pdftotext"):
        return not_measured(name, "recollindex and pdftotext are not installed")
    configuration = folder / "recoll"
    configuration.mkdir()
    (configuration / "recoll.conf").write_text(f"topdirs = {folder / 'files'}\n")
    theirs = _seconds([rival, "-c", str(configuration)])
    ours = _seconds([*_clozet(folder / "words"), "add", "--no-embed", str(folder / "files")])
    return Figure(
        name,
        f"{ours / theirs:.2f}× its time ({ours:.1f} s against {theirs:.1f} s)",
        f"at most {WORDS_FACTOR:g}×",
        ours <= WORDS_FACTOR * theirs,
    )


def _meaning(folder: Path) -> Figure:
    name = f"{FILES} PDFs to searchable by meaning against semantra, the same encoder"
    rival = shutil.which("semantra")
    if not rival:
        return not_measured(name, "semantra is not installed")
    theirs = _seconds(
        [
            *(rival, "--no-server", "--silent", "--transformer-model", str(encoder_folder())),
            *("--semantra-dir", str(folder / "semantra")),
            *sorted(str(file) for file in (folder / "files").iterdir()),
        ]
    )
    ours = _seconds([*_clozet(folder / "meaning"), "add", str(folder / "files")])
    detail = f"{ours:.0f} s against {theirs:.0f} s"
    return ratio(name, theirs / ours, MEANING_RATIO, detail)


def _clozet(library: Path) -> list[str]:
    return [sys.executable, "-m", "clozet", "--library", str(library), "--quiet"]


def _seconds(command: list[str]) -> float:
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - began


def _write(folder: Path) -> None:
    """Write PDFs of general English, no two alike."""
    folder.mkdir()
    words = " ".join(general_text.replay()).split()
    pages = [
        " ".join(words[begin : begin + WORDS_A_PAGE])
        for begin in range(0, FILES * PAGES * WORDS_A_PAGE, WORDS_A_PAGE)
    ]
    for number in range(FILES):
        with pymupdf.open() as document:
            for text in pages[number * PAGES : (number + 1) * PAGES]:
                page = document.new_page()
                page.insert_textbox(
                    pymupdf.Rect(60, 60, page.rect.x1 - 60, page.rect.y1 - 60), text, fontsize=11
                )
            document.save(folder / f"{number:03d}.pdf")
