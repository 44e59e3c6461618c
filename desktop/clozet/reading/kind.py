"""What a file is: found from its content; its name only tells the members of one family apart."""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from .decoding import decode

HEAD = 64 * 1024  # bytes looked at
COMPOUND = 8 * 1024 * 1024  # bytes in which a compound file's own directory is looked for


class Kind(NamedTuple):
    """The kind's name, "" for one that is not read; then `refused` says what the file is."""

    name: str
    refused: str = ""


_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\x89PNG\r\n", Kind("image")),
    (0, b"\xff\xd8\xff", Kind("image")),
    (0, b"GIF8", Kind("image")),
    (0, b"II*\0", Kind("image")),
    (0, b"MM\0*", Kind("image")),
    (8, b"WEBP", Kind("", "a WebP picture")),
    (4, b"ftypavif", Kind("", "an AVIF picture")),
    (4, b"ftypheic", Kind("", "a HEIC picture")),
    (4, b"ftypM4A", Kind("", "an MP4 sound recording")),
    (4, b"ftyp", Kind("", "an MP4 video")),
    (8, b"AVI ", Kind("", "an AVI video")),
    (8, b"WAVE", Kind("", "a WAV sound recording")),
    (0, b"ID3", Kind("", "an MP3 sound recording")),
    (0, b"\xff\xfb", Kind("", "an MP3 sound recording")),
    (0, b"OggS", Kind("", "an Ogg recording")),
    (0, b"fLaC", Kind("", "a FLAC sound recording")),
    (0, b"\x1aE\xdf\xa3", Kind("", "a Matroska video")),
    (0, b"\x1f\x8b", Kind("", "a gzip archive")),
    (0, b"BZh", Kind("", "a bzip2 archive")),
    (0, b"\xfd7zXZ", Kind("", "an xz archive")),
    (0, b"\x28\xb5\x2f\xfd", Kind("", "a Zstandard archive")),
    (0, b"7z\xbc\xaf", Kind("", "a 7-Zip archive")),
    (0, b"Rar!", Kind("", "a RAR archive")),
    (257, b"ustar", Kind("", "a tar archive")),
    (0, b"{\\rtf", Kind("", "an RTF document")),
    (0, b"%!PS", Kind("", "a PostScript file")),
    (0, b"AT&TFORM", Kind("", "a DjVu document")),
    (0, b"\xffWPC", Kind("", "a WordPerfect document")),
    (60, b"BOOKMOBI", Kind("", "a MOBI book")),
    (0, b"SQLite format 3", Kind("", "an SQLite database")),
    (0, b"\x7fELF", Kind("", "a program")),
    (0, b"MZ", Kind("", "a Windows program")),
    (0, b"\xca\xfe\xba\xbe", Kind("", "a program")),
    (0, b"OTTO", Kind("", "a font")),
    (0, b"\0\x01\0\0", Kind("", "a font")),
    (0, b"wOF", Kind("", "a font")),
    (0, b"8BPS", Kind("", "a Photoshop picture")),
)

_ZIP_MEMBERS: tuple[tuple[str, Kind], ...] = (
    ("word/", Kind("docx")),
    ("META-INF/container.xml", Kind("epub")),
    ("ppt/", Kind("", "a PowerPoint presentation")),
    ("xl/", Kind("", "an Excel workbook")),
    ("FixedDocSeq.fdseq", Kind("", "an XPS document")),
    ("FixedDocumentSequence.fdseq", Kind("", "an XPS document")),
    ("content.xml", Kind("", "an OpenDocument file")),
    ("classes.dex", Kind("", "an Android program")),
    ("META-INF/MANIFEST.MF", Kind("", "a Java archive")),
)

_NAMED_TEXT = {
    ".csv": "a CSV table", ".tsv": "a table of tab-separated values", ".json": "a JSON file",
    ".jsonl": "a JSON file", ".tex": "LaTeX source", ".bib": "a BibTeX file",
    ".mbox": "an mbox of messages", ".yaml": "a YAML file", ".yml": "a YAML file",
    ".toml": "a TOML file", ".ini": "a settings file", ".cfg": "a settings file",
    ".py": "source code", ".js": "source code", ".ts": "source code", ".c": "source code",
    ".h": "source code", ".cpp": "source code", ".hpp": "source code", ".java": "source code",
    ".rs": "source code", ".go": "source code", ".rb": "source code", ".php": "source code",
    ".pl": "source code", ".r": "source code", ".sql": "source code", ".sh": "source code",
    ".bat": "source code", ".ps1": "source code", ".css": "source code", ".cs": "source code",
    ".swift": "source code", ".kt": "source code", ".lua": "source code",
}  # fmt: skip

