"""Office documents that are locked with a password, opened in memory."""

import io
import struct
from pathlib import Path
from typing import BinaryIO, cast

from .text import Document

_EVERYBODYS = "VelvetSweatshop"  # Excel's own, on workbooks that are only kept from changes
_COMPOUND = b"\xd0\xcf\x11\xe0"


class LockedError(Exception):
    """What is locked stays locked: no password was given, or not the right one."""


class UnknownLockError(Exception):
    """What is locked is locked in a way that is not known here, whatever the password."""


def package(path: Path, password: str | None) -> BinaryIO:
    """Open a Word, Excel or PowerPoint document, decrypted where it is locked.

    Raises LockedError where it stays locked. What is decrypted is held in memory alone.
    """
    with path.open("rb") as file:
        if file.read(4) != _COMPOUND or not _is_locked(file):
            return path.open("rb")
    for each in (_EVERYBODYS, password):
        if each and (opened := _decrypted(path, each)):
            return opened
    raise LockedError


def _is_locked(file: BinaryIO) -> bool:
    from msoffcrypto import OfficeFile

    try:
        return bool(OfficeFile(file).is_encrypted())
    except _damage():
        return False


def _decrypted(path: Path, password: str) -> BinaryIO | None:
    from msoffcrypto import OfficeFile

    opened = io.BytesIO()
    try:
        with path.open("rb") as file:
            locked = OfficeFile(file)
            locked.load_key(password=password)
            locked.decrypt(opened)
    except _damage():
        return None
    opened.seek(0)
    return cast(BinaryIO, opened)


def _damage() -> tuple[type[Exception], ...]:
    """Return what msoffcrypto raises for a wrong password or a damaged file."""
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    parsing = (ValueError, KeyError, IndexError, AttributeError, OSError, struct.error)
    return (DecryptionError, FileFormatError, InvalidKeyError, *parsing)


def still_locked(password: str | None) -> Document:
    """Return the document of a file that did not open."""
    return Document(
        state="needs password",
        reason="The password is wrong." if password else "The file is locked with a password.",
        remedy="Give the password that opens it.",
    )
