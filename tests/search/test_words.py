import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clozet.database.connection import open_library
from clozet.database.documents import Content, store
from clozet.database.passages import allowed, ranked_by_words
from clozet.messages.reading import FileText, PageText, Passage, Span
from clozet.messages.search import Filters
from clozet.paths import LibraryPaths
from clozet.search.query import parse
from clozet.search.words import matched_words, words_query

TYPED = st.text() | st.text(alphabet="ab1 \"*+-^():.{}title合同ทิ\u0301\x00'")

TEXTS = {
    1: ("Mietvertrag Köln", "Der Mieter zahlt die Müllgebühren. Größe der Wohnung: 80 m²."),
    2: ("Lease", "The notice period is three months. Rent is due monthly."),
    3: (
        "Letter",
        "Notice: the period of the leases ended. A ladybird sat on the relational model.",
    ),
    4: ("合同", "本合同的租金为每月五千元。第三条：违约责任。"),
    5: ("สัญญา", "ผู้เช่าต้องชำระค่าเช่าที่ดินทุกเดือน"),
    6: ("Café", "Un cafe\u0301 noir et une crème brûlée, s'il vous plaît."),
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder: Path = tmp_path_factory.mktemp("library")
    connection = open_library(LibraryPaths(folder), create=True)
    for number, (title, text) in TEXTS.items():
        passage = Passage(text=text, heading="", spans=(Span(page=1, start=0, end=len(text)),))
        page = PageText(number=1, text=text, width=None, height=None, words=b"")
        read = FileText(state="read", title=title, pages=(page,), passages=(passage,))
        assert store(connection, Content(str(number), len(text), 0.0), read) == number
    yield connection
    connection.close()


def found(db: sqlite3.Connection, typed: str) -> list[int]:
    query = words_query(parse(typed))
    return [passage for passage, _ in ranked_by_words(db, query, Filters(), (1, 1, 1), 10)]


@pytest.mark.parametrize(
    ("typed", "passages"),
    [
        ("mullgebuhren", {1}),
        ("MÜLLGEBÜHREN", {1}),
        ("größe", {1}),
        ("koln", {1}),
        ("cafe", {6}),
        ("brulee", {6}),
        ("租金", {4}),
        ("合同", {4}),
        ("租金为每月", {4}),
        ('"违约责任"', {4}),
        ('"约责"', {4}),
        ('"责约"', set()),
        ("ที่ดิน", {5}),
        ("เช่า", {5}),
        ('"ค่าเช่า"', {5}),
        ("lease", {2, 3}),
        ("notices", {2, 3}),
        ("what is the notice", {2, 3}),
        ("mieter rent", {1, 2}),
        ('"notice period"', {2}),
        ("notice +months", {2}),
        ("notice -months", {3}),
        ('notice -"notice period"', {3}),
        ("+leases", {3}),
        ("lady*", {3}),
        ("relationa*", {3}),
        ("title:lease", {2}),
        ("notice title:letter", {3}),
        ('"租金" +合同', {4}),
        ("the of", {2, 3}),
    ],
)
def test_passages_are_found(db: sqlite3.Connection, typed: str, passages: set[int]) -> None:
    assert set(found(db, typed)) == passages


def test_a_condition_holds_in_each_mode(db: sqlite3.Connection) -> None:
    for typed, ids in [("rent -months", {1, 3, 4, 5, 6}), ('"notice period" x', {2}), ("la*", {3})]:
        assert set(allowed(db, words_query(parse(typed)), Filters()) or ()) == ids
    assert allowed(db, words_query(parse("plain words")), Filters()) is None


def test_a_weight_counts(db: sqlite3.Connection) -> None:
    assert found(db, "mieter^3 rent")[0] == 1
    assert found(db, "mieter rent^3")[0] == 2


def test_the_share_of_the_words_is_between_none_and_all(db: sqlite3.Connection) -> None:
    for typed in ("notice", "notice zebra", '"notice period" months', "lease^3 rent"):
        shares = ranked_by_words(db, words_query(parse(typed)), Filters(), (1, 1, 1), 10)
        assert all(0 < share <= 1 for _, share in shares)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED, st.booleans())
def test_whatever_is_typed_is_a_valid_question(
    db: sqlite3.Connection, typed: str, literal: bool
) -> None:
    query = parse(typed, literal=literal)
    ranked_by_words(db, words_query(query), Filters(), (1, 1, 1), 10)
    allowed(db, words_query(query), Filters())
    assert all(word in typed for word in matched_words(query, [typed])[0])


def test_a_pasted_text_is_a_valid_question(db: sqlite3.Connection) -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    assert found(db, words + " notice") == []
    assert set(found(db, "notice " + words)) == {2, 3}


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("what is the notice", "Notices, a notice; the Notice", ["Notices", "notice", "Notice"]),
        ("muller", "Müller und Müllers", ["Müller", "Müllers"]),
        ('"of period"', "the periods of a period", ["period"]),
        ("leas*", "Lease, leasing, release", ["Lease", "leasing"]),
        ("+lease -rent", "lease leases rent", ["lease"]),
        ("title:lease", "a lease", []),
        ("租金合同", "本合同的租金", ["合同", "租金"]),
        ('"第三条"', "第三条。第三", ["第三条"]),
        ("ที่ดิน", "ซื้อที่ดินใหม่", ["ที่ดิน"]),
        ("the", "the end", ["the"]),
    ],
)
def test_the_words_that_matched_are_named_as_they_stand(
    typed: str, text: str, words: list[str]
) -> None:
    assert matched_words(parse(typed), [text]) == [words]


def test_a_words_search_imports_no_heavy_library() -> None:
    code = (
        "import sys, clozet.search.words, clozet.search.fusion;"
        "print(*{'numpy', 'torch', 'faiss', 'sqlite3'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
