"""Columns of Chinese and Japanese are words, from the top to the bottom."""

from pathlib import Path

from clozet.reading import vertical
from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read
from clozet.reading.right_to_left import Word
from tests.reading.paper import save


def letter(text: str, x: float, y: float, line: int, width: float = 10) -> Word:
    return (x, y, x + width, y + 10, text, 0, line, 0)


def test_letters_below_each_other_are_one_word() -> None:
    words = vertical.columns([letter(text, 50, 10 * n, n) for n, text in enumerate("有機交流")])
    assert words == [(50, 0, 60, 40, "有機交流", 0, 0, 0)]
    assert vertical.run_downward(words, "有機交流")


def test_a_space_and_a_new_column_part_words() -> None:
    words = [letter("有", 50, 0, 0), letter("機", 50, 20, 1), letter("交", 30, 20, 2)]
    assert vertical.columns(words) == words


def test_lines_that_run_across_are_left_alone() -> None:
    words = [
        letter("有機交流", 50, 0, 0, 40),
        letter("電燈", 50, 11, 1, 20),
        letter("の", 50, 22, 2),
    ]
    assert vertical.columns(words) == words
    assert not vertical.run_downward(words, "有機交流電燈の")


def test_a_page_of_columns_is_read_from_the_right(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    for number, column in enumerate(("有機交流電燈", "青照明透明", "風景因果")):
        for place, text in enumerate(column):
            at = (400 - 20 * number, 100 + 12 * place)
            page.insert_text(at, text, fontname="japan", fontsize=12)
    text = read(save(file, tmp_path)).pages[0].text
    assert text.split() == ["有機交流電燈", "青照明透明", "風景因果"]
