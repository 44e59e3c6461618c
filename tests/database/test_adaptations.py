"""Cards keep no sentence of a document that is gone."""

import msgspec
import pytest

from clozet.database import adaptations, documents
from clozet.messages.search import DocumentBrief, Result
from clozet.messages.training import Adapt, Card, Learned
from tests.training.made_card import CARD

from .conftest import Filled, file_text


def learned(word: str, document: int, evidence: tuple[Result, ...] = ()) -> Learned:
    return Learned(
        word=word,
        before=400,
        after=2,
        sentence=f"A sentence with {word}.",
        start=16,
        end=16 + len(word),
        document=document,
        evidence=evidence,
    )


def result(document: int) -> Result:
    brief = DocumentBrief(id=document, path="/a", paths=("/a",), title="", kind="text", date="")
    return Result(
        rank=1,
        score=1.0,
        passage=1,
        document=brief,
        page=1,
        start=0,
        end=4,
        text="Text",
        heading="",
        spans=(),
        rectangles={},
        sentence=None,
        words=(),
        words_rank=1,
        meaning_rank=None,
        similarity=None,
    )


def finished(filled: Filled, *words: Learned) -> None:
    job = adaptations.create(filled.db, Adapt(), "mine", "clozet-base", "everything")
    card = msgspec.structs.replace(CARD, learned=words, worsened=words[:1])
    adaptations.finish(filled.db, job, card)


def kept(filled: Filled) -> Card:
    card = adaptations.rows(filled.db, {"mine"})[0].card
    assert card is not None
    return card


@pytest.mark.parametrize("act", ["delete", "replace"])
def test_what_a_card_quotes_goes_with_its_document(filled: Filled, act: str) -> None:
    other = filled.document + 1000
    finished(
        filled,
        learned("heron", filled.document),
        learned("river", other, (result(filled.document), result(other))),
    )

    if act == "delete":
        documents.delete(filled.db, filled.document)
    else:
        content = documents.Content("bb", 1, 0.1)
        documents.store(filled.db, content, file_text("A new text."), filled.document)

    card = kept(filled)
    assert [one.word for one in card.learned] == ["river"]
    assert [found.document.id for found in card.learned[0].evidence] == [other]
    assert card.worsened == ()
    assert card.after == CARD.after
