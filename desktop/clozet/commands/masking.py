"""A text or passage → masked as in training → what a masked model guesses there."""

from typing import TYPE_CHECKING

from clozet.database import passages
from clozet.database.connection import Database, opened
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.cloze import Masking, ShowMasking

from .masked_models import MaskedModels
from .models import masked_in_use

if TYPE_CHECKING:
    from clozet.models.masked import MaskedModel


def show(models: MaskedModels, db: Database | None, asked: ShowMasking) -> Masking:
    """Show a text as a masked model sees it in training.

    Raise NotThereError for an unknown passage or model, NothingToDoError without a text.
    """
    from clozet.training.blocks import LENGTH
    from clozet.training.masking import Masker
    from clozet.training.showing import show_masking

    text = _text(db, asked)
    model: MaskedModel = models.get(asked.model or masked_in_use(db))
    masker = Masker(model.pieces, asked.unit, asked.rate)
    length = min(LENGTH, model.limit)
    return show_masking(text, masker, asked.seed, model.log_probabilities, length)


def _text(db: Database | None, asked: ShowMasking) -> str:
    if asked.passage is not None:
        found = passages.fetch(opened(db), [asked.passage])
        if asked.passage not in found:
            raise NotThereError(
                f"There is no passage {asked.passage}.", "A search tells passages' numbers."
            )
        return found[asked.passage].text
    if not (asked.text or "").strip():
        raise NothingToDoError("There is no text to mask.", "Give a text or a passage.")
    return asked.text or ""
