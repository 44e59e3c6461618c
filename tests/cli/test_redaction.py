"""How guessable a blacked-out word is: rank, bits, and what is guessed instead."""

from math import log2

import pytest

from .conftest import Built, clozet


def test_each_place_of_a_word_is_answered_for(built: Built) -> None:
    lease = built.id("lease.pdf")

    ran = clozet(
        "--json", "redact", lease, "--page", 1, "--words", "rent months", library=built.folder
    )

    assert ran.code == 0, ran.err
    words = ran.json["words"]
    assert [word["word"] for word in words] == ["rent", "months"]
    for word in words:
        assert word["bits"] == pytest.approx(-log2(word["probability"]))
        assert word["rank"] >= 1
        assert len(word["candidates"]) == 10
        ranked = [one["word"] for one in word["candidates"]]
        assert (word["word"] in ranked) == (word["rank"] <= 10)


def test_a_name_of_many_pieces_is_answered_for_whole(built: Built) -> None:
    letter = built.id("letter.txt")

    ran = clozet(
        "--json", "redact", letter, "--page", 1, "--words", "neighbour", library=built.folder
    )

    assert [word["word"] for word in ran.json["words"]] == ["neighbour"]


@pytest.mark.parametrize(
    ("words", "code", "kind"), [("zebra", 3, "not there"), (" ", 5, "nothing")]
)
def test_words_that_are_not_there_get_a_sentence(
    built: Built, words: str, code: int, kind: str
) -> None:
    lease = built.id("lease.pdf")

    ran = clozet("--json", "redact", lease, "--page", 1, "--words", words, library=built.folder)

    assert (ran.code, ran.json["error"]["kind"]) == (code, kind)
