"""Which passages attest a filled sentence, and in which order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clozet.cloze.evidence import attestations


def letters(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode texts by how often they have each letter."""
    rows = [
        [text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts
    ]
    counts = np.array(rows, dtype=np.float32) + 0.01
    return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def test_the_exact_phrase_comes_before_words_in_order_and_those_before_meaning() -> None:
    passages = [
        ("Rent is what they talk about.", 0.9),
        ("The tenant always pays a high rent.", 0.1),
        ("As agreed, the tenant pays rent here.", 0.1),
    ]
    found = attestations("the tenant pays rent", "rent", passages, letters)
    assert [(one.number, one.tier) for one in found] == [(2, 0), (1, 1), (0, 2)]


def test_a_passage_without_the_word_is_no_evidence() -> None:
    assert attestations("the tenant pays rent", "rent", [("A deposit.", 1.0)], letters) == []


def test_the_sentence_is_the_one_that_has_the_word() -> None:
    text = "The oven is hot. The bread is fresh today."
    (one,) = attestations("fresh bread", "bread", [(text, 0.5)], letters)
    assert text[one.start : one.end] == "The bread is fresh today."
