"""Outlook messages (MSG): notes, mails and appointments, with what is attached to them.

The properties of a message are streams of a compound file, named after their tag and type
([MS-OXMSG] 2.1.3); what has a fixed length stands in one stream, 16 bytes for each (2.4).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import olefile

from clozet.reading.decoding import decode
from clozet.reading.members import Member, shown_name, told_apart
from clozet.reading.text import Document, Progress, failed

from . import rtf
from .letter import Letter

MOST_DEPTH = 8  # of messages attached to messages
MOST_PROPERTY = 256 * 1024 * 1024  # bytes

_SUBJECT, _TO, _CC, _BODY, _RTF, _HTML = 0x0037, 0x0E04, 0x0E03, 0x1000, 0x1009, 0x1013
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_SENT, _RECEIVED = 0x0039, 0x0E06
_CODE_PAGES = (0x3FFD, 0x3FDE)
_CONTENT, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x3001
_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read one Outlook message."""
    try:
        with olefile.OleFileIO(str(path)) as file:
            return _letter(_Storage(file)).document()
    except _DAMAGE:
        return failed("The message is damaged: its contents cannot be unpacked.")


def member(path: Path, name: str) -> Member | None:
    """Return the attachment of that name; a message that is attached becomes an EML."""
    try:
        with olefile.OleFileIO(str(path)) as file:
            return _letter(_Storage(file)).attachment(name)
    except _DAMAGE:
        return None


class _Storage:
    """A message or an attachment in the compound file: its properties and storages below."""

    def __init__(self, file: "olefile.OleFileIO[str]", where: tuple[str, ...] = ()) -> None:
        self.file, self.where = file, where
        self.fixed = self._fixed()
        page = next((self.fixed[tag] for tag in _CODE_PAGES if tag in self.fixed), b"")
        self.code_page = f"cp{int.from_bytes(page[:4], 'little')}"

    def text(self, *tags: int) -> str:
        """Return the first property of these that says something."""
        for tag in tags:
            wide, narrow = self.raw(tag, "001F"), self.raw(tag, "001E")
            if wide:
                return wide.decode("utf-16-le", "replace").rstrip("\0")
            if narrow and (decoded := decode(narrow.rstrip(b"\0"), self.code_page)):
                return decoded.text
        return ""

    def raw(self, tag: int, kind: str = "0102") -> bytes:
        """Return a property's bytes, b"" where there is none or it is too long."""
        stream = [*self.where, f"__substg1.0_{tag:04X}{kind}"]
        if not self.file.exists(stream) or self.file.get_size(stream) > MOST_PROPERTY:
            return b""
        return bytes(self.file.openstream(stream).read())

    def moment(self, *tags: int) -> datetime | None:
        """Return the first of these times: hundreds of nanoseconds since 1601."""
        for tag in tags:
            ticks = int.from_bytes(self.fixed.get(tag, b""), "little")
            if 0 < ticks < 2**62:
                try:
                    return _EPOCH + timedelta(microseconds=ticks // 10)
                except OverflowError:
                    continue
        return None

    def attachments(self) -> Iterator["_Storage"]:
        """Yield the storages of what is attached."""
        depth = len(self.where)
        names = {
            name[depth]
            for name in self.file.listdir(streams=True, storages=True)
            if len(name) > depth
            and tuple(name[:depth]) == self.where
            and name[depth].startswith("__attach_version1.0_")
        }
        for name in sorted(names):
            yield _Storage(self.file, (*self.where, name))

    def inner(self) -> "_Storage | None":
        """Return the message that is attached, or None where something else is."""
        inner = (*self.where, f"__substg1.0_{_CONTENT:04X}000D")
        if not self.file.exists([*inner, "__properties_version1.0"]):
            return None
        return _Storage(self.file, inner)

    def _fixed(self) -> dict[int, bytes]:
        """Return the properties of fixed length, 8 bytes each, by their tag."""
        stream = [*self.where, "__properties_version1.0"]
        if not self.file.exists(stream):
            return {}
        raw = self.file.openstream(stream).read()
        entries = range(len(raw) % 16, len(raw) - 15, 16)  # behind a header of 8, 24 or 32
        return {
            int.from_bytes(raw[at + 2 : at + 4], "little"): raw[at + 8 : at + 16] for at in entries
        }


def _letter(storage: _Storage) -> Letter:
    moment = storage.moment(_SENT, _RECEIVED)
    shown = (
        ("From", _sender(storage)),
        ("To", storage.text(_TO)),
        ("Cc", storage.text(_CC)),
        ("Date", moment.strftime("%d %b %Y %H:%M:%S +0000") if moment else ""),
    )
    return Letter(
        " ".join(storage.text(_SUBJECT).split()),
        shown,
        moment.isoformat() if moment else "",
        (_text(storage),),
        tuple(told_apart(map(_member, storage.attachments()))),
    )


def _sender(storage: _Storage) -> str:
    name, address = storage.text(_SENDER), storage.text(_SENDER_SMTP, _SENDER_ADDRESS)
    return f"{name} <{address}>" if "@" in address and address != name else name


def _text(storage: _Storage) -> tuple[str, str]:
    """Return (subtype, text): the plain text, else the HTML, else what the RTF holds."""
    if plain := storage.text(_BODY):
        return "plain", plain
    if raw := storage.raw(_HTML):
        decoded = decode(raw, storage.code_page)
        return "html", decoded.text if decoded else ""
    if html := storage.text(_HTML):
        return "html", html
    if packed := storage.raw(_RTF):
        return "plain", rtf.unpacked(packed)
    return "plain", ""


def _member(storage: _Storage) -> Member:
    name = storage.text(_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
    inner = storage.inner()
    if inner is None or len(inner.where) > 2 * MOST_DEPTH:
        raw = storage.raw(_CONTENT)
        name = name.replace("\\", "/").rsplit("/", 1)[-1]
    else:
        raw = _letter(inner).as_mail()
        name = f"{name.replace('/', '-') or 'message'}.eml"
    return Member.of(shown_name(name), raw)
