"""Paths: offered, claimed, released, left out."""

from clozet.database import jobs, paths
from clozet.database.connection import Database, transaction

from .conftest import Filled, offer


def offered(
    db: Database, name: str, *, bytes: int = 10, mtime: int = 1, again: bool = False
) -> str:
    with transaction(db):
        return paths.offer(
            db,
            paths.Offered(name, False, bytes, mtime),
            job=1,
            source=None,
            collection=None,
            again=again,
        )


def test_a_path_is_new_once_then_unchanged_until_its_file_changes(filled: Filled) -> None:
    name = "/files/herons.txt"
    assert offered(filled.db, name) == "unchanged"
    assert offered(filled.db, name, mtime=2) == "changed"
    assert offered(filled.db, "/files/new.txt") == "new"


def test_what_did_not_end_well_is_read_again_only_when_asked_for_by_name(db: Database) -> None:
    path = offer(db, "/files/bad.pdf", jobs.create(db, "read"))
    db.execute("UPDATE paths SET state = 'failed' WHERE id = ?", (path,))
    assert offered(db, "/files/bad.pdf") == "unchanged"
    assert offered(db, "/files/bad.pdf", again=True) == "changed"


def test_a_path_left_out_comes_back_only_by_name(filled: Filled) -> None:
    name = "/files/herons.txt"
    paths.leave_out(filled.db, name, False)
    paths.forget(filled.db, filled.path)
    assert offered(filled.db, name) == "left out"
    assert offered(filled.db, name, again=True) == "new"
    assert not paths.is_left_out(filled.db, name, False)


def test_claims_are_exclusive_and_small_files_come_first(db: Database) -> None:
    job = jobs.create(db, "read")
    with transaction(db):
        for size in (30, 10, 20):
            file = paths.Offered(f"/{size}", False, size, 1)
            paths.offer(db, file, job=job, source=None, collection=None, again=False)
    assert [row["bytes"] for row in paths.claim(db, "one", 2)] == [10, 20]
    assert [row["bytes"] for row in paths.claim(db, "two", 2)] == [30]
    assert sorted(paths.claimants(db)) == ["one", "two"]
    paths.release(db, ["one"])
    assert [row["bytes"] for row in paths.claim(db, "two", 9)] == [10, 20]


def test_a_folder_holds_what_lies_in_it_and_not_its_neighbours(db: Database) -> None:
    job = jobs.create(db, "read")
    for name in ("/a/b", "/a/b/c", "/a/bc", "/a/b%/c"):
        offer(db, name, job)
    assert [row["path"] for row in paths.under(db, "/a/b")] == ["/a/b", "/a/b/c"]


def test_the_same_name_escaped_and_not_are_two_paths(db: Database) -> None:
    job = jobs.create(db, "read")
    offer(db, "/caf%E9", job)
    with transaction(db):
        file = paths.Offered("/caf%E9", True, 1, 1)
        paths.offer(db, file, job=job, source=None, collection=None, again=False)
    assert paths.find(db, "/caf%E9", False) != paths.find(db, "/caf%E9", True)
