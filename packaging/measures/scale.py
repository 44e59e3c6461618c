"""Searches in many passages against encoding the question and one exact scan, in turns."""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

import faiss
import numpy as np

from clozet.commands.meaning import Meaning
from clozet.commands.search import search
from clozet.database import vectors
from clozet.database.connection import Database, open_library
from clozet.messages.search import Mode, Search
from clozet.models.encoder import Encoder
from clozet.paths import LibraryPaths
from clozet.search.vector_index import VectorIndex, Vectors, from_blobs

from .figure import Figure, not_measured
from .simulated import build, simulate

PASSAGES = 100_000
MANY = 1_000_000
QUESTIONS = 60
FACTORS = {"both": 3.0, "meaning": 1.5}
MOST_SECONDS = 0.1
REBUILD_SECONDS = 30
LEAST_RECALL = 0.98
KINDS = ("Flat", "SQfp16", "SQ8", "SQ4", "IVF512,Flat", "HNSW32")


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the searches' times beside their floor, the rebuild's, and the kinds of index."""
    if arguments.corpus is None or not any(arguments.corpus.glob("*.txt")):
        yield not_measured("searches in 100 000 passages", "no --corpus folder of *.txt")
        return
    encoder = Encoder.load()
    with tempfile.TemporaryDirectory() as folder:
        library = LibraryPaths(Path(folder) / "library")
        texts = build(library.folder, arguments.corpus, encoder, PASSAGES)
        real = encoder.encode(texts[:QUESTIONS])
        yield from _searches(library, texts)
    simulated = simulate(real, PASSAGES)
    yield from _kinds(simulated, encoder.encode([_question(text, 12) for text in texts]))
    if arguments.long:
        yield from _million(simulate(real, MANY), encoder, texts)


def _question(text: str, words: int) -> str:
    return " ".join(text.split()[10 : 10 + words])


def _searches(library: LibraryPaths, texts: list[str]) -> Iterator[Figure]:
    with closing(open_library(library)) as db:
        meaning = Meaning(library)
        meaning.warm_up(db)
        shutil.rmtree(library.folder / "index", ignore_errors=True)
        began = perf_counter()
        Meaning(library).rank_vector(db, meaning.encode(db, ["x"])[0], 1, None)
        rebuilt = perf_counter() - began
        for words in (8, 20):
            yield from _ratios(db, meaning, [_question(text, words) for text in texts], words)
    yield Figure(
        f"index of {PASSAGES:,} passages made again",
        f"{rebuilt:.1f} s",
        f"under {REBUILD_SECONDS} s",
        rebuilt < REBUILD_SECONDS,
    )


def _ratios(db: Database, meaning: Meaning, questions: list[str], words: int) -> Iterator[Figure]:
    encoder = vectors.encoder_in_use(db)
    assert encoder is not None
    blobs = [blob for _, blob in vectors.grouped(db, encoder, "passages")]
    flat = faiss.IndexFlatIP(encoder.dimension)
    flat.add(from_blobs(blobs, encoder.dimension))
    acts: dict[str, Callable[[str], object]] = {
        "floor": lambda text: flat.search(meaning.encode(db, [text], query=True), 10),
        "both": partial(_asked, db, meaning, "both"),
        "meaning": partial(_asked, db, meaning, "meaning"),
        "words": partial(_asked, db, meaning, "words"),
    }
    seconds = _in_turns(acts, questions[:QUESTIONS])
    floor = seconds.pop("floor")
    for name, taken in seconds.items():
        factor, bar = taken / floor, FACTORS.get(name)
        most = f"at most {bar:g}× and {MOST_SECONDS * 1000:.0f} ms" if bar else ""
        yield Figure(
            f"search by {name} of {words} words in {PASSAGES:,} passages, p95",
            f"{factor:.2f}× ({taken * 1000:.0f} ms against {floor * 1000:.0f} ms)",
            most,
            factor <= bar and taken < MOST_SECONDS if bar else None,
        )


def _asked(db: Database, meaning: Meaning, mode: Mode, text: str) -> object:
    return search(db, Search(query=text, mode=mode, literal=True), meaning)


def _in_turns(acts: dict[str, Callable[[str], object]], questions: list[str]) -> dict[str, float]:
    """Return the 95th percentile of each act's seconds."""
    seconds: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act(questions[0])
    for question in questions:
        for name, act in acts.items():
            began = perf_counter()
            act(question)
            seconds[name].append(perf_counter() - began)
    return {name: float(np.percentile(taken, 95)) for name, taken in seconds.items()}


def _kinds(simulated: Vectors, questions: Vectors) -> Iterator[Figure]:
    exact: list[set[int]] = []
    for kind in KINDS:
        index = faiss.index_factory(simulated.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
        began = perf_counter()
        index.train(simulated[:20_000])
        index.add(simulated)
        built = perf_counter() - began
        if kind.startswith("IVF"):
            faiss.extract_index_ivf(index).nprobe = 64
        began = perf_counter()
        found = [set(index.search(one[None], 10)[1][0].tolist()) for one in questions]
        seconds = (perf_counter() - began) / len(questions)
        exact = exact or found
        recall = np.mean([len(a & b) / 10 for a, b in zip(exact, found, strict=True)])
        megabytes = faiss.serialize_index(index).nbytes / 2**20
        yield Figure(
            f"index {kind}",
            f"recall@10 {recall:.4f}, {seconds * 1000:.1f} ms a search, {megabytes:.0f} MB,"
            f" built in {built:.1f} s",
        )


def _million(simulated: Vectors, encoder: Encoder, texts: list[str]) -> Iterator[Figure]:
    index = VectorIndex("simulated", simulated.shape[1])
    index.add(range(len(simulated)), simulated, last_row=len(simulated))
    flat = faiss.IndexFlatIP(simulated.shape[1])
    flat.add(simulated)
    questions = [_question(text, 12) for text in texts[:30]]
    acts: dict[str, Callable[[str], object]] = {
        "floor": lambda text: flat.search(encoder.encode([text]), 10),
        "ours": lambda text: index.search(encoder.encode([text])[0], 100),
    }
    seconds = _in_turns(acts, questions)
    factor = seconds["ours"] / seconds["floor"]
    detail = f"{seconds['ours'] * 1000:.0f} ms against {seconds['floor'] * 1000:.0f} ms"
    yield Figure(
        f"question encoded and looked up in {MANY:,} vectors, p95",
        f"{factor:.2f}× ({detail})",
        "at most 2×",
        factor <= 2,
    )
    asked = encoder.encode(questions)
    exact = [set(found.tolist()) for found in flat.search(asked, 10)[1]]
    ours = [{number for number, _ in index.search(one, 10)} for one in asked]
    recall = float(np.mean([len(a & b) / 10 for a, b in zip(exact, ours, strict=True)]))
    yield Figure(
        f"recall@10 in {MANY:,} vectors", f"{recall:.3f}", f"{LEAST_RECALL}", recall >= LEAST_RECALL
    )
