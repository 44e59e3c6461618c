"""The verb searches: kept by name, and what is new for them."""

from contextlib import closing
from pathlib import Path

from clozet.database.connection import open_library
from clozet.paths import LibraryPaths

from .conftest import Built, clozet


def test_a_search_is_kept_asked_for_news_and_forgotten(built: Built, copied: Path) -> None:
    saved = clozet(
        "--json", "searches", "save", "Notice", "notice", "--mode", "words", library=copied
    )
    nothing = clozet("--json", "searches", "new", "Notice", library=copied)
    with closing(open_library(LibraryPaths(copied))) as db:
        db.execute("UPDATE documents SET read_at = '2999-01-01T00:00:00Z' WHERE kind = 'pdf'")
    found = clozet("--json", "searches", "new", "Notice", library=copied)
    listed = clozet("--json", "searches", "list", library=copied)
    gone = clozet("--json", "searches", "forget", "Notice", library=copied)

    assert saved.json == {"done": True, "ids": []}
    assert nothing.json["results"] == []
    assert {one["document"]["kind"] for one in found.json["results"]} == {"pdf"}
    assert [one["name"] for one in listed.json["saved"]] == ["Notice"]
    assert gone.code == 0
    assert clozet("searches", "list", library=copied).out.strip() == "No search was kept."


def test_news_of_an_unknown_search_is_3(copied: Path) -> None:
    assert clozet("--json", "searches", "new", "Rent", library=copied).code == 3


def test_what_was_typed_can_be_cleared(copied: Path) -> None:
    assert clozet("--json", "searches", "clear", library=copied).json == {"done": True, "ids": []}
