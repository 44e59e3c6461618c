"""What weighs for a stretch is fitted, named, and summed up to values."""

from clozet.cloze.alignment import Aligned
from clozet.cloze.attested import Weighed, attested
from clozet.cloze.question import ask
from clozet.cloze.sources import Source
from clozet.cloze.values import values


def weighed(text: str, support: float, number: int = 0, document: int = 1) -> Weighed:
    stretch = values(text)[number]
    source = Source(document, document, "", "", text, 0.5, frozenset())
    place = (stretch.start, stretch.end)
    return Weighed(Aligned(source, (0, len(text)), stretch, place, {}), support)


def test_equal_values_are_one_however_they_are_written() -> None:
    question = ask("The notice period is ____ days.", "[MASK]")
    found = attested(
        question,
        [
            weighed("within thirty (30) days", 2.0),
            weighed("30 days' notice", 3.0, document=2),
            weighed("fourteen days", 1.0, document=3),
        ],
    )
    assert [(one.value, len(one.weighed)) for one in found] == [("30", 2), ("fourteen", 1)]
    assert sum(one.score for one in found) < 1


def test_what_is_less_likely_right_than_nothing_is_no_value() -> None:
    question = ask("The notice period is ____ days.", "[MASK]")
    assert attested(question, [weighed("30 days", -0.1)]) == []


def test_a_unit_is_told_where_the_sentence_has_none() -> None:
    (found,) = attested(ask("The fee is ____.", "[MASK]"), [weighed("a fee of EUR 1,200", 2.0)])
    assert found.value == "EUR 1,200"


def test_of_stretches_that_overlap_only_the_best_counts() -> None:
    text = "on 31 March 2027"
    first = weighed(text, 2.0)
    found = attested(ask("It ends on ____.", "[MASK]"), [first, weighed(text, 1.0)])
    assert [len(one.weighed) for one in found] == [1]
