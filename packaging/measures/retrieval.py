"""Search quality: nDCG@10 through `clozet search --queries`, on documents as files."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from . import feedback
from .figure import Figure, not_measured
from .ndcg import judgements, ndcg

MOST_BELOW = 0.005
LEAST_GAIN = 0.015


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the figures of each collection, and the mean gain over the best baselines."""
    folder = arguments.evaluation / "retrieval" if arguments.evaluation else None
    if folder is None or not folder.is_dir():
        yield not_measured("search quality", "no --evaluation folder")
        return
    best = _best(folder / "baselines.tsv")
    gains: list[float] = []
    for collection in sorted(path.parent for path in folder.glob("*/qrels.tsv")):
        yield from _figures(collection, best[collection.name], gains)
    mean = sum(gains) / len(gains)
    yield Figure(
        "nDCG@10, mean gain over the best baselines",
        f"{100 * mean:+.1f} points",
        f"at least {100 * LEAST_GAIN:+.1f}",
        mean >= LEAST_GAIN,
    )


def _best(table: Path) -> dict[str, float]:
    rows = [line.split("\t") for line in table.read_text().splitlines()[1:]]
    return {row[0]: max(map(float, row[1:])) for row in rows}


def _figures(collection: Path, best: float, gains: list[float]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        began = perf_counter()
        _add(collection, Path(folder), library)
        seconds = perf_counter() - began
        for mode in ("words", "meaning"):
            value = _ndcg(collection, library, mode)
            yield Figure(f"nDCG@10 on {collection.name}, {mode}", f"{value:.3f}")
        value = _ndcg(collection, library, "both")
        yield feedback.measure(collection, library)
    gains.append(value - best)
    yield Figure(
        f"nDCG@10 on {collection.name}, both",
        f"{value:.3f}, best baseline {best:.3f}, added in {seconds:.0f} s",
        f"≥ best − {MOST_BELOW}",
        value >= best - MOST_BELOW,
    )


def _add(collection: Path, folder: Path, library: Path) -> None:
    files = folder / "files"
    files.mkdir()
    for line in (collection / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = f"{document['title']}\n\n{document['text']}".strip() + "\n"
        (files / f"{document['id']}.txt").write_text(text, encoding="utf-8")
    _clozet(library, "add", str(files))


def _clozet(library: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "clozet", "--library", str(library), "--json", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def _ndcg(collection: Path, library: Path, mode: str) -> float:
    judged = judgements(collection)
    queries = library.parent / "queries.jsonl"
    with queries.open("w", encoding="utf-8") as file:
        for line in (collection / "queries.jsonl").read_text(encoding="utf-8").splitlines():
            file.write(json.dumps({**json.loads(line), "literal": True}) + "\n")
    options = ("--queries", str(queries), "--mode", mode, "--by", "document", "-k", "10")
    answers = [json.loads(line) for line in _clozet(library, "search", *options).splitlines()]
    return sum(ndcg(_names(answer), judged[answer["id"]]) for answer in answers) / len(answers)


def _names(answer: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    return [Path(result["document"]["path"]).stem for result in answer.get("results", [])]
