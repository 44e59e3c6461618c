"""A query becomes FTS5 expressions, and finds its words in a passage again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from clozet.messages.search import WordsQuery
from clozet.segmentation import segmented, unspaced_in
from clozet.terms import STOP_WORDS, folded, stem, stems, words

from .query import Part, Query

MOST_TERMS = 100  # of a pasted text; each is looked up


@dataclass(frozen=True)
class Term:
    """What is sought by its stem: as typed, how the index is asked for it, how much it counts."""

    word: str
    stem: str
    expression: str
    weight: float


def sought(query: Query) -> list[Term]:
    """Return the terms of a query, those of its conditions too; one a stem."""
    parts = [part for part in query.wanted if part.condition and not part.prefix]
    conditions = [(word, part.weight) for part in parts for word in words(part.text)]
    found: dict[str, Term] = {}
    for word, weight in (_plain(query) + conditions)[:MOST_TERMS]:
        for piece, unspaced in _pieces(word):
            term = Term(piece, piece if unspaced else stem(piece), _string(piece), weight)
            if term.stem not in found or found[term.stem].weight < weight:
                found[term.stem] = term
    return list(found.values())


def terms(text: str) -> list[str]:
    """Return the terms of a text, as `sought` names them."""
    if not unspaced_in(text):
        return stems(text)
    pieces = (pair for word in words(text) for pair in _pieces(word))
    return [piece if unspaced else stem(piece) for piece, unspaced in pieces]


def words_query(query: Query) -> WordsQuery:
    """Return what to ask the word indexes; each expression is valid whatever was typed.

    FTS5 has no weights, so an expression stands there as often as it counts.
    """
    unit = 1 if all(part.weight == 1 for part in query.wanted) else 2
    conditions = [(_operand(part), part.weight) for part in query.wanted if part.condition]
    return WordsQuery(
        ranking=_repeated(_terms(query).items(), unit),
        condition=_repeated(conditions, unit),
        excluded=tuple(_operand(part) for part in query.unwanted),
    )


def matched_words(query: Query, texts: Iterable[str]) -> list[list[str]]:
    """Return for each text its words that the query found, as they stand there, once each.

    Plain words are found by their stems, the others as typed. Of a script without spaces, a
    word is the longest stretch that was found.
    """
    within = cache(_Sought(query).within)
    return [
        list(dict.fromkeys(found for word in dict.fromkeys(words(text)) for found in within(word)))
        for text in texts
    ]


def _terms(query: Query) -> dict[str, float]:
    """Return what is sought of the plain words, with its weights."""
    terms: dict[str, float] = {}
    for word, weight in _plain(query)[:MOST_TERMS]:
        for piece, _ in _pieces(word):
            expression = _string(piece)
            terms[expression] = max(weight, terms.get(expression, 0.0))
    return terms


def _repeated(expressions: Iterable[tuple[str, float]], unit: int) -> tuple[str, ...]:
    return tuple(
        expression
        for expression, weight in expressions
        for _ in range(max(1, round(unit * weight)))
    )


def _plain(query: Query) -> list[tuple[str, float]]:
    """Return the plain words with their weights; stop words only where nothing else is sought."""
    parts = [part for part in query.wanted if not part.condition]
    plain = [(word, part.weight) for part in parts for word in words(part.text)]
    telling = [pair for pair in plain if pair[0].lower() not in STOP_WORDS]
    return telling if telling or len(parts) < len(query.wanted) else plain


def _operand(part: Part) -> str:
    return f"{'title : ' if part.title else ''}{_string(part.text)}{' *' if part.prefix else ''}"


def _string(text: str) -> str:
    """Return `text` as a string of FTS5: its words in this order, next to each other."""
    return '"' + " ".join(segmented(" ".join(words(text))).split()) + '"'


def _runs(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of a word, each with whether its script is written without spaces."""
    if word.isascii():
        yield word, False
        return
    for unspaced, run in groupby(word, key=lambda char: segmented(char) != char):
        yield "".join(run), unspaced


def _pieces(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of a word; those of scripts without spaces as characters two by two."""
    for run, unspaced in _runs(word):
        letters = _letters(run) if unspaced else run
        if unspaced and len(letters) > 2:
            yield from ((first + second, True) for first, second in pairwise(letters))
        elif letters:
            yield letters, unspaced


def _letters(run: str) -> str:
    """Return a run without the marks on its letters, which the word indexes leave out."""
    return "".join(char for char in run if char.isalnum())


class _Sought:
    """What of a query can be found in a text."""

    def __init__(self, query: Query) -> None:
        self.stems: set[str] = set()
        self.exact: set[str] = set()
        self.beginnings: tuple[str, ...] = ()
        self.stretches: set[str] = set()  # of scripts without spaces
        for word, _ in _plain(query):
            for piece, unspaced in _pieces(word):
                self.stretches.add(piece) if unspaced else self.stems.add(stem(piece))
        for part in query.wanted:
            if part.condition and not part.title:
                self._add_condition(part)

    def _add_condition(self, part: Part) -> None:
        typed = words(part.text)
        if part.prefix:
            self.beginnings += (folded(typed.pop()),)
        for word in [word for word in typed if word.lower() not in STOP_WORDS] or typed:
            for run, unspaced in _runs(word):
                self.stretches.add(_letters(run)) if unspaced else self.exact.add(folded(run))

    def within(self, word: str) -> list[str]:
        """Return what was found of a word of the text."""
        found: list[str] = []
        for run, unspaced in _runs(word):
            if unspaced:
                found += self._stretches_within(run)
            elif self._finds(folded(run)):
                found.append(run)
        return found

    def _finds(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.beginnings) or stem(word) in self.stems

    def _stretches_within(self, run: str) -> Iterator[str]:
        letters = _letters(run)
        found = [False] * len(letters)
        for stretch in self.stretches:
            at = letters.find(stretch)
            while at >= 0:
                found[at : at + len(stretch)] = [True] * len(stretch)
                at = letters.find(stretch, at + 1)
        places = [place for place, char in enumerate(run) if char.isalnum()] + [len(run)]
        at = 0
        for lit, group in groupby(found):
            end = at + len(list(group))
            if lit:
                yield run[places[at] : places[end]]
            at = end
