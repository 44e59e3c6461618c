"""Results that say the same become one: neighbours merged, repetitions named with the first."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import msgspec

from clozet.messages.drafts import NearDuplicate
from clozet.messages.reading import Span
from clozet.messages.search import PassageFound

from .fusion import Fused

NEAR = 0.9
"""A neighbour is merged whose score is at least this share of the better one's."""

SAME_WORDS = 0.7
"""Passages of two drafts that share this part of the shorter one's words say the same."""

MOST = 3
"""Passages in one result at most: a short document does not become a single result."""


@dataclass
class Folded:
    """A result to be: the best passage, widened by its neighbours, and who repeats it."""

    fused: Fused
    found: PassageFound
    ordinals: set[int]
    repeated: list[NearDuplicate]


def alone(pairs: Iterable[tuple[Fused, PassageFound]]) -> list[Folded]:
    """Return each passage as a result of its own."""
    return [Folded(fused, found, {found.ordinal}, []) for fused, found in pairs]


def fold(
    pairs: Iterable[tuple[Fused, PassageFound]],
    drafts: Mapping[int, Iterable[int]] = MappingProxyType({}),
    said: Mapping[int, Hashable] = MappingProxyType({}),
) -> list[Folded]:
    """Merge passages that stand beside a better one, and leave out repetitions of its text.

    `drafts` has for a document those that are nearly the same: of these, passages that share most
    of their words are repetitions. `said` has for a passage what it says: others that say it are
    repetitions, too.
    """
    folded: list[Folded] = []
    by_text: dict[Hashable, Folded] = {}
    for fused, found in pairs:
        says = said.get(found.id, found.text)
        repeated = by_text.get(says) or _draft(folded, found, drafts)
        if repeated:
            _note(repeated, found)
            continue
        one = _beside(folded, fused, found)
        if one:
            one.found = merged(one.found, found, first=min(one.ordinals) < found.ordinal)
            one.ordinals.add(found.ordinal)
        else:
            one = Folded(fused, found, {found.ordinal}, [])
            folded.append(one)
        by_text[says] = one
    return folded


def _draft(
    folded: Iterable[Folded], found: PassageFound, drafts: Mapping[int, Iterable[int]]
) -> Folded | None:
    near = set(drafts.get(found.document.id, ()))
    words = set(found.text.lower().split())
    for one in folded:
        if one.found.document.id in near:
            others = set(one.found.text.lower().split())
            if len(words & others) >= SAME_WORDS * min(len(words), len(others)):
                return one
    return None


def _note(one: Folded, found: PassageFound) -> None:
    copy = NearDuplicate(id=found.document.id, path=found.document.path)
    if copy.id != one.found.document.id and copy not in one.repeated:
        one.repeated.append(copy)


def _beside(folded: Iterable[Folded], fused: Fused, found: PassageFound) -> Folded | None:
    for one in folded:
        if (
            one.found.document.id == found.document.id
            and len(one.ordinals) < MOST
            and fused.score >= NEAR * one.fused.score
            and {found.ordinal - 1, found.ordinal + 1} & one.ordinals
        ):
            return one
    return None


def merged(one: PassageFound, other: PassageFound, *, first: bool) -> PassageFound:
    """Return `one` widened by its neighbour `other`; `first` says that `one` stands before it."""
    before, after = (one, other) if first else (other, one)
    last = before.spans[-1]
    text, spans = before.text, list(before.spans)
    at = 0
    for span in after.spans:
        written = after.text[at : at + span.end - span.start]
        at += len(written) + 1
        overlap = last.end - span.start if span.page == last.page else 0
        if span.page < last.page or overlap >= len(written):
            continue
        if overlap >= 0 and span.page == last.page:
            spans[-1] = last = Span(page=last.page, start=last.start, end=span.end)
            text += written[overlap:]
        else:
            spans.append(last := span)
            text += "\n" + written
    return msgspec.structs.replace(one, text=text, spans=tuple(spans))
