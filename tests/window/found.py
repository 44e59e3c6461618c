"""Results made by hand, for the tests of the window."""

from clozet.messages.reading import Span
from clozet.messages.search import DocumentBrief, Mode, Result, Results, Sentence

TEXT = "The lease ends in June. The tenant gives three months' notice. Rent is due monthly."
SENTENCE = "The tenant gives three months' notice."
FIRST_LINE, SECOND_LINE = (72.0, 100.0, 300.0, 112.0), (72.0, 114.0, 300.0, 126.0)


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
    end = start + len(TEXT)
    return Result(
        rank=1,
        score=1.0,
        passage=passage,
        document=brief(document, pages),
        page=page,
        start=start,
        end=end,
        text=TEXT,
        heading="7. Termination",
        spans=(Span(page=page, start=start, end=end),),
        rectangles={page: (FIRST_LINE, SECOND_LINE)} if pages else {},
        sentence=sentence(page, start, pages),
        words=("tenant", "notice"),
        words_rank=words,
        meaning_rank=meaning,
        similarity=None,
        by_words=0.3 if words else 0.0,
        by_meaning=0.2 if meaning else 0.0,
    )


def brief(document: int, pages: bool) -> DocumentBrief:
    """Return a document, one with pages or one that is only text."""
    path = f"/papers/lease {document}.pdf"
    return DocumentBrief(
        id=document,
        path=path,
        paths=(path,),
        title=f"Lease number {document}",
        kind="pdf" if pages else "text",
        date="2021-03-04T00:00:00Z",
    )


def sentence(page: int, start: int, pages: bool) -> Sentence:
    """Return the sentence that answers, of the passage that begins at `start`."""
    at = start + TEXT.index(SENTENCE)
    lines = {page: (SECOND_LINE,)} if pages else {}
    return Sentence(page=page, start=at, end=at + len(SENTENCE), text=SENTENCE, rectangles=lines)


def answer(*results: Result, mode: Mode = "both", stale: int = 0) -> Results:
    """Return results as a worker answers them."""
    return Results(query="notice", mode=mode, seconds=0.01, stale=stale, results=results)