_SUFFIXES = {
    ".pdf": "pdf", ".epub": "epub", ".docx": "docx", ".docm": "docx", ".dotx": "docx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".md": "markdown",
    ".markdown": "markdown", ".txt": "text", ".text": "text", ".png": "image", ".jpg": "image",
    ".jpeg": "image", ".gif": "image", ".bmp": "image", ".tif": "image", ".tiff": "image",
    ".rtf": "rtf", ".doc": "doc", ".odt": "odt", ".pptx": "pptx", ".xlsx": "xlsx",
    ".mobi": "mobi", ".fb2": "fb2", ".xps": "xps", ".msg": "msg", ".zip": "zip",
}  # fmt: skip

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_HEADER = re.compile(
    r"^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|"
    r"reply-to|sender|content-type|content-transfer-encoding|x-[a-z-]+):",
    re.IGNORECASE,
)


def kind_of(path: Path) -> Kind:
    """Return what the file at `path` is; raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return Kind("", "nothing in it")
    if _is_pdf(head, path):
        return Kind("pdf")
    return _signed_kind(path, head) or _text_kind(path, head)


def contradiction(path: Path, kind: str) -> str:
    """Return one sentence where the file's name says another kind than its content, or ""."""
    named = _SUFFIXES.get(path.suffix.lower())
    if named is None or named == kind or {named, kind} <= {"text", "markdown"}:
        return ""
    return f"The name ends in {path.suffix}, but the content is {_SPOKEN[kind]}."


_SPOKEN = {
    "pdf": "a PDF", "epub": "an EPUB book", "docx": "a Word document", "html": "HTML",
    "eml": "an e-mail", "markdown": "Markdown", "text": "plain text", "image": "a picture",
}  # fmt: skip


def _is_pdf(head: bytes, path: Path) -> bool:
    """Tell a PDF, also one whose header is damaged, by its objects."""
    if b"%PDF-" in head[:1024]:
        return True
    return path.suffix.lower() == ".pdf" and b" obj" in head and b"/Type" in head


def _signed_kind(path: Path, head: bytes) -> Kind | None:
    """Tell by the bytes at fixed places, or return None where there is no signature."""
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path, head)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound_kind(path)
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return Kind("image")
    return next((kind for at, mark, kind in _SIGNATURES if head.startswith(mark, at)), None)


def _zip_kind(path: Path, head: bytes) -> Kind:
    """Tell by the names in the archive; where its directory is lost, by those in its head."""
    if b"mimetypeapplication/epub+zip" in head[:200]:
        return Kind("epub")
    if b"mimetypeapplication/vnd.oasis" in head[:200]:
        return Kind("", "an OpenDocument file")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        names = [name.decode("latin-1") for name in re.findall(rb"[\w./\[\]-]{4,80}", head)]
    for member, kind in _ZIP_MEMBERS:
        if any(member in name for name in names):
            return kind
    return Kind("", "a ZIP archive")


def _compound_kind(path: Path) -> Kind:
    """Tell what Microsoft's compound file holds: a locked Office document, or an old one."""
    with path.open("rb") as file:
        content = file.read(COMPOUND)
    if "EncryptedPackage".encode("utf-16-le") in content:
        if _SUFFIXES.get(path.suffix.lower()) == "docx":
            return Kind("docx")
        return Kind("", "an Office file locked with a password")
    for stream, spoken in (
        ("__substg1.0_", "an Outlook message"),
        ("WordDocument", "a Word document of the old kind (.doc)"),
        ("Workbook", "an Excel workbook of the old kind (.xls)"),
        ("PowerPoint Document", "a PowerPoint presentation of the old kind (.ppt)"),
    ):
        if stream.encode("utf-16-le") in content:
            return Kind("", spoken)
    return Kind("", "an old Office file")


def _text_kind(path: Path, head: bytes) -> Kind:
    decoded = decode(_whole_characters(head) if len(head) == HEAD else head)
    if decoded is None:
        return Kind("", "a file of an unknown kind")
    text = decoded.text.lstrip("\ufeff")
    if _HTML.match(text[:4096]):
        return Kind("html")
    if _XML.match(text):
        return Kind("", "an FB2 book" if "<FictionBook" in text else "an XML file")
    lines = text[:8192].splitlines()
    mbox = bool(lines) and lines[0].startswith("From ")
    headers = sum(bool(_HEADER.match(line)) for line in _head_block(lines[mbox:]))
    if headers >= 2:
        several = mbox and re.search(r"\n\r?\nFrom \S+", text) is not None
        return Kind("", "an mbox of messages") if several else Kind("eml")
    suffix = path.suffix.lower()
    if suffix in _NAMED_TEXT:
        return Kind("", _NAMED_TEXT[suffix])
    return Kind("markdown" if _SUFFIXES.get(suffix) == "markdown" else "text")


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
