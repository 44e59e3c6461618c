"""What happens to files that are offered: each exactly once, nothing lost, originals untouched."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.commands import adding, ingest, library
from clozet.database import collections, documents, vectors
from clozet.database.connection import Database
from clozet.errors import NotThereError
from clozet.messages.library import Event, Readd, Remove, Retry
from clozet.worker.readers import ReaderPool

from .conftest import Added, make_pdf

LEASE = "The Tenant shall give the Landlord three months' notice in writing. " * 30
LETTER = "Dear Anna, the keys are with the neighbour on the second floor."

Add = Callable[..., Added]


def passages(db: Database) -> dict[str, int]:
    return {row["text"]: row["id"] for row in db.execute("SELECT id, text FROM passages")}


def ranked(db: Database, word: str) -> list[int]:
    rows = db.execute("SELECT rowid FROM words WHERE words MATCH ?", (word,))
    return [row[0] for row in rows]


def test_a_folder_of_files_becomes_documents_with_pages_and_passages(
    db: Database, add: Add, folder: Path
) -> None:
    make_pdf(folder / "lease.pdf", LEASE, "The second page speaks of the garden.")
    (folder / "letter.txt").write_text(LETTER)
    events, done = add(folder)
    assert (done.offered, done.added, done.states) == (2, 2, {"read": 2})
    assert {event.kind for event in events} == {"pdf", "text"}
    assert db.execute("SELECT count(*) FROM pages").fetchone()[0] == 3
    assert ranked(db, "garden")
    assert ranked(db, "neighbour")


def test_small_files_come_first(add: Add, folder: Path) -> None:
    for number, size in enumerate((4000, 10, 900)):
        (folder / f"{number}.txt").write_text(f"{number} " + "word " * size)
    events, _ = add(folder)
    assert [Path(event.path).stem for event in events] == ["1", "2", "0"]


def test_a_second_offer_of_the_same_file_is_unchanged(add: Add, folder: Path) -> None:
    (folder / "letter.txt").write_text(LETTER)
    add(folder)
    events, done = add(folder)
    assert (done.offered, done.unchanged, events[0].outcome) == (1, 1, "unchanged")


def test_the_same_content_elsewhere_is_a_duplicate_of_one_document(
    db: Database, add: Add, folder: Path
) -> None:
    (folder / "letter.txt").write_text(LETTER)
    (folder / "copy.txt").write_text(LETTER)
    events, done = add(folder)
    assert (done.added, done.duplicates) == (1, 1)
    assert events[0].id == events[1].id
    assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 1


def test_a_renamed_file_keeps_its_document_and_is_not_read_again(
    db: Database, add: Add, sync: Callable[[], Added], folder: Path
) -> None:
    (folder / "letter.txt").write_text(LETTER)
    events, _ = add(folder)
    read_at = db.execute("SELECT read_at FROM documents").fetchone()[0]
    (folder / "letter.txt").rename(folder / "to Anna.txt")
    renamed, _ = sync()
    assert [event.path for event in renamed if event.state == "read"] == [
        str(folder / "to Anna.txt")
    ]
    assert renamed[0].id == events[0].id
    assert db.execute("SELECT read_at FROM documents").fetchone()[0] == read_at


def test_a_changed_file_keeps_the_passages_that_it_still_has_and_their_vectors(
    db: Database, add: Add, folder: Path
) -> None:
    first = "".join(f"Clause {n} of the first part binds both parties. " for n in range(40))
    (folder / "contract.txt").write_text(first + "The rent is 900 euros.")
    add(folder)
    before = passages(db)
    encoder = vectors.add_encoder(db, "hash", "test", 2)
    vectors.switch_to(db, encoder)
    texts = vectors.texts_without(db, encoder, 100)
    vectors.store(db, encoder, [(key, b"abcd") for _, key, _ in texts])
    (folder / "contract.txt").write_text(first + "The rent is 950 euros.")
    events, done = add(folder)
    after = passages(db)
    kept = before.keys() & after.keys()
    assert done.changed == 1
    assert kept
    assert all(before[text] == after[text] for text in kept)
    assert [text for _, _, text in vectors.texts_without(db, encoder, 100)] == [
        text for text in after if text not in before
    ]
    assert not ranked(db, "900")
    assert ranked(db, "950")
    assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    assert events[0].passages == len(after)


def test_a_vanished_file_is_missing_and_can_still_be_searched(
    db: Database, add: Add, sync: Callable[[], Added], folder: Path
) -> None:
    (folder / "letter.txt").write_text(LETTER)
    add(folder)
    (folder / "letter.txt").unlink()
    events, _ = sync()
    assert [event.state for event in events] == ["missing"]
    assert ranked(db, "neighbour")


def test_a_removed_document_is_gone_from_every_table_and_stays_out_of_its_folder(
    db: Database, add: Add, sync: Callable[[], Added], folder: Path, tmp_path: Path
) -> None:
    (folder / "secret.txt").write_text("The heir is called Ottilie Quarrelsome.")
    (folder / "letter.txt").write_text(LETTER)
    events, _ = add(folder)
    secret = next(event.id for event in events if event.path.endswith("secret.txt"))
    assert secret is not None
    library.remove(db, Remove(ids=(secret,)))
    assert not ranked(db, "quarrelsome")
    _, done = sync()
    assert done.added == 0
    db.close()
    for file in (tmp_path / "library").rglob("*"):
        assert not file.is_file() or b"uarrelsome" not in file.read_bytes().lower()
    assert (folder / "secret.txt").exists()


def test_a_locked_file_is_read_with_the_password_that_opens_it(add: Add, folder: Path) -> None:
    make_pdf(folder / "locked.pdf", LETTER, password="open sesame")
    events, _ = add(folder)
    assert (events[0].state, events[0].id) == ("needs password", None)
    events, _ = add(folder, passwords=("wrong", "open sesame"))
    assert events[0].state == "read"


def test_a_password_given_once_opens_all_files_that_it_fits(
    db: Database, add: Add, readers: ReaderPool, folder: Path
) -> None:
    for name, password in (("a", "sesame"), ("b", "sesame"), ("c", "other")):
        make_pdf(folder / f"{name}.pdf", f"{LETTER} {name}", password=password)
    add(folder)
    offer = adding.retry(db, Retry(paths=(str(folder / "a.pdf"),), password="sesame"))
    events = [
        step for step in ingest.ingest(db, offer, readers, ("sesame",)) if isinstance(step, Event)
    ]
    states = {Path(event.path).name: event.state for event in events}
    assert states == {"a.pdf": "read", "b.pdf": "read", "c.pdf": "needs password"}


def test_a_bad_file_fails_alone(add: Add, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing here")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "letter.txt").write_text(LETTER)
    _, done = add(folder)
    assert done.offered == 3
    assert done.states["read"] == 1


def test_files_that_are_missing_among_those_named_are_told(add: Add, folder: Path) -> None:
    (folder / "letter.txt").write_text(LETTER)
    events, done = add(folder / "letter.txt", folder / "nowhere.txt")
    assert sorted(event.state for event in events) == ["missing", "read"]
    assert done.offered == 2


def test_adding_nothing_that_exists_is_refused(add: Add, folder: Path) -> None:
    with pytest.raises(NotThereError):
        add(folder / "nowhere.txt")


def test_documents_go_into_the_collection_they_were_added_to(
    db: Database, add: Add, folder: Path
) -> None:
    (folder / "letter.txt").write_text(LETTER)
    add(folder, collection="Letters")
    overview = collections.overview(db)
    assert [(row.name, row.documents) for row in overview.collections] == [("Letters", 1)]


def test_a_removed_document_that_is_added_again_goes_back_to_its_collections(
    db: Database, add: Add, readers: ReaderPool, folder: Path
) -> None:
    letter = folder / "letter.txt"
    letter.write_text(LETTER)
    events, _ = add(folder, collection="Letters")
    assert events[0].id is not None
    collections.put(db, "Keys", [events[0].id])
    library.remove(db, Remove(ids=(events[0].id,)))
    back = Readd(paths=(str(letter),), collections={str(letter): ("Keys", "Letters")})
    for _ in ingest.ingest(db, adding.readd(db, back), readers):
        pass
    overview = collections.overview(db)
    assert [(row.name, row.documents) for row in overview.collections] == [
        ("Keys", 1),
        ("Letters", 1),
    ]


def test_a_name_that_is_not_utf_8_is_read_under_an_escaped_name(
    db: Database, add: Add, folder: Path
) -> None:
    raw = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text(LETTER)
    events, _ = add(folder)
    assert events[0].state == "read"
    assert events[0].path.endswith("caf%E9.txt")
    assert db.execute("SELECT escaped FROM paths").fetchone()[0] == 1


def test_originals_are_never_touched(add: Add, folder: Path) -> None:
    make_pdf(folder / "lease.pdf", LEASE)
    (folder / "letter.txt").write_text(LETTER)
    before = {file: _state(file) for file in folder.iterdir()}
    add(folder)
    assert {file: _state(file) for file in folder.iterdir()} == before


def _state(file: Path) -> tuple[str, int]:
    return hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns


def test_the_word_indexes_can_be_made_again(db: Database, add: Add, folder: Path) -> None:
    (folder / "letter.txt").write_text(LETTER)
    add(folder)
    documents.refeed(db)
    assert len(ranked(db, "neighbour")) == 1
