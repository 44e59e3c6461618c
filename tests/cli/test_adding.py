"""add and sync: one event a file, the sums last, originals as they were."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from .conftest import LETTER, Built, clozet, fingerprints

FIELDS = {
    "event",
    "id",
    "path",
    "outcome",
    "state",
    "reason",
    "kind",
    "pages",
    "passages",
    "words",
    "language",
}


def test_every_offered_file_has_one_event_with_the_fields_of_the_contract(built: Built) -> None:
    assert len(built.events) == len(built.before) == built.done["offered"]
    assert len({event["path"] for event in built.events}) == len(built.events)
    for event in built.events:
        assert event.keys() >= FIELDS
        assert event["event"] == "document"


def test_each_file_ends_in_its_state(built: Built) -> None:
    states = {Path(event["path"]).name: event["state"] for event in built.events}
    assert states["lease.pdf"] == states["letter.txt"] == states["copy.txt"] == "read"
    assert states["locked.pdf"] == "needs password"
    assert states["wrong.pdf"] == "flagged"
    assert states["broken.pdf"] == "failed"
    assert states["empty.txt"] in ("skipped", "failed")
    assert all(event["reason"] for event in built.events if event["state"] != "read")


def test_the_sums_agree_with_the_events(built: Built) -> None:
    done = built.done
    assert done["event"] == "done"
    assert sum(done["states"].values()) == done["offered"]
    assert done["duplicates"] == 1
    assert done["added"] + done["duplicates"] == done["offered"]
    assert done["seconds"] > 0


def test_a_path_that_is_not_utf_8_is_escaped_and_says_so(built: Built) -> None:
    event = built.event("caf%E9.txt")
    assert event["path_escaped"] is True
    assert event["state"] == "read"
    removed = clozet("--json", "list", library=built.folder).json["documents"]
    assert [row["path_escaped"] for row in removed if row["path"].endswith("caf%E9.txt")] == [True]


def test_when_add_returns_everything_can_be_searched_by_meaning(built: Built) -> None:
    status = clozet("--json", "status", library=built.folder).json
    assert status["vectors"] == status["passages"] > 0


def test_originals_are_as_they_were(built: Built) -> None:
    assert fingerprints(built.files) == built.before


def test_the_library_belongs_to_its_owner_alone(built: Built) -> None:
    assert built.folder.stat().st_mode & 0o777 == 0o700


def test_a_missing_path_among_existing_ones_is_an_event(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    ran = clozet(
        *("--json", "add", "--no-embed", tmp_path / "letter.txt", tmp_path / "nowhere.txt"),
        library=tmp_path / "library",
    )
    *events, done = ran.lines
    assert ran.code == 0
    assert sorted(event["state"] for event in events) == ["missing", "read"]
    assert done["offered"] == 2


def test_adding_nothing_that_exists_makes_no_library(tmp_path: Path) -> None:
    ran = clozet("--json", "add", tmp_path / "nowhere.txt", library=tmp_path / "library")
    assert ran.code == 3
    assert ran.json["error"]["kind"] == "not there"
    assert not (tmp_path / "library").exists()


def test_a_dry_run_only_says_what_it_would_take(built: Built, tmp_path: Path) -> None:
    ran = clozet("--json", "add", "--dry-run", built.files, library=tmp_path / "library")
    assert ran.json.keys() == {"event", "files", "bytes", "seconds", "disk"}
    assert ran.json["files"] == len(built.before)
    assert ran.json["bytes"] == sum(file.stat().st_size for file in _files(built.files))
    assert not (tmp_path / "library").exists()


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_without_embedding_only_words_find_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    library = tmp_path / "library"
    clozet("add", "--no-embed", tmp_path / "letter.txt", library=library)
    found = clozet("--json", "search", "neighbour", "--mode", "words", library=library).json
    assert found["stale"] == 1
    assert len(found["results"]) == 1


def test_a_file_of_passwords_opens_locked_files(copied: Path, built: Built, tmp_path: Path) -> None:
    (tmp_path / "passwords").write_text("wrong\nsesame\n")
    ran = clozet(
        *("--json", "add", "--no-embed", "--password-file", tmp_path / "passwords"),
        built.files / "locked.pdf",
        library=copied,
    )
    assert ran.lines[0]["state"] == "read"
    assert b"sesame" not in b"".join(file.read_bytes() for file in _files(copied))


def test_patterns_choose_the_files_of_a_folder(built: Built, tmp_path: Path) -> None:
    ran = clozet(
        *("--json", "add", "--dry-run", "--include", "*.txt", "--exclude", "inner/*"),
        built.files,
        library=tmp_path / "library",
    )
    assert ran.json["files"] == 3


def test_sync_tells_what_changed_and_what_has_gone(tmp_path: Path) -> None:
    folder, library = tmp_path / "files", tmp_path / "library"
    folder.mkdir()
    (folder / "a.txt").write_text("The first text is about apples.")
    (folder / "b.txt").write_text("The second text is about pears.")
    clozet("add", "--no-embed", "--watch", folder, library=library)
    (folder / "a.txt").write_text("The first text is about plums now.")
    (folder / "b.txt").unlink()
    ran = clozet("--json", "sync", library=library)
    *events, done = ran.lines
    outcomes = {Path(event["path"]).name: event for event in events}
    assert outcomes["a.txt"]["outcome"] == "changed"
    assert outcomes["b.txt"]["state"] == "missing"
    assert done["changed"] == 1
    collections = clozet("--json", "collection", "list", library=library).json
    assert collections["sources"][0]["watched"] is True
    removed = clozet("--json", "remove", "--missing", library=library).json
    assert removed == {"done": True, "ids": [outcomes["b.txt"]["id"]]}


def synced(library: Path, *paths: Path) -> dict[str, str]:
    *events, done = clozet("--json", "sync", *paths, library=library).lines
    assert len(events) == done["offered"] == len({event["path"] for event in events})
    return {Path(event["path"]).name: event["state"] for event in events}


def test_sources_that_overlap_or_have_gone_are_told_once_a_file(tmp_path: Path) -> None:
    folder, library = tmp_path / "files", tmp_path / "library"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("The first text is about apples.")
    (folder / "b.md").write_text("The second text is about pears.")
    (folder / "sub" / "c.txt").write_text("The third text is about plums.")
    clozet("add", "--no-embed", "--include", "*.txt", folder, library=library)
    *events, done = clozet(
        *("--json", "add", "--no-embed", folder / "b.md", folder / "b.md"), library=library
    ).lines
    assert (len(events), done["offered"]) == (1, 1)
    assert synced(library) == {"a.txt": "read", "b.md": "read", "c.txt": "read"}
    assert synced(library, folder / "sub") == {"c.txt": "read"}
    assert clozet("sync", tmp_path, "--json", library=library).code == 0
    assert clozet("sync", "/nowhere", library=library).code == 3
    (folder / "b.md").unlink()
    shutil.rmtree(folder / "sub")
    assert synced(library) == {"a.txt": "read", "b.md": "missing", "c.txt": "missing"}
    shutil.rmtree(folder)
    assert synced(library) == {"a.txt": "missing"}


def test_two_processes_may_make_and_fill_a_library_at_once(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for number in range(2):
        (tmp_path / f"{number}").mkdir()
        for file in range(5):
            (tmp_path / f"{number}" / f"{file}.txt").write_text(f"Letter {file} of box {number}.")
    command = [sys.executable, "-m", "clozet", "--library", str(library), "--json", "add"]
    both = [
        subprocess.Popen(
            [*command, "--no-embed", str(tmp_path / f"{number}")], stdout=subprocess.PIPE
        )
        for number in range(2)
    ]
    done = [json.loads(one.communicate(timeout=60)[0].splitlines()[-1]) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert [sums["states"] for sums in done] == [{"read": 5}, {"read": 5}]
    with closing(sqlite3.connect(library / "library.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 10


def test_a_source_gets_other_globs_and_is_read_by_them_from_then_on(tmp_path: Path) -> None:
    folder, library = tmp_path / "files", tmp_path / "library"
    folder.mkdir()
    (folder / "a.txt").write_text("The first text is about apples.")
    (folder / "b.md").write_text("The second text is about pears.")
    clozet("add", "--no-embed", "--watch", "--include", "*.txt", folder, library=library)
    (row,) = clozet("--json", "source", "list", library=library).json["sources"]
    assert (row["path"], row["watched"], row["include"]) == (str(folder), True, ["*.txt"])
    assert (row["exclude"], row["documents"]) == ([], 1)

    clozet("source", "change", folder, "--include", "*.md", "--no-watch", library=library)
    listed = clozet("source", "list", library=library).out
    assert listed.split() == ["1", str(folder), "only", "*.md"]
    ran = clozet("--json", "sync", library=library)
    assert ran.lines[-1]["added"] == 1

    clozet("source", "change", folder, "--all-files", library=library)
    (row,) = clozet("--json", "source", "list", library=library).json["sources"]
    assert (row["include"], row["watched"]) == ([], False)
    assert clozet("source", "change", tmp_path / "none", library=library).code == 3
