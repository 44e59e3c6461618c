"""Vectors named by the user → a classifier → how likely the label fits any other vector."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedKFold  # type: ignore[import-untyped]

from .vector_index import Vectors, from_blobs

Answers = NDArray[np.bool_]
Numbers = NDArray[np.float64]

LEAST = 2
"""Fewer answers of one kind than this say nothing."""

FOLDS = 5
OPEN_SHARE = 0.25
"""Of the weight of what has the label not, the part of those that nobody answered for."""

UNREGULARISED = 1e6


@dataclass(frozen=True)
class Classifier:
    """A logistic regression, and the line that makes its scores probabilities.

    `accuracy` is cross-validated, `baseline` that of always giving the commoner answer; both
    None where too little was answered against the label to say.
    """

    model: LogisticRegression
    slope: float
    offset: float
    accuracy: float | None = None
    baseline: float | None = None

    def probabilities(self, vectors: Vectors) -> Numbers:
        """Return how likely the label fits each of `vectors` [n, dimension]."""
        return _sigmoid(self.slope * self.model.decision_function(vectors) + self.offset)


def mean_vectors(groups: Sequence[Sequence[bytes]], dimension: int) -> Vectors:
    """Return one vector for each group of stored ones: their mean, unit length [n, dimension]."""
    blobs = [blob for group in groups for blob in group]
    starts = np.cumsum([0, *map(len, groups[:-1])])
    sums = np.add.reduceat(from_blobs(blobs, dimension), starts)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True))


def fit(vectors: Mapping[int, Vectors], answers: Mapping[int, bool]) -> Classifier:
    """Fit a classifier to vectors [dimension] by id, of which some are answered for.

    Most of the others have the label not: they keep the classifier from claiming what is like
    none of the examples, and stand in for answers where there are none against the label. There
    must be two answers for it. Scores become probabilities by Platt's method on cross-validated
    scores (Platt 1999, "Probabilistic outputs for support vector machines", section 2).
    """
    two_sided = sum(not yes for yes in answers.values()) >= LEAST
    answered = dict(answers) if two_sided else {**dict.fromkeys(vectors, False), **answers}
    some = np.stack([vectors[one] for one in answered])
    having = np.array([*answered.values()])
    others = np.stack([some[0], *(vectors[one] for one in vectors if one not in answered)])[1:]
    scores = _cross_validated(some, having, others)
    slope, offset = _platt(scores, having)
    classifier = Classifier(_fitted(some, having, others), slope, offset)
    if not two_sided:
        return classifier
    right = (_sigmoid(slope * scores + offset) > 0.5) == having
    share = float(having.mean())
    return replace(
        classifier,
        accuracy=round(float(right.mean()), 3),
        baseline=round(max(share, 1 - share), 3),
    )


def _cross_validated(some: Vectors, having: Answers, others: Vectors) -> Numbers:
    """Return the score of each answered one by a classifier that did not see it."""
    scores = np.zeros(len(having))
    folds = min(FOLDS, int(having.sum()), int((~having).sum()))
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(some, having):
        scores[test] = _fitted(some[train], having[train], others).decision_function(some[test])
    return scores


def _fitted(some: Vectors, having: Answers, others: Vectors) -> LogisticRegression:
    """Fit with both sides weighing the same, however many examples they have."""
    positives = int(having.sum())
    assumed = OPEN_SHARE if len(others) else 0.0
    against = (1 - assumed) * positives / (len(having) - positives)
    weights = np.concatenate(
        [
            np.where(having, 1.0, against),
            np.full(len(others), assumed * positives / max(1, len(others))),
        ]
    )
    return _regression().fit(
        np.concatenate([some, others]),
        np.concatenate([having, np.zeros(len(others), dtype=bool)]),
        sample_weight=weights,
    )


def _regression(inverse_strength: float = 1.0) -> LogisticRegression:
    return LogisticRegression(C=inverse_strength, solver="newton-cg", max_iter=1000)


def _platt(scores: Numbers, having: Answers) -> tuple[float, float]:
    """Return slope and offset of the line whose sigmoid gives Platt's softened targets best."""
    positives = int(having.sum())
    targets = np.where(having, (positives + 1) / (positives + 2), 1 / (len(having) - positives + 2))
    line = _regression(UNREGULARISED).fit(
        np.concatenate([scores, scores])[:, None],
        np.repeat([True, False], len(scores)),
        sample_weight=np.concatenate([targets, 1 - targets]),
    )
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def _sigmoid(x: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-x)))
