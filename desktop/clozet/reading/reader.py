"""One file in, its text and passages out; a file that cannot be read says why."""

import errno
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import msgspec

from clozet.messages.reading import FileText, MemberListed, PageText
from clozet.sketch import sketch

from . import containers
from .archive import ExpandsTooFar
from .containers import DamagedContainerError
from .files import fingerprint
from .kind import contradiction, kind_of
from .locks import LockedError, UnknownLockError
from .passages import passages
from .recognised import with_recognised
from .text import Document, Page, Progress
from .units import PieceCounts

Read = Callable[[Path, str | None, Progress], Document]

_MODULES = {
    "pdf": "pdf",
    "xps": "xps",
    "epub": "epub",
    "mobi": "mobi",
    "fb2": "fiction_book",
    "docx": "docx",
    "pptx": "presentation",
    "xlsx": "workbook",
    "xls": "workbook",
    "ods": "workbook",
    "odt": "opendocument",
    "odp": "opendocument",
    "rtf": "rtf",
    "html": "html",
    "eml": "mail",
    "msg": "outlook",
    "mbox": "mbox",
    "markdown": "markdown",
    "text": "plain_text",
    "csv": "table_text",
    "json": "json_text",
    "latex": "latex",
    "code": "source_code",
    "image": "image",
    "zip": "zip_archive",
    "tar": "tar_archive",
    "packed": "packed_file",
}
_MOST_BYTES = {  # MiB; others page by page
    "html": 64,
    "eml": 128,
    "msg": 128,
    "markdown": 32,
    "text": 64,
    "csv": 64,
    "json": 64,
    "latex": 32,
    "code": 32,
    "rtf": 64,
    "fb2": 64,
    "mobi": 128,
    "xls": 128,
}
_MOST_OF_OTHERS = 4096
_MIB = 1024 * 1024

