"""Folders that tell the documents of a search apart."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from clozet.messages.search import FacetValue


def folders(paths: Iterable[tuple[int, str]], most: int) -> tuple[FacetValue, ...]:
    """Return up to `most` folders, the fullest first, of (document id, path).

    They are those right below the innermost folder in which all paths lie. A file that lies in that
    folder itself is in none of them.
    """
    placed = [(document, path.split("/")[:-1]) for document, path in paths]
    if not placed:
        return ()
    ends = min(own for _, own in placed), max(own for _, own in placed)
    depth = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*ends, strict=False)))
    inside: dict[str, set[int]] = defaultdict(set)
    for document, own in placed:
        if len(own) > depth:
            inside["/".join(own[: depth + 1])].add(document)
    fullest = sorted(inside, key=lambda folder: (-len(inside[folder]), folder))[:most]
    return tuple(FacetValue(value=one, documents=len(inside[one])) for one in fullest)
