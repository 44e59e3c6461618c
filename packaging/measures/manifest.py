"""Files of other projects against the outcome that their manifest expects."""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure, not_measured

STATES = {"read-and-flagged": "flagged"}


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield how many rows of the manifest came out as listed."""
    folder = arguments.documents
    if folder is None or not (folder / "MANIFEST.tsv").is_file():
        yield not_measured("files of the manifest", "no --documents folder")
        return
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with tempfile.TemporaryDirectory() as library:
        out = subprocess.run(
            [
                sys.executable,
                "-m",
                "clozet",
                "--library",
                library,
                "--json",
                "add",
                "--no-embed",
                *(str(folder / row["name"]) for row in rows),
            ],
            capture_output=True,
            check=True,
        ).stdout
    events = [json.loads(line) for line in out.splitlines()]
    states = {Path(e["path"]).name: e["state"] for e in events if e["event"] == "document"}
    right = Counter(_as_listed(row, states.get(row["name"], "")) for row in rows)
    yield Figure("files that came out as the manifest lists", f"{right[True]} of {len(rows)}")


def _as_listed(row: dict[str, str], state: str) -> bool:
    listed = {row["outcome"], *row["also_accept"].split(",")} - {""}
    return state.replace(" ", "-") in {STATES.get(name, name) for name in listed}
