"""Which places of a document are lit: the chosen hit, its sentence, and the other hits."""

from collections.abc import Sequence

from clozet.messages.reading import Light, Rectangle, Span
from clozet.messages.search import Result

from .page_view import Spot
from .text_page import TextLight


def page_lights(chosen: Result | None, hits: Sequence[Result]) -> dict[int, Light]:
    """Return what to light on each page of a document."""
    passage = chosen.rectangles if chosen is not None else {}
    answer = chosen.sentence if chosen is not None else None
    sentence = answer.rectangles if answer is not None else {}
    others: dict[int, tuple[Rectangle, ...]] = {}
    for hit in hits:
        if chosen is None or hit.passage != chosen.passage:
            for page, rectangles in hit.rectangles.items():
                others[page] = others.get(page, ()) + rectangles
    return {
        page: Light(
            passage=passage.get(page, ()),
            sentence=sentence.get(page, ()),
            others=others.get(page, ()),
        )
        for page in {*passage, *sentence, *others}
    }


def sentence_span(result: Result) -> Span | None:
    """Return where the answering sentence stands in its page's text."""
    sentence = result.sentence
    if sentence is None:
        return None
    return Span(page=sentence.page, start=sentence.start, end=sentence.end)


def text_light(chosen: Result | None, hits: Sequence[Result]) -> TextLight:
    """Return what to light in the text of a document without pages."""
    sentence = sentence_span(chosen) if chosen is not None else None
    others = [hit for hit in hits if chosen is None or hit.passage != chosen.passage]
    return TextLight(
        passage=chosen.spans if chosen is not None else (),
        sentence=(sentence,) if sentence is not None else (),
        others=tuple(span for hit in others for span in hit.spans),
    )


def spot(result: Result) -> Spot:
    """Return where to go for a result: to its sentence, or to the begin of its passage."""
    sentence = result.sentence
    if sentence is not None and sentence.rectangles:
        page = min(sentence.rectangles)
        return Spot(page, sentence.rectangles[page])
    return Spot(result.page, result.rectangles.get(result.page, ()))
