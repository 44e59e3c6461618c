"""Filling blanks: right words, honest probabilities, and speed against transformers' fill-mask."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import perf_counter
from typing import Any

import torch

from clozet.cloze.blanks import find_blanks
from clozet.cloze.candidates import Answered, Wanted, answers
from clozet.cloze.contexts import Context, contexts
from clozet.cloze.lexicon import english
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.masked import MaskedModel, load_masked
from clozet.models.threads import one_thread
from clozet.processes import cores

from .figure import Figure, not_measured, ratio

BINS = 10
SPEED_TEXTS = 64
ROUNDS = 3
Cloze = dict[str, Any]


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield accuracies on cloze sentences, calibration, agreement of precisions, and speed."""
    file = arguments.evaluation / "cloze" / "cloze.jsonl" if arguments.evaluation else None
    if file is None or not file.is_file():
        yield not_measured("filling blanks", "no --evaluation folder with cloze/cloze.jsonl")
        return
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    model = load_masked(masked_folder(None, BASE))
    exact = load_masked(masked_folder(None, BASE), "float32")
    yield from _speed(model, lines[:SPEED_TEXTS])
    yield from _precisions(model, exact, lines)
    single = [line for line in lines if line["pieces"] == 1]
    longer = [line for line in lines if line["pieces"] > 1]
    yield from _single(model, exact, single)
    yield from _longer(model, longer)


def _contexts(model: MaskedModel, lines: Sequence[Cloze]) -> list[Context]:
    mask = model.pieces.mask_text
    return [contexts(find_blanks(line["sentence"], mask), model)[0] for line in lines]


def _filled(model: MaskedModel, lines: Sequence[Cloze], wanted: Wanted) -> list[Answered]:
    with one_thread():
        return list(answers(model, _contexts(model, lines), wanted, english()))


def _hits(found: Sequence[Sequence[str]], lines: Sequence[Cloze], count: int) -> float:
    """Return how often the answer is among the first `count` words."""
    right = sum(
        line["answer"].lower() in [word.lower() for word in words[:count]]
        for words, line in zip(found, lines, strict=True)
    )
    return right / len(lines)


def _shown(found: Sequence[Sequence[str]], lines: Sequence[Cloze]) -> str:
    return ", ".join(f"{_hits(found, lines, k):.1%} at {k}" for k in (1, 5, 10))


def _words(found: Sequence[Answered]) -> list[list[str]]:
    return [[one.word for one in answer.candidates] for answer in found]


def _single(model: MaskedModel, exact: MaskedModel, lines: Sequence[Cloze]) -> Iterator[Figure]:
    """Compare with the stock model's own order, in which pieces and signs stand too."""
    held = _contexts(exact, lines)
    places = [(row, context.position) for row, context in enumerate(held)]
    rows = exact.log_probabilities([context.ids for context in held], places)
    surfaces = exact.pieces.surfaces
    stock = [[surfaces[piece] for piece in row] for row in rows.topk(10).indices.tolist()]
    ours = _words(_filled(model, lines, Wanted()))
    yield Figure("words of one piece, stock model", _shown(stock, lines))
    lost = _hits(stock, lines, 1) - _hits(ours, lines, 1)
    yield Figure(
        "words of one piece, among those of 1-4", _shown(ours, lines), "1 point less", lost <= 0.01
    )
    right = [
        surfaces[piece] == line["answer"].lower()
        for piece, line in zip(rows.argmax(1).tolist(), lines, strict=True)
    ]
    yield Figure("expected calibration error", f"{_calibration(rows.amax(1).exp(), right):.3f}")


def _calibration(sure: torch.Tensor, right: Sequence[bool]) -> float:
    """Return the mean gap of confidence and accuracy over bins (Guo et al. 2017, eq. 3)."""
    bins = (sure * BINS).long().clamp(max=BINS - 1)
    gaps = [
        float((sure - torch.tensor(right, dtype=torch.float32))[bins == one].sum().abs())
        for one in range(BINS)
    ]
    return sum(gaps) / len(right)


