"""Ranked passages and the places of their words become results."""

from collections.abc import Iterable, Sequence

from ..messages.search import PassageFound, Result, Sentence
from .fusion import Fused
from .places import PageWords, light, locate


def result(
    rank: int,
    pair: tuple[Fused, PassageFound],
    sentence: tuple[int, int] | None,
    matched: Sequence[str],
    words: PageWords,
) -> Result:
    """Return the passage of a pair as result number `rank`.

    `sentence` is the answering sentence as code points of the passage's text, `matched` the
    words that matched, and `words` gives the word boxes of a page of its document.
    """
    fused, found = pair
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


def best_of_each_document(
    pairs: Iterable[tuple[Fused, PassageFound]],
) -> list[tuple[Fused, PassageFound]]:
    """Keep the first passage of each document."""
    best: dict[int, tuple[Fused, PassageFound]] = {}
    for pair in pairs:
        best.setdefault(pair[1].document.id, pair)
    return list(best.values())


def without_neighbours(
    pairs: Iterable[tuple[Fused, PassageFound]],
) -> list[tuple[Fused, PassageFound]]:
    """Leave out passages that stand beside a better one of their document, or repeat its text."""
    kept: list[tuple[Fused, PassageFound]] = []
    places: set[tuple[int, int]] = set()
    texts: set[str] = set()
    for fused, found in pairs:
        around = {(found.document.id, found.ordinal + step) for step in (-1, 0, 1)}
        if around & places or found.text in texts:
            continue
        places.add((found.document.id, found.ordinal))
        texts.add(found.text)
        kept.append((fused, found))
    return kept
