"""Passages of the documents chosen → those to train on and those held out, by document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clozet.errors import NothingToDoError

from .corpus import Text, split


@dataclass(frozen=True)
class Passage:
    """A passage as it is embedded, the heading above it, and the number of what it belongs to.

    `group` is the document; the passage itself where there are too few documents.
    """

    group: int
    text: str
    heading: str = ""


@dataclass(frozen=True)
class Parts:
    """What is trained on and what is held out, each in the order of the documents."""

    train: tuple[Passage, ...]
    heldout: tuple[Passage, ...]
    by_passage: bool


def parted(passages: Sequence[Passage]) -> Parts:
    """Hold some documents out, or passages where there are fewer than 20 different documents.

    Raise NothingToDoError where there are too few passages too.
    """
    documents: dict[int, list[str]] = {}
    for passage in passages:
        documents.setdefault(passage.group, []).append(passage.text)
    corpus = split([Text(group, "\n".join(texts)) for group, texts in documents.items()])
    by_passage = corpus.by_passage
    if by_passage:
        passages = [replace(passage, group=number) for number, passage in enumerate(passages)]
        corpus = split([Text(passage.group, passage.text) for passage in passages])
        if corpus.by_passage:
            raise NothingToDoError(
                "There are too few passages to learn searching from.",
                "Choose more documents; some dozens of passages are the least.",
            )
    heldout = {text.document for text in corpus.heldout + corpus.stopping}
    return Parts(
        train=tuple(passage for passage in passages if passage.group not in heldout),
        heldout=tuple(passage for passage in passages if passage.group in heldout),
        by_passage=by_passage,
    )
