"""A passage and why it is odd → an oddity with its place on the page."""

from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.places import unpack
from clozet.messages.search import PassageFound
from clozet.messages.unusual import Odd, Oddity
from clozet.search.places import light, locate


def oddity(
    db: Database,
    found: PassageFound,
    kind: Odd,
    reason: str,
    place: tuple[int, int] | None = None,
    **more: object,
) -> Oddity:
    """Return a passage as an oddity; `place` are code points of its text, None for all of it."""
    spans = locate(found.spans, *place) if place else found.spans
    return Oddity(
        kind=kind,
        reason=reason,
        passage=found.id,
        document=found.document,
        page=spans[0].page,
        start=spans[0].start,
        end=spans[0].end,
        text=found.text,
        spans=spans,
        rectangles=light(
            spans, lambda page: unpack(passages.page_words(db, found.document.id, page))
        ),
        **more,  # type: ignore[arg-type]  # the fields that only some kinds have
    )
