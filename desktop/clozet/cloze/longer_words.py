"""Words of several pieces for a blank, on a scale on which words of one piece can be compared.

A masked model predicts pieces, given how many there are: it says nothing about how many. And its
chain product flatters beginnings that are frequent by themselves ("the") and goes wrong where the
first piece tells little. So known words are weighed by naive Bayes as well:

    log P(word | context) = log P(word) + Σ_j log p_j(piece_j | context) / q(piece_j) - log Z_n

`p_j` is what the model expects at the j-th of n masks, all n masked at once; `q` is how frequent a
piece is and `P(word)` how frequent a word is in English text: each piece adds its pointwise mutual
information with the context (Church and Hanks 1990), as if pieces were independent given the word
(Lewis 1998). `Z_n` sums over all words of n pieces that were looked at. The score joins both:

    score = BAYES · (log P(word | context) + log π_n) + CHAIN · log p_chain(word) + OFFSET

`π_n` is the share of words with n pieces among longer ones. The three numbers make a score mean as
much as the log probability of a word of one piece, whose score is just that (a calibration by a
linear function of log probabilities: Platt 1999). They were chosen on sentences of the training
corpus, so that the first candidate stays as right as it is without longer words. A word that is
not known has its chain product, times π_n and the share of such words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from clozet.models.masked import MaskedModel

from .chains import Filling, log_probabilities
from .contexts import Context
from .lexicon import Lexicon
from .whole_words import beginnings, continuations

if TYPE_CHECKING:
    from torch import Tensor

BAYES = 0.2
CHAIN = 0.25
OFFSET = -0.6
UNKNOWN = -2.0  # the log of how many longer words are in no list
SHARES = {2: 0.6, 3: 0.3, 4: 0.1}
RARE = 0.03  # the share of words with more pieces
BEAM = 3
MEASURED = {2: 8, 3: 5, 4: 3}
"""Known words of each number of pieces that are measured by the chain product."""


@dataclass(frozen=True)
class Guess:
    """A word by its pieces, the natural log of its chain product, and its score."""

    ids: Filling
    log_probability: float
    score: float


class LongerWords:
    """The words of several pieces in one blank, for each number of pieces in `lengths`.

    Known words are all weighed; unknown ones are found by a beam search over the masks, from
    left to right.
    """

    def __init__(
        self,
        model: MaskedModel,
        context: Context,
        lengths: Iterable[int],
        lexicon: Lexicon,
        temperature: float,
    ) -> None:
        self._pieces = context.pieces
        self._lexicon = lexicon
        self._cut = lexicon.cut(context.pieces)
        masked = _all_masked(model, context, sorted(lengths), temperature)
        self._evidence = {n: rows - self._cut.pieces for n, rows in masked.items()}
        self._known = {n: self._weighed(n) for n in masked if context.spaced and n in self._cut.ids}
        unknown = {
            word: likely
            for word, likely in _beam(model, context, masked, temperature)
            if context.pieces.decode(word) not in lexicon
        }
        self._totals = {n: self._total(n, unknown) for n in masked}
        known = [word for n in self._known for word in self._best_known(n)]
        chains = log_probabilities(model, [(context, word) for word in known], temperature)
        measured = [*zip(known, chains, strict=True), *unknown.items()]
        guesses = [Guess(word, likely, self.score(word, likely)) for word, likely in measured]
        self.guesses = sorted(guesses, key=lambda guess: -guess.score)
        """The words that were measured, best first."""

    def score(self, word: Filling, log_probability: float) -> float:
        """Return the score of any word whose number of pieces was looked at."""
        n = len(word)
        share = log(SHARES.get(n, RARE))
        if self._pieces.decode(word) not in self._lexicon:
            return log_probability + share + UNKNOWN
        likely = min(0.0, self._raw(word) - self._totals[n]) + share
        return BAYES * likely + CHAIN * log_probability + OFFSET

    def _best_known(self, n: int) -> list[Filling]:
        best = self._known[n].topk(min(MEASURED.get(n, 1), len(self._known[n]))).indices
        return [tuple(word) for word in self._cut.ids[n][best].tolist()]

    def _weighed(self, n: int) -> "Tensor":
        """Return prior and evidence of each known word of n pieces: float32 [words]."""
        evidence = self._evidence[n].gather(1, self._cut.ids[n].T)
        return self._cut.priors[n] + evidence.sum(0)

    def _raw(self, word: Filling) -> float:
        evidence = self._evidence[len(word)]
        prior = self._lexicon.prior(self._pieces.decode(word))
        return prior + sum(float(evidence[step, piece]) for step, piece in enumerate(word))

    def _total(self, n: int, unknown: Iterable[Filling]) -> float:
        """Return the logarithm of the sum over all words of n pieces that were looked at."""
        import torch

        raw = [self._raw(word) for word in unknown if len(word) == n]
        evidence = self._evidence[n]
        known = self._known.get(n, evidence.new_empty(0))
        return float(torch.cat([known, evidence.new_tensor(raw)]).logsumexp(0))


Beam = tuple[Filling, float]
"""The first pieces of a word, and their natural log probability."""


def _all_masked(
    model: MaskedModel, context: Context, lengths: Sequence[int], temperature: float
) -> "dict[int, Tensor]":
    """Return what is expected at each of n masks: float32 [n, vocabulary] for each n."""
    import torch

    texts = [context.holding((), n) for n in lengths]
    places = [(row, context.position + j) for row, n in enumerate(lengths) for j in range(n)]
    found = (model.log_probabilities(texts, places) / temperature).log_softmax(1)
    return dict(zip(lengths, torch.split(found, list(lengths)), strict=True))


def _beam(
    model: MaskedModel, context: Context, masked: "dict[int, Tensor]", temperature: float
) -> list[Beam]:
    """Search each number of pieces with a beam of `BEAM`, all numbers side by side."""
    import torch

    begins, goes_on = beginnings(context), continuations(context.pieces)
    beams = {n: _grown([((), 0.0)], rows[:1], begins) for n, rows in masked.items() if n in SHARES}
    for step in range(1, max(beams, default=0)):
        growing = [n for n in beams if n > step]
        guesses = [(n, word) for n in growing for word, _ in beams[n]]
        texts = [context.holding(word, n) for n, word in guesses]
        places = [(row, context.position + step) for row in range(len(texts))]
        found = (model.log_probabilities(texts, places) / temperature).log_softmax(1)
        for n, rows in zip(
            growing, torch.split(found, [len(beams[n]) for n in growing]), strict=True
        ):
            beams[n] = _grown(beams[n], rows, goes_on)
    return [one for beam in beams.values() for one in beam]


def _grown(beam: Sequence[Beam], rows: "Tensor", allowed: "Tensor") -> list[Beam]:
    """Return the best ways to go on: `rows` are log probabilities [beam, vocabulary]."""
    before = rows.new_tensor([likely for _, likely in beam])
    onward = (rows + before[:, None]).masked_fill(~allowed, float("-inf")).flatten()
    best = onward.topk(min(BEAM, int(onward.isfinite().sum())))
    size = rows.shape[1]
    return [
        ((*beam[at // size][0], at % size), likely)
        for likely, at in zip(best.values.tolist(), best.indices.tolist(), strict=True)
    ]
