"""Office documents that are locked with a password, opened in memory."""

import io
from pathlib import Path
from typing import BinaryIO, cast

from .text import Document

_COMPOUND = b"\xd0\xcf\x11\xe0"


class LockedError(Exception):
    """What is locked stays locked: no password was given, or not the right one."""


def package(path: Path, password: str | None) -> BinaryIO:
    """Open the package of a Word, Excel or PowerPoint document, decrypted where it is locked.

    Raises LockedError where it stays locked. What is decrypted is held in memory alone.
    """
    with path.open("rb") as file:
        if file.read(4) != _COMPOUND:
            return path.open("rb")
    if not password:
        raise LockedError
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    opened = io.BytesIO()
    try:
        with path.open("rb") as file:
            locked = OfficeFile(file)
            locked.load_key(password=password)
            locked.decrypt(opened)
    except (DecryptionError, FileFormatError, InvalidKeyError, ValueError, KeyError, OSError):
        raise LockedError from None
    opened.seek(0)
    return cast(BinaryIO, opened)


def still_locked(password: str | None) -> Document:
    """Return the document of a file that did not open."""
    return Document(
        state="needs password",
        reason="The password is wrong." if password else "The file is locked with a password.",
        remedy="Give the password that opens it.",
    )
