"""PDF files: pages of text with the place of every word."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple

from clozet.messages.places import pack_columns
from clozet.reading.hyphens import Vocabulary
from clozet.reading.mupdf import DAMAGE, messages, pymupdf
from clozet.reading.passwords import forms
from clozet.reading.printed import NO_WORDS, PageContent
from clozet.reading.recognised import PICTURES, RECOGNISE
from clozet.reading.text import Document, Page, Progress

from .pdf_attachments import attached
from .pdf_comments import with_comments
from .pdf_damage import Damage
from .pdf_headings import headings
from .pdf_page import read_page
from .pdf_pictures import is_picture
from .pdf_running import bodies

LOOKED_AT = 20  # pages without text that are searched for pictures
LITTLE_TEXT = 60  # characters: a page number, a stamp, the name of the scanner
MOST_LOST = 20  # pages one after the other; the file claims more than it has
MOST_UNMAPPED = 0.35  # of a document's letters; more than that, its text is rubbish

UNMAPPED = "Its fonts do not say which letters they show, so its text is unreadable."

Harm = Literal["", "torn", "lost"]

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?")
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


class Leaf(NamedTuple):
    """A page as read, and whether it or a part of its text is lost to damage."""

    page: Page
    harm: Harm


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a PDF; `progress` is called with (page, of) after each page."""
    messages()
    try:
        file = open_pdf(path)
    except DAMAGE:
        return _failed("The file is damaged: no PDF could be made out in it.")
    with file:
        if file.needs_pass and not any(map(file.authenticate, forms(password or ""))):
            return _locked(password)
        count = _page_count(file)
        if count == 0:
            return _failed("The file is damaged: its pages are lost.")
        damage = Damage(file)
        leaves = _read_pages(file, count, damage, progress)
        if all(leaf.harm and not leaf.page.text for leaf in leaves):
            return _failed("The file is damaged: none of its pages can be read.")
        harm = _harm(leaves, max(count, damage.pages_claimed()) - len(leaves))
        document = _document(file, tuple(leaf.page for leaf in leaves))
        members = tuple((each.name, each.size) for each in attached(file))
        document = replace(document, members=members)
    if not harm:
        return document
    return replace(
        document,
        state="flagged" if document.state == "read" else document.state,
        reason=f"{document.reason} {harm}".strip(),
        remedy=document.remedy or "Get another copy of the file.",
    )


def open_pdf(path: Path) -> Any:
    """Open a PDF whatever its name says; raises pymupdf.FileDataError where it is none."""
    return pymupdf.open(path, filetype="pdf")


def _page_count(file: Any) -> int:
    try:
        return int(file.page_count)
    except DAMAGE:
        return 0


def _failed(reason: str) -> Document:
    return Document(state="failed", reason=reason, remedy="Get another copy of the file.")


def _locked(password: str | None) -> Document:
    return Document(
        state="needs password",
        reason="The password is wrong." if password else "The file is locked with a password.",
        remedy="Give the password that opens it.",
    )


def _harm(leaves: Sequence[Leaf], missing: int) -> str:
    """Say which pages are lost or torn, "" where none is."""
    lost = [leaf.page.number for leaf in leaves if leaf.harm == "lost"]
    torn = [leaf.page.number for leaf in leaves if leaf.harm == "torn"]
    said = []
    if lost:
        said.append(f"{_pages(lost)} could not be read.")
    if torn:
        said.append(
            f"{_pages(torn)} {'is' if len(torn) == 1 else 'are'} damaged: text may be lost."
        )
    if missing > 0:
        of = missing + len(leaves)
        said.append(f"{missing} of its {of} pages {'is' if missing == 1 else 'are'} missing.")
    return " ".join(said)


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    shown = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f"Pages {shown}"


