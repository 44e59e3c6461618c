"""Twenty kills of real processes, by the same test that the test command runs with four."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure, not_measured

KILLS = 20


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield whether nothing committed was lost."""
    if not arguments.crash:
        yield not_measured("kills", "no --crash")
        return
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/crash", "--kills", str(KILLS)],
        cwd=root,
        check=False,
    )
    lost = "nothing committed was lost" if ended.returncode == 0 else "see above"
    yield Figure(f"{KILLS} kills", lost, "nothing lost, no orphans", ended.returncode == 0)
