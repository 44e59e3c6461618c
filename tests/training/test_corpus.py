"""What is held out: by document, by the texts' own hashes, near-duplicates on one side."""

import random

import pytest

from clozet.errors import NothingToDoError
from clozet.training.corpus import Text, split

WORDS = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in "mnprst"]


def prose(seed: int, words: int = 300) -> str:
    chance = random.Random(seed)
    return "\n".join(" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(words // 12))


def documents(count: int) -> list[Text]:
    return [Text(number, prose(number)) for number in range(count)]


def test_documents_are_held_out_whole_and_the_same_ones_each_time() -> None:
    first = split(documents(60))
    again = split(list(reversed(documents(60))))

    held = {text.document for text in first.heldout}
    assert held == {text.document for text in again.heldout}
    assert held.isdisjoint(text.document for text in first.train)
    assert 4 <= len(held) <= 15
    assert not first.by_passage


def test_a_document_more_leaves_the_others_where_they_were() -> None:
    before = {text.document for text in split(documents(80)).heldout}
    after = {text.document for text in split(documents(81)).heldout}

    assert before <= after


def test_where_enough_is_held_out_other_documents_tell_when_to_stop() -> None:
    few, many = split(documents(20)), split(documents(150))

    assert few.stopping == ()
    assert len(many.stopping) >= 4
    assert len(many.heldout) >= 4
    sides = [{text.document for text in side} for side in (many.train, many.heldout, many.stopping)]
    assert sum(map(len, sides)) == len(set.union(*sides)) == 150


def test_near_duplicates_are_on_one_side() -> None:
    drafts = [
        Text(100 + number, prose(number).replace(WORDS[7], "changed", 1) + "\nA last line.")
        for number in range(40)
    ]
    found = split(documents(40) + drafts)

    sides = {text.document: "held" for text in found.heldout}
    sides |= {text.document: "stopping" for text in found.stopping}
    assert sides
    for number in range(40):
        assert sides.get(number) == sides.get(100 + number)


def test_passages_are_held_out_of_few_documents_and_keep_their_place() -> None:
    texts = [Text(number, prose(number, 2400)) for number in range(3)]
    found = split(texts)

    assert found.by_passage
    parts = found.train + found.heldout + found.stopping
    assert sum(len(part.text) for part in parts) == sum(len(text.text) for text in texts)
    for part in parts:
        assert texts[part.document].text[part.start :].startswith(part.text)


def test_a_document_that_is_most_of_the_text_is_trained_on() -> None:
    texts = [*documents(30), Text(99, prose(99, 30_000))]
    assert 99 in {text.document for text in split(texts).train}


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [Text(1, "  \n ")],
        [Text(1, "One short line.")],
        [Text(number, prose(1)) for number in range(50)],
    ],
    ids=["none", "blank", "short", "all the same"],
)
def test_too_little_text_is_refused_in_words(texts: list[Text]) -> None:
    with pytest.raises(NothingToDoError):
        split(texts)
