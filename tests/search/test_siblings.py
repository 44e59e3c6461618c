from clozet.search.siblings import Different, different

CLAUSE = "The period of notice is {} months. {} pays the rent. All keys are given back."
NAMES = ("Anna", "Ben", "Cleo", "Dora", "Emil")


def family(*periods: str) -> dict[int, str]:
    pairs = zip(periods, NAMES, strict=True)
    return {number: CLAUSE.format(*pair) for number, pair in enumerate(pairs)}


def test_a_clause_that_says_something_else_than_nearly_all_is_named() -> None:
    found = list(different(family("three", "three", "three", "six", "three")))

    sentence = "The period of notice is six months."
    assert found == [Different(3, "six", "three", sentence, 4, place=(0, len(sentence)))]


def test_what_each_says_otherwise_is_not_odd() -> None:
    assert list(different(family("three", "four", "five", "six", "seven"))) == []


def test_a_sentence_that_is_missing_is_named_whole() -> None:
    texts = family(*["three"] * 5)
    texts[2] = texts[2].replace(" All keys are given back.", "")

    assert list(different(texts)) == [
        Different(2, "", "All keys are given back.", "", 4, place=None)
    ]


def test_breaks_of_lines_are_no_difference() -> None:
    texts = family(*["three"] * 5)
    texts[1] = texts[1].replace(" of notice", "\nof notice").replace("\n", "  ")

    assert list(different(texts)) == []


def test_a_few_passages_have_nothing_usual() -> None:
    texts = family("three", "three", "six", "three", "three")

    assert list(different({number: texts[number] for number in (0, 1, 2)})) == []


def test_the_place_is_that_of_the_sentence_however_its_lines_are_broken() -> None:
    texts = family("three", "three", "three", "six", "three")
    texts[3] = "A lease.\n" + texts[3].replace("notice is", "notice\n is")
    (odd,) = different(texts)

    assert odd.place is not None
    assert texts[3][slice(*odd.place)] == "The period of notice\n is six months."


def test_spaces_around_a_sign_are_no_difference() -> None:
    texts = dict.fromkeys(range(5), "Rent is due on day one - in advance.")
    texts[2] = "Rent is due on day one-in advance."

    assert list(different(texts)) == []
