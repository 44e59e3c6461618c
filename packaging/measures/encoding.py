"""Encoding passages against SentenceTransformer.encode at its defaults, on the same texts."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

from clozet.models.encoder import Encoder
from clozet.models.pieces import encoder_folder
from clozet.processes import cores

from .figure import Figure, ratio

TEXTS = 256
ROUNDS = 3
WORDS = 150


def passages() -> list[str]:
    """Return texts of about 150 words out of this repository's own prose."""
    root = Path(__file__).resolve().parents[2]
    files = sorted([*root.glob("*.md"), *(root / "resources" / "sample").glob("**/*.[mt][dx]*")])
    words = " ".join(file.read_text(encoding="utf-8", errors="replace") for file in files).split()
    step = max(1, (len(words) - WORDS) // TEXTS)
    return [" ".join(words[n * step : n * step + WORDS]) for n in range(TEXTS)]


def measure(_: argparse.Namespace) -> Iterator[Figure]:
    """Yield the ratio of texts a second, in turns, and the smallest cosine."""
    from sentence_transformers import SentenceTransformer

    texts = passages()
    ours = Encoder.load()
    theirs = SentenceTransformer(str(encoder_folder()), device="cpu")
    ours.encode(texts[:16])
    theirs.encode(texts[:16])
    mine, rival = [], []
    for _round in range(ROUNDS):
        torch.set_num_threads(1)
        seconds, vectors = _timed(lambda: ours.encode(texts))
        mine.append(seconds)
        torch.set_num_threads(cores())
        seconds, reference = _timed(lambda: theirs.encode(texts, normalize_embeddings=True))
        rival.append(seconds)
    bar = 4.0 if ours.precision == "bfloat16" else 1.4
    detail = f"{TEXTS / min(mine):.0f} against {TEXTS / min(rival):.0f} texts a second"
    yield ratio("encoding against SentenceTransformer.encode", min(rival) / min(mine), bar, detail)
    cosine = float((vectors * reference).sum(axis=1).min())
    yield Figure("smallest cosine to its vectors", f"{cosine:.5f}", "≥ 0.999", cosine >= 0.999)
    yield _floor(ours, texts, min(mine))


def _timed(act: Callable[[], Any]) -> tuple[float, np.ndarray]:
    began = perf_counter()
    vectors = act()
    return perf_counter() - began, vectors


def _floor(encoder: Encoder, texts: list[str], seconds: float) -> Figure:
    """Return the share of this processor's matrix-product peak that the encoder reaches."""
    dtype = torch.bfloat16 if encoder.precision == "bfloat16" else torch.float32
    torch.set_num_threads(cores())
    one = torch.randn(2048, 1536, dtype=dtype)
    weight = torch.randn(1536, 1536, dtype=dtype)
    best = min(
        _timed(lambda: [torch.nn.functional.linear(one, weight) for _ in range(8)])[0]
        for _ in range(5)
    )
    peak = 8 * 2 * 2048 * 1536 * 1536 / best
    pieces = [encoder.count_pieces(text) + 2 for text in texts]
    needed = sum(n * (2 * 6 * 12 * 384 * 384 + 6 * 4 * n * 384) for n in pieces)
    return Figure(
        "share of the matrix-product peak",
        f"{needed / seconds / peak:.0%} of {peak / 1e9:.0f} GFLOP/s ({encoder.precision})",
    )
