"""status, doctor, backup, restore, library, ledger and jobs."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import Built, clozet


def test_status_has_the_shape_of_the_contract(built: Built) -> None:
    status = clozet("--json", "status", library=built.folder).json
    assert status["documents"] == 4
    assert status["states"]["read"] == 4
    assert status["vectors"] == status["passages"]
    assert status["index"].keys() == {"kind", "rows", "built"}
    assert status["models"]["encoder"]
    assert status["disk"]["database"] > 0
    assert status["disk"].keys() == {"database", "index", "models"}
    assert status["hardware"].keys() == {"threads", "bfloat16", "cuda", "mps"}
    assert (status["jobs"], status["network"]) == (0, 0)


def checks(library: Path, *options: str) -> tuple[int, dict[str, dict[str, object]]]:
    ran = clozet("--json", "doctor", *options, library=library)
    found = ran.json["checks"]
    assert all(check.keys() == {"check", "ok", "message", "remedy"} for check in found)
    return ran.code, {check["check"]: check for check in found}


def test_a_sound_library_passes_every_check(built: Built) -> None:
    code, found = checks(built.folder)
    assert code == 0
    assert all(check["ok"] for check in found.values()), found
    assert {"database", "words", "vectors", "index", "encoder", "disk"} <= found.keys()


def test_the_doctor_mends_words_vectors_index_and_pictures(copied: Path) -> None:
    clozet("search", "rent", library=copied)
    with closing(sqlite3.connect(copied / "library.sqlite")) as db:
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        db.execute("INSERT INTO vectors (encoder_id, hash, vector) VALUES (1, x'00', x'00')")
        db.commit()
    (copied / "index" / "1" / "vectors.faiss").write_bytes(b"not an index")
    (copied / "pages" / "99").mkdir(parents=True)
    code, found = checks(copied)
    bad = {name for name, check in found.items() if not check["ok"]}
    assert (code, bad) == (4, {"words", "vectors", "index", "page images"})
    code, found = checks(copied, "--repair")
    assert code == 0, found
    searched = clozet("--json", "search", "rent", library=copied).json["results"][0]
    assert searched["words_rank"] == searched["meaning_rank"] == 1


def test_a_backup_brings_everything_back(copied: Path, tmp_path: Path) -> None:
    (copied / "models" / "own").mkdir(parents=True)
    (copied / "models" / "own" / "config.json").write_text("{}")
    file = tmp_path / "my.backup"
    assert clozet("--json", "backup", file, library=copied).json["done"] is True
    before = clozet("--json", "list", library=copied).json
    for row in before["documents"]:
        clozet("remove", row["path"], library=copied) if row["id"] == 1 else None
    shutil.rmtree(copied / "models")
    assert clozet("--json", "list", library=copied).json != before
    restored = clozet("--json", "restore", file, library=copied).json
    assert restored["done"] is True
    assert clozet("--json", "list", library=copied).json == before
    assert (copied / "models" / "own" / "config.json").exists()
    assert clozet("search", "rent", library=copied).code == 0
    assert Path(restored["replaced"]).exists()


def test_a_backup_makes_a_library_where_there_is_none(built: Built, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "my.backup", tmp_path / "elsewhere"
    clozet("backup", file, library=built.folder)
    assert clozet("restore", file, library=elsewhere).code == 0
    rows = clozet("--json", "list", library=elsewhere).json["documents"]
    assert len(rows) == len(built.events)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, 3), (b"not a backup at all", 2), (b"SQLite format 3\0" + bytes(5000), 4)],
)
def test_what_is_no_good_backup_changes_nothing(
    copied: Path, tmp_path: Path, content: bytes | None, code: int
) -> None:
    if content is not None:
        (tmp_path / "bad").write_bytes(content)
    before = (copied / "library.sqlite").read_bytes()
    assert clozet("restore", tmp_path / "bad", library=copied).code == code
    assert (copied / "library.sqlite").read_bytes() == before


def test_a_cut_backup_changes_nothing(copied: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.backup"
    clozet("backup", file, library=copied)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    assert clozet("restore", file, library=copied).code == 4
    assert clozet("doctor", library=copied).code == 0


def test_a_backup_does_not_overwrite_what_is_no_backup(built: Built, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert clozet("backup", tmp_path / "letter.txt", library=built.folder).code == 2
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_library_moves_whole(copied: Path, tmp_path: Path) -> None:
    before = clozet("--json", "list", library=copied).json
    target = tmp_path / "moved" / "here"
    moved = clozet("--json", "library", "move", target, library=copied).json
    assert (moved["done"], moved["path"]) == (True, str(target))
    assert not copied.exists()
    assert clozet("--json", "list", library=target).json == before
    assert clozet("list", library=copied).code == 3


def test_the_default_library_is_found_where_it_moved_to(copied: Path, tmp_path: Path) -> None:
    data = {"XDG_DATA_HOME": str(tmp_path / "data"), "PATH": "", "HOME": str(tmp_path)}
    default = tmp_path / "data" / "clozet"
    default.parent.mkdir()
    copied.rename(default)
    assert clozet("status", env=data).code == 0
    assert clozet("library", "move", tmp_path / "moved", env=data).code == 0
    assert clozet("--json", "status", env=data).json["library"] == str(tmp_path / "moved")
    assert clozet("library", "delete", env=data).code == 0
    assert clozet("status", env=data).code == 3


def test_a_library_does_not_move_onto_something(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    assert clozet("library", "move", tmp_path / "full", library=copied).code == 2
    assert clozet("library", "move", copied / "inside", library=copied).code == 2
    assert clozet("status", library=copied).code == 0


def test_deleting_a_library_leaves_other_files_alone(copied: Path, tmp_path: Path) -> None:
    (copied / "notes of mine.txt").write_text("mine")
    assert clozet("library", "delete", "--yes", library=copied).code == 0
    assert [file.name for file in copied.iterdir()] == ["notes of mine.txt"]
    assert clozet("library", "delete", "--yes", library=tmp_path).code == 3


def test_the_ledger_tells_files_and_an_empty_network(built: Built) -> None:
    files = clozet("--json", "ledger", "--files", library=built.folder).json["entries"]
    assert {entry["kind"] for entry in files} == {"file"}
    assert len(files) == len(built.events)
    assert clozet("--json", "ledger", "--network", library=built.folder).json["entries"] == []


def test_jobs_are_listed_and_acted_on(copied: Path) -> None:
    jobs = clozet("--json", "jobs", library=copied).json["jobs"]
    assert {job["kind"] for job in jobs} == {"read", "embed"}
    assert all(
        job.keys() == {"id", "kind", "state", "done", "of", "seconds_left", "error"} for job in jobs
    )
    assert clozet("job", "pause", 999, library=copied).code == 3
    assert clozet("job", "pause", jobs[0]["id"], library=copied).code == 5
    assert clozet("job", "finish", jobs[0]["id"], library=copied).code == 5
    assert clozet("--json", "job", "retry", 1, library=copied).json == {"done": True, "ids": [1]}


def test_an_interrupted_job_is_carried_on(copied: Path, built: Built) -> None:
    with closing(sqlite3.connect(copied / "library.sqlite")) as db:
        db.execute("UPDATE paths SET state = 'waiting' WHERE path LIKE '%broken.pdf'")
        db.execute("UPDATE jobs SET state = 'paused' WHERE kind = 'read'")
        db.commit()
    assert clozet("job", "resume", 1, library=copied).code == 0
    rows = clozet("--json", "list", "--state", "failed", library=copied).json["documents"]
    assert [Path(row["path"]).name for row in rows] == ["broken.pdf"]
    followed = clozet("--json", "jobs", "--follow", library=copied).lines
    assert all(job["state"] == "done" for job in followed[-1]["jobs"])
