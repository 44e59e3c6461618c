import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clozet.search.pool import MOST_ROWS, Pool, leading, rarities
from clozet.segmentation import segmented, unspaced_in
from clozet.terms import stem, stems, words

TEXTS = {
    1: "the notice period of the lease is three months",
    2: "notice is given in writing",
    3: "rent is due on the first day of each month, in advance, by transfer to the account",
    4: "租金为每月五千元",
}


def test_more_of_the_words_is_a_greater_share() -> None:
    shares = Pool(TEXTS).shares({"notic": 1.0, "period": 2.0})

    assert 1 > shares[1] > shares[2] > shares[3] == 0


def test_a_rare_word_counts_more_and_one_in_most_passages_hardly() -> None:
    counts = rarities({"rare": 2, "common": 30, "everywhere": 99}, 100)

    assert counts["rare"] > counts["common"] > counts["everywhere"] > 0


def test_words_of_scripts_without_spaces_are_counted_by_two() -> None:
    assert Pool(TEXTS).shares({"租金": 1.0})[4] > 0


def test_the_first_results_tell_by_the_words_that_others_lack() -> None:
    others = dict.fromkeys(range(3, 20), "the day of the week")
    texts = {1: "deposit of the lease", 2: "deposit of the bank", **others}

    telling = Pool(texts).telling({1: 0.5, 2: 0.5})

    assert max(telling, key=lambda term: telling[term]) == "deposit"


def test_no_passages_and_passages_without_words_have_no_share() -> None:
    assert Pool({}).shares({"rent": 1.0}) == {}
    assert Pool({1: "…", 2: ""}).shares({"rent": 1.0}) == {1: 0, 2: 0}
    assert Pool({1: "…"}).telling({1: 1.0}) == {}


def test_the_index_is_asked_for_the_rarest_terms_while_few_passages_have_them() -> None:
    assert leading({"a": 5, "b": MOST_ROWS, "c": 0}) == {"a", "c"}
    assert leading({"a": 3 * MOST_ROWS, "b": 4 * MOST_ROWS}) == {"a"}
    assert leading({"a": 5, "b": 6}) == {"a", "b"}
    assert leading({}) == set()


def slowly(text: str) -> list[str]:
    """Return the words as they are defined: letters and digits with the marks on them."""
    kept = [c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") for c in text]
    runs = "".join(c if keep else " " for c, keep in zip(text, kept, strict=True)).split()
    return [run for run in runs if any(c.isalnum() for c in run)]


@given(st.text() | st.text(alphabet="aß_é’–“ \u0301\u0903ก\u0e34中1²"))
def test_the_quick_way_finds_the_same_words(text: str) -> None:
    assert words(text) == slowly(text)


@pytest.mark.parametrize("mark", ["\u0301", "\u0483", "\u0591", "\u20d0", "\u2cf0", "\u3099"])
def test_marks_stay_with_their_letters(mark: str) -> None:
    assert words(f"a{mark}b–c") == [f"a{mark}b", "c"]


@given(st.text() | st.text(alphabet="aB1é’ -合'"))
def test_stems_of_a_text_are_those_of_its_words(text: str) -> None:
    assert stems(text) == [stem(word) for word in words(text)]
    assert unspaced_in(text) == (segmented(text) != text)
