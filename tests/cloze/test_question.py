"""A sentence with a blank knows what it names and which unit it asks in."""

import pytest

from clozet.cloze.question import ask
from clozet.errors import NothingToDoError

MASK = "[MASK]"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The notice period is ____ days.", ("day", "duration")),
        ("The rent is €____ a month.", ("€", "money")),
        ("The rent is EUR ____.", ("€", "money")),
        ("It bears ____ per cent interest.", ("%", "percent")),
        ("The oven stood at ____ °C.", ("°C", "temperature")),
        ("There were ____ guests.", ("guest", "")),
        ("The lease ends on ____.", ("", "")),
    ],
)
def test_the_unit_stands_beside_the_blank(text: str, unit: tuple[str, str]) -> None:
    assert ask(text, MASK).unit == unit


def test_names_are_words_in_capitals_that_no_text_writes_small() -> None:
    texts = ["Harbour Bakery pays its rent.", "The tenant pays; the Tenant leaves."]

    def names(text: str) -> set[str]:
        return set(ask(text, MASK).naming(texts).names)

    assert names("The lease with Harbour Bakery ends on ____.") == {"harbour", "bakeri"}
    assert names("Harbour pays ____ euros to the Tenant.") == {"harbour"}
    assert names("Noise is forbidden after ____ in Whitby.") == {"whitbi"}


def test_only_the_first_blank_is_asked_for() -> None:
    question = ask("The ____ is due on ____ at noon.", MASK)
    assert question.filled("rent") == "The rent is due on  at noon."


@pytest.mark.parametrize("text", ["", "There is none.", "____", "____ ____."])
def test_a_question_needs_a_blank_and_words(text: str) -> None:
    with pytest.raises(NothingToDoError):
        ask(text, MASK)
