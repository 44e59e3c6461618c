"""Contexts of blanks become candidates: whole words, ranked by score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp
from typing import TYPE_CHECKING

from clozet.errors import UsageError
from clozet.models.masked import MaskedModel

from .casing import cased
from .chains import Filling, log_probabilities
from .contexts import Context, longest_word
from .lexicon import Lexicon
from .longer_words import Guess, LongerWords
from .whole_words import beginnings

if TYPE_CHECKING:
    from torch import Tensor

BLANKS_AT_ONCE = 64


@dataclass(frozen=True)
class Wanted:
    """What is asked for each blank.

    `pieces` is the least and the most pieces that a candidate may have, `only` narrows to these
    words, `word` asks for the rank of one; `temperature` divides the logits.
    """

    k: int = 10
    pieces: tuple[int, int] = (1, 4)
    only: tuple[str, ...] = ()
    word: str | None = None
    temperature: float = 1.0


@dataclass(frozen=True)
class Candidate:
    """A word for a blank, written as the place asks for, and how good a guess it is."""

    word: str
    guess: Guess

    @property
    def probability(self) -> float:
        """The softmax over the vocabulary for one piece, the chain product for more."""
        return min(1.0, exp(self.guess.log_probability))


@dataclass(frozen=True)
class Answered:
    """One blank: entropy in nats, candidates by score, the asked word and its rank from 1."""

    entropy: float
    candidates: tuple[Candidate, ...]
    asked: Candidate | None = None
    rank: int | None = None


def answers(
    model: MaskedModel, contexts: Sequence[Context], wanted: Wanted, lexicon: Lexicon
) -> Iterator[Answered]:
    """Yield what is expected in each blank, in order, in bounded memory."""
    waiting = iter(contexts)
    while group := list(islice(waiting, BLANKS_AT_ONCE)):
        texts = list(dict.fromkeys(context.ids for context in group))
        number = {ids: row for row, ids in enumerate(texts)}
        places = [(number[context.ids], context.position) for context in group]
        rows = (model.log_probabilities(texts, places) / wanted.temperature).log_softmax(1)
        for context, row in zip(group, rows, strict=True):
            yield _Blank(model, context, row, wanted, lexicon).answered()


class _Blank:
    """One blank at work; `row` is what is expected of a single piece: float32 [vocabulary]."""

    def __init__(
        self,
        model: MaskedModel,
        context: Context,
        row: "Tensor",
        wanted: Wanted,
        lexicon: Lexicon,
    ) -> None:
        self._context = context
        self._row = row
        self._wanted = wanted
        self._lexicon = lexicon
        self._longest = longest_word(model)
        self._allowed = row.masked_fill(~beginnings(context), float("-inf"))
        least, most = wanted.pieces
        searched = range(0) if wanted.only else range(max(2, least), most + 1)
        self._word = wanted.word or self._clicked(searched)
        given = {word: self._cut(word) for word in {*wanted.only, self._word} if word}
        lengths = {len(ids) for ids in given.values() if len(ids) > 1} | set(searched)
        self._longer = LongerWords(model, context, lengths, lexicon, wanted.temperature)
        self._looked_at = [one for one in self._longer.guesses if len(one.ids) in searched]
        pairs = [(context, ids) for ids in given.values()]
        chains = log_probabilities(model, pairs, wanted.temperature)
        self._given = {
            word: Guess(ids, likely, self._score(ids, likely))
            for (word, ids), likely in zip(given.items(), chains, strict=True)
        }

    def answered(self) -> Answered:
        """Return what was asked for."""
        entropy = float(-(self._row.exp() * self._row).nan_to_num(0.0).sum())
        wanted = self._wanted
        if wanted.only:
            found = {word: self._given[word] for word in dict.fromkeys(wanted.only)}
        else:
            found = self._written_guesses()
        best = sorted(found.items(), key=lambda item: -item[1].score)[: wanted.k]
        candidates = tuple(Candidate(word, guess) for word, guess in best)
        if self._word is None:
            return Answered(entropy, candidates)
        asked = self._given[self._word]
        return Answered(entropy, candidates, Candidate(self._word, asked), self._rank(asked))

    def _clicked(self, searched: range) -> str | None:
        """Return the word that the blank covers; a longer one only where longer ones are sought."""
        word, pieces = self._context.original, self._context.pieces
        ids = pieces.word(word, self._context.before) if word is not None else ()
        known = bool(ids) and pieces.unknown not in ids
        return word if known and (len(ids) == 1 or len(searched) > 0) else None

    def _cut(self, word: str) -> Filling:
        pieces = self._context.pieces
        ids = pieces.word(word, self._context.before)
        if not ids or pieces.unknown in ids:
            raise UsageError(
                f"The model has no pieces for “{word}”.", "Ask for a word in its language."
            )
        if len(ids) > self._longest:
            raise UsageError(
                f"“{word[:40]}…” is too long for a blank.", f"At most {self._longest} pieces fit."
            )
        return ids

    def _score(self, ids: Filling, likely: float) -> float:
        return likely if len(ids) == 1 else self._longer.score(ids, likely)

    def _written_guesses(self) -> dict[str, Guess]:
        """Return enough of the best guesses, each by the word as the place has it."""
        found: dict[str, Guess] = {}
        for guess in sorted([*self._short(), *self._looked_at], key=lambda guess: -guess.score):
            if word := self._written(guess.ids):
                found.setdefault(word, guess)
        return found

    def _short(self) -> list[Guess]:
        """Return the best words of one piece, some more than asked for: two may read the same."""
        if self._wanted.pieces[0] > 1:
            return []
        best = self._allowed.topk(min(2 * self._wanted.k, len(self._allowed)))
        return [
            Guess((piece,), likely, likely)
            for piece, likely in zip(best.indices.tolist(), best.values.tolist(), strict=True)
            if likely > float("-inf")
        ]

    def _written(self, ids: Filling) -> str:
        context = self._context
        word = context.pieces.decode(ids)
        if not context.pieces.folds:
            return word
        written = self._lexicon.written(word)
        return cased(written, context.before, context.behind, context.original)

    def _rank(self, asked: Guess) -> int | None:
        """Return the rank by score among all that was looked at; None past it."""
        longer = [guess.score for guess in self._looked_at]
        if len(asked.ids) > 1 and asked.score < min(longer, default=0.0):
            return None
        shorter = int((self._allowed > asked.score).sum()) if self._wanted.pieces[0] == 1 else 0
        return 1 + shorter + sum(score > asked.score for score in longer)
