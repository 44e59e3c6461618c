"""Texts → pieces, tokenised once, end to end with separators → blocks of one length, no padding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from clozet.models.tokenization import Tokenization

LENGTH = 256
TEXTS_AT_ONCE = 64

PIECE = np.dtype([("id", np.int32), ("starts", np.bool_)])
"""A piece, and whether a word starts with it."""

PLACED = np.dtype([*PIECE.descr, ("text", np.int32), ("begin", np.int32), ("end", np.int32)])
"""A piece with its text's number and its stretch of code points in that text."""

Pieces = NDArray[np.void]


@dataclass(frozen=True)
class Blocks:
    """Rows of pieces, each between the model's marks; `counted` is False where a row repeats."""

    pieces: Pieces  # [rows, length]
    counted: NDArray[np.bool_]  # [rows, length]

    def __len__(self) -> int:
        return len(self.pieces)

    def take(self, rows: NDArray[np.int64]) -> "Blocks":
        """Return some of the rows."""
        return Blocks(self.pieces[rows], self.counted[rows])


def tokenised(
    texts: Iterable[str], pieces: Tokenization, kind: np.dtype[np.void] = PIECE
) -> Iterator[Pieces]:
    """Yield each text's pieces, a separator behind them, as rows of `PIECE` or `PLACED`."""
    number = 0
    for some in _batched(texts):
        for encoding in pieces.tokenizer.encode_batch(some, add_special_tokens=False):
            text = np.zeros(len(encoding.ids) + 1, dtype=kind)
            text["id"][:-1] = encoding.ids
            text["id"][-1] = pieces.behind[-1]
            words = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int64)
            text["starts"][:-1] = np.diff(words, prepend=-2) != 0
            if kind is PLACED:
                text["text"] = number
                offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
                text["begin"][:-1], text["end"][:-1] = offsets.T
            number += 1
            yield text


def _batched(texts: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for text in texts:
        some.append(text)
        if len(some) == TEXTS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def cut(texts: Sequence[Pieces], pieces: Tokenization, length: int = LENGTH) -> Blocks:
    """Lay texts end to end and cut them: rows of `length`, one shorter row for a short corpus.

    The last row reaches back into the one before it instead of being padded; what it repeats is
    not `counted`.
    """
    stream = np.concatenate(texts)[:-1]  # behind the last text stand the row's own marks
    before, behind = len(pieces.before), len(pieces.behind)
    width = min(length - before - behind, len(stream))
    begins = np.arange(0, len(stream), width)
    repeated = begins[-1] + width - len(stream)
    begins[-1] -= repeated
    rows = np.zeros((len(begins), before + width + behind), dtype=stream.dtype)
    rows["id"][:, :before], rows["id"][:, before + width :] = pieces.before, pieces.behind
    rows[:, before : before + width] = stream[begins[:, None] + np.arange(width)]
    counted = np.ones(rows.shape, dtype=np.bool_)
    counted[-1, before : before + repeated] = False
    return Blocks(rows, counted)


def cached(file: Path, texts: Iterable[str], pieces: Tokenization, length: int = LENGTH) -> Blocks:
    """Return the blocks of `texts`, out of `file` where they were cut before.

    The file is complete or not there; it is read as it is needed.
    """
    if not file.exists():
        blocks = cut(list(tokenised(texts, pieces)), pieces, length)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = file.with_name(file.name + ".unfinished")
        with unfinished.open("wb") as opened:
            np.save(opened, blocks.pieces, allow_pickle=False)
        unfinished.replace(file)
    rows = np.load(file, mmap_mode="r", allow_pickle=False)
    return Blocks(rows, np.ones(rows.shape, dtype=np.bool_))
