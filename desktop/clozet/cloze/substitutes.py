"""Which words could stand in place of one, by the sentences that it stands in.

Lexical substitution as Zhou et al. 2019 do it ("BERT-based Lexical Substitution", section 3): a
masked model proposes, here for many sentences together, and what is like the word in meaning stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from clozet.models.masked import MaskedModel
from clozet.terms import STOP_WORDS, stem

from .expectations import cut

SHORTEST = 3  # letters


@dataclass(frozen=True)
class Occurrence:
    """A sentence, and where a word stands in it: code points [start, end)."""

    sentence: str
    start: int
    end: int


def proposed(model: MaskedModel, occurrences: Sequence[Occurrence], count: int) -> dict[str, float]:
    """Return words of one piece most expected where a word stands, with their probabilities.

    A probability is the mean over all occurrences. Words of the occurrences' own stems and words
    that tell no subject are left out.
    """
    own = {stem(one.sentence[one.start : one.end]) for one in occurrences}
    blanks = [
        cut(
            model,
            one.sentence[: one.start] + model.pieces.mask_text + one.sentence[one.end :],
            one.start,
            one.start + 1,
        )
        for one in occurrences
    ]
    places = [(row, blank.first) for row, blank in enumerate(blanks)]
    expected = model.log_probabilities([blank.ids for blank in blanks], places)
    mean = expected.logsumexp(0) - expected.new_tensor(len(occurrences)).log()
    begins = model.pieces.begins(spaced=True)
    found: dict[str, float] = {}
    for piece in mean.argsort(descending=True).tolist():
        word = model.pieces.surfaces[piece].strip()
        if begins[piece] and _telling(word) and stem(word) not in own:
            found.setdefault(word, exp(float(mean[piece])))
        if len(found) == count:
            break
    return found


def _telling(word: str) -> bool:
    return word.isalpha() and len(word) >= SHORTEST and word.lower() not in STOP_WORDS
