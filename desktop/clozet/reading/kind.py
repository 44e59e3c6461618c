"""What a file is: found from its content; its name only tells the members of one family apart."""

import re
import zipfile
from pathlib import Path

from . import signatures
from .decoding import decode
from .signatures import ENVELOPE, HEADER, SPOKEN, SUFFIXES, TEXTS, Kind

HEAD = 64 * 1024  # bytes looked at
COMPOUND = 8 * 1024 * 1024  # bytes in which a compound file's own directory is looked for
_OFFICE = ("docx", "pptx", "xlsx")


def kind_of(path: Path) -> Kind:
    """Return what the file at `path` is; raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return Kind("", "nothing in it")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path, head)
    if _is_pdf(head, path):
        return Kind("pdf")
    return _signed_kind(path, head) or _text_kind(path, head)


def contradiction(path: Path, kind: str) -> str:
    """Return one sentence where the file's name says another kind than its content, or ""."""
    named = SUFFIXES.get(path.suffix.lower())
    if named is None or named == kind or {named, kind} <= _ALIKE:
        return ""
    return f"The name ends in {path.suffix}, but the content is {SPOKEN[kind]}."


_ALIKE = {"text", "markdown", "csv", "json", "latex", "code", "eml", "mbox"}  # all are text


def _is_pdf(head: bytes, path: Path) -> bool:
    """Tell a PDF, also one whose header is damaged, by its objects."""
    if b"%PDF-" in head[:1024]:
        return True
    return path.suffix.lower() == ".pdf" and b" obj" in head and b"/Type" in head


def _signed_kind(path: Path, head: bytes) -> Kind | None:
    """Tell by the bytes at fixed places, or return None where there is no signature."""
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound_kind(path)
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return Kind("image")
    return next(
        (kind for at, mark, kind in signatures.SIGNATURES if head.startswith(mark, at)), None
    )


def _zip_kind(path: Path, head: bytes) -> Kind:
    """Tell by the names in the archive; where its directory is lost, by those in its head."""
    for spoken, kind in signatures.ZIP_TYPES:
        if b"mimetype" + spoken in head[:200]:
            return kind
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):  # as archive.DAMAGE
        return _broken_zip_kind(path, head)
    office = "[Content_Types].xml" in names
    for member, kind in signatures.ZIP_MEMBERS:
        if any(name.startswith(member) for name in names) and (office or kind.name not in _OFFICE):
            return kind
    return Kind("zip")


def _broken_zip_kind(path: Path, head: bytes) -> Kind:
    names = [name.decode("latin-1") for name in re.findall(rb"[\w./\[\]-]{4,80}", head)]
    for member, kind in signatures.ZIP_MEMBERS:
        if any(member in name for name in names):
            return kind
    named = SUFFIXES.get(path.suffix.lower(), "")
    return Kind(named if named in _OFFICE and b"[Content_Types].xml" in head else "zip")


def _compound_kind(path: Path) -> Kind:
    """Tell what Microsoft's compound file holds: a locked Office document, or an old one."""
    with path.open("rb") as file:
        content = file.read(COMPOUND)
    if "EncryptedPackage".encode("utf-16-le") in content:
        named = SUFFIXES.get(path.suffix.lower())
        if named in _OFFICE:
            return Kind(named)
        return Kind("", "an Office file locked with a password")
    for stream, kind in signatures.COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind
    return Kind("", "an old Office file")


def _text_kind(path: Path, head: bytes) -> Kind:
    decoded = decode(_whole_characters(head) if len(head) == HEAD else head)
    if decoded is None:
        return Kind("", "a file of an unknown kind")
    text = decoded.text.lstrip("\ufeff")
    named = SUFFIXES.get(path.suffix.lower())
    if signatures.HTML.match(text[:4096]) or (named == "html" and signatures.TAG.match(text)):
        return Kind("html")
    if signatures.FICTION_BOOK.match(text[:8192]):
        return Kind("fb2")
    if signatures.SVG.match(text[:8192]):
        return Kind("", "an SVG picture")
    return _mail_kind(path, text) or _source_kind(path, text)


def _mail_kind(path: Path, text: str) -> Kind | None:
    """Tell one message or an mbox of them by their headers."""
    lines = text[:8192].splitlines()
    mbox = bool(lines) and lines[0].startswith("From ")
    if mbox and ENVELOPE.match(lines[0]) and path.suffix.lower() in (".mbox", ""):
        return Kind("mbox")
    headers = sum(bool(HEADER.match(line)) for line in _head_block(lines[mbox:]))
    if headers < 2:
        return None
    alone = path.suffix.lower() == ".eml" and not re.search(r"\n\r?\nFrom \S+", text)
    return Kind("mbox" if mbox and not alone else "eml")


def _source_kind(path: Path, text: str) -> Kind:
    """Tell LaTeX and scripts by how they begin, the rest by the ending."""
    named = TEXTS.get(path.suffix.lower())
    if named is None and signatures.LATEX.match(text):
        return Kind("latex")
    if named is None and (signatures.SCRIPT.match(text) or signatures.XML.match(text)):
        return Kind("code")
    return Kind(named or "text")


def _whole_characters(head: bytes) -> bytes:
    """Cut a file's head where no character of it is cut, in whatever encoding."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(head) - 4:
            return head[: error.start]
        return head[: max(head.rfind(b"\n") + 1, HEAD // 2) // 4 * 4]
    return head


def _head_block(lines: list[str]) -> list[str]:
    """Return the lines before the first empty one, or none where they are no headers at all."""
    block = lines[: lines.index("")] if "" in lines else lines
    return block if block and re.match(r"[A-Za-z-]+:", block[0]) else []
