"""What was offered and agreed to → its files, each whole and with the hash that it should have."""

import os
from collections.abc import Iterator, Mapping
from http.client import HTTPException, HTTPResponse
from pathlib import Path

from clozet.errors import ModelError, NotThereError
from clozet.messages.downloads import ModelOffer, OfferedFile

from .hub import file_url
from .hub_request import answered
from .record import sha256

BLOCK = 256 * 1024
TRIES = 5
"""So many times a file's download is gone on with when its connection breaks off."""

PART = ".part"


class Download:
    """The files of an offer on their way into `place`.

    `hashes` has the SHA-256 of each file that is whole; `pinned` has what they were the first time.
    Raise ModelError for an offer of other files than a model's.
    """

    def __init__(self, offer: ModelOffer, place: Path, pinned: Mapping[str, str]) -> None:
        self._offer, self._place, self._pinned = offer, place, pinned
        self._urls = {file: file_url(offer, file) for file in offer.files}
        self.hashes: dict[str, str] = {}

    def fetch(self) -> Iterator[int]:
        """Fetch what is not there yet; yield how many bytes of all files are, again and again.

        Not iterating on leaves what has come, and the next try goes on from there. Raise ModelError
        where something else comes than was offered, NotThereError where the hub is not reached.
        """
        before = 0
        for file in self._offer.files:
            for have in self._whole(file):
                yield before + have
            before += file.bytes
            self._check(file)
            yield before

    def _whole(self, file: OfferedFile) -> Iterator[int]:
        whole = self._place / file.file
        if whole.is_file():
            return
        whole.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = whole.with_name(whole.name + PART)
        part.touch(mode=0o600)
        for _ in range(TRIES):
            yield from self._more(file, part)
            if part.stat().st_size == file.bytes:
                part.replace(whole)
                return
        raise NotThereError(
            f"The connection broke off {TRIES} times within {file.file}; what has come is kept.",
            "Try again: the download goes on where it was.",
        )

    def _more(self, file: OfferedFile, part: Path) -> Iterator[int]:
        """Go on with a file as far as the connection bears."""
        if part.stat().st_size > file.bytes:
            os.truncate(part, 0)
        start = part.stat().st_size
        if start == file.bytes:
            return
        what = f"asked for {file.file} of {self._offer.model}, {file.bytes - start} bytes"
        answer = answered(self._urls[file], self._offer.hosts, what, start)
        with answer as response, part.open("r+b") as out:
            start = _begin(response, file, start)
            out.truncate(start)
            out.seek(start)
            for block in _blocks(response, file, file.bytes - start):
                out.write(block)
                yield out.tell()

    def _check(self, file: OfferedFile) -> None:
        """Keep the file's hash; throw the file away where it is not the right one."""
        whole = self._place / file.file
        found = sha256(whole)
        if whole.stat().st_size != file.bytes or (file.sha256 and found != file.sha256):
            whole.unlink()
            raise ModelError(
                f"{file.file} is not what {self._offer.hosts[0]} announced: its SHA-256 differs.",
                "Try again; if it stays so, do not trust the hub or the way to it.",
            )
        if found != self._pinned.get(file.file, found):
            whole.unlink()
            raise changed(self._offer, file.file)
        self.hashes[file.file] = found


def changed(offer: ModelOffer, file: str) -> ModelError:
    """Return the error of a file that is no longer what it was under the same revision."""
    return ModelError(
        f"{file} of {offer.model} is another than the first time, though its revision is the same:"
        " nothing of it is used.",
        f"Do not trust {offer.hosts[0]} with it before you know why.",
    )


def _begin(response: HTTPResponse, file: OfferedFile, start: int) -> int:
    """Return at which byte the answer begins; raise ModelError where it has another size."""
    if response.status == 206:
        named = response.headers.get("Content-Range", "")
        fits = named == f"bytes {start}-{file.bytes - 1}/{file.bytes}"
    else:
        start, fits = 0, True
    if not fits or response.length not in (None, file.bytes - start):
        raise _another_size(file)
    return start


def _blocks(response: HTTPResponse, file: OfferedFile, left: int) -> Iterator[bytes]:
    """Yield what comes, `left` bytes at most; less where the connection breaks off."""
    while left and (block := _read(response, min(BLOCK, left))):
        left -= len(block)
        yield block
    if not left and _read(response, 1):
        raise _another_size(file)


def _read(response: HTTPResponse, most: int) -> bytes:
    try:
        return response.read1(most)
    except (OSError, HTTPException):
        return b""


def _another_size(file: OfferedFile) -> ModelError:
    return ModelError(
        f"{file.file} has another size than the {file.bytes} bytes that were announced.",
        "Look the model up again.",
    )
