"""Searches over files that were read: filters, facets, judged results."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.commands.search import search
from clozet.database.connection import Database
from clozet.errors import NotThereError
from clozet.messages.search import Facets, FacetValue, Filters, Result, Search

TEXTS = {
    "leases/bakery.txt": "The lease of the bakery. The notice period of the tenant is long.",
    "leases/office.txt": "The lease of the office. The rent and the notice period are fixed.",
    "mail/2019.eml": (
        "Date: Fri, 04 Jan 2019 10:00:00 +0000\nSubject: Notice\n\nI give notice of the lease."
    ),
    "mail/wohnung.txt": "Hiermit kündige ich die Wohnung fristgerecht zum Ende des Monats. Notice.",
}
EVERYTHING = Filters()


@pytest.fixture
def read(db: Database, folder: Path, add: Callable[..., object]) -> Database:
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    add(folder)
    return db


def found(db: Database, query: str = "notice", **options: object) -> tuple[Result, ...]:
    asked = Search(query=query, mode="words", **options)  # type: ignore[arg-type]
    return search(db, asked, None).results


def names(results: tuple[Result, ...]) -> list[str]:
    return [Path(one.document.path).name for one in results]


def facets(db: Database, query: str, filters: Filters = EVERYTHING) -> Facets:
    asked = Search(query=query, mode="words", k=1, facets=True, filters=filters)
    answer = search(db, asked, None).facets
    assert answer is not None
    return answer


def test_a_language_and_a_year_restrict_a_search(read: Database) -> None:
    assert names(found(read, filters=Filters(language="de"))) == ["wohnung.txt"]
    assert names(found(read, filters=Filters(year="2019"))) == ["2019.eml"]
    assert found(read, filters=Filters(language="und")) == ()


def test_facets_count_all_documents_that_words_find(read: Database, folder: Path) -> None:
    counted = facets(read, "notice")

    assert counted.documents == 4
    assert FacetValue(value="eml", documents=1) in counted.kinds
    assert FacetValue(value="2019", documents=1) in counted.years
    assert {one.value: one.documents for one in counted.languages} == {"en": 3, "de": 1}
    assert [(one.value, one.documents) for one in counted.folders] == [
        (str(folder / "leases"), 2),
        (str(folder / "mail"), 2),
    ]


def test_facets_keep_to_the_filters_and_conditions_of_the_search(read: Database) -> None:
    assert facets(read, "notice", Filters(language="de")).documents == 1
    assert facets(read, '"notice period" lease').documents == 2
    assert facets(read, "notice -bakery").documents == 3
    assert facets(read, "zyzzyva").documents == 0


def test_a_value_restricts_the_search_to_as_many_documents_as_it_says(read: Database) -> None:
    counted = facets(read, "notice")
    for value in counted.kinds:
        assert len(found(read, filters=Filters(kind=value.value))) == value.documents
    for value in counted.folders:
        assert len(found(read, filters=Filters(folder=value.value))) == value.documents


def test_what_is_not_asked_for_is_not_counted(read: Database) -> None:
    assert search(read, Search(query="notice", mode="words"), None).facets is None


def test_what_is_like_a_judged_result_moves_up(read: Database) -> None:
    plain = found(read, "lease")
    office = next(one for one in plain if one.document.path.endswith("office.txt"))
    bakery = next(one for one in plain if one.document.path.endswith("bakery.txt"))

    assert names(found(read, "lease", like=(office.passage,)))[0] == "office.txt"
    assert names(found(read, "lease", like=(bakery.passage,)))[0] == "bakery.txt"


def test_what_was_judged_not_to_answer_is_no_result(read: Database) -> None:
    first = found(read)[0]

    assert first.passage not in [one.passage for one in found(read, unlike=(first.passage,))]


def test_a_judged_passage_outside_the_filters_tells_but_is_no_result(read: Database) -> None:
    first = found(read)[0]
    others = found(read, like=(first.passage,), filters=Filters(year="2019"))

    assert names(others) == ["2019.eml"]


def test_a_judged_passage_that_has_gone_is_said_to(read: Database) -> None:
    with pytest.raises(NotThereError):
        found(read, like=(9999,))


def test_a_weighted_word_counts_more_and_says_so(read: Database) -> None:
    bakery, office = (found(read, query)[0] for query in ("bakery^3 office", "bakery office^3"))

    assert names((bakery, office)) == ["bakery.txt", "office.txt"]
    assert [(one.word, one.weight) for one in bakery.by_word] == [("bakery", 3.0)]


def test_words_say_what_each_gave(read: Database) -> None:
    for result in found(read, "tenant notice^2"):
        given = sum(one.score for one in result.by_word)
        assert 0 < given <= result.by_words
        assert [one.score for one in result.by_word] == sorted(
            (one.score for one in result.by_word), reverse=True
        )
        assert {one.word for one in result.by_word} <= {"tenant", "notice"}


NOTICE = (
    "This message and what is attached to it are confidential. Whoever has received it by mistake"
    " is asked to tell the sender, to delete it, and not to show it to anybody else. "
)


def test_a_passage_that_repeats_in_other_documents_says_in_how_many(
    db: Database, folder: Path, add: Callable[..., object]
) -> None:
    for number, name in enumerate(("Anna", "Ben", "Cleo")):
        (folder / f"{name}.txt").write_text(NOTICE.replace(". ", "." + " " * (number + 1)))
    (folder / "other.txt").write_text("A confidential letter about apples, and about pears.")
    add(folder)

    plain = found(db, "confidential message")
    folded = found(db, "confidential message", fold=True)

    assert {name: one.repeats for name, one in zip(names(plain), plain, strict=True)} == {
        "Anna.txt": 2,
        "Ben.txt": 2,
        "Cleo.txt": 2,
        "other.txt": 0,
    }
    assert [one.repeats for one in folded] == [2, 0]
