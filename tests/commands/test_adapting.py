"""Adapting: what it would take is said before it starts, and what goes wrong is said in words."""

import random
import shutil
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from clozet.commands import expectation
from clozet.commands.adapting import adapt, carry_on
from clozet.commands.models import remove
from clozet.database import jobs, settings
from clozet.database.connection import Database, open_library
from clozet.errors import NoRoomError, NothingToDoError, NotThereError, UsageError
from clozet.messages.housekeeping import JobRow
from clozet.messages.training import Adapt, Adapted, CarryOn, EstimateAdaptation, Step
from clozet.paths import LibraryPaths
from tests.database.conftest import offer, store
from tests.models.tiny_models import TEXT, make_masked

Usage = namedtuple("Usage", "total used free")


def fill(db: Database, texts: list[str]) -> None:
    job = jobs.create(db, "read")
    for number, text in enumerate(texts):
        store(db, offer(db, f"/files/{number}.txt", job), f"content {number}", text)


def adaptation(db: Database) -> JobRow:
    return next(job for job in jobs.recent(db) if job.kind == "adapt")


def prose(documents: int = 24) -> list[str]:
    chance = random.Random(0)
    words = " ".join(TEXT).split()
    return [
        "\n".join(" ".join(chance.choices(words, k=12)) + "." for _ in range(16))
        for _ in range(documents)
    ]


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


def test_a_device_that_is_not_there_is_said_before_anything_starts(db: Database) -> None:
    with closing(db):
        fill(db, prose())

        with pytest.raises(UsageError, match="cannot compute on mps"):
            next(adapt(db, Adapt(base="tiny", steps=1, device="mps")))

        assert not jobs.open_jobs(db, "adapt")


def test_a_base_is_not_removed_while_it_is_adapted(db: Database) -> None:
    with closing(db):
        fill(db, prose())
        answers = adapt(db, Adapt(base="tiny", steps=2))
        next(answers)

        with pytest.raises(UsageError, match="tiny is being adapted"):
            remove(db, "tiny")

        assert (db.paths.models / "tiny").is_dir()


def test_a_base_deleted_from_the_disk_costs_no_step_once_it_is_back(db: Database) -> None:
    folder = db.paths.models / "tiny"
    with closing(db):
        fill(db, prose())
        with pytest.raises(NotThereError):
            for answer in adapt(db, Adapt(base="tiny", steps=3)):
                if isinstance(answer, Step) and answer.step == 3:
                    folder.rename(folder.with_name("elsewhere"))
        job = adaptation(db)
        assert (job.state, job.seconds_left) == ("failed", None)
        folder.with_name("elsewhere").rename(folder)

        jobs.set_state(db, job.id, "running")
        answers = list(carry_on(db, CarryOn(job=job.id)))

    assert not any(isinstance(answer, Step) for answer in answers)
    assert isinstance(answers[-1], Adapted)
    assert answers[-1].card.steps == 3


def test_a_finished_job_has_no_time_left(db: Database) -> None:
    with closing(db):
        fill(db, prose())
        *_, last = adapt(db, Adapt(base="tiny", steps=2))

        assert isinstance(last, Adapted)
        assert adaptation(db).state == "done"
        assert adaptation(db).seconds_left is None


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([" ".join(TEXT)] * 30, "it is all the same"),
        (["Договор аренды заключён на неопределённый срок. " * 40] * 2, "all the same"),
        ([f"{chr(0x4E00 + n)}律租金通知期限合同" * 60 for n in range(30)], "does not know"),
    ],
    ids=["identical", "identical in another script", "another script"],
)
def test_documents_that_nothing_can_be_learnt_from_are_refused(
    db: Database, texts: list[str], said: str
) -> None:
    with closing(db):
        fill(db, [f"{text} {number}" for number, text in enumerate(texts)])

        with pytest.raises(NothingToDoError, match=said):
            next(adapt(db, Adapt(base="tiny", steps=1)))

        assert not jobs.open_jobs(db, "adapt")
