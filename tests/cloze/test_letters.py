from clozet.cloze.letters import Letters

TEXTS = [
    "the tenant pays the rent on the first day of each month and the landlord keeps the garden",
    "either party may end the lease by notice in writing to the other before the month is over",
    "the deposit is returned when the keys are given back and no damage is found in the rooms",
]
LONG = " ".join(TEXTS)


def test_words_that_are_spelled_unlike_the_others_take_more_bits() -> None:
    letters = Letters(TEXTS)

    assert letters.bits("xqzwj") > letters.bits("garden")
    assert letters.strangest("the tenant xqzwj pays", 1) == ["xqzwj"]


def test_a_misread_text_is_stranger_than_the_one_that_was_printed() -> None:
    misread = LONG.replace("e", "c").replace("th", "tb").replace("n", "u")
    printed, wrong = Letters([LONG, misread]).strangeness(LONG), Letters(TEXTS).strangeness(misread)

    assert printed is not None
    assert wrong is not None
    assert wrong > printed


def test_a_word_that_stands_often_counts_no_more_than_another() -> None:
    assert Letters(["rent rent rent", "lease"]).bits("rent") == Letters(["rent lease"]).bits("rent")


def test_few_words_and_numbers_tell_nothing() -> None:
    assert Letters(TEXTS).strangeness("xqzwj " * 5) is None
    assert Letters(TEXTS).strangeness("1 22 333 " * 30) is None
