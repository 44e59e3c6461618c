"""What pages that need recognition, and those that had it, mean for the document."""

from pathlib import Path

import pytest

from clozet.messages.reading import PageText
from clozet.reading.reader import read
from clozet.reading.recognised import spoken

from .scans import LINES, scan

TEXT = "The lease runs for five years from the first of May. " * 20


def recognised(number: int) -> PageText:
    return PageText(number=number, text=f"Recognised on page {number}.", width=1.0, height=1.0)


def test_a_picture_among_text_is_flagged_with_its_page(tmp_path: Path) -> None:
    found = read(scan(tmp_path / "a.pdf", LINES, LINES, text_before=TEXT))
    assert (found.state, found.reason) == ("flagged", "Pages 2–3 need OCR.")
    assert found.needs_ocr == (2, 3)
    assert "OCR" in found.remedy


def test_recognised_pages_are_read_like_others(tmp_path: Path) -> None:
    path = scan(tmp_path / "a.pdf", LINES, LINES, text_before=TEXT)
    found = read(path, recognised=[recognised(2), recognised(3)])
    assert (found.state, found.reason, found.needs_ocr) == ("read", "", ())
    assert "Recognised on page 3." in found.passages[-1].text


def test_a_scan_of_which_a_page_is_left_says_which(tmp_path: Path) -> None:
    path = scan(tmp_path / "a.pdf", LINES, LINES)
    assert read(path).state == "needs ocr"
    half, whole = (
        read(path, recognised=[recognised(1)]),
        read(path, recognised=[recognised(1), recognised(2)]),
    )
    assert (half.state, half.reason) == ("flagged", "Page 2 needs OCR.")
    assert (whole.state, len(whole.passages)) == ("read", 1)


def test_a_page_with_text_beside_its_picture_is_left_alone(tmp_path: Path) -> None:
    assert read(scan(tmp_path / "a.pdf", text_before=TEXT)).state == "read"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([4], "Page 4"), ([4, 5], "Pages 4–5"), ([1, 3, 4, 5, 9], "Pages 1, 3–5, 9")],
)
def test_pages_are_said_as_people_say_them(numbers: list[int], said: str) -> None:
    assert spoken(numbers) == said


def test_many_stretches_are_cut_short() -> None:
    assert spoken(range(1, 20, 2)) == "Pages 1, 3, 5, 7, 9 and others"
