"""Collections and sources."""

import pytest

from clozet.database import collections, documents, listing
from clozet.errors import NotThereError, UsageError
from clozet.messages.library import ListDocuments

from .conftest import Filled, offer, store


def test_a_collection_counts_its_documents(filled: Filled) -> None:
    other = store(filled.db, offer(filled.db, "/files/b.txt", filled.job), "bb", "Another text.")
    overview = collections.overview(filled.db)
    assert [(row.name, row.documents) for row in overview.collections] == [("Birds", 1)]
    assert (overview.total, overview.unsorted, overview.needing) == (2, 1, 0)
    collections.put(filled.db, "Birds", [other, other, 999])
    assert collections.overview(filled.db).collections[0].documents == 2


def test_a_deleted_document_leaves_its_collections(filled: Filled) -> None:
    documents.delete(filled.db, filled.document)
    assert collections.overview(filled.db).collections[0].documents == 0


def test_a_collection_is_renamed_unless_the_name_is_taken(filled: Filled) -> None:
    collections.create(filled.db, "Fish")
    collections.rename(filled.db, "Birds", "Herons")
    assert collections.find(filled.db, "Herons")
    with pytest.raises(UsageError):
        collections.rename(filled.db, "Herons", "Fish")
    with pytest.raises(UsageError):
        collections.rename(filled.db, "Herons", " ")
    with pytest.raises(NotThereError):
        collections.find(filled.db, "Birds")


def test_a_source_keeps_its_patterns_and_stays_watched(filled: Filled) -> None:
    first = collections.add_source(
        filled.db, ("/files", False), folder=True, patterns=(("*.pdf",), ()), watched=True
    )
    again = collections.add_source(
        filled.db, ("/files", False), folder=True, patterns=((), ("*.tmp",)), watched=False
    )
    (row,) = collections.sources(filled.db)
    assert first == again == row["id"]
    assert collections.patterns(row["include"]) == ()
    assert collections.patterns(row["exclude"]) == ("*.tmp",)
    assert row["watched"]


def test_languages_are_counted_and_lists_keep_one(filled: Filled) -> None:
    store(filled.db, offer(filled.db, "/files/b.txt", filled.job), "bb", "Another text.")
    filled.db.execute("UPDATE documents SET language = 'de' WHERE id = ?", (filled.document,))
    filled.db.execute("UPDATE documents SET language = '' WHERE id != ?", (filled.document,))
    languages = collections.overview(filled.db).languages
    assert [(row.language, row.documents) for row in languages] == [("de", 1), ("und", 1)]
    for language, last in (("de", None), ("und", "/files/b.txt")):
        rows = listing.rows(filled.db, ListDocuments(language=language, order="language"))
        assert rows.total == 1 and last in (None, rows.documents[0].path)
