"""Damaged PDFs: what is lost is said; what is only untidy is read as whole."""

import re
from pathlib import Path
from typing import Any

import pytest

from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read
from tests.reading.paper import save, sentences, wrapped, write


def written(folder: Path, pages: int = 3) -> tuple[Path, bytes]:
    """Return where a whole PDF of that many pages of text lies, and its bytes."""
    file = pymupdf.open()
    for number in range(pages):
        write(file.new_page(), 72, 80, wrapped(sentences(60, 60 * number), 450))
    path = save(file, folder, deflate=True)
    return path, path.read_bytes()


def contents(whole: bytes, page: int) -> tuple[int, int]:
    """Return where the packed content of a page, counted from 0, begins and ends."""
    with pymupdf.open(stream=whole, filetype="pdf") as file:
        packed = file.xref_stream_raw(file[page].get_contents()[0])
    start = whole.index(packed)
    return start, start + len(packed)


def test_a_page_whose_content_breaks_off_is_named(tmp_path: Path) -> None:
    path, whole = written(tmp_path)
    start, end = contents(whole, 1)
    middle = (start + end) // 2
    path.write_bytes(whole[:middle] + bytes(end - middle) + whole[end:])
    result = read(path)
    assert result.state == "flagged"
    assert result.reason == "Page 2 is damaged: text may be lost."
    assert result.remedy
    assert result.pages[0].text and result.pages[2].text


def test_a_page_whose_content_is_gone_is_named(tmp_path: Path) -> None:
    path, whole = written(tmp_path)
    with pymupdf.open(stream=whole, filetype="pdf") as file:
        gone = file[2].get_contents()[0]
    path.write_bytes(re.sub(rb"\n%d 0 obj" % gone, b"\n%d 0 xxx" % gone, whole))
    assert read(path).reason == "Page 3 is damaged: text may be lost."


def test_content_that_was_garbled_before_it_was_packed_is_named(tmp_path: Path) -> None:
    file = pymupdf.open()
    for _ in range(2):
        write(file.new_page(), 72, 80, wrapped(sentences(60), 450))
        file[-1].clean_contents()
    stream = file[1].get_contents()[0]
    file.update_stream(stream, file.xref_stream(stream).replace(b"Tf", b"Tx"))
    assert "Page 2 is damaged" in read(save(file, tmp_path)).reason


def test_a_page_whose_content_shows_more_than_is_found_is_named(tmp_path: Path) -> None:
    file = pymupdf.open()
    write(file.new_page(), 72, 80, wrapped(sentences(120), 450))
    write(file.new_page(), 72, 80, wrapped(sentences(120), 450))
    file[1].clean_contents()
    stream = file[1].get_contents()[0]
    file.update_stream(stream, b"(" + file.xref_stream(stream))  # all of it one long word
    assert "Page 2 is damaged" in read(save(file, tmp_path)).reason


def test_a_font_that_is_gone_makes_its_text_doubtful(tmp_path: Path) -> None:
    path, whole = written(tmp_path, 1)
    broken = re.sub(rb"/Encoding/WinAnsiEncoding", rb"/Encoding 99 0 R/XX       ", whole)
    path.write_bytes(broken.replace(b"startxref", b"startxxxx"))
    assert "Page 1 is damaged" in read(path).reason


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (b"/Count 15", "Pages 11, 12, 13, 14, 15 could not be read."),
        (b"/Count 90", "60 of its 90 pages are missing."),
    ],
)
def test_a_page_count_that_is_wrong_is_told(count: bytes, reason: str, tmp_path: Path) -> None:
    path, whole = written(tmp_path, 10)
    path.write_bytes(whole.replace(b"/Count 10", count))
    result = read(path)
    assert result.state == "flagged"
    assert reason in result.reason
    assert sum(bool(page.text) for page in result.pages) == 10


def test_pages_that_the_page_tree_has_lost_are_counted(tmp_path: Path) -> None:
    path, whole = written(tmp_path)
    kids = re.search(rb"/Kids\[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R)\]", whole)
    assert kids
    shorter = whole.replace(kids[0], b"/Kids[%s]" % kids[1]).replace(b"/Count 3", b"/Count 1")
    path.write_bytes(shorter.replace(b"startxref", b"startxxxx"))
    assert read(path).reason == "2 of its 3 pages are missing."


def test_a_file_that_ends_early_fails_with_a_reason(tmp_path: Path) -> None:
    path, whole = written(tmp_path)
    path.write_bytes(whole[: len(whole) * 6 // 10])
    result = read(path)
    assert (result.state, result.pages) == ("failed", ())
    assert "damaged" in result.reason and result.remedy


def test_no_page_with_content_left_fails(tmp_path: Path) -> None:
    path, whole = written(tmp_path, 1)
    start, end = contents(whole, 0)
    path.write_bytes(whole[:start] + bytes(end - start) + whole[end:])
    assert read(path).reason == "The file is damaged: none of its pages can be read."


@pytest.mark.parametrize(
    "untidy",
    [
        lambda whole: whole.replace(b"startxref", b"startxxxx"),
        lambda whole: b"\n\n" + whole,
        lambda whole: whole[: whole.rindex(b"trailer")],
        lambda whole: re.sub(rb"/Length \d+", b"/Length 7", whole),
    ],
)
def test_a_file_that_could_be_mended_whole_is_read(untidy: Any, tmp_path: Path) -> None:
    path, whole = written(tmp_path)
    text = [page.text for page in read(path).pages]
    path.write_bytes(untidy(whole))
    result = read(path)
    assert (result.state, result.reason) == ("read", "")
    assert [page.text for page in result.pages] == text


def test_a_checksum_that_is_missing_is_no_loss(tmp_path: Path) -> None:
    path, whole = written(tmp_path, 1)
    start, end = contents(whole, 0)
    length = end - start
    before = whole[:start].replace(b"/Length %d" % length, b"/Length %d" % (length - 4))
    path.write_bytes(before + whole[start : end - 4] + whole[end:])
    assert read(path).state == "read"
