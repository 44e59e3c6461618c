"""How badly a masked model expects texts, at a glance: many pieces masked at once.

The loss of masked language modelling (Devlin et al. 2019, section 3.1) with a fixed choice of
places; pseudo-log-likelihood (`scores.py`) takes some twenty times as long for a finer answer.
"""

from collections.abc import Sequence

from clozet.models.masked import MaskedModel, Place

PIECES = 192
"""Of the beginning of each text; so much tells texts apart."""

STEP = 6
"""Each sixth piece is masked, about as many as in training."""


def losses(model: MaskedModel, texts: Sequence[str]) -> list[float]:
    """Return for each text the mean of −log p, in nats, of its masked pieces; 0 without a piece."""
    rows: list[Sequence[int]] = []
    places: list[Place] = []
    wanted: list[int] = []
    for number, text in enumerate(texts):
        room = model.limit - len(model.pieces.before) - len(model.pieces.behind)
        ids = list(model.pieces.encode(text).ids)[: min(PIECES, room)]
        for at in range(min(STEP // 2, len(ids) // 2), len(ids), STEP):
            wanted.append(ids[at])
            places.append((number, at + len(model.pieces.before)))
            ids[at] = model.pieces.mask
        rows.append(model.pieces.marked(ids))
    found: list[list[float]] = [[] for _ in texts]
    for numbers, log_probabilities in model.batches(rows, places):
        for row, number in enumerate(numbers):
            loss = -float(log_probabilities[row, wanted[number]])
            found[places[number][0]].append(loss)
    return [sum(own) / len(own) if own else 0.0 for own in found]
