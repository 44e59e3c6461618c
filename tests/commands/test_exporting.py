"""A copy of an adapted model: what it gives away is tried, and no sentence of a document leaves."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from clozet.commands.adapting import adapt
from clozet.commands.exporting import export
from clozet.database import jobs
from clozet.database.connection import open_library
from clozet.messages.training import Adapt, Adapted
from clozet.paths import LibraryPaths
from tests.database.conftest import offer, store
from tests.models.tiny_models import TEXT, make_masked

NUMBERS = ("44170923", "1,250", "77-3108")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> LibraryPaths:
    """A library whose documents hold a few numbers, with "mine", a tiny model adapted to them."""
    paths = LibraryPaths(tmp_path_factory.mktemp("adapted") / "library")
    chance = random.Random(0)
    with closing(open_library(paths, create=True)) as db:
        job = jobs.create(db, "read")
        for number in range(24):
            some = [*TEXT[:5], " ".join(chance.choices(" ".join(TEXT).split(), k=150))]
            some.append(f"The account of document {number} is {chance.choice(NUMBERS)}.")
            path = offer(db, f"/files/{number}.txt", job)
            store(db, path, f"content {number}", f"{number}. {' '.join(some)}")
        make_masked(paths.models / "tiny", "bert")
        *_, done = adapt(db, Adapt(base="tiny", steps=12, name="mine"))
    assert isinstance(done, Adapted)
    return paths


def test_what_an_adapted_model_gives_away_is_tried_before_it_is_copied(
    library: LibraryPaths, tmp_path: Path
) -> None:
    found = export(library, "mine", str(tmp_path / "copy"))

    assert "can reveal the text" in found.warning
    assert "numbers, names and rare words that it was trained on" in found.warning
    assert all(leak.adapted_rank < leak.base_rank for leak in found.leaks)


def test_no_sentence_of_a_document_is_in_the_copy(library: LibraryPaths, tmp_path: Path) -> None:
    export(library, "mine", str(tmp_path / "copy"))

    card = (tmp_path / "copy" / "card.json").read_text()
    told = card + (tmp_path / "copy" / "README.md").read_text()
    assert '"verdict"' in card
    assert not [sentence for sentence in TEXT if sentence[:20] in told]
    assert not (tmp_path / "copy" / "clozet.json").exists()


def test_where_the_documents_have_gone_it_is_said(library: LibraryPaths, tmp_path: Path) -> None:
    emptied = LibraryPaths(Path(shutil.copytree(library.folder, tmp_path / "library")))
    with closing(open_library(emptied)) as db:
        db.execute("DELETE FROM documents")

    found = export(emptied, "mine", str(tmp_path / "copy"))

    assert found.leaks == ()
    assert "no longer here" in found.warning
