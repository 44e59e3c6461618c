"""Results made by hand, for the tests of the window."""

from clozet.messages.reading import Span
from clozet.messages.search import DocumentBrief, Mode, Result, Results, Sentence

TEXT = "The lease ends in June. The tenant gives three months' notice. Rent is due monthly."
SENTENCE = "The tenant gives three months' notice."


def found(  # each field that a test wants to differ
    passage: int,
    *,
    document: int = 1,
    page: int = 1,
    start: int | None = None,
    words: int | None = 1,
    meaning: int | None = None,
    pages: bool = True,
) -> Result:
    """Return a result; passages with numbers of their own share no text."""
    start = passage * 1000 if start is None else start
    at = start + TEXT.index(SENTENCE)
    boxes = {page: ((72.0, 100.0, 300.0, 112.0), (72.0, 114.0, 300.0, 126.0))} if pages else {}
    lines = {page: ((72.0, 114.0, 300.0, 126.0),)} if pages else {}
    return Result(
        rank=1,
        score=1.0,
        passage=passage,
        document=DocumentBrief(
            id=document,
            path=f"/papers/lease {document}.pdf",
            paths=(f"/papers/lease {document}.pdf",),
            title=f"Lease number {document}",
            kind="pdf" if pages else "text",
            date="2021-03-04T00:00:00Z",
        ),
        page=page,
        start=start,
        end=start + len(TEXT),
        text=TEXT,
        heading="7. Termination",
        spans=(Span(page=page, start=start, end=start + len(TEXT)),),
        rectangles=boxes,
        sentence=Sentence(
            page=page, start=at, end=at + len(SENTENCE), text=SENTENCE, rectangles=lines
        ),
        words=("tenant", "notice"),
        words_rank=words,
        meaning_rank=meaning,
        similarity=None,
    )


def answer(*results: Result, mode: Mode = "both", stale: int = 0) -> Results:
    """Return results as a worker answers them."""
    return Results(query="notice", mode=mode, seconds=0.01, stale=stale, results=results)
