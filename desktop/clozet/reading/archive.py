"""Zipped documents (EPUB, DOCX and the like), opened with bounds on what they may expand to."""

import lzma
import tarfile
import zipfile
import zlib
from pathlib import Path
from typing import IO, BinaryIO

MOST_MEMBERS = 20_000
MOST_BYTES = 512 * 1024 * 1024
MOST_RATIO = 200  # expanded to packed, once past the size that does no harm
HARMLESS = 32 * 1024 * 1024
_BLOCK = 1024 * 1024

DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    NotImplementedError,  # zipfile's word for a compression or version that it does not know
    RuntimeError,
    OverflowError,
)


class ExpandsTooFar(Exception):
    """An archive holds far more than a document would."""


def check(file: Path | BinaryIO, most_bytes: int = MOST_BYTES) -> None:
    """Raise ExpandsTooFar where the archive's own directory promises too much.

    Raises zipfile.BadZipFile for a damaged archive. What a member holds beyond its promise is
    cut off by zipfile, which reads no further than the directory says.
    """
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or expanded > most_bytes:
        raise ExpandsTooFar
    if expanded > HARMLESS and expanded > MOST_RATIO * min(packed, _size(file)):
        raise ExpandsTooFar


def _size(file: Path | BinaryIO) -> int:
    if isinstance(file, Path):
        return max(file.stat().st_size, 1)
    return max(file.seek(0, 2), 1)


def copy(source: IO[bytes], target: BinaryIO, packed: int) -> None:
    """Copy what expands from `packed` bytes; raise ExpandsTooFar where it does not end in time."""
    left = min(MOST_BYTES, max(HARMLESS, MOST_RATIO * packed))
    while block := source.read(_BLOCK):
        left -= len(block)
        if left < 0:
            raise ExpandsTooFar
        target.write(block)
