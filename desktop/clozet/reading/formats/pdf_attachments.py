"""Files attached to a PDF, as a whole or on a page: each is a document of its own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from clozet.reading.locks import LockedError
from clozet.reading.members import Member, UnreadableError, shown_name, told_apart
from clozet.reading.mupdf import DAMAGE, pymupdf
from clozet.reading.passwords import forms

MOST = 1000  # attachments of one file
_DAMAGE = (*DAMAGE, ValueError, KeyError, TypeError)  # what PyMuPDF makes of odd objects


def attached(file: Any) -> list[Member]:
    """Return the files attached to an open `pymupdf.Document`, as far as they can be found."""
    found: list[Member] = []
    try:
        for member in told_apart(_found(file)):
            found.append(member)
            if len(found) == MOST:
                break
    except _DAMAGE:
        pass  # the pages count; what is damaged here is not on them
    return found


def member(path: Path, name: str) -> Member | None:
    """Return the attachment of that name; raises UnreadableError."""
    try:
        with pymupdf.open(path, filetype="pdf") as file:
            if file.needs_pass:  # only the password shows the names
                return None if "/" in name else Member(name, 0, partial(_write, path, name))
            known = {each.name: each.size for each in attached(file)}
    except _DAMAGE:
        raise UnreadableError from None
    return Member(name, known[name], partial(_write, path, name)) if name in known else None


def _write(path: Path, name: str, target: BinaryIO, password: str | None) -> None:
    try:
        with pymupdf.open(path, filetype="pdf") as file:
            if file.needs_pass and not any(map(file.authenticate, forms(password or ""))):
                raise LockedError
            for each in attached(file):
                if each.name == name:
                    each.write(target, None)
                    return
    except _DAMAGE:
        raise UnreadableError from None
    raise UnreadableError


def _found(file: Any) -> Iterator[Member]:
    for place in range(file.embfile_count()):
        yield _member(file.embfile_info(place), partial(file.embfile_get, place))
    if not file.has_annots():
        return
    for number in range(file.page_count):
        kinds = [kind for _, kind, _ in file.page_annot_xrefs(number)]
        if pymupdf.PDF_ANNOT_FILE_ATTACHMENT not in kinds:
            continue
        page = file[number]
        for mark in page.annots(types=[pymupdf.PDF_ANNOT_FILE_ATTACHMENT]):
            yield _member(mark.file_info, partial(_content, file, number, mark.xref))


def _content(file: Any, number: int, xref: int) -> bytes:
    page = file[number]  # a mark dies with its page
    content: bytes = page.load_annot(xref).get_file()
    return content


def _member(about: dict[str, Any], content: Callable[[], bytes]) -> Member:
    said = str(about.get("ufilename") or about.get("filename") or about.get("name") or "")
    name = shown_name(said.replace("\\", "/").rsplit("/", 1)[-1], "attachment")
    size = max(0, int(about.get("size") or 0))
    return Member(name, size, lambda target, password: target.write(content()))
