"""Scans made on the spot: print as a picture without text, as a scanner leaves it."""

from pathlib import Path

from clozet.reading.mupdf import pymupdf
from clozet.reading.tesseract import installed

NO_TESSERACT = "Tesseract is not installed here (apt install tesseract-ocr)"
HERE = installed() is not None

LINES = ("The tenant gives notice in writing.", "The deposit is ninety euros.")


def scan(path: Path, *pages: tuple[str, ...], turn: int = 0, text_before: str = "") -> Path:
    """Write a PDF of pictures; `turn` is by how many degrees each page lies wrongly.

    `text_before` makes a first page of real text.
    """
    file = pymupdf.open()
    if text_before:
        file.new_page().insert_textbox(pymupdf.Rect(60, 60, 540, 780), text_before, fontsize=11)
    for lines in pages:
        printed = pymupdf.open()
        sheet = printed.new_page(width=420, height=300)
        for number, line in enumerate(lines):
            sheet.insert_text((40, 80 + 40 * number), line, fontsize=14)
        matrix = pymupdf.Matrix(200 / 72, 200 / 72).prerotate(turn)
        picture = sheet.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)
        page = file.new_page(width=picture.width * 72 / 200, height=picture.height * 72 / 200)
        page.insert_image(page.rect, pixmap=picture)
    file.save(path)
    file.close()
    return path
