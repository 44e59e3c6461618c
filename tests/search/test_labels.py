"""Texts of our own making with five labels: eight examples each name the rest."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from clozet.models.encoder import Encoder
from clozet.search.labels import fit
from clozet.search.vector_index import Vectors

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "labelled.txt"
LABELS = ["application", "complaint", "confidentiality", "invoice", "minutes"]
EXAMPLES = 8


@pytest.fixture(scope="module")
def texts() -> tuple[NDArray[np.str_], Vectors]:
    lines = [line.split("\t") for line in SAMPLES.read_text().splitlines()]
    encoder = Encoder.load()
    return np.array([line[0] for line in lines]), encoder.encode([line[1] for line in lines])


def suggested(
    labels: NDArray[np.str_], vectors: Vectors, draw: int
) -> tuple[NDArray[np.float64], NDArray[np.str_]]:
    """Return probabilities [texts, labels] for texts that were no examples, and their labels."""
    order = np.random.default_rng(draw).permutation(len(labels))
    examples = [row for name in LABELS for row in order[labels[order] == name][:EXAMPLES]]
    rest = np.setdiff1d(order, examples)
    columns = [
        fit(
            dict(enumerate(vectors)), {row: bool(labels[row] == name) for row in examples}
        ).probabilities(vectors[rest])
        for name in LABELS
    ]
    return np.stack(columns, axis=1), labels[rest]


def macro_f1(given: NDArray[np.str_], wanted: NDArray[np.str_]) -> float:
    scores = []
    for name in LABELS:
        right = ((given == name) & (wanted == name)).sum()
        scores.append(2 * right / ((given == name).sum() + (wanted == name).sum()))
    return float(np.mean(scores))


def test_eight_examples_each_name_the_rest_of_five_labels(
    texts: tuple[NDArray[np.str_], Vectors],
) -> None:
    scores = []
    for draw in range(5):
        probabilities, wanted = suggested(*texts, draw)
        given = np.array(LABELS)[probabilities.argmax(axis=1)]
        labelled = wanted != "none"
        scores.append(macro_f1(given[labelled], wanted[labelled]))

    assert np.mean(scores) >= 0.85, scores


def test_a_probability_is_about_the_share_that_is_right(
    texts: tuple[NDArray[np.str_], Vectors],
) -> None:
    drawn = [suggested(*texts, draw) for draw in range(5)]
    given = np.concatenate([probabilities.ravel() for probabilities, _ in drawn])
    right = np.concatenate([(w[:, None] == np.array(LABELS)).ravel() for _, w in drawn])

    # unrelated texts among them: nobody gave an example of those
    for low, high in [(0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 1.0)]:
        within = (given >= low) & (given < high)
        assert abs(given[within].mean() - right[within].mean()) < 0.17, (low, high)
