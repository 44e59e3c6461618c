"""Pictures: their pages and sizes; their text waits for recognition."""

from pathlib import Path

from clozet.reading.mupdf import DAMAGE, pymupdf
from clozet.reading.recognised import RECOGNISE
from clozet.reading.text import Document, Page, Progress


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Return a picture's pages without text; a TIFF may have many."""
    try:
        with pymupdf.open(stream=path.read_bytes(), filetype="image") as file:
            pages = []
            for index in range(file.page_count):
                box = file[index].rect
                pages.append(Page(index + 1, "", (), box.width, box.height))
                progress(index + 1, file.page_count)
    except DAMAGE:
        pages = []
    if not pages:
        return Document(
            state="failed",
            reason="The picture is damaged.",
            remedy="Get another copy of it.",
        )
    return Document(
        tuple(pages),
        state="needs ocr",
        reason="It is a picture: its text has not been recognised.",
        remedy=RECOGNISE,
        needs_ocr=tuple(page.number for page in pages),
    )
