"""A sentence with a blank → the passages of every document → one value a document, or none."""

from functools import partial
from typing import TYPE_CHECKING

from clozet.cloze.attested import Weighed, written
from clozet.cloze.question import Question, ask
from clozet.cloze.support import certainty, weigh
from clozet.database import collections, passages
from clozet.database.connection import Database
from clozet.messages.cloze import AskEachDocument, DocumentNamed, DocumentValue, EachDocument
from clozet.messages.search import Filters
from clozet.models.masked import MaskedModel
from clozet.search.places import locate

from .gathering import Gathered, gather_each

if TYPE_CHECKING:
    from .meaning import Meaning


def ask_each_document(
    db: Database, asked: AskEachDocument, meaning: "Meaning", model: MaskedModel
) -> EachDocument:
    """Answer with one row for each document, in the order of their paths.

    `score` is the probability that the value is right rather than that there is none. Raise
    NothingToDoError where the text has no blank, NotThereError for an unknown collection.
    """
    question = ask(asked.text, model.pieces.mask_text)
    if asked.collection is not None:
        collections.find(db, asked.collection)
    filters = Filters(collection=asked.collection)
    gathered = gather_each(db, question, filters, meaning)
    weighed = weigh(
        question,
        gathered.sources,
        partial(meaning.encode, db),
        model,
        each_document=True,
    )
    best: dict[int, Weighed] = {}
    for one in sorted(weighed, key=lambda one: -one.support):
        if one.support > 0:
            best.setdefault(one.aligned.source.document, one)
    paths = passages.document_paths(db, passages.documents(db, filters))
    rows = [
        _row(DocumentNamed(id=document, path=path), question, best.get(document), gathered)
        for document, path in sorted(paths.items(), key=lambda pair: pair[1])
    ]
    return EachDocument(text=asked.text, rows=tuple(rows))


def _row(
    document: DocumentNamed, question: Question, best: Weighed | None, gathered: Gathered
) -> DocumentValue:
    if best is None:
        return DocumentValue(document=document, value=None, page=None, passage=None, score=None)
    one = best.aligned
    spans = locate(gathered.found[one.source.passage].spans, *one.place)
    return DocumentValue(
        document=document,
        value=written(question, one.stretch, one.text),
        page=spans[0].page,
        passage=one.source.passage,
        score=certainty(best.support),
    )
