"""The verb page: one page as a picture, with a place lit on it or its words tinted."""

from argparse import Namespace
from contextlib import closing

import msgspec

from clozet.commands.lighting import lit_page, tinted_page
from clozet.database.connection import Database, open_library
from clozet.errors import NotThereError
from clozet.messages.cloze import MeasureSurprise
from clozet.messages.progress import Failed
from clozet.messages.reading import PageImage, RenderPage
from clozet.paths import LibraryPaths
from clozet.worker.page_drawer import PageDrawer

from .adding import passwords
from .output import Output
from .trainer import WorkerFailedError


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
    with closing(PageDrawer()) as drawer:
        answer = drawer.draw(msgspec.structs.replace(request, png=png, zoom=zoom, passwords=given))
    if isinstance(answer, Failed):
        raise WorkerFailedError(answer)
    return answer


ACTS = {"page": page}
