"""Arabic and Hebrew in the order in which they are read."""

from pathlib import Path
from typing import Any

from clozet.reading import right_to_left
from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read
from clozet.reading.right_to_left import Word
from tests.reading.paper import save

ALEF, LAM, MEEM, KHAH = "\u0627", "\u0644", "\u0645", "\u062e"


def word(text: str, x0: float, x1: float) -> Word:
    return (x0, 0.0, x1, 10.0, text, 0, 0, 0)


def letters(*boxes: tuple[str, float, float]) -> dict[str, Any]:
    """Return a page of one line, as MuPDF gives it letter by letter."""
    chars = [{"c": text, "bbox": (x0, 0.0, x1, 10.0)} for text, x0, x1 in boxes]
    return {"blocks": [{"lines": [{"spans": [{"chars": chars}]}]}]}


def texts(words: list[Word]) -> list[str]:
    return [one[4] for one in words]


def test_a_ligature_that_was_turned_around_is_turned_back() -> None:
    turned = [word(MEEM + ALEF + LAM, 70, 100)]
    page = letters((MEEM, 90, 100), (ALEF, 90, 90), (LAM, 70, 90))
    assert texts(right_to_left.mended(turned, page)) == [MEEM + LAM + ALEF]


def test_a_ligature_that_is_right_stays() -> None:
    right = [word(MEEM + LAM + ALEF, 70, 100)]
    page = letters((MEEM, 90, 100), (LAM, 70, 90), (ALEF, 70, 70))
    assert texts(right_to_left.mended(right, page)) == [MEEM + LAM + ALEF]


def test_other_ligatures_follow_those_with_a_lam() -> None:
    turned = [word(ALEF + KHAH + LAM, 60, 100), word(MEEM, 20, 50)]
    page = letters((ALEF, 90, 100), (KHAH, 90, 90), (LAM, 60, 90), (MEEM, 20, 50))
    assert texts(right_to_left.mended(turned, page)) == [ALEF + LAM + KHAH, MEEM]


def test_numbers_in_arabic_digits_are_read_from_the_left() -> None:
    turned = [word("\u0664\u0663\u0661", 70, 100)]
    page = letters(("\u0664", 90, 100), ("\u0663", 80, 90), ("\u0661", 70, 80))
    assert texts(right_to_left.mended(turned, page)) == ["\u0661\u0663\u0664"]


def test_words_that_do_not_fit_their_letters_are_left_alone() -> None:
    words = [word(ALEF, 0, 10)]
    assert right_to_left.mended(words, letters((MEEM, 0, 10))) == words


def test_foreign_words_in_a_line_keep_their_own_order() -> None:
    line = [word("York", 40, 60), word("New", 20, 38), word("שלום", 70, 90), word("עולם", 0, 18)]
    assert texts(right_to_left.ordered(line)) == ["שלום", "New", "York", "עולם"]


def test_a_stop_stands_behind_its_word() -> None:
    assert texts(right_to_left.ordered([word(".שלום", 0, 20)])) == ["שלום."]
    parted = [word(".", 0, 2), word("שלום", 2, 20)]
    assert texts(right_to_left.ordered(parted)) == ["שלום."]


def test_hebrew_with_brackets_numbers_and_english_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = "שלום עולם (בדיקה) 45% וגם New York כאן."
    file = pymupdf.open()
    box = pymupdf.Rect(50, 50, 500, 300)
    file.new_page().insert_htmlbox(box, f'<p dir="rtl">{text}</p>')
    assert " ".join(read(save(file, tmp_path)).pages[0].text.split()) == text


def test_columns_of_hebrew_are_read_from_the_right(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    for number, name in enumerate(("אחת", "שתיים")):
        left = 320 - 270 * number
        lines = "<br>".join(f"שורה ארוכה של הטור {name} ועוד מילים" for _ in range(12))
        page.insert_htmlbox(pymupdf.Rect(left, 50, left + 230, 500), f'<p dir="rtl">{lines}</p>')
    read_text = read(save(file, tmp_path)).pages[0].text
    assert read_text.rindex("אחת") < read_text.index("שתיים")
