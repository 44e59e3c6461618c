"""The acts download and downloads of the verb model: nothing is fetched without a yes."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from time import monotonic

from clozet.commands.downloading import import_downloaded
from clozet.database import settings
from clozet.database.connection import open_library
from clozet.errors import UsageError
from clozet.messages.downloads import DownloadModel, ImportDownloaded, LookUpModel, ModelOffer
from clozet.messages.frame import as_json
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Cancelled, Failed, Progress
from clozet.paths import LibraryPaths
from clozet.worker.client import Worker

from .output import Output, size
from .trainer import WorkerFailedError


def allow(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Switch on or off whether models may be downloaded at all."""
    with closing(open_library(paths, create=True)) as db:
        settings.change(db, "downloads", options.state == "on")
    words = "may be downloaded, each when you say yes" if options.state == "on" else "may not be"
    output.done(text=f"Models {words}.")


def download(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Look a model up, say what would be fetched from where, and with a yes fetch and import it."""
    asked = LookUpModel(
        name=options.name, revision=options.revision, hub=options.hub, called=options.called
    )
    began = monotonic()
    with closing(open_library(paths, create=True)) as db:
        offer = _fetched(options, paths, output, asked)
        if offer is None:
            output.note("Cancelled; what has come is kept, and the same command goes on with it.")
            return
        output.note("Checking, copying and trying it …")
        found = import_downloaded(db, ImportDownloaded(offer=offer, role=options.role))
    name, seconds = found.model.name, round(monotonic() - began, 3)
    if output.json:
        done = {"event": "done", "model": name, "bytes": offer.bytes, "seconds": seconds}
        output.json_line(done)
    output.note(f"It is here as {name}. Use it: clozet model use {name}")


def _fetched(
    options: Namespace, paths: LibraryPaths, output: Output, asked: LookUpModel
) -> ModelOffer | None:
    """Return what was offered once all of it is here, None where its job was cancelled."""
    worker = Worker("downloader", paths.folder)
    try:
        *_, offer = _answers(worker, asked)
        assert isinstance(offer, ModelOffer)
        _tell(offer, output)
        _ask_whether(options, output)
        last: Answer = Cancelled()
        for last in _answers(worker, DownloadModel(offer=offer)):
            if isinstance(last, Progress):
                output.progress(last)
        return None if isinstance(last, Cancelled) else offer
    finally:
        worker.stop()


def _answers(worker: Worker, asked: Request) -> Iterator[Answer]:
    for answer in worker.ask(asked):
        if isinstance(answer, Failed):
            raise WorkerFailedError(answer)
        yield answer


def _tell(offer: ModelOffer, output: Output) -> None:
    """Say from where and how much: all that the user is asked to agree to."""
    value = {"event": "offer", **as_json(offer), "bytes": offer.bytes}
    output.value(value, lambda: _offer(offer))


def _offer(offer: ModelOffer) -> str:
    own, *others = offer.hosts
    lines = [f"From {own}: {offer.model}, revision {offer.revision}"]
    lines += [f"  {size(file.bytes):>10}  {file.file}" for file in offer.files]
    if others:
        lines.append(f"{own} keeps some of them at {', '.join(others)}.")
    if offer.before:
        lines.append(f"Last time it was revision {offer.before}: this is another one.")
    lines.append(
        f"{len(offer.files)} files, {size(offer.bytes)}. Only this is fetched; nothing of yours is"
        " sent."
    )
    return "\n".join(lines)


def _ask_whether(options: Namespace, output: Output) -> None:
    """Ask at a terminal; raise UsageError where nobody says yes."""
    if options.yes:
        return
    if output.json or not sys.stdin.isatty():
        raise UsageError("Nothing was downloaded: nobody has agreed to it.", "Say --yes.")
    sys.stderr.write("Download it? Type yes: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() != "yes":
        raise UsageError("Nothing was downloaded.", "Type yes, or say --yes.")
