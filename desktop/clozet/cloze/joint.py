"""Several blanks filled together: a beam search over blanks, the surest first.

Filling each blank by itself puts words together that do not agree. Here each blank is filled given
those filled before it, so that the scores add up to one of the whole: the chain rule over blanks,

    score(w_1 … w_n) = Σ_i score(w_i | text, w_1 … w_{i-1})

Blanks of little entropy come first, since what is filled early is never taken back (the order
"easy first" of Goldberg and Elhadad 2010; for masked models, Ghazvininejad et al. 2019). The sum of
pseudo-log-likelihoods, each word given all others, would favour words that merely predict each
other ("Hong Kong") and is no probability of the whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clozet.models.masked import MaskedModel

from .blanks import Blanked
from .candidates import Answered, Candidate, Wanted, answers
from .chains import log_probabilities
from .contexts import Context, contexts
from .lexicon import english

WIDTH = 5
"""Fillings that are followed up, at least."""


@dataclass(frozen=True)
class _Partial:
    """A text with some blanks filled: `open` numbers those that are left, `words` has the rest."""

    blanked: Blanked
    open: tuple[int, ...]
    words: dict[int, str]
    score: float

    def context(self, index: int, model: MaskedModel) -> Context:
        return contexts(self.blanked, model)[self.open.index(index)]

    def having(self, index: int, word: str, score: float) -> "_Partial":
        return _Partial(
            self.blanked.having(self.open.index(index), word),
            tuple(other for other in self.open if other != index),
            {**self.words, index: word},
            self.score + score,
        )


_Placed = tuple[Context, _Partial]


def joint_fillings(
    model: MaskedModel,
    blanked: Blanked,
    alone: Sequence[Answered],
    wanted: Wanted,
    look: Callable[[], None],
) -> list[tuple[tuple[str, ...], float]]:
    """Return up to `wanted.k` fillings, one word for each blank, with their scores, best first.

    `alone` are the blanks' own answers. `look` is called before each blank and may raise, to stop.
    """
    order = sorted(range(len(alone)), key=lambda index: alone[index].entropy)
    beam = [_Partial(blanked, tuple(range(len(alone))), {}, 0.0)]
    width = max(WIDTH, wanted.k)
    for index in order:
        look()
        placed = [(partial.context(index, model), partial) for partial in beam]
        grown = [
            *_short(model, placed, index, wanted),
            *_longer(model, placed, index, wanted, alone[index].candidates),
        ]
        beam = sorted(grown, key=lambda partial: -partial.score)[:width]
    return [
        (tuple(partial.words[index] for index in range(len(alone))), partial.score)
        for partial in beam[: wanted.k]
    ]


def _short(
    model: MaskedModel, placed: Sequence[_Placed], index: int, wanted: Wanted
) -> Iterator[_Partial]:
    """Put the best words of one piece into blank `index` of each partial filling."""
    if wanted.only or wanted.pieces[0] > 1:
        return
    single = Wanted(k=wanted.k, pieces=(1, 1), temperature=wanted.temperature)
    found = answers(model, [context for context, _ in placed], single, english())
    for (_, partial), answer in zip(placed, found, strict=True):
        for one in answer.candidates:
            yield partial.having(index, one.word, one.guess.score)


def _longer(
    model: MaskedModel,
    placed: Sequence[_Placed],
    index: int,
    wanted: Wanted,
    candidates: Sequence[Candidate],
) -> Iterator[_Partial]:
    """Put the blank's own longer candidates into it, and all of them where only some are wanted.

    A candidate's score moves by as much as its log probability does.
    """
    given = [one for one in candidates if wanted.only or len(one.guess.ids) > 1]
    pairs = [(context, one.guess.ids) for context, _ in placed for one in given]
    likely = iter(log_probabilities(model, pairs, wanted.temperature))
    for _, partial in placed:
        for one in given:
            moved = next(likely) - one.guess.log_probability
            yield partial.having(index, one.word, one.guess.score + moved)
