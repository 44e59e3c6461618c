"""Text → blanks → pieces around each → candidates → evidence for them."""

from collections.abc import Callable, Sequence
from math import exp
from time import perf_counter
from typing import TYPE_CHECKING

from clozet.cloze.blanks import Blanked, find_blanks
from clozet.cloze.candidates import Answered, Wanted, answers
from clozet.cloze.candidates import Candidate as Guessed
from clozet.cloze.contexts import contexts
from clozet.cloze.joint import joint_fillings
from clozet.cloze.lexicon import english
from clozet.database.connection import Database
from clozet.errors import UsageError
from clozet.messages.cloze import (
    Asked,
    BlankFilled,
    Candidate,
    Fill,
    Filled,
    FilledAgainst,
    JointFilling,
)
from clozet.messages.search import Result
from clozet.models.threads import one_thread

from .masked_models import MaskedModels
from .models import masked_in_use
from .stopping import StoppedError

if TYPE_CHECKING:
    from clozet.models.masked import MaskedModel

MOST_PIECES = 4

MOST_BLANKS = 24
"""With more blanks than these, words of several pieces are not looked for beside those of one, and
no filling of all together: each blank would take a second."""

Attest = Callable[[str, str, int], tuple[Result, ...]]
"""Finds up to so many passages that attest a word in a filled text."""


def fill(
    db: Database | None,
    models: MaskedModels,
    asked: Fill,
    attest: Attest | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Filled:
    """Answer what may stand in each blank; `db` is None where there is no library.

    Raise NothingToDoError where there is no blank, or nothing else, UsageError for a word or a
    number of pieces that makes no sense, StoppedError once `stopped` says so.
    """
    began = perf_counter()
    _check(asked)
    name = asked.model or masked_in_use(db)
    model = models.get(name)
    blanked = find_blanks(asked.text, model.pieces.mask_text, asked.blanked)
    if asked.joint and len(blanked.blanks) > MOST_BLANKS:
        raise UsageError(
            f"{len(blanked.blanks)} blanks cannot be filled together.",
            f"Take a text with at most {MOST_BLANKS} blanks.",
        )
    with one_thread():
        filling = _Filling(model, blanked, asked, stopped)
        return Filled(
            text=asked.text,
            model=name,
            windowed=filling.windowed,
            blanks=filling.blanks(attest if asked.evidence else None),
            joint=filling.joint() if asked.joint else (),
            against=_against(models, blanked, asked, stopped),
            seconds=round(perf_counter() - began, 4),
        )


def _check(asked: Fill) -> None:
    least, most = asked.pieces
    if not 1 <= least <= most <= MOST_PIECES:
        raise UsageError(
            f"Words of {least} to {most} pieces cannot be looked for.",
            f"Ask for a range within 1-{MOST_PIECES}.",
        )
    if asked.k < 1 or not asked.temperature > 0:
        raise UsageError(
            "A number of candidates or a temperature is not over 0.", "Leave the option out."
        )


def _against(
    models: MaskedModels, blanked: Blanked, asked: Fill, stopped: Callable[[], bool]
) -> FilledAgainst | None:
    if asked.against is None:
        return None
    other = _Filling(models.get(asked.against), blanked, asked, stopped)
    return FilledAgainst(model=asked.against, blanks=other.blanks(None))


class _Filling:
    """One text filled by one model."""

    def __init__(
        self, model: "MaskedModel", blanked: Blanked, asked: Fill, stopped: Callable[[], bool]
    ) -> None:
        self._model = model
        self._blanked = blanked
        self._asked = asked
        self._stopped = stopped
        self._contexts = contexts(blanked, model)
        self.windowed = any(context.windowed for context in self._contexts)
        pieces = asked.pieces
        if len(blanked.blanks) > MOST_BLANKS and pieces[0] == 1:
            pieces = (1, 1)
        self._wanted = Wanted(asked.k, pieces, asked.only, asked.word, asked.temperature)
        self._answers: list[Answered] = []
        for answer in answers(model, self._contexts, self._wanted, english()):
            self._look()
            self._answers.append(answer)

    def _look(self) -> None:
        if self._stopped():
            raise StoppedError

    def blanks(self, attest: Attest | None) -> tuple[BlankFilled, ...]:
        """Return the answers; with `attest`, each candidate brings its evidence along."""
        pairs = zip(self._blanked.blanks, self._answers, strict=True)
        return tuple(
            BlankFilled(
                index=index,
                start=blank.start,
                end=blank.end,
                entropy=answer.entropy,
                asked=_asked(answer),
                candidates=self._candidates(index, answer, attest),
            )
            for index, (blank, answer) in enumerate(pairs)
        )

    def joint(self) -> tuple[JointFilling, ...]:
        """Return the best fillings of all blanks together."""
        found = joint_fillings(self._model, self._blanked, self._answers, self._wanted, self._look)
        return tuple(JointFilling(words=words, score=score) for words, score in found)

    def _candidates(
        self, index: int, answer: Answered, attest: Attest | None
    ) -> tuple[Candidate, ...]:
        found = answer.candidates
        shares = _shares(found) if self._asked.only else [None] * len(found)
        return tuple(
            Candidate(
                word=one.word,
                probability=one.probability,
                kind="softmax" if len(one.guess.ids) == 1 else "chain",
                score=one.guess.score,
                pieces=len(one.guess.ids),
                relative=share,
                evidence=self._evidence(index, one.word, attest) if attest else (),
            )
            for one, share in zip(found, shares, strict=True)
        )

    def _evidence(self, index: int, word: str, attest: Attest) -> tuple[Result, ...]:
        """Attest a word in the text, with the best guesses in the other blanks."""
        self._look()
        words = [answer.candidates[0].word if answer.candidates else "" for answer in self._answers]
        words[index] = word
        return attest(self._blanked.filled(words), word, self._asked.evidence)


def _shares(found: Sequence[Guessed]) -> list[float | None]:
    """Return each word's share among these: the softmax of their scores."""
    weights = [exp(one.guess.score - found[0].guess.score) for one in found]
    return [weight / sum(weights) for weight in weights]


def _asked(answer: Answered) -> Asked | None:
    if answer.asked is None:
        return None
    return Asked(
        word=answer.asked.word,
        probability=answer.asked.probability,
        rank=answer.rank,
        score=answer.asked.guess.score,
    )
