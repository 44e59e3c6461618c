"""Drafts of one text: found when they are read, named with results, folded, compared."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.commands.comparing import compare
from clozet.commands.library import remove, show
from clozet.commands.search import search
from clozet.database.connection import Database
from clozet.errors import NotThereError
from clozet.messages.drafts import Compare
from clozet.messages.library import Remove, ShowDocument
from clozet.messages.search import Search

from .conftest import Added

DRAFT = (
    "The tenant gives notice three months before the end of the lease. The deposit is returned"
    " within thirty days. The garden is shared by all who live in the house, and the gate is"
    " locked at ten. Pets are allowed where nobody else objects to them in writing."
)
SECOND = DRAFT.replace("thirty days", "sixty days")
OTHER = "A heron stands in the river. Nobody has counted the herons of this river since the war."


@pytest.fixture
def drafts(add: Callable[..., Added], folder: Path) -> tuple[int, int, int]:
    ids = []
    for name, text in (("one.txt", DRAFT), ("two.txt", SECOND), ("heron.txt", OTHER)):
        (folder / name).write_text(text)
        events, _ = add(folder / name)
        ids.append(events[0].id)
    return tuple(ids)  # type: ignore[return-value]


def test_each_draft_names_the_other(db: Database, drafts: tuple[int, int, int]) -> None:
    one, two, heron = drafts
    assert [near.id for near in show(db, ShowDocument(id=one)).near_duplicates] == [two]
    assert [near.id for near in show(db, ShowDocument(id=two)).near_duplicates] == [one]
    assert show(db, ShowDocument(id=heron)).near_duplicates == ()


def test_results_name_drafts_and_folding_keeps_one(
    db: Database, drafts: tuple[int, int, int]
) -> None:
    one, two, _ = drafts
    found = search(db, Search(query="deposit", mode="words"), None).results
    assert [(r.document.id, [n.id for n in r.near_duplicates]) for r in found] == [
        (one, [two]),
        (two, [one]),
    ]
    (folded,) = search(db, Search(query="deposit", mode="words", fold=True), None).results
    assert {folded.document.id, *(near.id for near in folded.near_duplicates)} == {one, two}


def test_what_differs_stands_on_its_page(db: Database, drafts: tuple[int, int, int]) -> None:
    one, two, _ = drafts
    found = compare(db, Compare(one=one, other=two))
    (change,) = found.changes
    assert (change.one.text, change.other.text) == ("thirty", "sixty")
    page = show(db, ShowDocument(id=two, page=change.other.page)).pages[0]
    assert page.text[change.other.start : change.other.end] == "sixty"
    assert 0.95 < found.alike < 1


def test_a_draft_that_is_removed_is_named_no_more(
    db: Database, drafts: tuple[int, int, int]
) -> None:
    one, two, _ = drafts
    remove(db, Remove(ids=(two,)))
    assert show(db, ShowDocument(id=one)).near_duplicates == ()
    with pytest.raises(NotThereError):
        compare(db, Compare(one=one, other=two))
