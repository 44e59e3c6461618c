"""General English that ships: one text to measure forgetting by, one to train against it."""

import lzma
import re
from collections import Counter
from functools import cache

from clozet.paths import resources


@cache
def control() -> tuple[str, ...]:
    """Return the control's documents, never trained on; each beginning of them is a fair mixture.

    About 45,000 word pieces in all.
    """
    return _documents("control")


@cache
def replay() -> tuple[str, ...]:
    """Return documents to mix into training, mixed likewise; about 800,000 word pieces.

    None of them is in the control, nor another part of a book that is.
    """
    return _documents("replay")


@cache
def words() -> Counter[str]:
    """Return how often each word, in small letters, stands in the replay text."""
    return Counter(re.findall(r"[^\W\d_]+", "\n".join(replay()).lower()))


def _documents(name: str) -> tuple[str, ...]:
    packed = (resources() / "texts" / f"{name}.txt.xz").read_bytes()
    return tuple(lzma.decompress(packed).decode().strip("\n").split("\n\n"))
