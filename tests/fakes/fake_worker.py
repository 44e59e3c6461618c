"""A worker that speaks the real messages about a made-up library: a real child process.

python fake_worker.py [--documents N] [--villain KIND:REQUEST] ROLE --library DIR

All roles and a restarted worker see the same library, the one in DIR.
A villain's REQUEST is the name of a message; KIND is `dies`, `hangs` or `babbles`.
"""

import argparse
import binascii
import struct
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fake_cloze
import fake_house
import fake_labels
import fake_models
import fake_recognition
import fake_search
import fake_sources
import fake_training
import msgspec
from fake_library import FakeLibrary, languages, made_row

from clozet.messages import downloads, housekeeping, library, progress, reading, search
from clozet.messages.json_lines import Ask, Reply, decode, encode

NEEDING = ("flagged", "needs password", "needs ocr", "failed", "missing")


def list_documents(state: dict[str, Any], asked: library.ListDocuments) -> library.DocumentRows:
    rows = [row for row in state["rows"] if asked.name.lower() in row["path"].lower()]
    if asked.collection is not None:
        rows = [row for row in rows if asked.collection in row["collections"]]
    if asked.language is not None:
        rows = [row for row in rows if row["language"] == asked.language]
    if asked.needs_you:
        rows = [row for row in rows if row["state"] in NEEDING]
    if asked.no_collection:
        rows = [row for row in rows if not row["collections"]]
    key = {"name": "path", "state": "state", "pages": "pages"}.get(asked.order, asked.order)
    rows = sorted(rows, key=lambda row: row[key], reverse=asked.descending)
    end = None if asked.limit is None else asked.offset + asked.limit
    return library.DocumentRows(
        documents=tuple(as_row(row) for row in rows[asked.offset : end]),
        total=len(rows),
        needing=sum(row["state"] in NEEDING for row in rows),
    )


def as_row(row: dict[str, Any]) -> library.DocumentRow:
    return msgspec.convert(row, library.DocumentRow)


def list_collections(state: dict[str, Any], asked: object) -> library.Collections:
    names = sorted(state["collections"])
    counts = {name: sum(name in row["collections"] for row in state["rows"]) for name in names}
    return library.Collections(
        collections=tuple(
            library.CollectionRow(id=at + 1, name=name, documents=counts[name])
            for at, name in enumerate(names)
        ),
        sources=fake_sources.rows(state),
        total=len(state["rows"]),
        unsorted=sum(not row["collections"] for row in state["rows"]),
        needing=sum(row["state"] in NEEDING for row in state["rows"]),
        languages=languages(state["rows"]),
    )


def change_collection(state: dict[str, Any], asked: library.ChangeCollection) -> progress.Done:
    rows = [row for row in state["rows"] if row["id"] in asked.ids]
    if asked.act == "create":
        state["collections"][asked.name] = True
    elif asked.act == "delete":
        del state["collections"][asked.name]
        rows = state["rows"]
    if asked.act == "rename":
        del state["collections"][asked.name]
        state["collections"][asked.to] = True
        for row in state["rows"]:
            named = [asked.to if name == asked.name else name for name in row["collections"]]
            row["collections"] = named
    for row in rows:
        kept = [name for name in row["collections"] if name != asked.name]
        row["collections"] = [*kept, asked.name] if asked.act == "add" else kept
    return progress.Done(ids=asked.ids)


def status(state: dict[str, Any], asked: object) -> housekeeping.Status:
    states: dict[str, int] = {}
    for row in state["rows"]:
        states[row["state"]] = states.get(row["state"], 0) + 1
    return housekeeping.Status(
        library="/fake",
        documents=len(state["rows"]),
        states=states,
        passages=sum(row["passages"] for row in state["rows"]),
        vectors=sum(row["vectors"] for row in state["rows"]),
        left=sum(row["passages"] - row["vectors"] for row in state["rows"]),
        index=housekeeping.IndexStatus(kind="flat", rows=0, built=""),
        models={"encoder": "all-MiniLM-L6-v2", "masked": state.get("model", "clozet-base")},
        disk=housekeeping.Disk(database=4096, index=0, models=0),
        jobs=0,
        hardware=housekeeping.Hardware(threads=2, bfloat16=None, cuda=None, mps=None),
        network=state.get("network", 0),
    )


def add(state: dict[str, Any], asked: library.Add | library.Readd) -> library.AddDone:
    if isinstance(asked, library.Add):
        fake_sources.noted(state, asked)
    for path in asked.paths:
        row = made_row(len(state["rows"])) | {"path": path, "paths": [path], "state": "read"}
        row |= {"id": 900_000 + len(state["rows"]), "reason": "", "remedy": "", "vectors": 0}
        row |= {"pages": 3, "passages": 4, "words": 10, "language": "en"}
        if isinstance(asked, library.Readd):
            row["collections"] = list(asked.collections.get(path, ()))
        elif asked.collection:
            row["collections"] = [asked.collection]
        state["rows"].append(row)
    count = len(asked.paths)
    return library.AddDone(
        offered=count, added=count, changed=0, duplicates=0, unchanged=0,
        states={"read": count}, passages=4 * count, seconds=0.1,
    )  # fmt: skip


