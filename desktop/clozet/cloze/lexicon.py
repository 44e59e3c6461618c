"""Words that are known: how they are written, how frequent they are, and their pieces."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import log
from typing import TYPE_CHECKING

from clozet.models.tokenization import Tokenization
from clozet.paths import resources

if TYPE_CHECKING:
    from torch import Tensor

UNSEEN_PIECE = 0.5
UNSEEN_WORD = 0.01
"""How often what no word of the list has is taken to have occurred."""


@dataclass(frozen=True)
class Cut:
    """The known words under one model, by their number of pieces.

    `ids[n]` is int64 [words, n]; `priors[n]` the natural log frequency of each of these words;
    `pieces` that of each piece: float32 [vocabulary].
    """

    ids: "dict[int, Tensor]"
    priors: "dict[int, Tensor]"
    pieces: "Tensor"


class Lexicon:
    """Words with the number of their occurrences, written as inside a sentence."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._written = {word.lower(): word for word in counts}
        self._counts = {word.lower(): count for word, count in counts.items()}
        self._total = sum(counts.values())
        self._cut: dict[Tokenization, Cut] = {}

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._written

    @cached_property
    def words(self) -> list[str]:
        """All words, in lower case."""
        return list(self._written)

    def written(self, word: str) -> str:
        """Return a word of an uncased model as it is mostly written."""
        return self._written.get(word, word)

    def prior(self, word: str) -> float:
        """Return the natural log frequency of a word."""
        return log(self._counts.get(word.lower(), UNSEEN_WORD) / self._total)

    def cut(self, pieces: Tokenization) -> Cut:
        """Return the words as pieces of a model, behind a space."""
        if pieces not in self._cut:
            self._cut[pieces] = self._cut_into(pieces)
        return self._cut[pieces]

    def _cut_into(self, pieces: Tokenization) -> Cut:
        import torch

        words = self._pieces_of_each(pieces)
        counts = torch.tensor([float(count) for count in self._counts.values()])
        frequencies = (counts / counts.sum()).log()
        pieces_seen = torch.full((pieces.size,), UNSEEN_PIECE)
        ids: dict[int, Tensor] = {}
        priors: dict[int, Tensor] = {}
        for n in sorted({len(word) for word in words if word}):
            numbers = torch.tensor([number for number, word in enumerate(words) if len(word) == n])
            ids[n] = torch.tensor([word for word in words if len(word) == n])
            priors[n] = frequencies[numbers]
            weights = counts[numbers].repeat_interleave(n)
            pieces_seen.index_add_(0, ids[n].flatten(), weights)
        return Cut(ids, priors, (pieces_seen / pieces_seen.sum()).log())

    def _pieces_of_each(self, pieces: Tokenization) -> list[list[int]]:
        """Cut all words at once, as one text."""
        before = "a "
        starts, at = [], len(before)
        for word in self._written.values():
            starts.append(at)
            at += len(word) + 1
        encoded = pieces.encode(before + " ".join(self._written.values()))
        ids: list[list[int]] = [[] for _ in starts]
        for id, (_, end) in zip(encoded.ids, encoded.offsets, strict=True):
            if end > len(before):
                ids[bisect_right(starts, end - 1) - 1].append(id)
        return ids


@cache
def english() -> Lexicon:
    """Return the English words that come with Clozet."""
    file = resources() / "words" / "english.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return Lexicon({word: int(count) for word, _, count in (line.partition(" ") for line in lines)})
