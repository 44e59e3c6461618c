"""Jobs: what was asked for and how far it is."""

from clozet.database import jobs, paths
from clozet.database.connection import Database

from .conftest import Filled, offer


def test_open_jobs_come_first_and_the_newest_first(db: Database) -> None:
    ended, waiting, paused = (jobs.create(db, "read") for _ in range(3))
    jobs.set_state(db, ended, "failed", "no room")
    jobs.set_state(db, paused, "paused")
    listed = jobs.recent(db)
    assert [job.id for job in listed] == [paused, waiting, ended]
    assert listed[-1].error == "no room"
    assert jobs.count_open(db) == 2
    assert jobs.open_jobs(db, "read") == [waiting, paused]
    assert jobs.last_state(db, "read") == "paused"
    assert jobs.last_state(db, "embed") is None


def test_progress_is_kept(db: Database) -> None:
    job = jobs.create(db, "embed")
    jobs.progress(db, job, 3, 9, 1.5)
    row = jobs.recent(db)[0]
    assert (row.done, row.of, row.seconds_left) == (3, 9, 1.5)


def test_paths_of_a_paused_job_are_not_claimed(filled: Filled) -> None:
    job = jobs.create(filled.db, "read")
    offer(filled.db, "/files/a.txt", job)
    jobs.set_state(filled.db, job, "paused")
    assert paths.claim(filled.db, "me", 9) == []
    jobs.set_state(filled.db, job, "running")
    assert [row["path"] for row in paths.claim(filled.db, "me", 9)] == ["/files/a.txt"]


def test_a_cancelled_job_forgets_what_it_had_not_come_to(filled: Filled) -> None:
    job = jobs.create(filled.db, "read")
    path = offer(filled.db, "/files/a.txt", job)
    paths.drop_unread(filled.db, job)
    assert not paths.exists(filled.db, path)
    assert paths.exists(filled.db, filled.path)


def test_a_job_tried_again_takes_what_did_not_end_well(filled: Filled) -> None:
    job = jobs.create(filled.db, "read")
    failed, locked = (offer(filled.db, f"/files/{name}", job) for name in ("a", "b"))
    filled.db.execute("UPDATE paths SET state = 'failed' WHERE id = ?", (failed,))
    filled.db.execute("UPDATE paths SET state = 'needs password' WHERE id = ?", (locked,))
    paths.wait_again(filled.db, job)
    assert paths.waiting_of(filled.db, job) == [failed, locked]