def _read_pages(file: Any, count: int, damage: Damage, progress: Progress) -> list[Leaf]:
    contents: list[PageContent] = []
    leaves: list[Leaf] = []
    vocabulary = Vocabulary()
    for number in range(1, count + 1):
        content, leaf = _leaf(file, number, vocabulary, damage)
        leaves.append(leaf)
        contents.append(content._replace(words=NO_WORDS))
        progress(number, count)
        if all(leaf.harm == "lost" for leaf in leaves[-MOST_LOST:]) and number >= MOST_LOST:
            break
    found = zip(leaves, headings(contents), bodies(contents), strict=True)
    return [
        leaf._replace(page=replace(leaf.page, headings=titles, body=body))
        for leaf, titles, body in found
    ]


def _leaf(
    file: Any, number: int, vocabulary: Vocabulary, damage: Damage
) -> tuple[PageContent, Leaf]:
    try:
        page = file[number - 1]
        content = with_comments(page, read_page(page, vocabulary))
        width, height = page.rect.width, page.rect.height
    except (*DAMAGE, IndexError):  # mending a file half-way can take pages away
        return PageContent("", NO_WORDS, []), Leaf(Page(number, ""), "lost")
    torn = damage.has_torn(page, messages(), content.text)
    packed = pack_columns(content.words)
    return content, Leaf(
        Page(number, content.text, (), width, height, packed), "torn" if torn else ""
    )


def _document(file: Any, pages: tuple[Page, ...]) -> Document:
    metadata = file.metadata or {}
    document = Document(pages, metadata.get("title") or "", _date(metadata))
    letters = sum(len(page.text) for page in pages)
    if letters == 0:
        return _without_text(file, document)
    unmapped = sum(len(_UNMAPPED.findall(page.text)) for page in pages if not page.text.isascii())
    if unmapped > MOST_UNMAPPED * letters:
        return replace(
            document,
            state="flagged",
            reason=UNMAPPED,
            remedy=RECOGNISE,
            needs_ocr=_numbers(pages),
        )
    return replace(document, needs_ocr=_pictures(file, pages))


def _numbers(pages: tuple[Page, ...]) -> tuple[int, ...]:
    return tuple(page.number for page in pages)


def _pictures(file: Any, pages: tuple[Page, ...]) -> tuple[int, ...]:
    """Return the pages with next to no text on which a picture takes most of the room."""
    bare = [page for page in pages if page.width is not None and len(page.text) < LITTLE_TEXT]
    return tuple(page.number for page in bare if is_picture(file[page.number - 1]))


def _without_text(file: Any, document: Document) -> Document:
    """Tell pages that show something from blank ones."""
    readable = [page.number for page in document.pages[:LOOKED_AT] if page.width is not None]
    shown = {what for number in readable for what in _shown(file[number - 1])}
    if "text" in shown:
        return replace(
            document,
            state="flagged",
            reason=UNMAPPED,
            remedy=RECOGNISE,
            needs_ocr=_numbers(document.pages),
        )
    if shown:
        return replace(
            document,
            state="needs ocr",
            reason=PICTURES,
            remedy=RECOGNISE,
            needs_ocr=_numbers(document.pages),
        )
    return replace(
        document,
        state="flagged",
        reason="Its pages are blank.",
        remedy="Open it in another program to see whether something is lost.",
    )


def _shown(page: Any) -> set[str]:
    """Return what the page shows besides readable text: "text", "picture", or neither."""
    if page.get_images():
        return {"picture"}
    return {"text" if "text" in what else "picture" for what, *_ in page.get_bboxlog()}


def _date(metadata: dict[str, str]) -> str:
    """Return when the file says it was last changed or made, ISO 8601 in UTC, or ""."""
    for name in ("modDate", "creationDate"):
        found = _DATE.match(metadata.get(name) or "")
        if not found:
            continue
        year, month, day, hour, minute, second = map(int, found.groups(default="0")[:6])
        offset = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
        try:
            moment = datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=UTC)
            return (moment - offset * (-1 if found[7] == "-" else 1)).isoformat()
        except (ValueError, OverflowError):
            continue
    return ""
