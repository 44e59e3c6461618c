"""A real downloader, and a real hub on loopback that has one tiny model."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clozet.database import settings
from clozet.database.connection import Database, open_library
from clozet.messages.downloads import LookUpModel, ModelOffer
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Failed
from clozet.paths import LibraryPaths
from clozet.worker.client import Worker
from tests.models.tiny_models import make_masked
from tests.running_hub import RunningHub

NAME = "someone/tiny-bert"
WEIGHTS = "model.safetensors"

Ask = Callable[[Request], list[Answer]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("made") / "tiny-bert", "bert")


@pytest.fixture
def model(made: Path, hub: RunningHub) -> Path:
    """The folder of the model that the hub has."""
    return Path(shutil.copytree(made, hub.root / NAME))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A library in which models may be downloaded."""
    with closing(open_library(LibraryPaths(tmp_path / "library"), create=True)) as opened:
        settings.change(opened, "downloads", True)
        yield opened


@pytest.fixture
def ask(db: Database) -> Iterator[Ask]:
    """Ask a downloader and return all that it answers."""
    worker = Worker("downloader", db.paths.folder)
    yield lambda request: list(worker.ask(request))
    worker.stop()


def offered(ask: Ask, hub: RunningHub, **options: Any) -> ModelOffer:
    (offer,) = ask(LookUpModel(name=NAME, hub=hub.address, **options))
    assert isinstance(offer, ModelOffer), offer
    return offer


def refused(answers: list[Answer]) -> str:
    failed = answers[-1]
    assert isinstance(failed, Failed) and failed.kind != "defect", failed
    assert failed.remedy
    return failed.message


def parts(db: Database) -> dict[str, int]:
    """Return the files on their way, with their sizes."""
    found = db.paths.downloads.rglob("*")
    return {file.name: file.stat().st_size for file in found if file.is_file()}
