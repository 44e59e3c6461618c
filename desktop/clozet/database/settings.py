"""What the user set, by the names of `clozet.settings`."""

import json
import sqlite3

from clozet.settings import SETTINGS, Value, find

from .connection import transaction


def values(db: sqlite3.Connection) -> dict[str, Value]:
    """Return every setting: as it was set, or its default."""
    written = dict(db.execute("SELECT name, value FROM settings").fetchall())
    return {
        name: json.loads(written[name]) if name in written else setting.default
        for name, setting in SETTINGS.items()
    }


def change(db: sqlite3.Connection, name: str, value: Value) -> None:
    """Set one setting; raise UsageError where the name or the value does not fit."""
    checked = find(name).checked(value)
    with transaction(db, synced=True):
        db.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, json.dumps(checked)),
        )
