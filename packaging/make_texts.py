"""Make the general texts in resources/texts/ again from a folder of the corpus's unpacked rows.

    python packaging/make_texts.py CORPUS

A row is `NAME.txt`: documents separated by a blank line. The same rows always give the same texts.
Only rows in the public domain or under CC0 are looked at. The control comes from the corpus's
held-out documents alone, which no base model was trained on; the replay text from the others.
"""

import hashlib
import lzma
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "texts"

HELD_OUT_OF = 250
"""One document in so many is held out."""

SHORTEST = 300
RUN = 10
"""A document of the replay text shares no run of so many words with the control."""

UNFIT = re.compile(r"nigg", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """What is taken of one row: so many characters of each text, from documents behind `since`.

    Parts of one book lie near each other: the replay text keeps `apart` documents from those of
    the control.
    """

    name: str
    control: int
    replay: int
    since: int = 0
    apart: int = 0


ROWS = [
    Row("us_gov_guides", 60_000, 1_400_000),
    Row("books_classic", 90_000, 1_000_000, apart=60),
    Row("arxiv_abstracts", 40_000, 400_000),
    Row("presidential_addresses", 0, 400_000, since=190),
    Row("law_dc", 20_000, 250_000),
    Row("us_federal_regulations", 15_000, 250_000),
]
LONGEST = {"control": 6_000, "replay": 12_000}
"""Of a longer document the first paragraphs up to so many characters are taken."""


def documents(corpus: Path, row: Row) -> list[str]:
    """Return the documents of a row as they lie in its file."""
    text = (corpus / f"{row.name}.txt").read_text(encoding="utf-8")
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def is_held_out(document: str) -> bool:
    """Tell whether the corpus holds this document out of all training."""
    return len(document) > 200 and int(_sha1(document)[:4], 16) % HELD_OUT_OF == 0


def _sha1(document: str) -> str:
    return hashlib.sha1(document.encode(), usedforsecurity=False).hexdigest()


def shortened(document: str, most: int) -> str:
    """Return the first paragraphs of a document, at least one."""
    kept: list[str] = []
    length = 0
    for paragraph in document.split("\n"):
        if kept and length + len(paragraph) > most:
            break
        kept.append(paragraph)
        length += len(paragraph)
    return "\n".join(kept)


def drawn(candidates: list[str], characters: int, longest: int) -> list[str]:
    """Return documents in the order of their hashes until there are so many characters."""
    taken: list[str] = []
    for document in sorted(candidates, key=_sha1):
        if sum(map(len, taken)) >= characters:
            break
        if len(document) >= SHORTEST and not UNFIT.search(document):
            taken.append(shortened(document, longest))
    return taken


def runs(document: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of `RUN` words."""
    words = re.findall(r"\w+", document.lower())
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def mixed(rows: list[list[str]]) -> list[str]:
    """Return all documents so that each beginning of the list has all rows in their shares."""
    placed = [
        ((number + 0.5) / len(row), order, document)
        for order, row in enumerate(rows)
        for number, document in enumerate(row)
    ]
    return [document for _, _, document in sorted(placed)]


def control(rows: dict[Row, list[str]]) -> list[str]:
    """Return the held-out documents by which forgetting is measured."""
    return mixed(
        [
            drawn(list(filter(is_held_out, all_of_it)), row.control, LONGEST["control"])
            for row, all_of_it in rows.items()
        ]
    )


def replay(rows: dict[Row, list[str]], controlled: list[str]) -> list[str]:
    """Return documents to mix into training: none held out, none that repeats the control."""
    known = {run for document in controlled for run in runs(document)}
    return mixed(
        [
            drawn(
                [text for text in _away(row, all_of_it) if known.isdisjoint(runs(text))],
                row.replay,
                LONGEST["replay"],
            )
            for row, all_of_it in rows.items()
        ]
    )


def _away(row: Row, all_of_it: list[str]) -> list[str]:
    """Return the documents that are not held out, nor near one that is, where that matters."""
    held_out = [number for number, text in enumerate(all_of_it) if is_held_out(text)]
    near = {n + step for n in held_out for step in range(-row.apart, row.apart + 1)}
    return [text for n, text in enumerate(all_of_it) if n >= row.since and n not in near]


def main() -> int:
    """Write both texts."""
    rows = {row: documents(Path(sys.argv[1]), row) for row in ROWS}
    controlled = control(rows)
    replayed = replay(rows, controlled)
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, texts in (("control", controlled), ("replay", replayed)):
        content = ("\n\n".join(texts) + "\n").encode()
        (TARGET / f"{name}.txt.xz").write_bytes(lzma.compress(content, preset=9))
        print(f"{name}: {len(texts)} documents, {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
