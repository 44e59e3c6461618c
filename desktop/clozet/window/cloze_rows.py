"""Candidates as rows: words, their shares under each model, what rose and fell."""

from dataclasses import dataclass
from math import exp
from typing import Literal

from clozet.messages.cloze import BlankFilled, Candidate, JointFilling

from .cloze_questions import Column

ShareKind = Literal["softmax", "chain", "relative", "joint"]
_SCALES = (0.1, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Share:
    """How likely a word is: a probability, a share among a few words, or against the best."""

    value: float
    kind: ShareKind


@dataclass(frozen=True)
class Row:
    """A word for each blank that the row fills, with its share under each model."""

    words: tuple[str, ...]
    shares: tuple[Share | None, ...]
    pieces: int = 1

    @property
    def change(self) -> float | None:
        """How much the share rose from the first model to the second."""
        if len(self.shares) < 2:
            return None
        before, after = self.shares[:2]
        return after.value - before.value if before is not None and after is not None else None


def rows(column: Column) -> tuple[Row, ...]:
    """Return one row a word: by the second model's order where there are two."""
    if column.against is None:
        candidates = column.filled.candidates
        return tuple(Row((one.word,), (_share(one),), one.pieces) for one in candidates)
    before = {one.word: one for one in column.filled.candidates}
    after = {one.word: one for one in column.against.candidates}
    found = []
    for word in dict.fromkeys((*after, *before)):
        pair = before.get(word), after.get(word)
        pieces = max(one.pieces for one in pair if one is not None)
        shares = tuple(None if one is None else _share(one) for one in pair)
        found.append(Row((word,), shares, pieces))
    return tuple(found)


def joint_rows(fillings: tuple[JointFilling, ...]) -> tuple[Row, ...]:
    """Return one row a filling; its share is how likely it is against the best one."""
    best = max((one.score for one in fillings), default=0.0)
    return tuple(Row(one.words, (Share(exp(one.score - best), "joint"),)) for one in fillings)


def all_others(filled: BlankFilled | None) -> float | None:
    """Return the probability of all words that are not listed, None where it is not known."""
    if filled is None or any(one.relative is not None for one in filled.candidates):
        return None
    single = [one.probability for one in filled.candidates if one.kind == "softmax"]
    return max(0.0, 1 - sum(single)) if single else None


def scale(found: tuple[Row, ...]) -> float:
    """Return the share that a full bar stands for: one for all models of a blank."""
    shares = [share.value for row in found for share in row.shares if share is not None]
    most = max(shares, default=1.0)
    return next((step for step in _SCALES if step >= most), 1.0)


def torn_between(entropy: float) -> int:
    """Return among how many equally likely words one would be as unsure (`entropy` in nats)."""
    return max(1, round(exp(entropy)))


def _share(candidate: Candidate) -> Share:
    if candidate.relative is not None:
        return Share(candidate.relative, "relative")
    return Share(candidate.probability, candidate.kind)
