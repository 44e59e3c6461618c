"""How expected each word of a text is where it stands: pseudo-log-likelihood.

A piece is scored with itself masked (Salazar et al. 2020, §2.3) and with it the pieces behind it
in the same word: left to right within the word (Kauf & Ivanova 2023, §3, "PLL-word-l2r"). Else a
word of several pieces would be nearly given away by its own other pieces.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

import torch

from clozet.models.masked import MaskedModel
from clozet.models.tokenization import Encoded

WINDOW = 256
"""Pieces in sight of a masked one where a text is longer than the model takes: half before it."""

Progressed = Callable[[int, int], object]
"""Takes how many pieces are done, and of how many; what it raises ends the work."""


class WordScore(NamedTuple):
    """A pre-token: code points [start, end) of the text, and the natural log of its probability.

    `expected` is what the model would rather have begun the word with.
    """

    start: int
    end: int
    log_probability: float
    pieces: int
    expected: str


class _Piece(NamedTuple):
    log_probability: float
    expected: int


def word_scores(
    model: MaskedModel, text: str, progressed: Progressed = lambda done, of: None
) -> list[WordScore]:
    """Return the words of `text` in order with their scores.

    A text that the model takes whole is scored in its whole context. A longer one is scored in
    windows of `WINDOW` pieces, each of which scores its middle half; where batches are cut makes no
    difference. Memory is bounded by a window.
    """
    encoded = model.pieces.encode(text)
    literal = [text[start:end].strip() for start, end in encoded.offsets]
    special = [
        id in model.pieces.special and model.pieces.tokens[id] == written
        for id, written in zip(encoded.ids, literal, strict=True)
    ]
    words = [word for word in _words(encoded) if not any(special[word.start : word.stop])]
    count = sum(len(word) for word in words)
    pieces: dict[int, _Piece] = {}
    for number, piece in _piece_scores(model, text, encoded, words):
        pieces[number] = piece
        progressed(len(pieces), count)
    return [_word_score(model, text, encoded, word, pieces) for word in words]


def pseudo_perplexity(scores: Sequence[WordScore]) -> float:
    """Return exp(−Σ log p / pieces), the perplexity of one piece (Salazar et al. 2020, §2.3)."""
    pieces = sum(score.pieces for score in scores)
    return exp(-sum(score.log_probability for score in scores) / pieces) if pieces else 1.0


def _words(encoded: Encoded) -> Iterator[range]:
    """Yield each word as the numbers of its pieces."""
    begin = 0
    for number, word in enumerate(encoded.words):
        if number + 1 == len(encoded.words) or encoded.words[number + 1] != word:
            yield range(begin, number + 1)
            begin = number + 1


def _piece_scores(
    model: MaskedModel, text: str, encoded: Encoded, words: Sequence[range]
) -> Iterator[tuple[int, _Piece]]:
    """Yield numbers of pieces with their scores, window by window."""

    @cache
    def beginning(before: str) -> torch.Tensor:
        spaced = model.pieces.spaced(before)
        begins = torch.tensor(model.pieces.begins(spaced=spaced))
        return torch.zeros(len(begins)).masked_fill(~begins, -torch.inf)

    behind = {number: word.stop for word in words for number in word}
    marks = len(model.pieces.before)
    for window, scored in _windows(
        len(encoded.ids), model.limit - marks - len(model.pieces.behind)
    ):
        numbers = [number for number in scored if number in behind]
        ids = model.pieces.marked(encoded.ids[window.start : window.stop])
        shift = marks - window.start
        stretches = [(n + shift, min(behind[n], window.stop) + shift) for n in numbers]
        for rows, found in model.masked_copies(ids, stretches):
            for row, log_probabilities in zip(rows, found, strict=True):
                number = numbers[row]
                before = _before(text, encoded.offsets[number][0])
                best = int((log_probabilities + beginning(before)).argmax())
                yield number, _Piece(float(log_probabilities[encoded.ids[number]]), best)


def _windows(count: int, most: int) -> Iterator[tuple[range, range]]:
    """Yield windows of pieces, each with the part of it that it scores."""
    if count <= most:
        yield range(count), range(count)
        return
    size = min(WINDOW, most)
    half = max(1, size // 2)
    for begin in range(0, count, half):
        start = min(max(0, begin - half // 2), count - size)
        yield range(start, start + size), range(begin, min(begin + half, count))


def _before(text: str, start: int) -> str:
    """Return what tells how a word begins: nothing, white space or something else before it."""
    return text[max(0, start - 1) : start]


def _word_score(
    model: MaskedModel, text: str, encoded: Encoded, word: range, pieces: dict[int, _Piece]
) -> WordScore:
    start, end = encoded.offsets[word[0]][0], encoded.offsets[word[-1]][1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return WordScore(
        start,
        end,
        sum(pieces[number].log_probability for number in word),
        len(word),
        model.pieces.surfaces[pieces[word[0]].expected],
    )
