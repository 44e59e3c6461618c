"""Fit the weights of cloze/support.py on the development questions, and print them.

usage: python packaging/fit_asking.py

Weights of what speaks for a stretch are kept at 0 or above, those of what speaks against it at 0
or below; those of its kind are free. Features are scaled by how much they differ within a
question, so that one penalty suits all.
"""

import os
import sys
from functools import partial

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from measures.asking import Asked, Library, library, questions, right
from torch import Tensor

from clozet.cloze.alignment import align
from clozet.cloze.attested import written
from clozet.cloze.question import ask
from clozet.cloze.support import with_expectations
from clozet.commands.gathering import gather
from clozet.messages.search import Filters

FREE = {"number", "date", "name", "phrase"}
AGAINST = {"left_differs", "number_on", "phrase_on", "title"}
PENALTY = 0.015
STEPS = 1500
LEAST_SPREAD = 0.03

Row = tuple[dict[str, float], bool]


def main() -> int:
    """Fit and print."""
    with library() as opened:
        rows = [(_rows(opened, one), bool(one.values)) for one in questions("development")]
    names = list(next(found[0][0] for found, _ in rows if found))
    features, present, correct = _tensors(rows, names)
    inside = present[:, :-1].unsqueeze(2)
    means = features[:, :-1].sum(1, keepdim=True) / inside.sum(1, keepdim=True).clamp(min=1)
    spread = (((features[:, :-1] - means) ** 2 * inside).sum((0, 1)) / inside.sum()).sqrt()
    spread = spread.clamp(min=LEAST_SPREAD)
    weights, bias = _fitted(features / spread, present, correct, names)
    for name, weight in zip(names, (weights / spread).tolist(), strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(f"BIAS = {bias:.3f}")
    return 0


def _rows(opened: Library, one: Asked) -> list[Row]:
    """Return the features of each stretch, and whether it is right and in the right document."""
    question = ask(one.text, opened.model.pieces.mask_text)
    gathered = gather(opened.db, question, Filters(), opened.meaning)
    aligned = align(question, gathered.sources, partial(opened.meaning.encode, opened.db))
    return [
        (
            features,
            right(written(question, found.stretch, found.text), one.values)
            and one.document in gathered.found[found.source.passage].document.path,
        )
        for found, features in zip(
            aligned, with_expectations(question, aligned, opened.model), strict=True
        )
    ]


def _tensors(rows: list[tuple[list[Row], bool]], names: list[str]) -> tuple[Tensor, Tensor, Tensor]:
    """Return features [questions, stretches + 1, names], which are present, and which correct.

    The last stretch of each question is "nothing is right"; questions that cannot be won are
    left out.
    """
    kept = [(found, any_) for found, any_ in rows if not any_ or any(ok for _, ok in found)]
    most = max(len(found) for found, _ in kept)
    features = torch.zeros(len(kept), most + 1, len(names))
    present = torch.zeros(len(kept), most + 1, dtype=torch.bool)
    correct = torch.zeros(len(kept), most + 1, dtype=torch.bool)
    for number, (found, answered) in enumerate(kept):
        for place, (own, ok) in enumerate(found):
            features[number, place] = torch.tensor([own[name] for name in names])
            present[number, place], correct[number, place] = True, ok
        present[number, most], correct[number, most] = True, not answered
    return features, present, correct


def _fitted(
    features: Tensor, present: Tensor, correct: Tensor, names: list[str]
) -> tuple[Tensor, float]:
    """Return weights and bias of the conditional logit, by Adam within their bounds."""
    least = torch.tensor([-9.0 if name in FREE | AGAINST else 0.0 for name in names])
    most = torch.tensor([0.0 if name in AGAINST else 9.0 for name in names])
    weights = torch.zeros(len(names), requires_grad=True)
    bias = torch.full((1,), -5.0, requires_grad=True)
    anything = torch.ones(features.shape[1])
    anything[-1] = 0.0
    adam = torch.optim.Adam([{"params": [weights], "lr": 0.03}, {"params": [bias], "lr": 0.2}])
    for _ in range(STEPS):
        adam.zero_grad()
        logs = (features @ weights + bias * anything).masked_fill(~present, -1e9).log_softmax(1)
        likely = torch.logsumexp(logs.masked_fill(~correct, -1e9), 1).mean()
        loss = PENALTY * (weights**2).sum() - likely
        loss.backward()  # type: ignore[no-untyped-call]  # torch gives it no types
        adam.step()
        with torch.no_grad():
            weights.clamp_(least, most)
    return weights.detach(), float(bias)


if __name__ == "__main__":
    sys.exit(main())
