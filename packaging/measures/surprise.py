"""Surprise of a 300-word passage against one pass a word, and minicons at its best batch."""

import argparse
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import torch

from clozet.cloze.scores import word_scores
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.masked import load_masked
from clozet.processes import cores

from .encoding import passages
from .figure import Figure, ratio

WORDS = 300
PASSES = 24  # of which the time of one is taken; every word has the same
BATCHES = (1, 2, 4, 8, 16)


def measure(_: argparse.Namespace) -> Iterator[Figure]:
    """Yield both ratios and how far the sums lie apart."""
    from minicons.scorer import MaskedLMScorer  # type: ignore[import-untyped]  # has no stubs
    from transformers import AutoTokenizer, BertForMaskedLM

    folder = masked_folder(None, BASE)
    text = " ".join(" ".join(passages()[::150]).split()[:WORDS])
    ours = load_masked(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    stock = BertForMaskedLM.from_pretrained(folder, dtype=torch.float32)
    stock.train(False)
    ids = tokenizer([text], return_tensors="pt", truncation=True).input_ids
    torch.set_num_threads(cores())
    with torch.inference_mode():
        one = _seconds(lambda: [stock(ids).logits[0, 1] for _ in range(PASSES)]) / PASSES
    rival = MaskedLMScorer(stock, device="cpu", tokenizer=tokenizer)
    copies = rival.prepare_text(tokenizer([text], truncation=True), PLL_metric="within_word_l2r")
    rows, *others = next(iter(copies))

    def some(count: int) -> float:
        batch = [(rows[:count], *(other[:count] for other in others))]
        return _seconds(lambda: rival.compute_stats(batch)) / count

    theirs = min(map(some, BATCHES))
    word_scores(ours, "warm")
    mine = _seconds(lambda: word_scores(ours, text))
    scores = word_scores(ours, text)
    detail = f"{mine:.1f} s for {len(scores)} words, {len(rows)} pieces ({ours.precision})"
    bar = 6.0 if ours.precision == "bfloat16" else 3.0
    yield ratio("surprise against one pass a word", len(scores) * one / mine, bar, detail)
    yield ratio("surprise against minicons", theirs * len(rows) / mine, 2.0, detail)
    exact = sum(s.log_probability for s in word_scores(load_masked(folder, "float32"), text))
    apart = abs(sum(s.log_probability for s in scores) / exact - 1)
    yield Figure("its sum beside float32", f"{apart:.3%} apart", "at most 1 %", apart <= 0.01)


def _seconds(act: Callable[[], Any]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began
