"""A library's folder, and a tiny masked model to import into it or to spoil."""

import shutil
from pathlib import Path

import pytest

from clozet.paths import LibraryPaths

from .tiny_models import make_masked

WEIGHTS = "model.safetensors"


@pytest.fixture
def library(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("made") / "tiny bert", "bert")


@pytest.fixture
def folder(bert: Path, tmp_path: Path) -> Path:
    """A folder with a model, to be spoiled."""
    return Path(shutil.copytree(bert, tmp_path / "tiny bert"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def no_tokenizer(folder: Path) -> None:
    for file in folder.glob("*token*"):
        file.unlink()
