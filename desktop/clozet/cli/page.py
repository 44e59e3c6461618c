"""The verb page: one page as a picture, with a place lit on it or its words tinted."""

from argparse import Namespace
from contextlib import closing
from time import monotonic

import msgspec

from clozet.commands.lighting import lit_page, tinted_page
from clozet.database.connection import Database, open_library
from clozet.errors import ClozetError, NotThereError
from clozet.messages.cloze import MeasureSurprise
from clozet.messages.progress import Failed
from clozet.messages.reading import PageImage, RenderPage
from clozet.paths import LibraryPaths
from clozet.worker.client import Worker

from .adding import passwords
from .output import Output
from .trainer import WorkerFailedError

SECONDS_TO_DRAW = 60.0


class TooSlowError(ClozetError):
    """A page takes too long to draw."""

    kind = "too slow"


def page(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Draw a page of a document into a PNG file."""
    png = options.png.expanduser().absolute()
    if not png.parent.is_dir():
        raise NotThereError(f"There is no folder {png.parent}.", "Make it, or name another.")
    with closing(open_library(paths)) as db:
        if options.surprise:
            request = _tinted(db, options, output)
        else:
            request = lit_page(
                db, options.id, options.page, passage=options.passage, phrase=options.phrase
            )
    drawn = _drawn(request, str(png), options.zoom, passwords(options.password_file))
    output.done((options.id,), f"The page is at {drawn.png}.", **_facts(drawn))


def _tinted(db: Database, options: Namespace, output: Output) -> RenderPage:
    from clozet.commands.masked_models import MaskedModels
    from clozet.commands.surprise import surprise

    asked = MeasureSurprise(document=options.id, page=options.page)
    found = surprise(db, MaskedModels(db.paths), asked, output.progress)
    return tinted_page(db, options.id, options.page, found.words)


def _facts(drawn: PageImage) -> dict[str, str | int]:
    return {
        "png": drawn.png,
        "width": drawn.width,
        "height": drawn.height,
        "rotation": drawn.rotation,
    }


def _drawn(request: RenderPage, png: str, zoom: float, given: tuple[str, ...]) -> PageImage:
    """Let a reader draw the page, with the first password that opens the file."""
    worker = Worker("reader")
    try:
        answer = _answer(
            worker, msgspec.structs.replace(request, png=png, zoom=zoom, passwords=given)
        )
    except BaseException:
        worker.kill()
        raise
    worker.stop()
    if isinstance(answer, Failed):
        raise WorkerFailedError(answer)
    return answer


def _answer(worker: Worker, request: RenderPage) -> PageImage | Failed:
    began = monotonic()

    def tick() -> None:
        if monotonic() - began > SECONDS_TO_DRAW:
            raise TooSlowError(
                f"The page could not be drawn within {SECONDS_TO_DRAW:.0f} seconds.",
                "Try a smaller --zoom.",
            )

    for answer in worker.ask(request, tick=tick):
        if isinstance(answer, PageImage | Failed):
            return answer
    raise AssertionError("a reader answers with a picture or a failure")


ACTS = {"page": page}