def _longer(model: MaskedModel, lines: Sequence[Cloze]) -> Iterator[Figure]:
    """Compare with filling the true number of masks greedily, from each of ten beginnings."""
    ours = _words(_filled(model, lines, Wanted()))
    rival = [
        _greedy(model, context, line["pieces"])
        for context, line in zip(_contexts(model, lines), lines, strict=True)
    ]
    yield Figure("words of several pieces, greedily with the true number", _shown(rival, lines))
    yield Figure("words of several pieces, among those of 1-4", _shown(ours, lines))
    mine, theirs = _hits(ours, lines, 10), _hits(rival, lines, 10)
    detail = f"{mine:.1%} against {theirs:.1%} among the first ten"
    yield ratio("words of several pieces", mine / max(theirs, 1 / len(lines)), 1.5, detail)


def _greedy(model: MaskedModel, context: Context, count: int) -> list[str]:
    first = model.log_probabilities([context.holding((), count)], [(0, context.position)])[0]
    words = [[piece] for piece in first.topk(10).indices.tolist()]
    for step in range(1, count):
        texts = [context.holding(word, count) for word in words]
        places = [(row, context.position + step) for row in range(len(texts))]
        best = model.log_probabilities(texts, places).argmax(1).tolist()
        words = [[*word, piece] for word, piece in zip(words, best, strict=True)]
    return [model.pieces.decode(word) for word in words]


def _precisions(model: MaskedModel, exact: MaskedModel, lines: Sequence[Cloze]) -> Iterator[Figure]:
    if model.precision == exact.precision:
        return
    wanted = Wanted(k=5, pieces=(1, 1))
    reduced, full = _words(_filled(model, lines, wanted)), _words(_filled(exact, lines, wanted))
    pairs = list(zip(reduced, full, strict=True))
    first = sum(a[0] == b[0] for a, b in pairs) / len(pairs)
    four = sum(len({*a} & {*b}) >= 4 for a, b in pairs) / len(pairs)
    yield Figure(f"same first word in {model.precision}", f"{first:.1%}", "≥ 97 %", first >= 0.97)
    yield Figure("at least four of the same five", f"{four:.1%}", "≥ 99 %", four >= 0.99)


def _speed(model: MaskedModel, lines: Sequence[Cloze]) -> Iterator[Figure]:
    """Compare with `pipeline("fill-mask")`, ten candidates of one piece each.

    At its defaults it takes the precision of the file, which is half; also in float32.
    """
    from transformers import pipeline

    torch.set_num_threads(cores())
    bar = 3.0 if model.precision == "bfloat16" else 1.5
    texts = [line["sentence"].replace("____", model.pieces.mask_text) for line in lines]
    wanted = Wanted(pieces=(1, 1))
    alone = _best(lambda: [_filled(model, [line], wanted) for line in lines])
    together = _best(lambda: _filled(model, lines, wanted))
    for precision, dtype in (("its defaults", "auto"), ("float32", "float32")):
        folder = str(masked_folder(None, BASE))
        rival = pipeline("fill-mask", model=folder, top_k=10, device="cpu", dtype=dtype)
        one_by_one = _best(partial(_each, rival, texts))
        batched = _best(partial(rival, texts, batch_size=16))
        for how, mine, other in (("alone", alone, one_by_one), ("in batches", together, batched)):
            detail = f"{1e3 * mine / len(texts):.1f} ms against {1e3 * other / len(texts):.1f} ms"
            yield ratio(f"fill-mask in {precision}, texts {how}", other / mine, bar, detail)
    yield from _click(model, max(lines, key=lambda line: len(line["sentence"])))


def _each(rival: Callable[[str], Any], texts: Sequence[str]) -> None:
    for text in texts:
        rival(text)


def _click(model: MaskedModel, line: Cloze) -> Iterator[Figure]:
    """Yield how long one click takes, in the two stages of the window."""
    for name, pieces, most in (("of one piece", (1, 1), 0.1), ("of up to four", (1, 4), 0.6)):
        seconds = _best(partial(_filled, model, [line], Wanted(pieces=pieces)))
        what = f"words {name} for {len(line['sentence'].split())} words of text"
        yield Figure(what, f"{seconds:.3f} s", f"≤ {most} s", seconds <= most)


def _best(act: Callable[[], Any]) -> float:
    tries = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        act()
        tries.append(perf_counter() - began)
    return min(tries[1:])
