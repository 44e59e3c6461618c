"""The made-up library that all fake workers of a window share: one JSON file in its folder."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

from clozet.database.lock import take
from clozet.messages.library import LanguageRow

SECONDS_BETWEEN_TRIES = 0.005
STATES = ("read", "read", "read", "needs password", "failed", "read", "flagged", "needs ocr")
REASONS = {
    "needs password": ("The file is locked.", "Give its password."),
    "failed": ("The file is cut short.", "Get a whole copy of it."),
    "flagged": ("Two pages hold almost no text.", "Look at pages 2 and 3."),
    "needs ocr": ("The pages are pictures.", "Let the text be recognised (OCR)."),
}


class FakeLibrary:
    """Documents, collections and settings in one JSON file; names of requests in another."""

    def __init__(self, folder: Path, documents: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "fake.json"
        self._lock = folder / "fake.lock"
        self._asked = folder / "asked.txt"
        self._state: dict[str, Any] = {}
        self._seen = (0, 0)
        with self._held():
            if not self._file.exists():
                rows = [made_row(number) for number in range(documents)]
                self._state = {"rows": rows, "collections": {}, "settings": {}}
                self._save()

    def note(self, name: str) -> None:
        """Remember that a request was asked."""
        with self._asked.open("a") as asked:
            asked.write(name + "\n")

    @property
    def state(self) -> dict[str, Any]:
        """What the library holds now."""
        if self._seen != self._stamp():
            self._state = json.loads(self._file.read_text())
            self._seen = self._stamp()
        return self._state

    @contextmanager
    def changing(self) -> Iterator[dict[str, Any]]:
        """Hold the library alone while its state is changed, then keep it."""
        with self._held():
            yield self.state
            self._save()

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._lock.open("a") as file:
            while not take(file, exclusive=True):
                sleep(SECONDS_BETWEEN_TRIES)
            yield

    def _stamp(self) -> tuple[int, int]:
        stat = self._file.stat()
        return stat.st_mtime_ns, stat.st_ino

    def _save(self) -> None:
        written = self._file.with_suffix(".new")
        written.write_text(json.dumps(self._state))
        written.replace(self._file)  # whole, even when the process is killed meanwhile
        self._seen = self._stamp()


def made_row(number: int) -> dict[str, Any]:
    state = STATES[number % len(STATES)]
    path = f"/papers/paper {number:06}.pdf"
    reason, remedy = REASONS.get(state, ("", ""))
    read = state in ("read", "flagged")
    scan = state == "needs ocr"
    return {
        "id": number + 1 if read or scan else None,
        "path": path,
        "path_escaped": False,
        "paths": [path],
        "state": state,
        "reason": reason,
        "remedy": remedy,
        "kind": "pdf",
        "title": f"Paper {number}",
        "date": "2024-03-11T00:00:00Z",
        "pages": 3 if read or scan else 0,
        "passages": 4 if read else 0,
        "vectors": 4 if read else 0,
        "words": 1200 if read else 0,
        "language": ("de" if number == 9 else "en") if read else "",
        "collections": [],
        "bytes": 2_100_000,
        "changed": "2024-03-11T12:00:00Z",
        "added": "2025-10-28T12:00:00Z",
        "outcome": "added",
        "needs_ocr": 3 if scan else 0,
    }


def languages(rows: list[dict[str, Any]]) -> tuple[LanguageRow, ...]:
    """Return the languages of rows, counted."""
    counts = Counter(row["language"] for row in rows if row["language"])
    return tuple(LanguageRow(language=one, documents=count) for one, count in counts.items())
