"""The real command line in a process of its own, and one small library that all tests read."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import make_pdf

LEASE = (
    "The Tenant shall pay a rent of 900 euros. The notice period is three months.",
    "The garden may be used by all tenants. Apples are shared.",
)
LETTER = "Dear Anna, the keys are with the neighbour on the second floor."


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def clozet(*arguments: object, library: Path | None = None, **options: Any) -> Ran:
    where = ["--library", str(library)] if library else []
    ended = subprocess.run(
        [sys.executable, "-m", "clozet", *where, *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
        **{"cwd": "/", "stdin": subprocess.DEVNULL, **options},
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def fingerprints(folder: Path) -> dict[bytes, tuple[str, int]]:
    """Return SHA-256 and mtime of every file."""
    return {
        os.fsencode(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def make_files(folder: Path) -> Path:
    """Make one file of each way that reading can end."""
    folder.mkdir()
    (folder / "inner").mkdir()
    make_pdf(folder / "lease.pdf", *LEASE)
    make_pdf(folder / "locked.pdf", "The secret is out.", password="sesame")
    (folder / "letter.txt").write_text(LETTER)
    (folder / "inner" / "copy.txt").write_text(LETTER)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "wrong.pdf").write_text("This is a plain text under a wrong name.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing here")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Coffee in Latin-1.")
    return folder


@dataclass(frozen=True)
class Built:
    """A library made by one `clozet add`, the files it was made of, and what was printed."""

    folder: Path
    files: Path
    events: list[dict[str, Any]]
    done: dict[str, Any]
    before: dict[bytes, tuple[str, int]]

    def event(self, name: str) -> dict[str, Any]:
        return next(event for event in self.events if event["path"].endswith("/" + name))

    def id(self, name: str) -> int:
        return int(self.event(name)["id"])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("built")
    files = make_files(place / "files")
    before = fingerprints(files)
    ran = clozet("--json", "add", files, "--collection", "Home", library=place / "library")
    assert ran.code == 0, ran.err
    *events, done = ran.lines
    return Built(place / "library", files, events, done, before)


@pytest.fixture
def copied(built: Built, tmp_path: Path) -> Path:
    """A copy of the library to change."""
    return Path(shutil.copytree(built.folder, tmp_path / "library"))
