"""Sketches: drafts share most of their hashes, other texts none."""

from clozet.sketch import ALIKE, SKETCH, sketch

WORDS = ["heron", "river", "tenant", "notice", "paper", "glue", "boat", "clock", "garden", "letter"]


def text(seed: int, count: int = 400) -> str:
    words = [WORDS[(seed * 31 + n * n * 7 + n * seed) % len(WORDS)] for n in range(count)]
    return " ".join(f"{word}{n % 97}" for n, word in enumerate(words))


def shared(one: str, other: str) -> float:
    a, b = set(sketch(one)), set(sketch(other))
    return len(a & b) / min(len(a), len(b))


def test_a_draft_with_some_other_words_is_alike() -> None:
    words = text(1).split()
    for place in range(20, 400, 60):
        words[place] = "changed"
    assert shared(text(1), " ".join(words)) >= ALIKE


def test_another_text_is_not() -> None:
    assert shared(text(1), text(2)) < 0.1


def test_a_sketch_is_small_sorted_and_fits_the_database() -> None:
    hashes = sketch(text(3, count=5000))
    assert len(hashes) == SKETCH and list(hashes) == sorted(hashes)
    assert hashes[0] >= 0 and hashes[-1] < 2**63


def test_case_and_breaks_do_not_count() -> None:
    one, other = "The Rent\nis due  on Friday, each month", "the rent is due on friday, each month"
    assert sketch(one) == sketch(other)
