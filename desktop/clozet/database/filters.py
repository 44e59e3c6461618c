"""What a search is restricted to, as SQL conditions over documents `d`."""

from collections.abc import Iterator

from clozet.messages.kinds import kinds
from clozet.messages.search import UNKNOWN_LANGUAGE, Filters

IN_COLLECTION = (
    "d.id IN (SELECT document_id FROM collection_documents m"
    " JOIN collections c ON c.id = m.collection_id WHERE c.name = ?)"
)
IN_FOLDER = (
    "EXISTS (SELECT 1 FROM paths f WHERE f.document_id = d.id AND substr(f.path, 1, length(?)) = ?)"
)
Condition = tuple[str, tuple[str, ...]]


def admitted(filters: Filters) -> tuple[list[str], list[str]]:
    """Return the conditions that a document meets, to be joined by AND, and their values."""
    conditions = [*_placed(filters), *_described(filters), *_dated(filters)]
    return [sql for sql, _ in conditions], [value for _, own in conditions for value in own]


def where(filters: Filters) -> tuple[str, list[str]]:
    """Return the same as a WHERE clause, empty where all documents are admitted."""
    parts, values = admitted(filters)
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values


def _placed(filters: Filters) -> Iterator[Condition]:
    if filters.collection is not None:
        yield IN_COLLECTION, (filters.collection,)
    if filters.folder is not None:
        prefix = filters.folder.rstrip("/") + "/"
        yield IN_FOLDER, (prefix, prefix)


def _described(filters: Filters) -> Iterator[Condition]:
    if filters.kind is not None:
        wanted = kinds(filters.kind)
        yield f"d.kind IN ({', '.join('?' * len(wanted))})", wanted
    if filters.language is not None:
        known = "" if filters.language == UNKNOWN_LANGUAGE else filters.language
        yield "d.language = ?", (known,)


def _dated(filters: Filters) -> Iterator[Condition]:
    if filters.year is not None:
        yield "substr(d.date, 1, 4) = ?", (filters.year,)
    if filters.after is not None:
        yield "d.date >= ?", (filters.after,)
    if filters.before is not None:
        yield "substr(d.date, 1, length(?)) <= ?", (filters.before, filters.before)
    if filters.since is not None:
        yield "d.read_at > ?", (filters.since,)
