"""A text, a passage, a page or a document → its words, each with how expected it was there."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from time import monotonic

from clozet.cloze.scores import WordScore, pseudo_perplexity, word_scores
from clozet.database import passages
from clozet.database.connection import Database, opened
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.cloze import MeasureSurprise, Surprise, SurpriseAgainst, WordSurprise
from clozet.messages.library import ShowDocument
from clozet.messages.progress import Progress
from clozet.models.masked import MaskedModel

from .library import show
from .masked_models import MaskedModels
from .models import masked_in_use
from .stopping import StoppedError

SECONDS_BETWEEN_SIGNS = 0.25
SPANS_PARTED_BY = "\n"


@dataclass(frozen=True)
class _Text:
    """A text that is scored by itself; code point `starts[n]` of it begins on `pages[n]`.

    `offsets[n]` is where that stands in the text of its page.
    """

    text: str
    pages: tuple[int | None, ...] = (None,)
    starts: tuple[int, ...] = (0,)
    offsets: tuple[int, ...] = (0,)


def surprise(
    db: Database | None,
    models: MaskedModels,
    asked: MeasureSurprise,
    tell: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Surprise:
    """Answer how expected each word is; pages of a document are scored one by one.

    `db` is None where there is no library: then only a text can be asked about. Raise
    NothingToDoError where there is no word, StoppedError once `stopped` says so.
    """
    texts = _texts(db, asked)
    name = asked.model or masked_in_use(db)
    rounds = 2 if asked.against else 1
    signs = _Signs(rounds * sum(len(text.text) for text in texts), tell, stopped)
    scored = _scored(models.get(name), texts, signs)
    words = tuple(word for text, scores in scored for word in _placed(text, scores))
    if not words:
        raise NothingToDoError("There is no word to measure.", "Give a text with words.")
    scores = [score for _, of_text in scored for score in of_text]
    against = None
    if asked.against:
        others = _scored(models.get(asked.against), texts, signs)
        against = _against(asked.against, scored, others)
    return Surprise(
        text=SPANS_PARTED_BY.join(text.text for text in texts),
        model=name,
        score=sum(score.log_probability for score in scores),
        pseudo_perplexity=pseudo_perplexity(scores),
        words=words,
        against=against,
    )


def _texts(db: Database | None, asked: MeasureSurprise) -> list[_Text]:
    given = [asked.text, asked.passage, asked.document]
    if sum(one is not None for one in given) != 1:
        raise UsageError("Surprise needs a text, a passage or a document.", "Give one of them.")
    if asked.text is not None:
        return [_Text(asked.text)]
    db = opened(db)
    if asked.passage is not None:
        return [_passage(db, asked.passage)]
    shown = show(db, ShowDocument(id=asked.document, page=asked.page))
    return [_Text(page.text, pages=(page.page,)) for page in shown.pages]


def _passage(db: Database, passage: int) -> _Text:
    found = passages.fetch(db, [passage]).get(passage)
    if found is None:
        raise NotThereError(
            f"The library has no passage {passage}.", "Passages are numbered in results."
        )
    lengths = (span.end - span.start + len(SPANS_PARTED_BY) for span in found.spans)
    return _Text(
        found.text,
        pages=tuple(span.page for span in found.spans),
        starts=tuple(accumulate(lengths, initial=0))[:-1],
        offsets=tuple(span.start for span in found.spans),
    )


class _Signs:
    """Signs of life: how far it is, and a look whether anybody still waits."""

    def __init__(
        self, total: int, tell: Callable[[Progress], None], stopped: Callable[[], bool]
    ) -> None:
        self._total, self._tell, self._stopped = total, tell, stopped
        self._began = self._last = monotonic()
        self._before = 0

    def over(self, length: int) -> Callable[[int, int], None]:
        """Return what to tell the progress on a text of `length` code points."""
        before, self._before = self._before, self._before + length

        def progressed(done: int, of: int) -> None:
            now = monotonic()
            if now - self._last < SECONDS_BETWEEN_SIGNS:
                return
            self._last = now
            if self._stopped():
                raise StoppedError
            at = before + length * done // of
            left = (now - self._began) * (self._total - at) / at if at else None
            self._tell(Progress(job=0, kind="surprise", done=at, of=self._total, seconds_left=left))

        return progressed


def _scored(
    model: MaskedModel, texts: Sequence[_Text], signs: _Signs
) -> list[tuple[_Text, list[WordScore]]]:
    return [(text, word_scores(model, text.text, signs.over(len(text.text)))) for text in texts]


def _placed(text: _Text, scores: Sequence[WordScore]) -> Iterator[WordSurprise]:
    """Yield the words with their places on their pages."""
    for score in scores:
        part = bisect_right(text.starts, score.start) - 1
        shift = text.offsets[part] - text.starts[part]
        yield WordSurprise(
            word=text.text[score.start : score.end],
            start=score.start + shift,
            end=score.end + shift,
            log_probability=score.log_probability,
            pieces=score.pieces,
            expected=score.expected,
            page=text.pages[part],
        )


def _against(
    name: str,
    scored: Sequence[tuple[_Text, list[WordScore]]],
    others: Sequence[tuple[_Text, list[WordScore]]],
) -> SurpriseAgainst:
    """Return the other model's log probabilities, word for word.

    Where it parts words otherwise, what it parts more finely is summed into the word that it begins
    in, and what it does not part stands at the first of its words, 0 at the others.
    """
    found: list[float] = []
    for (_, words), (_, other) in zip(scored, others, strict=True):
        sums = [0.0] * len(words)
        starts = [word.start for word in words]
        for score in other:
            if words:
                sums[max(0, bisect_right(starts, score.start) - 1)] += score.log_probability
        found += sums
    return SurpriseAgainst(model=name, score=sum(found), log_probabilities=tuple(found))
