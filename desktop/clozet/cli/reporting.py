"""The verb report: a search as one file to hand on."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.reporting import report as make_report
from clozet.database.connection import open_library
from clozet.messages.report import MakeReport
from clozet.messages.search import Search
from clozet.paths import LibraryPaths
from clozet.worker.page_drawer import PageDrawer

from .adding import passwords
from .output import Output
from .searching import filters, meaning_of


def report(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Write what a search finds into a PDF or HTML file."""
    asked = MakeReport(
        search=Search(
            query=options.query,
            k=options.k,
            mode=options.mode,
            filters=filters(options),
        ),
        file=str(options.output.expanduser().absolute()),
        passages=tuple(options.passages),
        replace=options.force,
        passwords=passwords(options.password_file),
    )
    with closing(open_library(paths)) as db, closing(PageDrawer()) as drawer:
        meaning = None if options.mode == "words" else meaning_of(paths)
        found = make_report(db, asked, meaning, drawer.draw)
    said = f"{found.results} passages, {found.pictures} with their page, are in {found.file}."
    output.done((), said, file=found.file, results=found.results, pictures=found.pictures)


ACTS = {"report": report}
