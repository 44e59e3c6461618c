import pytest
from hypothesis import given
from hypothesis import strategies as st

from clozet.search.query import MOST_WEIGHT, Part, Query, parse

TYPED = st.text() | st.text(alphabet='ab1 "*+-^():.title合ทิ\u0301\x00')


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("lease", Part("lease")),
        ('"exact phrase"', Part("exact phrase", phrase=True)),
        ("+word", Part("word", required=True)),
        ("word*", Part("word", prefix=True)),
        ("title:word", Part("word", title=True)),
        ('title:"two words"', Part("two words", phrase=True, title=True)),
        ("lease^1.5", Part("lease", weight=1.5)),
        ("lease^2", Part("lease", weight=2.0)),
        ("lease^500", Part("lease", weight=MOST_WEIGHT)),
        ('"notice period"^2', Part("notice period", phrase=True, weight=2.0)),
        ('"租金"', Part("租金", phrase=True)),
        ("+well-known", Part("well-known", required=True)),
    ],
)
def test_each_operator_is_read(typed: str, part: Part) -> None:
    assert parse(typed) == Query((part,))


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("-word", Part("word", excluded=True)),
        ('-"a phrase"', Part("a phrase", phrase=True, excluded=True)),
        ("-title:word", Part("word", title=True, excluded=True)),
    ],
)
def test_what_is_excluded_is_kept_apart_and_not_given_to_the_encoder(
    typed: str, part: Part
) -> None:
    query = parse(f"rent {typed} lease")
    assert query.unwanted == (part,)
    assert query.wanted == (Part("rent"), Part("lease"))
    assert query.text == "rent lease"


@pytest.mark.parametrize(
    "text",
    [
        "a - b + c",
        'an "unclosed quote',
        "author:smith",
        "see http://example.org/a?b=c",
        "--flag",
        "**bold**",
        '5" by 7" board',
        "C++ or C#",
        "well-known",
        '""',
        "title:",
        "x^y",
        "x^0",
        "*",
    ],
)
def test_what_cannot_be_an_operator_is_text(text: str) -> None:
    assert parse(text) == parse(text, literal=True)
    assert parse(text).text == text


def test_operators_may_stand_in_brackets_and_before_a_full_stop() -> None:
    query = parse('rent ("notice period"), or +lease.')
    assert [part.text for part in query.wanted if part.condition] == ["notice period", "lease."]


def test_the_encoder_gets_a_query_without_its_operators() -> None:
    assert parse('+how "long is" leas* title:berlin rent^2').text == "how long is leas berlin rent"


def test_the_query_language_can_be_switched_off() -> None:
    query = parse('-word "a phrase" title:x', literal=True)
    assert query.text == '-word "a phrase" title:x'
    assert not query.unwanted
    assert not any(part.condition for part in query.wanted)


@pytest.mark.parametrize("text", ["", " ", "?!", "-word", '""', "+", "\u0301"])
def test_a_query_without_a_word_to_search_for_is_empty(text: str) -> None:
    assert parse(text).empty


@given(TYPED, st.booleans())
def test_nothing_that_is_typed_is_an_error(text: str, literal: bool) -> None:
    query = parse(text, literal=literal)
    assert all(part.text and 0 < part.weight <= MOST_WEIGHT for part in query.wanted)
    assert all(part.excluded for part in query.unwanted)


@given(st.text(alphabet="abc äé.,?'", max_size=60))
def test_plain_words_are_only_text(text: str) -> None:
    assert parse(text) == parse(text, literal=True)
    assert parse(text).text == " ".join(text.split())
