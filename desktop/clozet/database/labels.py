"""Labels and what the user said of documents and passages."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from clozet.errors import NotThereError, UsageError
from clozet.messages.labels import Labelled, LabelRow

from .connection import transaction


@dataclass(frozen=True)
class Label:
    """A label's row."""

    id: int
    name: str
    about: Labelled

    @property
    def answers(self) -> tuple[str, str]:
        """The table of what the user said, and its column that names whom."""
        kind = self.about.removesuffix("s")
        return f"{kind}_labels", f"{kind}_id"


def rows(db: sqlite3.Connection, document: int | None = None) -> tuple[LabelRow, ...]:
    """Return all labels with their counts, or those that a document has."""
    said = (
        "SELECT label_id, document_id, yes FROM document_labels UNION ALL"
        " SELECT l.label_id, p.document_id, l.yes FROM passage_labels l"
        " JOIN passages p ON p.id = l.passage_id"
    )
    found = db.execute(
        "SELECT l.name, l.about, coalesce(sum(s.yes), 0), coalesce(sum(NOT s.yes), 0),"
        " max(s.document_id = ?1 AND s.yes) AS has"
        f" FROM labels l LEFT JOIN ({said}) s ON s.label_id = l.id"
        " GROUP BY l.id HAVING ?1 IS NULL OR has ORDER BY lower(l.name)",
        (document,),
    )
    return tuple(LabelRow(name=r[0], of=r[1], examples=r[2], refused=r[3]) for r in found)


def create(db: sqlite3.Connection, name: str, about: Labelled) -> int:
    """Return the id of the label called `name`, made if need be.

    Raise UsageError where it has no name, or one of the other kind has this name.
    """
    if not name.strip():
        raise UsageError("A label needs a name.", "Give it one.")
    with transaction(db, synced=True):
        db.execute("INSERT OR IGNORE INTO labels (name, about) VALUES (?, ?)", (name, about))
    label = find(db, name)
    if label.about != about:
        raise UsageError(f"“{name}” is a label of {label.about} already.", "Choose another name.")
    return label.id


def find(db: sqlite3.Connection, name: str) -> Label:
    """Return a label; raise NotThereError where there is none of that name."""
    row = db.execute("SELECT id, name, about FROM labels WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NotThereError(
            f"There is no label called “{name}”.",
            "Make it with “clozet label create NAME”, or see all with “clozet label list”.",
        )
    return Label(*row)


def delete(db: sqlite3.Connection, name: str) -> None:
    """Delete a label and all that was said with it; documents stay."""
    label = find(db, name)
    with transaction(db, synced=True):
        db.execute("DELETE FROM labels WHERE id = ?", (label.id,))


def answer(db: sqlite3.Connection, label: Label, ids: Iterable[int], yes: bool | None) -> None:
    """Note that these have the label or have it not; None takes back what was said.

    Raise NotThereError, and note nothing, where the library does not have one of them.
    """
    table, column = label.answers
    with transaction(db, synced=True):
        for one in ids:
            known = db.execute(f"SELECT 1 FROM {label.about} WHERE id = ?", (one,)).fetchone()
            if known is None:
                raise NotThereError(
                    f"The library has no {label.about.removesuffix('s')} {one}.",
                    f"“{label.name}” is a label of {label.about}; give their ids.",
                )
            db.execute(f"DELETE FROM {table} WHERE label_id = ? AND {column} = ?", (label.id, one))
            if yes is not None:
                db.execute(f"INSERT INTO {table} VALUES (?, ?, ?)", (label.id, one, yes))


def answers(db: sqlite3.Connection, label: Label) -> dict[int, bool]:
    """Return what is known of a label: whether a document or passage has it, by id.

    Those that the user gave only other labels of the same kind count as having it not.
    """
    table, column = label.answers
    others = db.execute(
        f"SELECT DISTINCT o.{column} FROM {table} o JOIN labels l ON l.id = o.label_id"
        " WHERE o.yes AND o.label_id != ? AND l.about = ?",
        (label.id, label.about),
    )
    known = {int(row[0]): False for row in others}
    said = db.execute(f"SELECT {column}, yes FROM {table} WHERE label_id = ?", (label.id,))
    return known | {int(row[0]): bool(row[1]) for row in said}


def keep(db: sqlite3.Connection, document: int) -> None:
    """Keep what was said of a document, and of its passages, beyond its deletion."""
    db.execute(
        "INSERT OR REPLACE INTO kept_labels SELECT l.label_id, d.sha256, x'', l.yes"
        " FROM document_labels l JOIN documents d ON d.id = l.document_id WHERE d.id = ?",
        (document,),
    )
    db.execute(
        "INSERT OR REPLACE INTO kept_labels SELECT l.label_id, d.sha256, p.hash, l.yes"
        " FROM passage_labels l JOIN passages p ON p.id = l.passage_id"
        " JOIN documents d ON d.id = p.document_id WHERE d.id = ?",
        (document,),
    )


def give_back(db: sqlite3.Connection, document: int) -> None:
    """Say again of a document what was kept when the same content was deleted."""
    db.execute(
        "INSERT OR IGNORE INTO document_labels SELECT k.label_id, d.id, k.yes"
        " FROM kept_labels k JOIN documents d ON d.sha256 = k.sha256"
        " WHERE d.id = ? AND k.passage = x''",
        (document,),
    )
    db.execute(
        "INSERT OR IGNORE INTO passage_labels SELECT k.label_id, p.id, k.yes"
        " FROM kept_labels k JOIN documents d ON d.sha256 = k.sha256"
        " JOIN passages p ON p.document_id = d.id AND p.hash = k.passage WHERE d.id = ?",
        (document,),
    )
    db.execute(
        "DELETE FROM kept_labels WHERE sha256 = (SELECT sha256 FROM documents WHERE id = ?)",
        (document,),
    )
