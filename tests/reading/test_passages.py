"""Passages: whole sentences within the encoder's bounds, and no word lost."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from clozet.messages.reading import Passage
from clozet.models.pieces import Pieces
from clozet.models.sentences import sentence_spans
from clozet.reading.passages import passages
from clozet.reading.text import Heading, Page
from clozet.reading.units import MOST_PIECES, MOST_WORDS, PieceCounts

from .paper import sentences

words = st.text("abcdefghij", min_size=1, max_size=9)
sentence = st.lists(words, min_size=1, max_size=40).map(lambda w: " ".join(w).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=12).map(" ".join)
texts = st.lists(st.lists(paragraph, max_size=6).map("\n\n".join), min_size=1, max_size=4)


def two_a_word(text: str) -> int:
    """Count as a tokenizer would that parts each word after its third letter."""
    return sum(1 + (len(word) > 3) for word in text.split())


def cut(pages: Sequence[Page]) -> list[Passage]:
    return list(passages(pages, sentence_spans, PieceCounts(two_a_word)))


def pages_of(page_texts: Sequence[str]) -> list[Page]:
    return [Page(number, text) for number, text in enumerate(page_texts, 1)]


@settings(deadline=None, max_examples=60)
@given(texts)
def test_every_word_stands_in_a_passage_and_none_is_too_long(page_texts: list[str]) -> None:
    pages = pages_of(page_texts)
    found = cut(pages)
    covered: set[tuple[int, int]] = set()
    for passage in found:
        assert len(passage.text.split()) <= MOST_WORDS
        assert two_a_word(passage.text) <= MOST_PIECES
        spans = [pages[span.page - 1].text[span.start : span.end] for span in passage.spans]
        assert passage.text == "\n".join(spans)
        assert passage.text.strip() == passage.text
        covered.update((s.page, at) for s in passage.spans for at in range(s.start, s.end))
    for page in pages:
        for at, character in enumerate(page.text):
            assert character.isspace() or (page.number, at) in covered


@settings(deadline=None, max_examples=60)
@given(texts)
def test_passages_begin_and_end_with_sentences_and_overlap_by_one(page_texts: list[str]) -> None:
    found = cut(pages_of(page_texts))
    for passage in found:
        assert passage.text[0].isupper() and passage.text.endswith(".")
    for before, after in pairwise(found):
        shared = set(_positions(before)) & set(_positions(after))
        if shared:
            page, _ = min(shared)
            overlap = [at for p, at in sorted(shared) if p == page]
            text = page_texts[page - 1][overlap[0] : overlap[-1] + 1]
            assert len(sentence_spans(text)) == 1


def _positions(passage: Passage) -> list[tuple[int, int]]:
    return [(span.page, at) for span in passage.spans for at in range(span.start, span.end)]


def test_a_short_document_is_one_passage() -> None:
    text = sentences(10)
    assert [passage.text for passage in cut([Page(1, text)])] == [text]


def test_a_passage_overlaps_the_next_by_its_last_sentence() -> None:
    found = cut([Page(1, sentences(60))])
    assert len(found) > 2
    for before, after in pairwise(found):
        first = after.text[: sentence_spans(after.text)[0][1]]
        assert before.text.endswith(first)


def test_a_sentence_longer_than_a_passage_is_cut_at_words() -> None:
    text = " ".join(f"word{number}" for number in range(400)) + "."
    found = cut([Page(1, text)])
    assert " ".join(passage.text for passage in found) == text
    assert all(len(passage.text.split()) <= MOST_WORDS for passage in found)


def test_chinese_without_spaces_is_cut_where_the_encoder_is_full() -> None:
    pieces = Pieces.load()
    text = "承租人应当在租约期满前三个月以书面形式通知出租人" * 40
    found = list(passages([Page(1, text)], sentence_spans, PieceCounts(pieces.count)))
    assert "".join(passage.text for passage in found) == text
    assert all(pieces.count(passage.text) <= MOST_PIECES for passage in found)


def test_nothing_is_too_long_for_the_real_encoder() -> None:
    pieces = Pieces.load()
    odd = "https://example.org/" + "a-b_c/9x" * 200 + " §§§ " + "Donaudampfschiffahrt" * 20
    page = Page(1, f"{sentences(80)} {odd} {'naïve façade, coöperate; ' * 200}")
    found = list(passages([page], sentence_spans, PieceCounts(pieces.count)))
    assert max(pieces.count(passage.text) for passage in found) <= MOST_PIECES


def test_a_heading_starts_a_passage_unless_the_one_before_is_tiny() -> None:
    parts = ["Title", "First", sentences(6), "Second", sentences(6, 6)]
    headings, at = [], 0
    for number, part in enumerate(parts):
        if number in (0, 1, 3):
            headings.append(Heading(at, at + len(part), 1 if number == 0 else 2))
        at += len(part) + 2
    found = cut([Page(1, "\n\n".join(parts), tuple(headings))])
    assert [passage.heading for passage in found] == ["Title › First", "Title › Second"]
    assert found[1].text.startswith("Second")


def test_a_sentence_that_runs_on_overleaf_stays_whole() -> None:
    pages = [
        Page(1, f"{sentences(14)} The last one of the page goes"),
        Page(2, "on overleaf. Next."),
    ]
    found = cut(pages)
    assert any("goes\non overleaf." in passage.text for passage in found)
    whole = next(passage for passage in found if "goes" in passage.text)
    assert [span.page for span in whole.spans] == [1, 2]


def test_empty_pages_give_no_passage() -> None:
    assert cut([Page(1, ""), Page(2, " \n ")]) == []
