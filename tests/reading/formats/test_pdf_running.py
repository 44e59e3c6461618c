"""Running headers, footers and page numbers: left out of passages, not out of pages."""

from pathlib import Path

from clozet.messages.reading import FileText
from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read
from tests.reading.paper import save, sentences, wrapped, write


def book(folder: Path, pages: int, *, header: str = "The lease of {} Harbour Street") -> FileText:
    """Read a book with a header, a footer on odd pages and a number on each page."""
    file = pymupdf.open()
    for number in range(1, pages + 1):
        page = file.new_page()
        write(page, 72, 40, [header.format(number * 7)])
        write(page, 72, 80, wrapped(sentences(40, 40 * number), 450))
        if number % 2:
            write(page, 72, 790, ["Strictly confidential"])
        write(page, 290, 810, [f"- {number + 4} -"])
    return read(save(file, folder))


def test_what_runs_through_the_pages_stands_in_one_passage(tmp_path: Path) -> None:
    result = book(tmp_path, 8)
    text = "\n".join(passage.text for passage in result.passages)
    assert text.count("Harbour Street") == 1
    assert text.count("Strictly confidential") == 1
    assert "- 7 -" not in text
    assert all("Harbour Street" in page.text for page in result.pages)
    assert "- 7 -" in result.pages[2].text


def test_a_sentence_goes_on_overleaf_past_footer_and_header(tmp_path: Path) -> None:
    file = pymupdf.open()
    for number, month in enumerate(("May", "June", "July", "August"), 1):
        page = file.new_page()
        write(page, 72, 40, ["The lease"])
        write(page, 72, 80, [f"the rent of {month} is due.", f"Notice is given in {month}, before"])
        write(page, 290, 810, [str(number)])
    texts = [passage.text for passage in read(save(file, tmp_path)).passages]
    assert any("Notice is given in May, before\nthe rent of June" in text for text in texts)


def test_lines_that_differ_and_large_ones_are_text(tmp_path: Path) -> None:
    file = pymupdf.open()
    for number in range(5):
        page = file.new_page()
        write(page, 72, 40, ["Results"], size=20)
        write(page, 72, 80, [f"{sentences(3, 3 * number)}"])
        write(page, 72, 800, [f"{number * 13} 20 30 40 50"])
    result = read(save(file, tmp_path))
    text = "\n".join(passage.text for passage in result.passages)
    assert text.count("Results") == 5
    assert text.count("20 30 40 50") == 5


def test_pages_that_are_all_alike_keep_their_text(tmp_path: Path) -> None:
    file = pymupdf.open()
    for _ in range(4):
        write(file.new_page(), 72, 80, ["The keys were handed over."])
    result = read(save(file, tmp_path))
    text = "\n".join(passage.text for passage in result.passages)
    assert text.count("The keys were handed over.") == 4


def test_roman_numbers_are_page_numbers(tmp_path: Path) -> None:
    file = pymupdf.open()
    for number in ("iii", "iv", "v", "vi"):
        page = file.new_page()
        write(page, 72, 80, wrapped(sentences(10), 450))
        write(page, 290, 810, [number])
    result = read(save(file, tmp_path))
    assert not any(" iv" in f" {passage.text}" for passage in result.passages)
