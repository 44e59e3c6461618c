"""What adapting would take is said before it starts, and what cannot be is refused then."""

import random
import shutil
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from clozet.commands import expectation
from clozet.commands.adapting import adapt
from clozet.database import jobs, settings
from clozet.database.connection import Database, open_library
from clozet.errors import NoRoomError
from clozet.messages.training import Adapt, EstimateAdaptation
from clozet.paths import LibraryPaths
from tests.database.conftest import offer, store
from tests.models.tiny_models import TEXT, make_masked

Usage = namedtuple("Usage", "total used free")


def fill(db: Database, texts: list[str]) -> None:
    job = jobs.create(db, "read")
    for number, text in enumerate(texts):
        store(db, offer(db, f"/files/{number}.txt", job), f"content {number}", text)


def prose(documents: int = 24) -> list[str]:
    chance = random.Random(0)
    words = " ".join(TEXT).split()
    return [" ".join(chance.choices(words, k=200)) for _ in range(documents)]


@pytest.fixture
def db(tmp_path: Path) -> Database:
    opened = open_library(LibraryPaths(tmp_path / "library"), create=True)
    make_masked(opened.paths.models / "tiny", "bert")
    return opened


def test_the_device_and_the_pace_of_this_machine_are_told(db: Database) -> None:
    with closing(db):
        fill(db, prose())
        settings.change(db, "device", "cpu")

        found = expectation.estimate(db, EstimateAdaptation(base="tiny", minutes=1))

    assert found.device.startswith("cpu, ")
    assert found.passes is not None
    assert found.passes > 1
    assert 0.3e9 < found.memory < 2e9
    assert found.disk > 0


def test_a_full_disk_is_said_before_anything_starts(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(10**9, 10**9 - 1000, 1000))
    with closing(db):
        fill(db, prose())

        with pytest.raises(NoRoomError, match="no room for adapting"):
            next(adapt(db, Adapt(base="tiny", steps=1)))

        assert not jobs.open_jobs(db, "adapt")
