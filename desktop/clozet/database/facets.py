"""By what documents can be told apart: their kinds, years, languages, and where they lie."""

import json
import sqlite3
from collections.abc import Sequence

from clozet.messages.search import UNKNOWN_LANGUAGE, FacetValue

MOST_VALUES = 20
VALUES = {
    "kinds": "d.kind",
    "years": "substr(d.date, 1, 4)",
    "languages": f"coalesce(nullif(d.language, ''), '{UNKNOWN_LANGUAGE}')",
}


def counted(db: sqlite3.Connection, documents: Sequence[int]) -> dict[str, tuple[FacetValue, ...]]:
    """Return the values of each of `VALUES` among these documents, the commonest first."""
    chosen = json.dumps(documents)
    return {
        name: tuple(
            FacetValue(value=row[0], documents=row[1])
            for row in db.execute(
                f"SELECT {value} AS value, count(*) AS documents FROM documents d"
                " WHERE d.id IN (SELECT value FROM json_each(?)) AND value != ''"
                " GROUP BY 1 ORDER BY documents DESC, 1 LIMIT ?",
                (chosen, MOST_VALUES),
            )
        )
        for name, value in VALUES.items()
    }


def paths(db: sqlite3.Connection, documents: Sequence[int]) -> list[tuple[int, str]]:
    """Return (document id, path) of all paths of these documents that are there."""
    rows = db.execute(
        "SELECT document_id, path FROM paths WHERE state != 'missing'"
        " AND document_id IN (SELECT value FROM json_each(?))",
        (json.dumps(documents),),
    )
    return [(row[0], row[1]) for row in rows]
