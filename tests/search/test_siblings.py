from clozet.search.siblings import Different, different

CLAUSE = "The period of notice is {} months. {} pays the rent. All keys are given back."
NAMES = ("Anna", "Ben", "Cleo", "Dora", "Emil")


def family(*periods: str) -> dict[int, str]:
    pairs = zip(periods, NAMES, strict=True)
    return {number: CLAUSE.format(*pair) for number, pair in enumerate(pairs)}


def test_a_clause_that_says_something_else_than_nearly_all_is_named() -> None:
    found = list(different(family("three", "three", "three", "six", "three")))

    sentence = "The period of notice is six months."
    assert found == [Different(3, "six", "three", sentence, others=4)]


def test_what_each_says_otherwise_is_not_odd() -> None:
    assert list(different(family("three", "four", "five", "six", "seven"))) == []


def test_a_sentence_that_is_missing_is_named_whole() -> None:
    texts = family(*["three"] * 5)
    texts[2] = texts[2].replace(" All keys are given back.", "")

    assert list(different(texts)) == [Different(2, "", "All keys are given back.", "", others=4)]


def test_breaks_of_lines_are_no_difference() -> None:
    texts = family(*["three"] * 5)
    texts[1] = texts[1].replace(" of notice", "\nof notice").replace("\n", "  ")

    assert list(different(texts)) == []


def test_a_few_passages_have_nothing_usual() -> None:
    texts = family("three", "three", "six", "three", "three")

    assert list(different({number: texts[number] for number in (0, 1, 2)})) == []
