"""Neighbours become one result, repetitions are named with the first."""

from clozet.messages.reading import Span
from clozet.messages.search import DocumentBrief, PassageFound
from clozet.search.folding import fold, merged
from clozet.search.fusion import Fused

PAGE = "One two three. Four five six. Seven eight nine. Ten eleven."


def passage(ordinal: int, start: int, end: int, document: int = 1) -> PassageFound:
    brief = DocumentBrief(id=document, path=f"/{document}", paths=(), title="", kind="", date="")
    return PassageFound(
        id=10 * document + ordinal,
        document=brief,
        ordinal=ordinal,
        text=PAGE[start:end],
        heading="",
        spans=(Span(page=1, start=start, end=end),),
    )


def scored(found: PassageFound, score: float) -> tuple[Fused, PassageFound]:
    fused = Fused(passage=found.id, score=score, words_rank=1, meaning_rank=None, similarity=None)
    return fused, found


def test_overlapping_neighbours_become_one_passage_without_repeating_the_overlap() -> None:
    first, second = passage(0, 0, 29), passage(1, 15, 47)
    for one, other, before in ((first, second, True), (second, first, False)):
        whole = merged(one, other, first=before)
        assert whole.text == PAGE[:47]
        assert whole.spans == (Span(page=1, start=0, end=47),)
        assert whole.id == one.id


def test_neighbours_with_a_gap_keep_two_spans() -> None:
    whole = merged(passage(0, 0, 14), passage(1, 15, 29), first=True)
    assert whole.text == "One two three.\nFour five six."
    assert [(span.start, span.end) for span in whole.spans] == [(0, 14), (15, 29)]


def test_a_neighbour_nearly_as_good_is_merged_into_the_better_one() -> None:
    (one,) = fold([scored(passage(1, 15, 47), 0.5), scored(passage(0, 0, 29), 0.48)])
    assert one.found.text == PAGE[:47]
    assert one.fused.passage == 11


def test_a_neighbour_far_behind_stays_a_result_of_its_own() -> None:
    folded = fold([scored(passage(1, 15, 47), 0.5), scored(passage(0, 0, 29), 0.2)])
    assert [one.fused.passage for one in folded] == [11, 10]


def test_a_short_document_does_not_become_a_single_result() -> None:
    spans = [(0, 14), (15, 29), (30, 47), (48, 59)]
    pairs = [scored(passage(n, *span), 0.5 - n / 100) for n, span in enumerate(spans)]
    assert len(fold(pairs)) == 2


def test_the_same_text_elsewhere_is_named_with_the_first() -> None:
    (one,) = fold([scored(passage(0, 0, 29), 0.5), scored(passage(0, 0, 29, document=2), 0.5)])
    assert [copy.id for copy in one.repeated] == [2]
