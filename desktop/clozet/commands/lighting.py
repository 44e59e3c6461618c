"""A page and what to light on it → the request that draws it."""

import re
from collections.abc import Sequence

import msgspec

from clozet.database import passages
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.bits import STEP_BITS, bits, step
from clozet.messages.cloze import WordSurprise
from clozet.messages.library import DocumentShown, PageShown, ShowDocument
from clozet.messages.places import WordBox, cut_rectangles, rectangles, unpack
from clozet.messages.reading import Light, Rectangle, RenderPage
from clozet.messages.search import Result

from .library import show

Stretch = tuple[int, int]


def lit_page(
    db: Database, document: int, page: int, *, passage: int | None, phrase: str | None
) -> RenderPage:
    """Return the request that draws page `page` (from 1) with a passage or a phrase lit on it.

    Its `png` and `zoom` are the caller's to set. A page without an image is drawn as its text.
    Raise NotThereError for a document, page, passage or phrase that is not there.
    """
    shown = show(db, ShowDocument(id=document, page=page))
    text = shown.pages[0].text
    boxes = unpack(passages.page_words(db, document, page))
    passage_spans = [] if passage is None else _passage_on(db, passage, document, page)
    phrase_spans = [] if phrase is None else _phrase_on(text, phrase)
    light = Light(passage=_places(boxes, passage_spans), sentence=_places(boxes, phrase_spans))
    return _as_text(_request(shown, light), shown.pages[0], passage_spans, phrase_spans)


def lit_result(db: Database, result: Result) -> RenderPage:
    """Return the request that draws the first page of a result, lit; as `lit_page` otherwise."""
    shown = show(db, ShowDocument(id=result.document.id, page=result.page))
    spans = [(span.start, span.end) for span in result.spans if span.page == result.page]
    sentence = result.sentence if result.sentence and result.sentence.page == result.page else None
    light = Light(
        passage=result.rectangles.get(result.page, ()),
        sentence=sentence.rectangles.get(result.page, ()) if sentence else (),
    )
    lit = [(sentence.start, sentence.end)] if sentence else []
    return _as_text(_request(shown, light), shown.pages[0], spans, lit)


def tinted_page(
    db: Database, document: int, page: int, words: Sequence[WordSurprise]
) -> RenderPage:
    """Return the request that draws a page with its words tinted by their surprise.

    As `lit_page` otherwise.
    """
    shown = show(db, ShowDocument(id=document, page=page))
    boxes = unpack(passages.page_words(db, document, page))
    steps = _by_step(words)
    request = _request(shown, Light(surprise=tuple(_parts(boxes, spans) for spans in steps)))
    if shown.pages[0].width is not None:
        return request
    return msgspec.structs.replace(request, text=shown.pages[0].text, surprise_spans=steps)


def _request(shown: DocumentShown, light: Light) -> RenderPage:
    return RenderPage(
        path=shown.document.path,
        path_escaped=shown.document.path_escaped,
        page=shown.pages[0].page,
        png="",
        light=light,
    )


def _by_step(words: Sequence[WordSurprise]) -> tuple[tuple[Stretch, ...], ...]:
    """Return the stretches of the words of each step of surprise; punctuation is not tinted."""
    steps: list[list[Stretch]] = [[] for _ in STEP_BITS]
    for word in (word for word in words if any(map(str.isalnum, word.word))):
        steps[step(bits(word.log_probability))].append((word.start, word.end))
    return tuple(map(tuple, steps))


def _parts(boxes: Sequence[WordBox], spans: Sequence[Stretch]) -> tuple[Rectangle, ...]:
    return tuple(part for span in spans for part in cut_rectangles(boxes, *span))


def _as_text(
    request: RenderPage,
    page: PageShown,
    passage_spans: Sequence[Stretch],
    phrase_spans: Sequence[Stretch],
) -> RenderPage:
    if page.width is not None:
        return request
    return msgspec.structs.replace(
        request,
        text=page.text,
        passage_span=passage_spans[0] if passage_spans else None,
        sentence_span=phrase_spans[0] if phrase_spans else None,
    )


def _passage_on(db: Database, passage: int, document: int, page: int) -> list[Stretch]:
    found = passages.fetch(db, [passage]).get(passage)
    if found is None or found.document.id != document:
        raise NotThereError(
            f"Document {document} has no passage {passage}.", "Passages are numbered in results."
        )
    spans = [(span.start, span.end) for span in found.spans if span.page == page]
    if not spans:
        where = ", ".join(str(span.page) for span in found.spans)
        raise NotThereError(
            f"Passage {passage} does not stand on page {page}.", f"It stands on page {where}."
        )
    return spans


def _phrase_on(text: str, phrase: str) -> list[Stretch]:
    """Return where the words of a phrase follow each other, whatever the case and the breaks."""
    words = [re.escape(word) for word in phrase.split()]
    if not words:
        raise NothingToDoError("The phrase has no word.", "Give the words to light.")
    found = re.finditer(r"\s+".join(words), text, re.IGNORECASE)
    spans = [match.span() for match in found]
    if not spans:
        raise NotThereError("The page does not have this phrase.", "Check words and page.")
    return spans


def _places(boxes: Sequence[WordBox], spans: Sequence[Stretch]) -> tuple[Rectangle, ...]:
    return tuple(rectangle for span in spans for rectangle in rectangles(boxes, *span))
