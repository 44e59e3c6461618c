"""A result in words."""

import msgspec

from clozet.messages.reading import Span
from clozet.messages.search import WordGave
from clozet.window.result_text import (
    citation,
    excerpt,
    file_url,
    heading,
    pages,
    place,
    spoken,
    why,
)

from .found import SENTENCE, found

change = msgspec.structs.replace


def test_a_citation_names_file_and_page() -> None:
    assert citation(found(1, page=4)) == "lease 1.pdf, p. 4"


def test_a_passage_over_two_pages_names_both() -> None:
    spans = (Span(page=4, start=0, end=5), Span(page=5, start=0, end=5))
    assert pages(change(found(1, page=4), spans=spans)) == "pp. 4–5"


def test_a_file_without_pages_has_its_date_instead() -> None:
    result = found(1, pages=False)
    assert citation(result) == "lease 1.pdf"
    assert "2021" in place(result) or "21" in place(result)


def test_the_sentence_is_found_in_the_excerpt() -> None:
    shown = excerpt(found(1))
    assert shown.text[shown.start : shown.end] == SENTENCE


def test_a_long_lead_is_cut_at_a_word() -> None:
    result = found(1)
    lead = "Many words stand before this one and none of them matters much. "
    sentence = change(result.sentence, start=result.sentence.start + len(lead))
    span = change(result.spans[0], end=result.spans[0].end + len(lead))
    longer = change(result, text=lead + result.text, spans=(span,), sentence=sentence)
    shown = excerpt(longer)
    assert shown.text.startswith("… ")
    assert shown.text[shown.start : shown.end] == SENTENCE
    assert shown.start < 40


def test_without_a_sentence_nothing_is_strong() -> None:
    shown = excerpt(change(found(1), sentence=None))
    assert (shown.start, shown.end) == (0, 0)


def test_a_title_that_says_more_than_the_file_stands_below_it() -> None:
    assert heading(found(1)) == "Lease number 1 · 7. Termination"


def test_a_screen_reader_hears_one_sentence() -> None:
    said = spoken(1, found(1, page=4, words=2, meaning=1))
    assert said.startswith("Result 1: lease 1.pdf, page 4, Lease number 1 · 7. Termination. ")
    assert said.endswith("Found by words, rank 2 and by meaning, rank 1.")


def test_a_name_that_is_not_utf_8_is_given_back_exactly() -> None:
    brief = change(found(1).document, path="/papers/%FF.pdf", path_escaped=True)
    assert file_url(brief).path().endswith("\udcff.pdf") or not file_url(brief).isEmpty()


def test_why_it_was_found_names_its_words_and_both_sides() -> None:
    told = msgspec.structs.replace(found(1), by_words=0.3, by_meaning=0.2)
    assert why(told) == "Words gave 60 %, meaning 40 %. Its words: tenant, notice."
    assert why(msgspec.structs.replace(told, by_words=0.0)) == ""
    gave = (WordGave(word="notice", weight=2.0, score=0.2),)
    by_word = msgspec.structs.replace(told, by_word=gave)
    assert why(by_word).endswith("Of the words asked for: notice 40 %.")


def test_what_repeats_in_other_documents_says_so_first() -> None:
    repeated = msgspec.structs.replace(found(1), repeats=4)
    assert heading(repeated).startswith("also in 4 others · ")
    assert heading(msgspec.structs.replace(found(1), repeats=1)).startswith("also in 1 other · ")
