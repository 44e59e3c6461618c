"""Pages of a PDF that are pictures, in a file whose other pages have text."""

from typing import Any

from clozet.reading.mupdf import DAMAGE, pymupdf

MOST_OF_THE_PAGE = 0.5


def is_picture(page: Any) -> bool:
    """Tell whether pictures cover most of a `pymupdf.Page`."""
    try:
        shown = page.get_image_info()
    except DAMAGE:
        return False
    paper = pymupdf.Rect(0, 0, page.cropbox.width, page.cropbox.height)
    covered = sum((pymupdf.Rect(image["bbox"]) & paper).get_area() for image in shown)
    return bool(covered > MOST_OF_THE_PAGE * paper.get_area())