_TOOLS_TITLE = re.compile(
    r"(?:untitled|unbenannt|document ?\d*|dokument ?\d*|title|none|null|powerpoint presentation|"
    r"microsoft (?:word|excel|powerpoint) - .*|.*\.(?:docx?|rtf|tex|dvi|indd|qxd|pmd?|wpd|odt|"
    r"xlsx?|pptx?|pdf|fm|p65|html?))",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_LENGTH = 200
_HALVES = re.compile("[\ud800-\udfff]")


class How(NamedTuple):
    """How a file is read: with which password, who hears of it, what OCR has recognised before."""

    password: str | None
    progress: Progress
    recognised: Sequence[PageText]


def read(
    path: Path,
    password: str | None = None,
    progress: Progress | None = None,
    recognised: Sequence[PageText] = (),
) -> FileText:
    """Read one file; `progress` is called with (page, of) after each page.

    `recognised` are pages whose text was recognised from their picture before.

    A file that cannot be read comes back with its state, one sentence of reason and a remedy;
    what is raised is a defect.
    """
    try:
        with containers.on_disk(path, (password,) if password else ()) as opened:
            how = How(password, progress or (lambda page, of: None), recognised)
            return _read(path, opened, how)
    except tuple(_ENDED) as error:
        return next(ended for kind, ended in _ENDED.items() if isinstance(error, kind))
    except OSError as error:
        if error.errno == errno.EINVAL:  # an archive says that it begins before the file does
            reason = "The file is damaged: it points to places that it does not have."
            return _ended("failed", reason, "Get another copy of it.")
        reason = f"The file cannot be read: {error.strerror or 'input error'}."
        return _ended("failed", reason, "Copy it to another disk and add the copy.")


def _ended(state: str, reason: str, remedy: str, kind: str = "") -> FileText:
    return FileText(state=state, reason=reason, remedy=remedy, kind=kind)  # type: ignore[arg-type]


_ENDED: dict[type[Exception], FileText] = {
    FileNotFoundError: _ended(
        "failed", "The file is not there any more.", "Add it where it is now."
    ),
    PermissionError: _ended(
        "failed", "The system does not let Clozet read this file.", "Change its permissions."
    ),
    ExpandsTooFar: _ended(
        "failed",
        "The file expands to far more than a document would hold.",
        "Unpack it in its own program and add what it holds.",
    ),
    RecursionError: _ended(
        "failed",
        "What is in the file is nested deeper than in any document.",
        "Open and save it again in the program it comes from.",
    ),
    LockedError: _ended(
        "needs password",
        "The file is locked with the password of the archive that it lies in.",
        "Give the password that opens it.",
    ),
    UnknownLockError: _ended(
        "failed",
        "The file is locked by AES in its archive, which is not opened yet.",
        "Unpack the archive in its own program and add what it holds.",
    ),
    DamagedContainerError: _ended(
        "failed", "The file cannot be unpacked: its archive is damaged.", "Get another copy of it."
    ),
    MemoryError: _ended(
        "failed", "The file needs more memory than a reader may have.", "Split the file."
    ),
}


def _read(path: Path, opened: containers.OnDisk, how: How) -> FileText:
    """Read the file `opened`, which is called `path`."""
    about = opened.file.stat()
    if not stat.S_ISREG(about.st_mode):
        what = "a folder" if stat.S_ISDIR(about.st_mode) else "not a file but a device or channel"
        return _ended("skipped", f"It is {what}.", "Add the files themselves.")
    kind = kind_of(opened.file)
    if kind.refused:
        return _ended("skipped", _refusal(kind.refused), "Save it as PDF or text and add that.")
    most = _MOST_BYTES.get(kind.name, _MOST_OF_OTHERS)
    if about.st_size > most * _MIB:
        reason = f"It is larger than {most} MiB, the most that is read of this kind."
        return _ended("failed", reason, "Split the file.", kind.name)
    module = import_module(f"clozet.reading.formats.{_MODULES[kind.name]}")
    read_by_format: Document = module.read(opened.file, how.password, how.progress)
    document = _of_whole_characters(with_recognised(read_by_format, how.recognised))
    wrong_name = contradiction(path, kind.name)
    if document.state == "read" and not any(page.text for page in document.pages):
        document = replace(
            document,
            state="flagged",
            reason="There is no text in it.",
            remedy="Open it in its own program to see whether something is lost.",
        )
    if wrong_name and document.state in ("read", "flagged"):
        reason = f"{wrong_name} {document.reason}".strip()
        document = replace(document, state="flagged", reason=reason, remedy="Rename the file.")
    if document.members and opened.depth >= containers.MOST_DEPTH:
        document = replace(
            document,
            members=(),
            state="flagged",
            reason=f"It lies in {opened.depth} files; what is in it in turn was left alone.",
            remedy="Unpack it in its own program and add what it holds.",
        )
    text = _file_text(path, kind.name, document, about.st_mtime)
    return msgspec.structs.replace(text, sha256=fingerprint(opened.file)) if opened.depth else text


def _refusal(what: str) -> str:
    if what == "nothing in it":
        return "There is nothing in it: the file has 0 bytes."
    return f"It is {what}, which is not read yet."


def _file_text(path: Path, kind: str, document: Document, changed: float) -> FileText:
    return FileText(
        state=document.state,
        reason=document.reason,
        remedy=document.remedy,
        kind=kind,
        title=_title(path, document),
        date=_date(document.date) or _utc(datetime.fromtimestamp(changed, UTC)),
        language=_language()(document.pages, kind),
        words=sum(len(page.text.split()) for page in document.pages),
        pages=tuple(
            PageText(
                number=page.number,
                text=page.text,
                width=page.width,
                height=page.height,
                words=page.words,
            )
            for page in document.pages
        ),
        needs_ocr=document.needs_ocr,
        sketch=sketch("\n".join(page.text for page in document.pages)),
        members=tuple(MemberListed(name=name, bytes=size) for name, size in document.members),
        passages=tuple(passages(document.pages, _sentences(), _counts())),
    )


def _of_whole_characters(document: Document) -> Document:
    """Return the document without halves of characters, which no encoding can write."""
    if not any(map(_HALVES.search, (page.text for page in document.pages))):
        return document
    pages = (replace(page, text=_HALVES.sub("\ufffd", page.text)) for page in document.pages)
    return replace(document, pages=tuple(pages))


def _says_something(title: str) -> bool:
    return any(map(str.isalnum, title)) and not _TOOLS_TITLE.fullmatch(title)


def _date(said: str) -> str:
    """Return a date as the file says it, in ISO 8601 and UTC, or "" where it is none."""
    try:
        return _utc(datetime.fromisoformat(f"{said}-01-01"[:10] if len(said) == 4 else said))
    except (ValueError, OverflowError):
        return ""


def _utc(moment: datetime) -> str:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="seconds")


def _title(path: Path, document: Document) -> str:
    """Return the file's own title, else its first heading, else the file's name."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    own = " ".join(document.title.split())
    stem = name.removesuffix(path.suffix)
    if own and own.casefold() != stem.casefold() and _says_something(own):
        return own[:_TITLE_LENGTH]
    for page in document.pages if document.headed else ():
        for heading in page.headings:
            return " ".join(page.text[heading.start : heading.end].split())[:_TITLE_LENGTH]
    return name


@cache
def _sentences() -> Callable[[str], list[tuple[int, int]]]:
    from clozet.models.sentences import sentence_spans

    return sentence_spans


@cache
def _language() -> Callable[[Sequence[Page], str], str]:
    from .language import language_of

    return language_of


@cache
def _counts() -> PieceCounts:
    from clozet.models.pieces import Pieces

    return PieceCounts(Pieces.load().count)
