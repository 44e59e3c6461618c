"""The general texts that ship: enough of both, and nothing of the one in the other."""

import re
from collections.abc import Iterator

from clozet.training import general_text


def runs(document: str, words: int = 10) -> Iterator[tuple[str, ...]]:
    found = re.findall(r"\w+", document.lower())
    return (tuple(found[start : start + words]) for start in range(len(found) - words + 1))


def test_the_control_is_small_and_the_replay_text_lasts() -> None:
    assert 150_000 < sum(map(len, general_text.control())) < 400_000
    assert 2_000_000 < sum(map(len, general_text.replay())) < 4_500_000
    assert all(document.strip() for document in general_text.control() + general_text.replay())


def test_the_replay_text_repeats_no_ten_words_of_the_control() -> None:
    controlled = {run for document in general_text.control() for run in runs(document)}

    shared = [text for text in general_text.replay() if not controlled.isdisjoint(runs(text))]

    assert shared == []
