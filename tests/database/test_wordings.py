"""Families of passages of one wording, and what of them says the same."""

import pytest

from clozet.database import documents, wordings
from clozet.database.connection import Database
from clozet.messages.reading import FileText, Passage, Span
from clozet.sketch import sketch
from clozet.wording import HASHES

from .conftest import Filled

CLAUSE = (
    "Either party may end this lease by notice in writing to the other. The period of notice is"
    " three months to the end of a month, and the tenant gives back all keys on the last day. The"
    " landlord then returns the deposit within sixty days, less what is owed for damage or rent."
)
GAPS = [("a", ". "), ("b", ".\n"), ("c", ".  ")]
OTHER = CLAUSE.replace("three months", "six months").replace("sixty", "90")


def store(db: Database, name: str, text: str, replacing: int | None = None) -> int:
    passage = Passage(
        text=text,
        heading="",
        spans=(Span(page=1, start=0, end=len(text)),),
        hashes=sketch(text)[:HASHES],
    )
    content = documents.Content(sha256=name, bytes=1, seconds=0.0)
    return documents.store(
        db, content, FileText(state="read", kind="text", passages=(passage,)), replacing
    )


def passage_of(db: Database, document: int) -> int:
    row = db.execute("SELECT id FROM passages WHERE document_id = ?", (document,)).fetchone()
    return int(row[0])


def repeats(db: Database, *found: int) -> list[int]:
    passages = [passage_of(db, document) for document in found]
    counted = wordings.repeats(db, passages)
    return [counted.get(passage, 0) for passage in passages]


@pytest.fixture
def db(filled: Filled) -> Database:
    return filled.db


def test_passages_of_the_same_words_repeat(db: Database) -> None:
    found = [store(db, name, CLAUSE.replace(". ", gap)) for name, gap in GAPS]

    assert repeats(db, *found) == [2, 2, 2]


def test_a_word_changed_is_of_one_wording_but_says_something_else(db: Database) -> None:
    first, second = store(db, "a", CLAUSE), store(db, "b", OTHER)
    kin = wordings.kin(db, [passage_of(db, first), passage_of(db, second)])

    assert repeats(db, first, second) == [1, 1]
    assert len({one.founder for one in kin.values()}) == 1
    assert len({one.wording for one in kin.values()}) == 2


def test_other_words_are_another_family(db: Database) -> None:
    first = store(db, "a", CLAUSE)
    second = store(db, "b", "The heron stands in the river and looks for fish until the evening.")

    assert repeats(db, first, second) == [0, 0]
    assert len(wordings.kin(db, [passage_of(db, first), passage_of(db, second)])) == 2


def test_who_founded_a_family_can_go_without_parting_it(db: Database) -> None:
    first, second, third = (store(db, name, CLAUSE) for name in "abc")
    founder = passage_of(db, first)

    documents.delete(db, first)

    assert repeats(db, second, third) == [1, 1]
    assert repeats(db, store(db, "d", CLAUSE), second) == [2, 2]
    for table in ("families", "wordings"):
        count = f"SELECT count(*) FROM {table} WHERE founder_id = ?"
        assert db.execute(count, (founder,)).fetchone()[0] == 0


def test_a_changed_document_leaves_its_family(db: Database) -> None:
    first, second = store(db, "a", CLAUSE), store(db, "b", CLAUSE)

    store(db, "c", "The heron stands in the river and looks for fish.", replacing=first)

    assert repeats(db, second) == [0]


def test_a_short_line_repeats_only_where_it_is_the_same(db: Database) -> None:
    found = [store(db, str(n), text) for n, text in enumerate(["Yours sincerely", "Yours truly"])]

    assert repeats(db, *found) == [0, 0]
    assert repeats(db, store(db, "again", "Yours sincerely"), found[0]) == [1, 1]
