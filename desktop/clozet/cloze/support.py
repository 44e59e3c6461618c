"""How well stretches are supported: a conditional logit over what was aligned and expected.

A stretch i has the support s_i = w · x_i + b; "no stretch is right" has the support 0, and
P(i) = exp(s_i) / (1 + Σ exp(s_j)). The weights were fitted by `packaging/fit_asking.py` on the
development questions of the test library (tests/samples/asking/development.tsv), so that one
model ranks stretches and decides that there is no answer.
"""

from collections import Counter
from collections.abc import Sequence
from math import exp

from clozet.models.masked import MaskedModel

from .alignment import Aligned, align
from .attested import Weighed
from .expectations import cut, log_probabilities, overlaps
from .features import Features
from .question import Question
from .sources import Encode, Sources

WEIGHTS = {
    "filled": 1.259,
    "filled_clause": 0.441,
    "nameless_clause": 1.079,
    "in_context": 3.738,
    "passage": 2.213,
    "passage_has": 3.728,
    "document_has": 3.684,
    "near_recall": 0.710,
    "near_precision": 0.678,
    "titled_recall": 5.283,
    "weakest": 1.709,
    "head": 0.541,
    "follow": 1.030,
    "period": 2.012,
    "title": -1.039,
    "unit": 1.885,
    "counted": 2.886,
    "left": 1.032,
    "left_differs": -1.330,
    "right": 1.271,
    "number": 0.941,
    "date": 0.537,
    "name": 0.823,
    "phrase": -0.288,
    "date_on": 2.418,
    "time_at": 4.546,
    "number_on": -2.212,
    "phrase_on": -3.234,
    "expected": 2.195,
    "read": 0.220,
    "gain": 0.159,
}
BIAS = -13.737

READ = 8
"""Stretches that the masked model is asked about: the best supported without it."""

READ_OF_EACH = 2


def weigh(
    question: Question,
    sources: Sources,
    encode: Encode,
    model: MaskedModel,
    *,
    each_document: bool = False,
) -> list[Weighed]:
    """Return the best aligned stretches with their support; `each_document` as of `align`."""
    aligned = align(question, sources, encode, each_document=each_document)
    best = sorted(aligned, key=lambda one: -_support(one.features))
    if each_document:
        counts: Counter[int] = Counter()
        best = [one for one in best if _counted(counts, one) <= READ_OF_EACH]
    else:
        best = best[:READ]
    return [
        Weighed(one, BIAS + _support(features))
        for one, features in zip(best, with_expectations(question, best, model), strict=True)
    ]


def _support(features: Features) -> float:
    return sum(weight * features.get(name, 0.0) for name, weight in WEIGHTS.items())


def _counted(counts: Counter[int], one: Aligned) -> int:
    counts[one.source.document] += 1
    return counts[one.source.document]


def with_expectations(
    question: Question, aligned: Sequence[Aligned], model: MaskedModel
) -> list[Features]:
    """Return the features of each stretch, with what the masked model thinks of it.

    `expected`: how alike what is expected at the blank and at the stretch is. `read`: the mean
    log probability of its pieces in the blank behind the sentence where it stands; `gain`: by how
    much that sentence made it likelier.
    """
    if not aligned:
        return []
    asked = cut(model, question.filled("it"), question.start, question.start + 2)
    there, behind, alone = [], [], []
    for one in aligned:
        written = one.stretch.written
        there.append(cut(model, one.text, one.stretch.start, one.stretch.end))
        lead = f"{one.text} {question.before}"
        read = lead + written + question.behind
        behind.append(cut(model, read, len(lead), len(lead) + len(written)))
        filled = question.filled(written)
        alone.append(cut(model, filled, question.start, question.start + len(written)))
    alike = overlaps(model, asked, there)
    reads, own = (log_probabilities(model, some, at_once=True) for some in (behind, alone))
    return [
        {
            **one.features,
            "expected": alike[n],
            "read": reads[n] / max(1, behind[n].count),
            "gain": reads[n] / max(1, behind[n].count) - own[n] / max(1, alone[n].count),
        }
        for n, one in enumerate(aligned)
    ]


def certainty(support: float) -> float:
    """Return the probability that a lone stretch is right rather than none, 0…1."""
    return 1 / (1 + exp(-min(50.0, max(-50.0, support))))
