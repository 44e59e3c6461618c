"""What differs between two drafts: words, not lines, wherever they stand."""

import pytest

from clozet.search.differences import changes


def said(one: str, other: str) -> list[tuple[str, str]]:
    return [(one[slice(*c.one)], other[slice(*c.other)]) for c in changes(one, other)]


def test_a_draft_of_the_same_words_has_no_change() -> None:
    assert said("The rent is due.\nIt is 900 euros.", "The rent is due. It is\n900 euros.") == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The rent is 900 euros.", "The rent is 950 euros.", [("900", "950")]),
        ("The tenant pays.", "The tenant or a guest pays.", [("", "or a guest")]),
        ("One stays. Two goes. Three stays.", "One stays. Three stays.", [("Two goes.", "")]),
        ("", "All is new here.", [("", "All is new here.")]),
        (
            "The notice is one month. Keys are returned.",
            "The notice is three months. All keys are returned.",
            [("one month", "three months"), ("Keys", "All keys")],
        ),
    ],
)
def test_words_that_differ_are_named(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    assert said(one, other) == expected


def test_a_place_without_words_stands_where_they_would_be() -> None:
    one, other = "The tenant pays.", "The tenant or a guest pays."
    (change,) = changes(one, other)
    assert change.one == (len("The tenant"),) * 2


def test_long_drafts_are_compared_at_once() -> None:
    sentences = [f"Clause {number} says that the tenant pays the rent." for number in range(4000)]
    changed = [*sentences[:2000], "A new clause stands here.", *sentences[2000:]]
    assert said(" ".join(sentences), " ".join(changed)) == [("", "A new clause stands here.")]
