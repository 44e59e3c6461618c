"""The sentence that answers is the one that a reader would point at."""

from collections.abc import Sequence

from clozet.search.query import parse
from clozet.search.sentence import best_sentences

LEASE = (
    "After the first year either party may end this Lease as this clause provides. "
    "The Tenant shall give the Landlord not less than three months' notice in writing. "
    "Notice takes effect on the last day of a calendar month."
)


def best(query: str, text: str = LEASE, heading: str = "") -> str:
    (place,) = best_sentences(parse(query), [(text, heading)], None)
    assert place is not None
    return text[slice(*place)]


def test_the_sentence_with_the_rarer_words_of_the_question_is_chosen() -> None:
    assert best("how much notice must the tenant give").startswith("The Tenant shall")


def test_a_heading_is_no_answer_where_there_is_a_sentence() -> None:
    text = "Notice by the tenant\n\nIt is three months in writing."
    assert best("notice by the tenant", text, "Lease › Notice by the tenant") == (
        "It is three months in writing."
    )
    assert best("notice", "Notice by the tenant", "Notice by the tenant") == "Notice by the tenant"


def test_inflections_count_as_the_same_word() -> None:
    assert best("ending after one year").startswith("After the first year")


def test_a_question_that_shares_no_word_still_gets_a_sentence() -> None:
    assert best("zebra")


def test_a_passage_without_a_sentence_gets_none() -> None:
    assert best_sentences(parse("notice"), [("", ""), (LEASE, "")], None)[0] is None


def test_meaning_decides_where_words_do_not() -> None:
    def near(texts: Sequence[str]) -> list[float]:
        return [float("calendar" in text) for text in texts]

    (place,) = best_sentences(parse("zebra"), [(LEASE, "")], near)
    assert place is not None
    assert LEASE[slice(*place)].startswith("Notice takes effect")


def test_the_encoder_is_left_alone_where_words_are_clear() -> None:
    def refuse(texts: Sequence[str]) -> list[float]:
        raise AssertionError("there was nothing to decide")

    assert (
        best_sentences(parse("tenant landlord writing months"), [(LEASE, "")], refuse)[0]
        is not None
    )
