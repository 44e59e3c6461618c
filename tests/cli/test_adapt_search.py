"""Adapting an encoder on the command line, in real processes, with a tiny real one."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from clozet.commands.adapt_search import adapt_search, carry_on
from clozet.commands.housekeeping import answer
from clozet.database import jobs
from clozet.database.connection import Database, open_library
from clozet.messages.adapt_search import AdaptSearch
from clozet.messages.housekeeping import ActOnJob
from clozet.messages.json_lines import Answer
from clozet.messages.training import CarryOn, Step
from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths
from tests.database.conftest import offer, store
from tests.models.tiny_models import make_body
from tests.training.made_passages import made_texts

from .conftest import clozet

STEPS = 6


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A library of short passages, with a tiny encoder."""
    paths = LibraryPaths(tmp_path / "library")
    with closing(open_library(paths, create=True)) as db:
        read = jobs.create(db, "read")
        for number, texts in enumerate(made_texts()):
            path = offer(db, f"/files/{number}.txt", read)
            store(db, path, str(number), *texts)
        import_folder(paths, make_body(tmp_path / "tiny"), role="encoder")
        yield db


def losses(answers: Iterable[Answer]) -> list[float]:
    return [each.loss for each in answers if isinstance(each, Step)]


def killed(library: Path, arguments: list[str], at: int) -> list[dict[str, Any]]:
    """Run a command, and kill it and its worker at a step; return what it told until then."""
    start = [sys.executable, "-m", "clozet", "--library", str(library), "--json", *arguments]
    told = []
    with subprocess.Popen(start, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(json.loads(line))
            if told[-1].get("step") == at:
                break
        (worker,) = psutil.Process(process.pid).children()
        process.send_signal(signal.SIGKILL)
        worker.kill()
        worker.wait()
    return told


def test_adapting_an_encoder_survives_a_kill_and_a_pause_and_ends_as_one_left_alone(
    db: Database, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    alone = losses(adapt_search(db, AdaptSearch(base="tiny", steps=STEPS)))

    first = killed(library, ["adapt-search", "--base", "tiny", "--steps", str(STEPS)], at=2)
    (job,) = jobs.open_jobs(db, "adapt-search")
    second = []
    for told in carry_on(db, CarryOn(job=job)):
        second.append(told)
        if isinstance(told, Step) and told.step == 3:
            answer(db, ActOnJob(act="pause", id=job))
    ran = clozet("--json", "job", "resume", job, library=library)

    assert ran.code == 0, ran.err
    names = [event["event"] for event in ran.lines]
    assert names == ["evaluation", *["step"] * 3, "evaluation", "done"]
    assert ran.lines[0] == first[0]
    assert ran.lines[0]["heldout"].keys() == {"ndcg_10", "low", "high"}
    assert [event["loss"] for event in first[1:]] == alone[:2]
    assert [*losses(second), *(event["loss"] for event in ran.lines[1:4])] == alone
    done = ran.lines[-1]
    assert done["card"]["before"] == ran.lines[0]["heldout"]
    assert done["card"]["after"] == ran.lines[-2]["heldout"]
    assert (done["model"] is None) == (done["card"]["verdict"] != "better")
    (row,) = (row for row in jobs.recent(db) if row.id == job)
    assert (row.state, row.done) == ("done", STEPS)
