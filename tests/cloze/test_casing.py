import pytest

from clozet.cloze.casing import cased


@pytest.mark.parametrize(
    ("before", "behind", "original", "expected"),
    [
        ("The ", " is due.", None, "rent"),
        ("", " is due.", None, "Rent"),
        ("It ends. “", " is due.", None, "Rent"),
        ("It ends.\n\n• ", " is due", None, "Rent"),
        ("It ends here,\n", " is due", None, "rent"),
        ("in ", " or near", "Paris", "Rent"),
        ("It ends. ", " is due.", "iPhone", "rent"),
        ("THE TENANT SHALL PAY ", " ON THE FIRST DAY", None, "RENT"),
        ("of ", " (", "NATO", "RENT"),
        ("section ", " of", "30", "rent"),
    ],
)
def test_the_place_says_which_letters_are_capitals(
    before: str, behind: str, original: str | None, expected: str
) -> None:
    assert cased("rent", before, behind, original) == expected


def test_i_is_a_capital_by_itself() -> None:
    assert cased("i", "and then ", " went", None) == "I"
