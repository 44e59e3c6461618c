from clozet.cloze.glance import losses
from tests.fakes.fake_masked import FakeMasked


def test_what_the_model_expects_everywhere_surprises_it_least() -> None:
    expected, other = losses(FakeMasked("rent"), ["rent " * 12, "garden " * 12])

    assert expected < other


def test_a_text_of_a_single_word_is_looked_at_and_an_empty_one_is_not() -> None:
    single, empty = losses(FakeMasked(), ["rent", ""])

    assert single > 0
    assert empty == 0


def test_a_long_text_is_looked_at_no_further_than_its_beginning() -> None:
    model = FakeMasked("rent")

    assert losses(model, ["rent " * 192]) == losses(model, ["rent " * 192 + "garden " * 500])
