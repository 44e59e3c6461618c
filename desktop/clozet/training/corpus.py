"""Chosen documents → a part to train on and a part held out, split by document, stable."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clozet.errors import NothingToDoError
from clozet.sketch import ALIKE, sketch

HELDOUT_SHARE = 0.1
FEWEST_HELDOUT = 4
STOPPING_SHARE = 1 / 3
"""So much of what is held out tells when to stop, so that the card's texts do not."""

FEWEST_DOCUMENTS = 20
"""With fewer different documents than these, passages are held out instead."""

LARGEST_SHARE = 0.25
"""A document with more of the text than this is trained on in any case."""

PASSAGE_CHARACTERS = 1000


@dataclass(frozen=True)
class Text:
    """A document's text, or the stretch of it that begins at code point `start`."""

    document: int
    text: str
    start: int = 0


@dataclass(frozen=True)
class Corpus:
    """What is trained on and what is held out, which may be passages of the same documents.

    `heldout` is what the card measures; `stopping` tells when to stop, and is empty where too
    little is held out for both.
    """

    train: tuple[Text, ...]
    heldout: tuple[Text, ...]
    by_passage: bool
    stopping: tuple[Text, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A hash of all its texts and of the side on which each is."""
        digest = hashlib.blake2b(digest_size=8)
        for side in (self.train, self.heldout, self.stopping):
            for text in side:
                digest.update(text.text.encode("utf-8", "surrogatepass") + b"\0")
            digest.update(b"\1")
        return digest.hexdigest()


def split(texts: Sequence[Text]) -> Corpus:
    """Hold a part out, by the texts' own hashes: the same documents always fall the same way.

    Near-duplicates stay on one side. Raise NothingToDoError where there is no text, or nothing
    that differs enough to hold a part of it out.
    """
    texts = [text for text in texts if text.text.strip()]
    if not texts:
        raise NothingToDoError(
            "There is no text in these documents.", "Choose documents that have been read."
        )
    groups = _alike(texts)
    by_passage = len(groups) < FEWEST_DOCUMENTS
    if by_passage:
        groups = _alike([passage for text in texts for passage in _passages(text)])
    if len(groups) < 2 * FEWEST_HELDOUT:
        raise NothingToDoError(
            "There is too little text, or it is all the same: nothing could be held out of it.",
            "Choose more documents; some pages of text are the least.",
        )
    hashes = [min(_hash(text.text) for text in group) for group in groups]
    heldout = _held_out(groups, hashes)
    stopping = _stopping([hashes[n] for n in heldout])
    sides: dict[bool | None, list[Text]] = {True: [], False: [], None: []}
    for n, group in enumerate(groups):
        sides[n in heldout[:stopping] if n in heldout else None] += group
    return Corpus(
        train=tuple(sides[None]),
        heldout=tuple(sides[False]),
        by_passage=by_passage,
        stopping=tuple(sides[True]),
    )


def _held_out(groups: Sequence[Sequence[Text]], hashes: Sequence[float]) -> list[int]:
    """Return the numbers of the groups to hold out: those with the smallest hashes, in order."""
    sizes = [sum(len(text.text) for text in group) for group in groups]
    small = [n for n, size in enumerate(sizes) if size <= LARGEST_SHARE * sum(sizes)]
    order = sorted(small, key=lambda n: hashes[n])
    below = sum(hashes[n] < HELDOUT_SHARE for n in order)
    return order[: max(below, FEWEST_HELDOUT)]


def _stopping(hashes: Sequence[float]) -> int:
    """Return how many of those held out, the first by their hashes, tell when to stop."""
    if len(hashes) < 2 * FEWEST_HELDOUT:
        return 0
    below = sum(each < HELDOUT_SHARE * STOPPING_SHARE for each in hashes)
    return max(FEWEST_HELDOUT, min(below, len(hashes) - FEWEST_HELDOUT))


def _hash(text: str) -> float:
    """Return a number 0…1 that depends on the text alone."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _passages(text: Text) -> Iterator[Text]:
    """Part a text into stretches of some paragraphs, a long paragraph at its words."""
    start = 0
    for match in re.finditer(r"\n|(?<=\s)(?=\S)|\Z", text.text):
        length = match.end() - start
        line_ends = match.group() == "\n" or match.end() == len(text.text)
        if length >= (PASSAGE_CHARACTERS if line_ends else 2 * PASSAGE_CHARACTERS):
            yield Text(text.document, text.text[start : match.end()], text.start + start)
            start = match.end()
    if text.text[start:].strip():
        yield Text(text.document, text.text[start:], text.start + start)


def _alike(texts: Sequence[Text]) -> list[list[Text]]:
    """Group near-duplicates, in the order of their first members."""
    leader = list(range(len(texts)))

    def led_by(n: int) -> int:
        while leader[n] != n:
            leader[n] = n = leader[leader[n]]
        return n

    sketches = [sketch(text.text) for text in texts]
    having: dict[int, list[int]] = {}
    for n, hashes in enumerate(sketches):
        shared: dict[int, int] = {}
        for shingle in hashes:
            for other in having.setdefault(shingle, []):
                shared[other] = shared.get(other, 0) + 1
            having[shingle].append(n)
        for other, count in shared.items():
            if count >= ALIKE * min(len(hashes), len(sketches[other])):
                leader[led_by(n)] = led_by(other)
    groups: dict[int, list[Text]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(led_by(n), []).append(text)
    return list(groups.values())
