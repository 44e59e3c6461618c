"""page: the same place lit, drawn by a reader."""

from pathlib import Path

import pymupdf
import pytest

from clozet.reading.light import SURPRISE

from .conftest import Built, clozet

LIT = (0xFF, 0xD8, 0x4A)
PASSAGE = (0xFF, 0xF2, 0xB0)


def colours(png: Path) -> set[tuple[int, ...]]:
    picture = pymupdf.Pixmap(str(png))
    samples, width = picture.samples, picture.n
    return {tuple(samples[at : at + 3]) for at in range(0, len(samples), width)}


def test_a_phrase_is_lit_on_its_page(built: Built, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    ran = clozet(
        *("--json", "page", built.id("lease.pdf"), 1, "--phrase", "NOTICE period"),
        *("--png", png, "--zoom", 1),
        library=built.folder,
    )
    assert ran.json == {
        "done": True,
        "ids": [built.id("lease.pdf")],
        "png": str(png),
        "width": 595,
        "height": 842,
        "rotation": 0,
    }
    assert LIT in colours(png)


def test_a_passage_is_lit_on_its_page(built: Built, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    found = clozet("--json", "search", "rent", "--mode", "words", library=built.folder).json
    passage = found["results"][0]["passage"]
    arguments = (built.id("lease.pdf"), 1, "--passage", passage, "--png", png)
    assert clozet("page", *arguments, library=built.folder).code == 0
    assert PASSAGE in colours(png)


def test_a_text_is_drawn_lit_likewise(built: Built, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    arguments = (built.id("letter.txt"), 1, "--phrase", "neighbour", "--png", png)
    assert clozet("page", *arguments, library=built.folder).code == 0
    assert LIT in colours(png)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((1, 9), 3),
        ((999, 1), 3),
        ((1, 1, "--phrase", "nowhere to be found"), 3),
        ((1, 1, "--passage", 9999), 3),
        ((1, 0), 2),
        ((1, 1, "--zoom", "huge"), 2),
    ],
)
def test_what_cannot_be_drawn_is_said(
    built: Built, tmp_path: Path, arguments: tuple[object, ...], code: int
) -> None:
    png = tmp_path / "page.png"
    ran = clozet("--json", "page", *arguments, "--png", png, library=built.folder)
    assert (ran.code, ran.json["error"]["message"] != "") == (code, True)
    assert not png.exists()


def test_a_folder_that_is_not_there_is_said(built: Built, tmp_path: Path) -> None:
    png = tmp_path / "none" / "page.png"
    ran = clozet("page", built.id("lease.pdf"), 1, "--png", png, library=built.folder)
    assert ran.code == 3
    assert not png.parent.exists()


def test_a_folder_in_the_place_of_the_picture_is_said(built: Built, tmp_path: Path) -> None:
    arguments = (built.id("lease.pdf"), 1, "--png", tmp_path)
    ran = clozet("--json", "page", *arguments, library=built.folder)
    assert (ran.code, ran.json["error"]["remedy"]) == (2, "Name a file: page.png.")


def test_words_of_a_page_are_tinted_by_their_surprise(built: Built, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    arguments = (built.id("lease.pdf"), 1, "--surprise", "--png", png)
    assert clozet("page", *arguments, library=built.folder).code == 0
    assert len(colours(png) & set(SURPRISE[1:])) >= 2
