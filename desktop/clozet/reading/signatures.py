"""How the content of a file shows its kind: bytes at fixed places, members, headers, endings."""

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """The kind's name, "" for one that is not read; then `refused` says what the file is."""

    name: str
    refused: str = ""


SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\x89PNG\r\n", Kind("image")),
    (0, b"\xff\xd8\xff", Kind("image")),
    (0, b"GIF8", Kind("image")),
    (0, b"II*\0", Kind("image")),
    (0, b"MM\0*", Kind("image")),
    (0, b"{\\rtf", Kind("rtf")),
    (60, b"BOOKMOBI", Kind("mobi")),
    (60, b"TEXtREAd", Kind("mobi")),
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
    (0, b"PK\x07\x08", Kind("", "a part of a ZIP archive")),
    (0, b"\x1f\x8b", Kind("packed")),
    (0, b"BZh", Kind("packed")),
    (0, b"\xfd7zXZ", Kind("packed")),
    (0, b"\x28\xb5\x2f\xfd", Kind("", "a Zstandard archive")),
    (0, b"7z\xbc\xaf", Kind("", "a 7-Zip archive")),
    (0, b"Rar!", Kind("", "a RAR archive")),
    (257, b"ustar", Kind("tar")),
    (0, b"%!PS", Kind("", "a PostScript file")),
    (0, b"AT&TFORM", Kind("", "a DjVu document")),
    (0, b"\xffWPC", Kind("", "a WordPerfect document")),
    (0, b"SQLite format 3", Kind("", "an SQLite database")),
    (0, b"\x7fELF", Kind("", "a program")),
    (0, b"MZ", Kind("", "a Windows program")),
    (0, b"\xca\xfe\xba\xbe", Kind("", "a program")),
    (0, b"OTTO", Kind("", "a font")),
    (0, b"\0\x01\0\0", Kind("", "a font")),
    (0, b"wOF", Kind("", "a font")),
    (0, b"8BPS", Kind("", "a Photoshop picture")),
)

ZIP_MEMBERS: tuple[tuple[str, Kind], ...] = (  # the first that a member's name begins with
    ("word/", Kind("docx")),
    ("META-INF/container.xml", Kind("epub")),
    ("ppt/", Kind("pptx")),
    ("xl/", Kind("xlsx")),
    ("FixedDocSeq.fdseq", Kind("xps")),
    ("FixedDocumentSequence.fdseq", Kind("xps")),
    ("content.xml", Kind("odt")),
    ("classes.dex", Kind("", "an Android program")),
    ("META-INF/MANIFEST.MF", Kind("", "a Java archive")),
)

ZIP_TYPES: tuple[tuple[bytes, Kind], ...] = (  # what a first member "mimetype" says
    (b"application/epub+zip", Kind("epub")),
    (b"application/vnd.oasis.opendocument.text", Kind("odt")),
    (b"application/vnd.oasis.opendocument.presentation", Kind("odp")),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind("ods")),
    (b"application/vnd.oasis", Kind("", "an OpenDocument drawing or formula")),
)

COMPOUND_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("__substg1.0_", Kind("msg")),
    ("__properties_version1.0", Kind("msg")),
    ("WordDocument", Kind("", "a Word document of the old kind (.doc)")),
    ("Workbook", Kind("xls")),
    ("WORKBOOK", Kind("xls")),
    ("Book\0", Kind("xls")),
    ("PowerPoint Document", Kind("", "a PowerPoint presentation of the old kind (.ppt)")),
)

_SOURCE = """
    .asm .bash .bat .bib .c .cc .cfg .clj .cmake .cmd .coffee .conf .cpp .cs .css .cxx .dart
    .diff .el .erl .ex .f .f90 .fs .go .gradle .groovy .h .hpp .hs .ini .java .jl .js .jsx .kt
    .less .lisp .lua .m .mjs .mk .ml .pas .patch .php .pl .pm .properties .proto .ps1 .py .pyi
    .r .rb .rs .s .sass .scala .scm .scss .sh .sql .swift .tcl .tf .toml .ts .tsx .v .vb .vhd
    .vue .xml .xsd .xsl .yaml .yml .zig
"""

TEXTS = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".json": "json", ".jsonl": "json",
    ".ndjson": "json", ".geojson": "json", ".ipynb": "json", ".tex": "latex", ".latex": "latex",
    ".ltx": "latex", ".sty": "latex", ".cls": "latex", ".md": "markdown", ".markdown": "markdown",
    **dict.fromkeys(_SOURCE.split(), "code"),
}  # fmt: skip
"""Kinds of text that only an ending tells apart."""

SUFFIXES = {
    ".pdf": "pdf", ".epub": "epub", ".docx": "docx", ".docm": "docx", ".dotx": "docx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".md": "markdown",
    ".markdown": "markdown", ".txt": "text", ".text": "text", ".png": "image", ".jpg": "image",
    ".jpeg": "image", ".gif": "image", ".bmp": "image", ".tif": "image", ".tiff": "image",
    ".rtf": "rtf", ".doc": "doc", ".odt": "odt", ".odp": "odp", ".ods": "ods", ".pptx": "pptx",
    ".pptm": "pptx", ".ppsx": "pptx", ".potx": "pptx", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".xltx": "xlsx", ".xlsb": "xlsx", ".xls": "xls", ".mobi": "mobi", ".azw": "mobi",
    ".prc": "mobi", ".fb2": "fb2", ".xps": "xps", ".oxps": "xps", ".msg": "msg", ".mbox": "mbox",
    ".zip": "zip", ".tar": "tar",
    **dict.fromkeys((".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz"), "packed"),
}  # fmt: skip
"""Endings that promise a kind; a content of another kind contradicts them."""

SPOKEN = {
    "pdf": "a PDF", "epub": "an EPUB book", "docx": "a Word document", "html": "HTML",
    "eml": "an e-mail", "markdown": "Markdown", "text": "plain text", "image": "a picture",
    "rtf": "an RTF document", "odt": "an OpenDocument text", "odp": "an OpenDocument presentation",
    "ods": "an OpenDocument spreadsheet", "pptx": "a PowerPoint presentation",
    "xlsx": "an Excel workbook", "xls": "an Excel workbook of the old kind", "mobi": "a MOBI book",
    "fb2": "an FB2 book", "xps": "an XPS document", "msg": "an Outlook message",
    "mbox": "an mbox of messages", "csv": "a table", "json": "JSON", "latex": "LaTeX source",
    "code": "source code", "zip": "a ZIP archive", "tar": "a tar archive",
    "packed": "a file packed by gzip, bzip2 or xz",
}  # fmt: skip

HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
FICTION_BOOK = re.compile(r"\s*<.{0,8000}?<FictionBook\b|\s*<FictionBook\b", re.DOTALL)
SVG = re.compile(r"\s*(?:<[?!][^>]*>\s*)*(?:<!--.*?-->\s*)*<(?:svg:)?svg\b", re.DOTALL)
TAG = re.compile(r"\s*<[a-z!]", re.IGNORECASE)
XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
LATEX = re.compile(r"(?:\s*%.*\n)*\s*\\document(?:class|style)\b")
SCRIPT = re.compile(r"#!\s*/\S*bin/")
ENVELOPE = re.compile(r"From \S+ +(?:\w{3} +){2}\d{1,2} .*\d{4}")
HEADER = re.compile(
    r"^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|"
    r"reply-to|sender|content-type|content-transfer-encoding|x-[a-z-]+):",
    re.IGNORECASE,
)
