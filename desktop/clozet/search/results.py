"""Ranked passages and the places of their words become results."""

from collections.abc import Iterable, Sequence

from clozet.messages.search import PassageFound, Result, Sentence

from .folding import Folded
from .places import PageWords, light, locate


def result(
    rank: int,
    folded: Folded,
    sentence: tuple[int, int] | None,
    matched: Sequence[str],
    words: PageWords,
) -> Result:
    """Return a passage found as result number `rank`.

    `sentence` is the answering sentence as code points of the passage's text, `matched` the
    words that matched, and `words` gives the word boxes of a page of its document.
    """
    fused, found = folded.fused, folded.found
    first = found.spans[0]
    return Result(
        rank=rank,
        score=fused.score,
        passage=found.id,
        document=found.document,
        page=first.page,
        start=first.start,
        end=first.end,
        text=found.text,
        heading=found.heading,
        spans=found.spans,
        rectangles=light(found.spans, words),
        sentence=_sentence(found, sentence, words) if sentence else None,
        words=tuple(matched),
        words_rank=fused.words_rank,
        meaning_rank=fused.meaning_rank,
        similarity=fused.similarity,
        near_duplicates=tuple(folded.repeated),
        by_words=fused.by_words,
        by_meaning=fused.by_meaning,
    )


def _sentence(found: PassageFound, place: tuple[int, int], words: PageWords) -> Sentence | None:
    start, end = place
    spans = locate(found.spans, start, end)
    if not spans:
        return None
    return Sentence(
        page=spans[0].page,
        start=spans[0].start,
        end=spans[0].end,
        text=found.text[start:end],
        rectangles=light(spans, words),
    )


def best_of_each_document(found: Iterable[Folded]) -> list[Folded]:
    """Keep the first passage of each document."""
    best: dict[int, Folded] = {}
    for one in found:
        best.setdefault(one.found.document.id, one)
    return list(best.values())
