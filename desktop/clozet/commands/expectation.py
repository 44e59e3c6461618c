"""What adapting would take here, said before it starts: no model is loaded."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from clozet.database import adaptations, settings
from clozet.database.connection import Database
from clozet.errors import NothingToDoError
from clozet.messages.training import AdaptationEstimate, EstimateAdaptation
from clozet.models.catalogue import masked_folder
from clozet.models.device import choose
from clozet.models.facts import facts, size_of
from clozet.models.pace import operations_a_second
from clozet.models.tokenization import Tokenization
from clozet.training import cost
from clozet.training.corpus import Corpus, Text, split
from clozet.training.recipe import Recipe

from .models import masked_in_use

FEW_WORDS = 20_000
MOST_UNKNOWN = 0.02
SAMPLE_CHARACTERS = 200_000

EFFICIENCY = 0.6
"""The share of the pace of plain products at which a run goes, measured; a run times itself."""

CHECKPOINT_BYTES_A_WEIGHT = 16  # weights, two moments, best weights


def estimate(db: Database, asked: EstimateAdaptation) -> AdaptationEstimate:
    """Return what there is to learn from and what it takes.

    Raise NotThereError for an unknown collection, document or base.
    """
    texts = [Text(*found) for found in adaptations.texts(db, asked.chosen)]
    folder = masked_folder(db.paths, asked.base or masked_in_use(db))
    pieces, about = Tokenization.load(folder), facts(folder)
    warnings: list[str] = []
    try:
        corpus = split(texts)
    except NothingToDoError as error:
        corpus = Corpus((), (), by_passage=True)
        warnings.append(f"{error.message} {error.remedy}")
    words = sum(len(text.text.split()) for text in texts)
    tokens, unknown = sampled(pieces, [text.text for text in texts])
    warnings += _warnings(corpus, words, unknown)
    device = choose(str(settings.values(db)["device"]))
    operations = cost.operations_a_piece(about, Recipe.rate)
    speed = EFFICIENCY * operations_a_second(device) / operations
    seconds = 60 * asked.minutes if asked.minutes else None
    return AdaptationEstimate(
        documents=len(texts),
        heldout_documents=len({text.document for text in corpus.heldout + corpus.stopping}),
        words=words,
        tokens=tokens,
        unknown=unknown,
        passes=round(seconds * speed / tokens, 1) if seconds and tokens else None,
        seconds=seconds,
        disk=disk(folder),
        memory=cost.memory(about, Recipe.rows_at_once, Recipe.rate),
        device=device.words,
        warnings=tuple(warnings),
    )


def disk(base: Path) -> int:
    """Return how many bytes a run needs on the disk: its checkpoints, and the model it makes."""
    return size_of(base) + CHECKPOINT_BYTES_A_WEIGHT * facts(base).parameters


def sampled(pieces: Tokenization, texts: Sequence[str]) -> tuple[int, float]:
    """Return about how many pieces there are, and which share of them is unknown."""
    characters = sum(map(len, texts))
    if not characters:
        return 0, 0.0
    share = min(1.0, SAMPLE_CHARACTERS / characters)
    counted = unknown = 0
    for text in texts:
        ids = pieces.encode(text[: max(200, int(len(text) * share))]).ids
        counted += len(ids)
        unknown += sum(id == pieces.unknown for id in ids)
    sampled = sum(len(text[: max(200, int(len(text) * share))]) for text in texts)
    return int(counted * characters / sampled), unknown / max(1, counted)


def _warnings(corpus: Corpus, words: int, unknown: float) -> Iterable[str]:
    if 0 < words < FEW_WORDS:
        yield (
            f"There are only {words:,} words: under {FEW_WORDS:,} a model can learn some words of"
            " yours, and its card may find no clear change."
        )
    if unknown > MOST_UNKNOWN:
        yield mostly_unknown(unknown)
    if corpus.heldout and corpus.by_passage:
        yield (
            "There are few different documents: passages of the same ones are held out, and the"
            " card will look better than it would on new documents."
        )


def mostly_unknown(unknown: float) -> str:
    """Say that a base does not know the script or language of the documents."""
    return (
        f"The base does not know {unknown:.0%} of the pieces of these documents: they may be in"
        " another script. Import a model that was made for their language, and choose it as base."
    )
