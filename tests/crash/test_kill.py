"""SIGKILL of any process at any moment: what was committed stays, and work goes on."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from clozet.database import vectors
from clozet.database.connection import open_library
from clozet.paths import LibraryPaths
from clozet.search.vector_index import VectorIndex
from tests.commands.conftest import make_pdf

FILES = 120
SECONDS_TO_END = 10.0
SECONDS_TO_BEGIN = 60.0

Counts = tuple[int, int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files long enough that reading and embedding are still going on when the kill comes."""
    words = random.Random(7)
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(FILES):
        sentences = " ".join(_sentence(words, number) for _ in range(60))
        if number % 3:
            (folder / f"{number}.txt").write_text(sentences)
        else:
            make_pdf(folder / f"{number}.pdf", sentences[:2500], sentences[2500:])
    return folder


def _sentence(words: random.Random, number: int) -> str:
    picked = words.choices(["lease", "garden", "invoice", "letter", "court", "river"], k=9)
    return f"Document {number} says {' '.join(picked)} {words.randrange(10**6)}."


def start(library: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "clozet", "--library", str(library), "--json", "add", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def counts(library: Path) -> Counts:
    """Return how many documents and vectors are committed; the database must be whole."""
    if not (library / "library.sqlite").exists():
        return 0, 0
    with closing(sqlite3.connect(library / "library.sqlite", isolation_level=None)) as db:
        db.execute("BEGIN")  # one moment, also while work goes on
        if not db.execute("PRAGMA user_version").fetchone()[0]:
            return 0, 0
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        passages = {row[0] for row in db.execute("SELECT id FROM passages")}
        for table in ("words", "stems"):
            assert {row[0] for row in db.execute(f"SELECT id FROM {table}_docsize")} == passages
        documents = db.execute("SELECT count(*) FROM documents").fetchone()[0]
        return documents, db.execute("SELECT count(*) FROM vectors").fetchone()[0]


def victims(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        parent = psutil.Process(process.pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def kill_one(process: subprocess.Popen[bytes], choice: random.Random) -> list[psutil.Process]:
    """Kill the command itself every second time, otherwise one of its workers."""
    family = victims(process)
    if not family:
        return []
    victim = family[0] if choice.random() < 0.5 or len(family) == 1 else choice.choice(family[1:])
    try:
        victim.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return family
    return family if victim is family[0] else []


def test_a_killed_process_loses_nothing_that_was_committed(
    tmp_path: Path, folder: Path, kills: int
) -> None:
    library = tmp_path / "library"
    choice = random.Random(kills)
    before: Counts = (0, 0)
    for _ in range(kills):
        process = start(library, folder)
        time.sleep(choice.uniform(1.0, 6.0))
        orphans = kill_one(process, choice)
        if orphans:
            process.communicate()
            _, alive = psutil.wait_procs(orphans, timeout=SECONDS_TO_END)
            assert not alive, "a worker outlived the command that started it"
        else:
            process.communicate()
            assert process.returncode == 0, "the command did not survive the death of a worker"
        after = counts(library)
        assert after[0] >= before[0]
        assert after[1] >= before[1]
        before = after
    finish(library, folder)


def test_a_killed_window_leaves_no_process_and_loses_nothing(
    tmp_path: Path, folder: Path, request: pytest.FixtureRequest
) -> None:
    library = tmp_path / "library"
    script = Path(__file__).with_name("window_at_work.py")
    window = subprocess.Popen(
        [sys.executable, str(script), str(library), str(folder)], stderr=subprocess.DEVNULL
    )
    request.addfinalizer(window.wait)
    request.addfinalizer(window.kill)
    before = wait_for_documents(library, 5)
    worker = next(one for one in victims(window)[1:] if "library" in one.cmdline())
    worker.kill()
    after = wait_for_documents(library, before[0] + 5)
    family = victims(window)
    window.kill()
    window.wait()
    _, alive = psutil.wait_procs(family, timeout=SECONDS_TO_END)
    assert not alive, "a worker outlived its window"
    assert counts(library)[0] >= after[0]
    finish(library, folder)


def wait_for_documents(library: Path, least: int) -> Counts:
    """Wait until that many documents are committed."""
    until = time.monotonic() + SECONDS_TO_BEGIN
    while (found := counts(library))[0] < least:
        assert time.monotonic() < until, f"only {found[0]} documents were read"
        time.sleep(0.2)
    return found


def finish(library: Path, folder: Path) -> None:
    """Let the work go on undisturbed: everything is there once, and the index agrees."""
    process = start(library, folder)
    out, _ = process.communicate()
    assert process.returncode == 0
    assert json.loads(out.splitlines()[-1])["event"] == "done"
    assert counts(library)[0] == FILES
    search = subprocess.run(
        [sys.executable, "-m", "clozet", "--library", str(library), "--json", "search", "garden"],
        capture_output=True,
        check=True,
    )
    answer = json.loads(search.stdout)
    assert answer["results"]
    assert answer["stale"] == 0
    with closing(open_library(LibraryPaths(library))) as db:
        encoder = vectors.encoder_in_use(db)
        assert encoder is not None
        index = VectorIndex.load(db.paths.index_of(encoder.id), encoder.hash)
        assert index.ids == vectors.passage_ids(db, encoder)
        assert len(index.ids) == db.execute("SELECT count(*) FROM passages").fetchone()[0]
