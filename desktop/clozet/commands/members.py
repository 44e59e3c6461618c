"""What lies in a file that was read → paths of their own, waiting to be read."""

from collections.abc import Sequence
from pathlib import Path

from clozet.database import collections, paths
from clozet.database.connection import Database
from clozet.file_names import outermost, to_path, to_text
from clozet.messages.reading import MemberListed

MOST_BELOW = 20_000  # files in one container on disk, those in inner ones too


def offer(db: Database, container: paths.Row, members: Sequence[MemberListed]) -> int:
    """Offer the members of a container just read; return how many were left alone.

    Members that it does not hold any more are noted as missing, as files of a folder are.
    """
    path = to_path(container["path"], bool(container["escaped"]))
    known = {row["path"]: row for row in paths.inside(db, container["id"])}
    root, _ = to_text(outermost(path))
    room = max(0, MOST_BELOW - len(paths.under(db, root)) + len(known)) if members else 0
    taken: set[str] = set()
    for member in members[:room]:
        taken.add(_offer(db, container, path / member.name, member.bytes))
    for name, row in known.items():
        if name not in taken and row["state"] not in ("missing", "skipped"):
            paths.mark_missing(db, row["id"])
    return len(members) - len(members[:room])


def _offer(db: Database, container: paths.Row, path: Path, size: int) -> str:
    text, escaped = to_text(path)
    state = paths.offer(
        db,
        paths.Offered(text, escaped, size, container["mtime_ns"]),
        job=container["job_id"],
        source=container["source_id"],
        collection=container["collection"],
        again=False,
    )
    row = paths.find(db, text, escaped)
    if row is not None and state != "left out":
        paths.put_into(db, row["id"], container["id"])
        if state == "unchanged" and row["document_id"] is not None:
            for name in (container["collection"] or "").splitlines():
                collections.put(db, name, [row["document_id"]])
    return text
