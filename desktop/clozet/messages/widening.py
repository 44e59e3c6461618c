"""Widening a query: the words that the masked model expects where the query's own words stand."""

from .frame import Frame


class Widen(Frame, frozen=True, tag=True):
    """Look for words that could stand for those of `query`; `model` None is the one in use.

    Answers with `Widened`.
    """

    query: str
    model: str | None = None


class Substitute(Frame, frozen=True):
    """A word of the library that could stand for one of the query.

    `probability` is the mean, over the sentences looked at, of what the model gives it there;
    `similarity` is the cosine of both words' vectors; `adds` counts the passages that have it and
    not the query's word. `part` is how it is written into a query.
    """

    word: str
    probability: float
    similarity: float
    adds: int
    part: str


class WidenedWord(Frame, frozen=True):
    """A word of the query as typed, how many sentences were looked at, and what fits there."""

    word: str
    sentences: int
    substitutes: tuple[Substitute, ...]


class Widened(Frame, frozen=True, tag=True):
    """The answer to `Widen`: the words that have substitutes, and the query with all of them."""

    query: str
    model: str
    words: tuple[WidenedWord, ...]
    widened: str
    seconds: float
