"""Documents and collections: listed, shown, changed, removed."""

import shutil
from collections.abc import Callable, Iterable
from typing import Any

from clozet.database import backup, collections, documents, listing, passages, paths, sketches
from clozet.database.connection import Database, transaction
from clozet.errors import NotThereError
from clozet.messages import library
from clozet.messages.json_lines import Answer, Request
from clozet.messages.places import unpack
from clozet.messages.progress import Done
from clozet.messages.sources import ChangeSource


def answer(db: Database, asked: Request) -> Answer | None:
    """Answer a request about documents or collections; None where it is about something else."""
    act: Callable[[Database, Any], Answer] | None = ACTS.get(type(asked))
    return act(db, asked) if act else None


def show(db: Database, asked: library.ShowDocument) -> library.DocumentShown:
    """Return a document and its pages; raise NotThereError where there is none."""
    row = _path_of(db, asked)
    described = listing.of_paths(db, [row["id"]])[0]
    pages = (
        listing.pages(db, described.id, asked.page, asked.with_text)
        if described.id is not None
        else ()
    )
    if asked.page is not None and not pages:
        raise NotThereError(
            f"The document has no page {asked.page}.", f"It has {described.pages} pages."
        )
    near = sketches.near(db, [described.id]) if described.id is not None else {}
    return library.DocumentShown(
        document=described, pages=pages, near_duplicates=tuple(near.get(described.id or 0, ()))
    )


def _path_of(db: Database, asked: library.ShowDocument) -> paths.Row:
    if asked.id is not None:
        rows = paths.of_document(db, asked.id)
        row = rows[0] if rows else None
    else:
        row = _by_path(db, asked.path or "")
    if row is None:
        raise NotThereError("The library has no such document.", "See them with “clozet list”.")
    return row


def _by_path(db: Database, path: str) -> paths.Row | None:
    return paths.find(db, path) or paths.find(db, path, escaped=True)


def change_collection(db: Database, asked: library.ChangeCollection) -> Done:
    """Create, delete or rename a collection, or change what it holds."""
    if asked.act == "create":
        return Done(ids=(collections.create(db, asked.name),))
    if asked.act == "delete":
        collections.delete(db, asked.name)
    elif asked.act == "rename":
        collections.rename(db, asked.name, asked.to)
    elif asked.act == "add":
        collections.put(db, asked.name, asked.ids)
    else:
        collections.take(db, asked.name, asked.ids)
    return Done(ids=asked.ids)


def remove(db: Database, asked: library.Remove) -> tuple[int, ...]:
    """Remove paths; a document whose last path goes is deleted with text, words and vectors.

    Returns the ids of the documents touched. Originals stay as they are.
    """
    rows = chosen_paths(db, asked.ids, asked.paths)
    if asked.missing:
        rows += paths.missing(db)
    going = {row["id"] for row in rows}
    touched: list[int] = []
    deleted: list[int] = []
    with transaction(db, synced=True):
        for row in rows:
            if row["container_id"] not in going:
                paths.leave_out(db, row["path"], bool(row["escaped"]))
            paths.forget(db, row["id"])
            document = row["document_id"]
            if document is not None:
                touched.append(document)
                if not paths.of_document(db, document):
                    documents.delete(db, document)
                    deleted.append(document)
    if deleted:
        _drop_caches(db, deleted)
        documents.erase_traces(db)
    return tuple(dict.fromkeys(touched))


def _drop_caches(db: Database, deleted: Iterable[int]) -> None:
    """Delete what could still hold a removed document: page pictures, index, copies, blocks."""
    backup.forget_copies(db.paths)
    for document in deleted:
        shutil.rmtree(db.paths.page_images / str(document), ignore_errors=True)
    shutil.rmtree(db.paths.index, ignore_errors=True)
    for blocks in db.paths.adaptations.glob("*/*.np[yz]"):
        blocks.unlink(missing_ok=True)


def skip(db: Database, asked: library.Skip) -> tuple[int, ...]:
    """Skip paths for good: they stay listed, and are not read again unless added by name."""
    rows = chosen_paths(db, asked.ids, asked.paths)
    with transaction(db, synced=True):
        for row in rows:
            paths.skip(db, row)
    return tuple(dict.fromkeys(row["document_id"] for row in rows if row["document_id"]))


def chosen_paths(db: Database, ids: Iterable[int], names: Iterable[str]) -> list[paths.Row]:
    """Return the rows of documents, of paths, and of what lies in folders; raise NotThereError."""
    rows: list[paths.Row] = []
    for document in ids:
        found = paths.of_document(db, document)
        if not found:
            raise NotThereError(
                f"The library has no document {document}.", "See them with “clozet list”."
            )
        rows += found
    for name in names:
        one = _by_path(db, name)
        inside = [one] if one else paths.under(db, name)
        if not inside:
            raise NotThereError(
                f"The library does not know {name}.", "See its paths with “clozet list”."
            )
        rows += inside
    for row in list(rows):
        if paths.inside(db, row["id"]):
            rows += paths.under(db, row["path"])
    return list({row["id"]: row for row in rows}.values())


def change_source(db: Database, asked: ChangeSource) -> Done:
    """Change a source's globs, or whether it is watched; raise NotThereError for an unknown one."""
    collections.change_source(db, asked)
    return Done()


def page_words(db: Database, asked: library.PlaceWords) -> library.PageWords:
    """Return where the words of a page stand."""
    packed = passages.page_words(db, asked.document, asked.page)
    return library.PageWords(document=asked.document, page=asked.page, words=tuple(unpack(packed)))


ACTS: dict[type, Callable[[Database, Any], Answer]] = {
    library.ListDocuments: listing.rows,
    library.ShowDocument: show,
    library.PlaceWords: page_words,
    library.ListCollections: lambda db, asked: collections.overview(db),
    library.ChangeCollection: change_collection,
    ChangeSource: change_source,
    library.Remove: lambda db, asked: Done(ids=remove(db, asked)),
    library.Skip: lambda db, asked: Done(ids=skip(db, asked)),
}
