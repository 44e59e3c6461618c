"""Which rows a list is asked for, as an SQL condition over paths `p` and documents `d`."""

from collections.abc import Iterator
from dataclasses import dataclass

from clozet.messages.kinds import kinds
from clozet.messages.library import ListDocuments
from clozet.messages.search import UNKNOWN_LANGUAGE

NEEDS_YOU = "('flagged', 'needs password', 'needs ocr', 'failed', 'missing')"


@dataclass(frozen=True)
class Condition:
    """An SQL condition with its values."""

    sql: str
    values: tuple[str | int, ...]


def condition(asked: ListDocuments) -> Condition:
    """Return the condition that the rows of a list meet."""
    parts = [Condition("1", ()), *_equal(asked), *_placed(asked)]
    if asked.name:
        pattern = "%" + asked.name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parts.append(
            Condition(
                "(p.path LIKE ? ESCAPE '\\' OR d.title LIKE ? ESCAPE '\\')",
                (pattern + "%", pattern + "%"),
            )
        )
    if asked.needs_you:
        parts.append(Condition(f"p.state IN {NEEDS_YOU}", ()))
    return Condition(
        " AND ".join(part.sql for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _equal(asked: ListDocuments) -> Iterator[Condition]:
    """Yield what must be just so."""
    if asked.state:
        yield Condition("p.state = ?", (asked.state,))
    if asked.language:
        written = "" if asked.language == UNKNOWN_LANGUAGE else asked.language
        yield Condition("d.language = ?", (written,))
    if asked.kind:
        wanted = kinds(asked.kind)
        yield Condition(f"p.kind IN ({', '.join('?' * len(wanted))})", wanted)


def _placed(asked: ListDocuments) -> Iterator[Condition]:
    """Yield where a document must be: in a collection, in none, in a folder."""
    if asked.collection:
        yield Condition(
            "p.document_id IN (SELECT document_id FROM collection_documents m"
            " JOIN collections c ON c.id = m.collection_id WHERE c.name = ?)",
            (asked.collection,),
        )
    if asked.no_collection:
        yield Condition(
            "NOT EXISTS (SELECT 1 FROM collection_documents m WHERE m.document_id = p.document_id)",
            (),
        )
    if asked.folder:
        prefix = asked.folder.rstrip("/") + "/"
        yield Condition("substr(p.path, 1, ?) = ?", (len(prefix), prefix))
