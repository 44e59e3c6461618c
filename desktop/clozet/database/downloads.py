"""Files of models as they were when first downloaded, by hub, model and revision."""

import sqlite3
from collections.abc import Mapping

from clozet.clock import now
from clozet.messages.downloads import ModelOffer

from .connection import transaction


def pinned(db: sqlite3.Connection, offer: ModelOffer) -> dict[str, str]:
    """Return the SHA-256 of each file that this revision had the first time; empty before that."""
    rows = db.execute(
        "SELECT file, sha256 FROM downloaded_files WHERE hub = ? AND model = ? AND revision = ?",
        (offer.hub, offer.model, offer.revision),
    )
    return dict(rows.fetchall())


def pin(db: sqlite3.Connection, offer: ModelOffer, hashes: Mapping[str, str]) -> None:
    """Keep the SHA-256 of each file of a revision; those that were kept before stay."""
    with transaction(db, synced=True):
        db.executemany(
            "INSERT OR IGNORE INTO downloaded_files VALUES (?, ?, ?, ?, ?, ?)",
            [
                (offer.hub, offer.model, offer.revision, file, hash, now())
                for file, hash in hashes.items()
            ],
        )


def last_revision(db: sqlite3.Connection, offer: ModelOffer) -> str:
    """Return the revision of the model that was downloaded last, "" where none was."""
    row = db.execute(
        "SELECT revision FROM downloaded_files WHERE hub = ? AND model = ?"
        " ORDER BY time DESC LIMIT 1",
        (offer.hub, offer.model),
    ).fetchone()
    return str(row[0]) if row else ""
