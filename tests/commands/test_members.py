"""Members of archives and attachments are documents of their own, inside of their container."""

import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from clozet.commands import adding, ingest, library, members
from clozet.database import listing
from clozet.database.connection import Database
from clozet.messages.library import Event, ListDocuments, Readd, Remove, Retry
from clozet.worker.readers import ReaderPool

from .conftest import Added, make_pdf

Add = Callable[..., Added]
Sync = Callable[[], Added]


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def names(events: list[Event], folder: Path) -> dict[str, str]:
    return {str(Path(event.path).relative_to(folder)): event.state for event in events}


def texts(db: Database) -> set[str]:
    return {row[0] for row in db.execute("SELECT text FROM passages")}


def test_what_an_archive_holds_is_read_as_documents_inside_of_it(
    db: Database, add: Add, folder: Path
) -> None:
    make_pdf(folder / "lease.pdf", "The tenant pays on the first.")
    inner = zipped(folder / "inner.zip", {"deep.txt": "The deepest file."})
    zipped(
        folder / "a.zip",
        {
            "lease.pdf": (folder / "lease.pdf").read_bytes(),
            "sub/inner.zip": inner.read_bytes(),
            ".hidden": "x",
        },
    )
    for file in ("lease.pdf", "inner.zip"):
        (folder / file).unlink()
    events, done = add(folder)
    assert names(events, folder) == {
        "a.zip": "read",
        "a.zip/lease.pdf": "read",
        "a.zip/sub/inner.zip": "read",
        "a.zip/sub/inner.zip/deep.txt": "read",
    }
    assert (done.offered, done.added) == (4, 4)
    assert {"The tenant pays on the first.", "The deepest file."} <= texts(db)
    rows = listing.rows(db, ListDocuments()).documents
    assert {row.path: row.container for row in rows}[str(folder / "a.zip/lease.pdf")] == str(
        folder / "a.zip"
    )


def test_attachments_of_a_mail_are_documents_and_named_harmlessly(
    db: Database, add: Add, folder: Path
) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "The keys", "anna@example.org"
    message.set_content("See what is attached.")
    message.add_attachment("Two keys.", filename="../../etc/list.txt")
    message.add_attachment("Three keys.", filename="list.txt")
    (folder / "mail.eml").write_bytes(bytes(message))
    events, _ = add(folder)
    assert set(names(events, folder).values()) == {"read"}
    assert {Path(event.path).parent for event in events} == {folder, folder / "mail.eml"}
    assert {"Two keys.", "Three keys."} <= texts(db)


def test_a_file_that_lies_in_an_archive_too_is_one_document(add: Add, folder: Path) -> None:
    (folder / "letter.txt").write_text("Dear Anna.")
    zipped(folder / "a.zip", {"letter.txt": "Dear Anna."})
    events, done = add(folder)
    assert done.duplicates == 1
    assert len({event.id for event in events}) == 2


def test_removing_an_archive_removes_what_was_in_it_and_adding_it_brings_all_back(
    db: Database, add: Add, folder: Path
) -> None:
    file = zipped(folder / "a.zip", {"one.txt": "First.", "two.txt": "Second."})
    add(folder)
    library.remove(db, Remove(paths=(str(file),)))
    assert not texts(db)
    assert not listing.rows(db, ListDocuments()).documents
    events, _ = add(file)
    assert set(names(events, folder).values()) == {"read"}
    assert len(events) == 3


def test_a_member_that_was_removed_stays_out_until_it_is_wanted_back(
    db: Database, add: Add, sync: Sync, readers: ReaderPool, folder: Path
) -> None:
    file = zipped(folder / "a.zip", {"one.txt": "First.", "two.txt": "Second."})
    add(folder)
    gone = str(file / "one.txt")
    library.remove(db, Remove(paths=(gone,)))
    zipped(file, {"one.txt": "First.", "two.txt": "Second, changed."})
    sync()
    assert "First." not in texts(db)
    assert "Second, changed." in texts(db)
    offer = adding.readd(db, Readd(paths=(gone,), collections={}))
    list(ingest.ingest(db, offer, readers))
    assert "First." in texts(db)


def test_what_an_archive_holds_no_more_is_missing_and_what_is_new_is_read(
    db: Database, add: Add, sync: Sync, folder: Path
) -> None:
    file = zipped(folder / "a.zip", {"one.txt": "First.", "two.txt": "Second."})
    add(folder)
    zipped(file, {"two.txt": "Second.", "three.txt": "Third of them."})
    sync()
    rows = listing.rows(db, ListDocuments()).documents
    assert {Path(row.path).name: row.state for row in rows} == {
        "a.zip": "read",
        "one.txt": "missing",
        "two.txt": "read",
        "three.txt": "read",
    }
    file.unlink()
    sync()
    assert {row.state for row in listing.rows(db, ListDocuments()).documents} == {"missing"}


def test_a_second_sync_leaves_members_alone(add: Add, sync: Sync, folder: Path) -> None:
    zipped(folder / "a.zip", {"one.txt": "First."})
    add(folder)
    events, done = sync()
    assert (len(events), done.unchanged) == (1, 1)


def test_a_member_can_be_tried_again_with_a_password(
    db: Database, add: Add, readers: ReaderPool, folder: Path
) -> None:
    make_pdf(folder / "plain.pdf", "Behind a lock.")
    import pymupdf

    with pymupdf.open(folder / "plain.pdf") as pdf:
        pdf.save(folder / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret")
    locked = (folder / "locked.pdf").read_bytes()
    (folder / "plain.pdf").unlink()
    (folder / "locked.pdf").unlink()
    file = zipped(folder / "a.zip", {"locked.pdf": locked})
    events, _ = add(folder)
    assert names(events, folder)["a.zip/locked.pdf"] == "needs password"
    offer = adding.retry(db, Retry(paths=(str(file / "locked.pdf"),)))
    list(ingest.ingest(db, offer, readers, ("secret",)))
    assert "Behind a lock." in texts(db)


def test_more_files_than_a_container_may_hold_are_left_alone(
    db: Database, add: Add, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_BELOW", 3)
    zipped(folder / "a.zip", {f"{n}.txt": f"File {n}." for n in range(5)})
    events, _ = add(folder)
    state = names(events, folder)
    assert state["a.zip"] == "flagged"
    assert len(state) == 3
    assert "3 were left alone" in events[0].reason
