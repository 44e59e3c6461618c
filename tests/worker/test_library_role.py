"""What keeps files from being read unasked is told, and their job waits with the reason."""

import errno
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from clozet.commands import adding, ingest
from clozet.commands.housekeeping import act_on_job
from clozet.database import jobs
from clozet.database.connection import open_library
from clozet.messages.housekeeping import ActOnJob
from clozet.messages.library import Add
from clozet.paths import LibraryPaths
from clozet.worker.library_role import LibraryRole
from clozet.worker.readers import ReaderPool
from clozet.worker.serve import Output


def _full(*given: object) -> Iterator[object]:
    raise OSError(errno.ENOSPC, "No space left on device")
    yield


def test_reading_that_fails_unasked_is_told_and_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The heron stands in the reeds.")
    said = io.BytesIO()
    paths = LibraryPaths(tmp_path / "library")
    role = LibraryRole(paths, Output(said))
    with closing(open_library(paths)) as db, closing(ReaderPool(1)) as pool:
        offer = adding.add(db, Add(paths=(str(tmp_path / "a.txt"),)))
        with monkeypatch.context() as full:
            full.setattr(ingest, "ingest", _full)
            role._read_unasked(db, pool, lambda db: [offer])
        assert b"The disk is full" in said.getvalue()
        row = next(row for row in jobs.recent(db) if row.id == offer.job)
        assert row.state == "paused"
        assert "full" in row.error

        act_on_job(db, ActOnJob(act="resume", id=offer.job))
        role._read_unasked(db, pool, adding.unfinished)
        assert jobs.state(db, offer.job) == "done"
    role._db.close()
