"""What documents taught a model: held-out words whose rank changed."""

from clozet.training.learned import changes, typical_words
from tests.fakes.fake_masked import FakeMasked

TRAINED_ON = ["The kozo was lined with kozo tissue and funori. Funori held the tissue."]
HELD_OUT = [
    (3, "We bought bread. The leaf was lined with kozo and a little funori by the conservator."),
    (4, "Kozo again was used where the gampi had failed the binder before."),
]


def test_words_typical_of_what_was_trained_on_come_first_each_once() -> None:
    words = typical_words(HELD_OUT, TRAINED_ON)

    assert [(one.word, one.document) for one in words[:2]] == [("kozo", 3), ("funori", 3)]
    assert "gampi" not in {one.word for one in words}
    assert "bread" not in {one.word for one in words}
    assert all(one.sentence[one.start : one.end] == one.word for one in words)


def test_the_words_that_rose_and_fell_most_are_told_apart() -> None:
    words = typical_words(HELD_OUT, TRAINED_ON)

    found = changes(FakeMasked("funori"), FakeMasked("kozo"), words)

    assert [(one.word, one.after < one.before) for one in found.learned] == [("kozo", True)]
    assert [(one.word, one.after > one.before) for one in found.worsened] == [("funori", True)]
    assert found.learned[0].document == 3
    assert found.learned[0].guess_before == "fun"
    assert found.learned[0].guess_after in ("ko", "zo")


def test_nothing_changed_is_nothing_learned() -> None:
    words = typical_words(HELD_OUT, TRAINED_ON)

    assert changes(FakeMasked(), FakeMasked(), words).learned == ()
