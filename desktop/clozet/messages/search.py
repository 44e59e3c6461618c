"""Questions to the library's text, and the results with their places."""

from typing import Literal

import msgspec

from .drafts import NearDuplicate
from .frame import Frame
from .reading import Rectangle, Span

Mode = Literal["both", "words", "meaning"]

UNKNOWN_LANGUAGE = "und"
"""What ISO 639-2 calls a language that was not determined."""


class Filters(Frame, frozen=True):
    """What to search in; dates are ISO 8601, `folder` an absolute path.

    `language` is a code of ISO 639-1, `UNKNOWN_LANGUAGE` where none was found; `year` that of the
    document's date, which is the file's where the document does not say. `since` is a time: only
    documents that were read after it.
    """

    collection: str | None = None
    folder: str | None = None
    kind: str | None = None
    after: str | None = None
    before: str | None = None
    since: str | None = None
    language: str | None = None
    year: str | None = None


class Search(Frame, frozen=True, tag=True):
    """Search for `query`; `literal` switches the query language off.

    `by` "document" gives each document once, by its best passage, and `k` counts documents.
    `fold` merges neighbouring passages of one document and near-duplicates. `facets` asks what
    else the question could be restricted by. `like` and `unlike` are passages that answer it and
    that do not: the ranking moves towards the first and away from the others.
    """

    query: str
    k: int = 10
    mode: Mode = "both"
    filters: Filters = Filters()
    by: Literal["passage", "document"] = "passage"
    fold: bool = False
    literal: bool = False
    facets: bool = False
    like: tuple[int, ...] = ()
    unlike: tuple[int, ...] = ()


class Similar(Frame, frozen=True, tag=True):
    """Search for passages like passage `passage`."""

    passage: int
    k: int = 10
    filters: Filters = Filters()


class WarmUp(Frame, frozen=True, tag=True):
    """Load the models, so that the first search does not wait for them."""


class DocumentBrief(Frame, frozen=True):
    """A document as results name it; `path` as `clozet.file_names` writes it."""

    id: int
    path: str
    paths: tuple[str, ...]
    title: str
    kind: str
    date: str
    path_escaped: bool = False


class WordsQuery(Frame, frozen=True):
    """FTS5 expressions, each as often as it counts.

    `ranking` is any of these, by stems; `condition` all of these, as written; `excluded` none
    of these, as written.
    """

    ranking: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class PassageFound(Frame, frozen=True):
    """A passage with its document, ready to become a result; `ordinal` counts from 0."""

    id: int
    document: DocumentBrief
    ordinal: int
    text: str
    heading: str
    spans: tuple[Span, ...]


class Sentence(Frame, frozen=True):
    """The sentence that answers, with its place; `page`, `start`, `end` as in `Span`."""

    page: int
    start: int
    end: int
    text: str
    rectangles: dict[int, tuple[Rectangle, ...]]


class WordGave(Frame, frozen=True):
    """A word of the query as typed, how much it was to count, and what it gave to the score."""

    word: str
    weight: float
    score: float


class Result(Frame, frozen=True):
    """A passage found. `page`, `start`, `end` are its first span's.

    `rectangles` are points of the unrotated page, by page number. `words_rank`,
    `meaning_rank` count from 1, None where that side did not find it; `similarity` is the
    cosine. `by_words` and `by_meaning` are what each side gave to `score`, `by_word` what single
    words of the query did, the most first; the rest of `by_words` is of words that the passage
    shares with the first results, or with those judged to answer. `repeats` counts the other
    documents, of the whole library, in which nearly the same words stand.
    """

    rank: int
    score: float
    passage: int
    document: DocumentBrief
    page: int
    start: int
    end: int
    text: str
    heading: str
    spans: tuple[Span, ...]
    rectangles: dict[int, tuple[Rectangle, ...]]
    sentence: Sentence | None
    words: tuple[str, ...]
    words_rank: int | None
    meaning_rank: int | None
    similarity: float | None
    near_duplicates: tuple[NearDuplicate, ...] = ()
    by_words: float = 0.0
    by_meaning: float = 0.0
    by_word: tuple[WordGave, ...] = ()
    repeats: int = 0


class FacetValue(Frame, frozen=True):
    """One value of a facet, as `Filters` takes it, and how many documents have it."""

    value: str
    documents: int


class Facets(Frame, frozen=True):
    """What the documents found can be told apart by, the commonest value first.

    `documents` counts them: those with a passage that has a word of the question (of very common
    words only where it has no others; where it has conditions, those that meet them), and those
    of the passages nearest in meaning, all within the search's own filters. `folders` are those
    below the innermost folder that all of them lie in, so that choosing one shows the next.
    """

    documents: int
    folders: tuple[FacetValue, ...]
    kinds: tuple[FacetValue, ...]
    years: tuple[FacetValue, ...]
    languages: tuple[FacetValue, ...]


class Results(Frame, frozen=True, tag=True):
    """The answer to a search; `stale` counts passages that have no vector yet.

    `suggestions` are words of the library spelled like those of the query that it lacks, where no
    passage was found by words; the command line asks for them.
    """

    query: str
    mode: Mode
    seconds: float
    stale: int
    results: tuple[Result, ...]
    suggestions: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    facets: Facets | None = None
