"""Pages that need recognition, and pages that had it: what both mean for the whole document."""

from collections.abc import Sequence
from dataclasses import replace

from clozet.messages.reading import PageText

from .text import Document, Page

PICTURES = "Its pages are pictures: their text has not been recognised."
RECOGNISE = "Let the text be recognised (OCR)."


def with_recognised(document: Document, recognised: Sequence[PageText]) -> Document:
    """Put recognised text onto its pages, and say which pages still need it.

    A document that a format gives as needing recognition, whole or in part, is read as soon as
    every such page had it.
    """
    if not document.needs_ocr:
        return document
    texts = {page.number: page for page in recognised}
    left = tuple(number for number in document.needs_ocr if number not in texts)
    every = len(document.needs_ocr) == len(document.pages)
    pages = tuple(_page(page, texts.get(page.number)) for page in document.pages)
    document = replace(document, pages=pages, needs_ocr=left)
    if every and len(left) == len(pages):
        if document.state != "read":
            return document
        return replace(document, state="needs ocr", reason=PICTURES, remedy=RECOGNISE)
    if every:
        document = replace(document, state="read", reason="", remedy="")
    if not left:
        return document
    reason = f"{spoken(left)} {'need' if len(left) > 1 else 'needs'} OCR. {document.reason}"
    return replace(document, state="flagged", reason=reason.strip(), remedy=RECOGNISE)


def _page(page: Page, recognised: PageText | None) -> Page:
    if recognised is None:
        return page
    return replace(page, text=recognised.text, headings=(), words=recognised.words, body=None)


def spoken(numbers: Sequence[int]) -> str:
    """Return page numbers as a person says them: "Pages 2, 4–6", at most five stretches."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and stretches[-1][-1] == number - 1:
            stretches[-1][1:] = [number]
        else:
            stretches.append([number])
    shown = ["–".join(map(str, stretch)) for stretch in stretches[:5]]
    more = " and others" if len(stretches) > 5 else ""
    return f"{'Pages' if len(numbers) > 1 else 'Page'} {', '.join(shown)}{more}"
