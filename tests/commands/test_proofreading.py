"""The second opinion: words that the real masked model doubts, and what becomes of a correction."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.commands.correcting import correct
from clozet.commands.masked_models import MaskedModels
from clozet.commands.proofreading import proofread
from clozet.commands.search import search
from clozet.database import check, passages, recognition
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.places import unpack
from clozet.messages.proofreading import Correct, Proofread
from clozet.messages.search import Search
from tests.reading.scans import LINES, scan

from .conftest import Added
from .test_recognising import FakeRecognisers, engine, recognised, seen

__all__ = ["engine"]  # the fixture

TEXT = "The tenamt shall pay the rent to the landlord on the first day of each month."


@pytest.fixture
def document(db: Database, add: Callable[..., Added], folder: Path) -> int:
    events, _ = add(scan(folder / "scan.pdf", LINES))
    document = events[0].id
    assert document is not None
    workers = FakeRecognisers(lambda page: seen(page, TEXT, confidences=bytes([80])))
    recognised(db, workers, ids=(document,), language="eng")
    return document


def words_found(db: Database, query: str) -> int:
    return len(search(db, Search(query=query, mode="words"), None).results)


def test_an_unlikely_word_is_offered_its_likely_neighbour(db: Database, document: int) -> None:
    found = proofread(db, MaskedModels(None), Proofread(document=document))
    (word,) = found.words
    assert (word.word, TEXT[word.start : word.end]) == ("tenamt", "tenamt")
    assert word.suggestions[0].word == "tenant"
    assert word.suggestions[0].probability > 0.9 > word.probability


def test_a_correction_changes_our_text_and_all_that_hangs_on_it(
    db: Database, document: int, folder: Path
) -> None:
    before = (folder / "scan.pdf").read_bytes()
    asked = Correct(document=document, page=1, start=4, word="tenamt", to="tenant")
    correct(db, asked)
    assert (words_found(db, "tenant"), words_found(db, "tenamt")) == (1, 0)
    text = recognition.text(db, document, 1)
    assert text is not None and text.text == TEXT.replace("tenamt", "tenant")
    assert unpack(passages.page_words(db, document, 1))
    assert check.words_out_of_step(db) == 0
    assert (folder / "scan.pdf").read_bytes() == before
    with pytest.raises(NotThereError):
        correct(db, asked)


def test_only_recognised_text_is_proofread(
    db: Database, add: Callable[..., Added], folder: Path
) -> None:
    (folder / "typed.txt").write_text(TEXT)
    events, _ = add(folder / "typed.txt")
    assert events[0].id is not None
    with pytest.raises(NothingToDoError):
        proofread(db, MaskedModels(None), Proofread(document=events[0].id))
