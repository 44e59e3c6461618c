"""What goes wrong outside: one sentence, one remedy, everything else goes on."""

import ctypes
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import LETTER, Built, Ran, clozet, fingerprints

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def said(ran: Ran, code: int) -> dict[str, str]:
    """Check that an error is one sentence with a remedy, without a traceback."""
    assert ran.code == code, ran
    error: dict[str, str] = ran.json["error"]
    assert error["message"].endswith(".")
    assert error["remedy"].endswith(".")
    assert "Traceback" not in ran.err
    assert ran.err.count("\n") == 1
    return error


def as_anybody(*arguments: object, library: Path) -> Ran:
    """Run without the rights by which root reads and writes everything."""
    return clozet(*arguments, library=library, preexec_fn=_drop_rights)


def _drop_rights() -> None:
    libc = ctypes.CDLL(None)
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


def test_python_files_among_the_documents_are_never_run(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "letter.txt").write_text(LETTER)
    for name in ("json", "msgspec", "psutil", "numpy"):
        (files / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    command = [sys.executable, "-P", "-m", "clozet", "--library", str(tmp_path / "library")]
    ended = subprocess.run([*command, "add", "."], cwd=files, capture_output=True, check=False)
    assert (ended.returncode, b"5 read" in ended.stdout) == (0, True), ended
    assert not (tmp_path / "ran").exists()


def test_a_file_without_read_permission_fails_alone(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "open.txt").write_text(LETTER)
    (files / "closed.txt").write_text("Nobody may read this.")
    (files / "closed.txt").chmod(0o000)
    ran = as_anybody("--json", "add", "--no-embed", files, library=tmp_path / "library")
    assert ran.code == 0, ran
    states = {Path(event["path"]).name: event for event in ran.lines[:-1]}
    assert states["open.txt"]["state"] == "read"
    assert states["closed.txt"]["state"] == "failed"
    assert states["closed.txt"]["reason"]


def test_a_library_folder_that_is_read_only_is_said(built: Built, tmp_path: Path) -> None:
    library = Path(shutil.copytree(built.folder, tmp_path / "library"))
    library.chmod(0o555)
    for file in library.rglob("*"):
        file.chmod(0o555 if file.is_dir() else 0o444)
    for verb in (["add", "--no-embed", "/etc/hostname"], ["search", "rent", "--mode", "words"]):
        error = said(as_anybody("--json", *verb, library=library), 6)
        assert error["kind"] == "no permission"
    for file in [library, *library.rglob("*")]:
        file.chmod(0o755)


def test_a_folder_where_no_library_can_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    (tmp_path / "closed").mkdir(mode=0o555)
    library = tmp_path / "closed" / "library"
    ran = as_anybody("--json", "add", tmp_path / "letter.txt", library=library)
    assert said(ran, 6)["kind"] == "no permission"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk needs the right to mount: " + mounted.stderr.decode().strip())
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_keeps_what_was_committed(small_disk: Path, tmp_path: Path) -> None:
    files, library = tmp_path / "files", small_disk / "library"
    files.mkdir()
    (files / "a.txt").write_text(LETTER)
    assert clozet("add", "--no-embed", files, library=library).code == 0
    for number in range(40):
        (files / f"{number}.txt").write_text(f"{number} " + os.urandom(20_000).hex(" ", 3))
    before = fingerprints(files)
    ran = clozet("--json", "add", "--no-embed", files, library=library)
    assert ran.code == 6, ran
    error = ran.lines[-1]["error"]
    assert (error["kind"], error["remedy"] != "") == ("no room", True)
    assert "Traceback" not in ran.err
    found = clozet("--json", "search", "neighbour", "--mode", "words", library=library)
    assert len(found.json["results"]) == 1
    assert fingerprints(files) == before


def test_a_backup_without_room_leaves_nothing(
    small_disk: Path, built: Built, tmp_path: Path
) -> None:
    (small_disk / "filler").write_bytes(bytes(1_000_000))
    ran = clozet("--json", "backup", small_disk / "my.backup", library=built.folder)
    assert said(ran, 6)["kind"] == "no room"
    assert [file.name for file in small_disk.iterdir()] == ["filler"]


def test_a_file_that_vanishes_before_it_is_read_is_told_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    """Files are read small first, so the largest is gone long before its turn."""
    files, library = tmp_path / "files", tmp_path / "library"
    files.mkdir()
    for number in range(20):
        (files / f"{number}.txt").write_text(f"Letter {number}. " * (number + 1))
    (files / "last.txt").write_text("The last and longest. " * 3000)
    command = [sys.executable, "-m", "clozet", "--library", str(library), "--json", "add"]
    process = subprocess.Popen([*command, "--no-embed", str(files)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    (files / "last.txt").unlink()
    process.communicate(timeout=60)
    assert process.returncode == 0
    rows = clozet("--json", "list", library=library).json["documents"]
    states = {Path(row["path"]).name: row["state"] for row in rows}
    assert states.pop("last.txt") in ("failed", "missing", "read")
    assert set(states.values()) == {"read"}


def test_a_database_of_a_newer_version_is_refused_and_not_changed(copied: Path) -> None:
    with closing(sqlite3.connect(copied / "library.sqlite")) as db:
        db.execute("PRAGMA user_version = 9999")
    before = (copied / "library.sqlite").read_bytes()
    for verb in (["list"], ["search", "x"], ["sync"], ["doctor"], ["backup", copied / "b"]):
        assert said(clozet("--json", *verb, library=copied), 4)["kind"] == "newer version"
    assert (copied / "library.sqlite").read_bytes() == before


def test_a_damaged_database_is_refused_and_the_last_copy_is_offered(copied: Path) -> None:
    data = bytearray((copied / "library.sqlite").read_bytes())
    data[:100] = os.urandom(100)
    (copied / "library.sqlite").write_bytes(data)
    assert said(clozet("--json", "list", library=copied), 4)["kind"] == "damaged"
    doctor = clozet("--json", "doctor", "--repair", library=copied)
    assert doctor.code == 4
    (check,) = doctor.json["checks"]
    copy = copied / "backups" / "automatic.sqlite"
    assert str(copy) in check["remedy"]
    assert (copied / "library.sqlite").read_bytes() == data
    assert clozet("restore", copy, library=copied).code == 0
    assert (copied / "backups" / "replaced.sqlite").read_bytes() == data
    assert clozet("--json", "status", library=copied).json["documents"] == 4


def test_damage_in_the_middle_is_found_by_the_doctor(copied: Path) -> None:
    data = bytearray((copied / "library.sqlite").read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for at in range(4 * page, len(data), 2 * page):
        data[at : at + 40] = b"\xff" * 40
    (copied / "library.sqlite").write_bytes(data)
    doctor = clozet("--json", "doctor", library=copied)
    assert doctor.code == 4
    assert not doctor.json["checks"][0]["ok"]
    assert "restore" in doctor.json["checks"][0]["remedy"]


def test_a_library_held_by_a_repair_is_said(copied: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from clozet.database import lock;"
        "from clozet.paths import LibraryPaths\n"
        "with lock.hold(LibraryPaths(Path(sys.argv[1]))): print(flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(copied)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    assert said(clozet("--json", "list", library=copied), 4)["kind"] == "held"
    holder.kill()
    holder.communicate()
    assert clozet("list", library=copied).code == 0


def test_an_interrupted_add_keeps_what_was_committed_and_leaves_no_process(tmp_path: Path) -> None:
    import psutil

    files, library = tmp_path / "files", tmp_path / "library"
    files.mkdir()
    for number in range(300):
        (files / f"{number}.txt").write_text(f"Letter {number} tells of many things. " * 200)
    command = [sys.executable, "-m", "clozet", "--library", str(library), "--json", "add"]
    process = subprocess.Popen(
        [*command, str(files)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    workers = psutil.Process(process.pid).children(recursive=True)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert not alive
    done = clozet("--json", "add", "--no-embed", files, library=library).lines[-1]
    assert done["offered"] == 300
    assert done["states"] == {"read": 300}
    states = clozet("--json", "jobs", library=library).json["jobs"]
    assert all(job["state"] != "running" for job in states if job["kind"] == "read")
