"""Texts of a folder or of the library → frozen masks → how well a masked model expects them."""

from pathlib import Path

from clozet.database import adaptations
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.training import Chosen, Evaluate, Evaluated
from clozet.models.catalogue import masked_folder
from clozet.models.facts import facts
from clozet.models.loading import load_trainable
from clozet.models.tokenization import Tokenization
from clozet.paths import LibraryPaths
from clozet.training.blocks import LENGTH
from clozet.training.corpus import Text
from clozet.training.evaluation import freeze, score
from clozet.training.trainee import Trainee

from .models import device_set, masked_in_use


def evaluate(library: LibraryPaths, db: Database | None, asked: Evaluate) -> Evaluated:
    """Measure a masked model with the evaluation masks; `db` is None where there is no library.

    Raise NotThereError for an unknown model, collection or folder, NothingToDoError where there
    is no text.
    """
    model = asked.model or masked_in_use(db)
    folder = masked_folder(library, model)
    texts = _of_folder(Path(asked.texts)) if asked.texts else _of_library(library, db, asked)
    pieces = Tokenization.load(folder)
    trainee = Trainee(load_trainable(folder), device_set(db))
    trainee.model.eval()
    frozen = freeze(texts, pieces, length=min(LENGTH, facts(folder).limit or LENGTH))
    measures = score(trainee, frozen).measures
    return Evaluated(
        model=model,
        documents=len(texts),
        tokens=frozen.tokens,
        masked=len(frozen.places),
        loss=measures.loss,
        perplexity=measures.perplexity,
        accuracy_1=measures.accuracy_1,
        accuracy_5=measures.accuracy_5,
    )


def _of_library(library: LibraryPaths, db: Database | None, asked: Evaluate) -> list[Text]:
    if db is None:
        raise NotThereError(
            f"There is no library in {library.folder}.", "Name a folder of texts with --texts."
        )
    found = adaptations.texts(db, Chosen(collection=asked.collection))
    return [Text(*one) for one in found if one[1].strip()]


def _of_folder(folder: Path) -> list[Text]:
    """Return the texts of a folder's files, in the order of their names."""
    if not folder.is_dir():
        raise NotThereError(f"There is no folder {folder}.", "Check the path.")
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    if not any(text.strip() for text in texts):
        raise NothingToDoError(f"There is no text in {folder}.", "Name a folder of text files.")
    return [Text(number, text) for number, text in enumerate(texts) if text.strip()]
