"""A recognised word and what is meant → our text changed, with all that hangs on it."""

from bisect import bisect_left

from clozet.database import documents, passages, recognition
from clozet.database.connection import Database, transaction
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.places import unpack
from clozet.messages.progress import Done
from clozet.messages.proofreading import Correct
from clozet.reading.correction import corrected


def correct(db: Database, asked: Correct) -> Done:
    """Change one word of our text; passages, words and places follow, vectors are made anew.

    Raise NotThereError where that word does not stand there, or its page was not recognised.
    """
    if not asked.to.strip():
        raise NothingToDoError("There is no word to write.", "Give the word that is meant.")
    with transaction(db, synced=True):
        page = recognition.text(db, asked.document, asked.page)
        place = (asked.start, asked.start + len(asked.word))
        if page is None or page.text[slice(*place)] != asked.word or not asked.word:
            raise NotThereError(
                f"“{asked.word}” does not stand there in recognised text.",
                "Ask again with “clozet proofread”.",
            )
        before = passages.of_document(db, asked.document)
        changed, after = corrected(page, before, place, asked.to.strip())
        documents.rewrite(db, asked.document, changed, after)
        starts = [box.start for box in unpack(page.words)]
        recognition.confirm(
            db, asked.document, asked.page, bisect_left(starts, asked.start + 1) - 1
        )
    return Done(ids=(asked.document,))