def remove(state: dict[str, Any], asked: library.Remove) -> progress.Done:
    state["rows"] = [row for row in state["rows"] if row["path"] not in asked.paths]
    return progress.Done()


def skip(state: dict[str, Any], asked: library.Skip) -> progress.Done:
    for row in state["rows"]:
        if row["path"] in asked.paths:
            row |= {"state": "skipped", "reason": "You chose to skip it.", "remedy": ""}
    return progress.Done()


def retry(state: dict[str, Any], asked: library.Retry) -> progress.Done:
    for row in state["rows"]:
        locked = row["state"] == "needs password" and asked.password != "secret"
        if row["path"] in asked.paths and not locked:
            row |= {"state": "read", "reason": "", "remedy": "", "id": 800_000 + len(row["path"])}
    return progress.Done()


def show(state: dict[str, Any], asked: library.ShowDocument) -> library.DocumentShown:
    row = next(row for row in state["rows"] if asked.id in (None, row["id"]))
    pages = tuple(
        library.PageShown(
            page=page,
            text=fake_search.page_text(row, page),
            width=595 if fake_search.has_pages(row) else None,
            height=842 if fake_search.has_pages(row) else None,
        )
        for page in range(1, row["pages"] + 1)
        if asked.page in (None, page)
    )
    return library.DocumentShown(document=as_row(row), pages=pages)


def render(state: dict[str, Any], asked: reading.RenderPage) -> reading.PageImage:
    width, height = round(595 * asked.zoom), round(842 * asked.zoom)
    Path(asked.png).parent.mkdir(parents=True, exist_ok=True)
    Path(asked.png).write_bytes(white_png(width, height))
    return reading.PageImage(png=asked.png, width=width, height=height)


def white_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", binascii.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xff" * width) * height)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def embed(state: dict[str, Any], asked: object) -> progress.Done:
    for row in state["rows"]:
        row["vectors"] = row["passages"]
    return progress.Done()


ACTS: dict[type, Callable[[dict[str, Any], Any], Any]] = {
    **fake_search.ACTS,
    **fake_cloze.ACTS,
    **fake_labels.ACTS,
    **fake_models.ACTS,
    **fake_training.ACTS,
    **fake_house.ACTS,
    **fake_recognition.ACTS,
    **fake_sources.ACTS,
    library.ListDocuments: list_documents,
    library.ListCollections: list_collections,
    library.ChangeCollection: change_collection,
    library.Add: add,
    library.Readd: add,
    library.Remove: remove,
    library.Skip: skip,
    library.Retry: retry,
    library.ShowDocument: show,
    library.Embed: embed,
    reading.RenderPage: render,
    library.Sync: lambda state, asked: progress.Done(),
    housekeeping.BackUp: lambda state, asked: progress.Done(),
    search.WarmUp: lambda state, asked: progress.Done(),
    housekeeping.AskStatus: status,
    housekeeping.ListSearches: lambda state, asked: housekeeping.Searches(recent=(), saved=()),
    housekeeping.ChangeSearches: lambda state, asked: progress.Done(),
}

CHANGING = (
    fake_labels.CHANGING
    | fake_sources.CHANGING
    | fake_models.CHANGING
    | library.ChangeCollection
    | library.Add
    | library.Readd
    | library.Remove
    | library.Skip
    | library.Retry
    | fake_recognition.CHANGING
    | library.Embed
    | housekeeping.ChangeSetting
    | housekeeping.ChangeSentences
    | fake_training.CHANGING
)


def behave_badly(kind: str) -> None:
    if kind == "dies":
        sys.exit(9)
    if kind == "hangs":
        time.sleep(60)
    if kind == "babbles":
        say(b"this is not a message\n")


def say(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def answer(fake: FakeLibrary, asked: Ask) -> None:
    request = asked.request
    if isinstance(request, fake_training.LONG):
        for event, last in fake_training.events(fake, request):
            say(encode(Reply(id=asked.id, answer=event, last=last)))
        say(encode(Reply(id=0, answer=progress.Changed())))
        return
    act = ACTS[type(request)]
    if isinstance(request, CHANGING):
        with fake.changing() as state:
            found = act(state, request)
    else:
        found = act(fake.state, request)
    if isinstance(request, library.Embed):
        step = progress.Progress(job=1, kind="embed", done=1, of=2, seconds_left=1.0)
        say(encode(Reply(id=asked.id, answer=step, last=False)))
    if isinstance(request, downloads.DownloadModel):
        step = progress.Progress(job=4, kind="download", done=41_000, of=91_335)
        say(encode(Reply(id=asked.id, answer=step, last=False)))
    say(encode(Reply(id=asked.id, answer=found)))
    if isinstance(request, CHANGING):
        say(encode(Reply(id=0, answer=progress.Changed())))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("role")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--villain", default=":")
    arguments = parser.parse_args()
    kind, request = arguments.villain.split(":")
    fake = FakeLibrary(arguments.library, arguments.documents)
    for line in sys.stdin.buffer:
        asked = decode(line)
        if not isinstance(asked, Ask):
            continue
        name = type(asked.request).__name__
        if name == request:
            behave_badly(kind)
        fake.note(name)
        answer(fake, asked)


if __name__ == "__main__":
    main()
