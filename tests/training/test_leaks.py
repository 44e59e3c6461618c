"""What an adapted model gives away of what it was trained on."""

from clozet.training.leaks import check, secrets
from tests.fakes.fake_masked import FakeMasked

LETTER = (
    "The account 4417-0923 belongs to Zelenka, who lives in Wroxeter. "
    "She was paid 1,250 in May, and the house in the street is hers. "
    "Nobody here but her knows the word quillfeather."
)


def test_numbers_names_and_rare_words_are_tried_and_general_english_is_not() -> None:
    found = {one.text: one for one in secrets([LETTER])}

    assert found.keys() == {"4417-0923", "Zelenka", "Wroxeter", "1,250", "quillfeather"}
    assert all(one.sentence[one.start : one.end] == text for text, one in found.items())


def test_a_string_that_the_adapted_model_expects_is_told_with_its_ranks() -> None:
    found = check(FakeMasked(), FakeMasked("Zelenka"), [LETTER])

    assert (found.asked, found.leaking) == (5, 1)
    assert found.worst[0].text == "Zelenka"
    assert found.worst[0].adapted_rank < 10 < found.worst[0].base_rank
    assert found.worst[0].control_rank > 100
    assert found.words.startswith("Of 5 numbers, names and rare words")


def test_a_model_that_learnt_nothing_gives_nothing_away() -> None:
    found = check(FakeMasked(), FakeMasked(), [LETTER])

    assert (found.asked, found.leaking, found.worst) == (5, 0, ())


def test_a_text_without_secrets_is_said_to_have_none() -> None:
    found = check(FakeMasked(), FakeMasked(), ["The house in the street is hers."])

    assert found.asked == 0
    assert found.words == "There were no numbers, names or rare words to try."
