"""The main job without a display: add the samples, search, light the passage, fill a blank.

    python -m clozet.window.tour [--library DIR] [--png FILE] [--all DIR]

The last line printed is the absolute path of the picture.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from clozet.errors import ClozetError
from clozet.messages.json_lines import Answer, Request
from clozet.messages.library import Add, AddDone
from clozet.messages.progress import Failed
from clozet.paths import resources
from clozet.window.app import application
from clozet.window.main_window import MainWindow
from clozet.window.numbers import share
from clozet.window.result_text import citation
from clozet.window.theme import Scheme, theme
from clozet.window.training_state import Run

CLAUSE = "The Landlord shall give the Tenant not less than six months' notice."
BLANKED = ("Tenant", "six")
QUESTION = "how long before leaving must the tenant give notice"
SIZE = (1280, 800)
_SECONDS_FOR_WORK = 300
_MINUTES_OF_ADAPTING = 5
_SECONDS_FOR_AN_ANSWER = 60
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_FONTS = ("Inter", "Noto Sans", "Cantarell", "Liberation Sans", "DejaVu Sans")


class TourError(ClozetError):
    """The tour could not go on."""

    kind = "tour"


class Tour:
    """Drives a real window as its user would, and waits for what it should show."""

    def __init__(self, library: Path) -> None:
        self.app = application()
        _choose_font(self.app)
        self.window = MainWindow(library)
        self.window.resize(*SIZE)
        self.window.show()
        self.wait(lambda: self.window.overview.last_collections is not None)

    def wait(self, ready: Callable[[], object], seconds: float = _SECONDS_FOR_WORK) -> None:
        """Let the window work until `ready`; raise TourError after `seconds`."""
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end:
                raise TourError(
                    f"The window did not get ready within {seconds:.0f} s.",
                    "See the log files in the library's folder.",
                )
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            time.sleep(0.005)

    def ask(self, request: Request) -> Answer:
        """Ask through the window's own backend, and return the last answer."""
        answers: list[Answer] = []
        self.window.backend.ask(request, answers.append)
        self.wait(lambda: answers)
        answer = answers[0]
        if isinstance(answer, Failed):
            raise TourError(answer.message, answer.remedy)
        return answer

    def add_samples(self) -> AddDone:
        """Add the sample documents; return once all can be found by words and by meaning."""
        done = self.ask(Add(paths=(str(resources() / "sample"),)))
        assert isinstance(done, AddDone)
        self.wait(self._embedded)
        return done

    def search(self, question: str) -> None:
        """Search as one types, and wait until both sides have answered and the page is lit."""
        self.window.go_search()
        self.window.search.search(question)
        session = self.window.search.session
        self.wait(lambda: session.state.complete and session.state.shown, _SECONDS_FOR_AN_ANSWER)

    def fill(self, text: str, words: tuple[str, ...]) -> None:
        """Blank words of a text as one clicks them, and wait until all is answered."""
        self.window.go("blanks")
        blanks = self.window.views.blanks
        blanks.show_text(text)
        for word in words:
            blanks.editor.toggle(text.index(word))
        self.wait(lambda: self._said(blanks.session.complete))

    def ask_files(self, word: str) -> None:
        """Put a word into the last blank, wait for what attests it, and ask the files."""
        blanks = self.window.views.blanks
        blanks.columns.columns[-1].chosen.emit(word)
        blanks.asked.ask()
        self.wait(lambda: self._said(blanks.asked.rows is not None))
        self.wait(lambda: self._said(blanks.session.complete and blanks.evidence.answered))

    def _said(self, ready: bool) -> bool:
        """Pass on whether something is ready; raise TourError where the view says why not."""
        problem = self.window.views.blanks.problem
        if problem.isVisible():
            raise TourError(problem.accessibleName(), problem.accessibleDescription())
        return ready

    def picture(self, file: Path) -> None:
        """Draw the window into a PNG file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.app.processEvents()
        if not self.window.grab().save(str(file)):
            raise TourError(f"The picture could not be written to {file}.", "Choose another place.")

    def rest(self, seconds: float) -> None:
        """Let pictures and fonts arrive."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end)

    def _embedded(self) -> bool:
        status = self.window.overview.last_status
        return status is not None and status.passages > 0 and status.vectors == status.passages


def main(argv: list[str] | None = None) -> int:
    """Take the tour; print what was done and, last, where the picture is."""
    parser = argparse.ArgumentParser(prog="clozet.window.tour", description=__doc__)
    parser.add_argument("--library", type=Path, help="a library; otherwise an empty one")
    parser.add_argument("--png", type=Path, help="where the picture goes")
    parser.add_argument("--all", type=Path, help="a folder for pictures of every view")
    arguments = parser.parse_args(argv)
    own = Path(tempfile.mkdtemp(prefix="clozet-tour-"))
    png = arguments.png or own / "window.png"
    try:
        tour = Tour(arguments.library or own / "library")
        try:
            picture = _walk(tour, png.absolute(), arguments.all)
        finally:
            tour.window.close()
    except ClozetError as error:
        print(f"{error.message} {error.remedy}".strip(), file=sys.stderr)
        return error.exit_code
    finally:
        shutil.rmtree(own / "library", ignore_errors=True)
    print(picture)
    return 0


def _walk(tour: Tour, picture: Path, every_view: Path | None) -> Path:
    if every_view is not None:
        _in_both_schemes(tour, every_view, "first")
    began = time.monotonic()
    done = tour.add_samples()
    states = ", ".join(f"{count} {state}" for state, count in sorted(done.states.items()))
    print(f"Files added: {done.offered} ({states})")
    print(f"Passages: {done.passages}, all with vectors after {time.monotonic() - began:.1f} s")
    tour.search(QUESTION)
    _print_results(tour)
    tour.rest(1.5)
    tour.picture(picture)
    if every_view is not None:
        _in_both_schemes(tour, every_view, "search")
    tour.fill(CLAUSE, BLANKED)
    _print_candidates(tour)
    tour.ask_files(BLANKED[-1])
    _print_values(tour)
    if every_view is not None:
        tour.rest(1)
        _in_both_schemes(tour, every_view, "blanks")
        _picture_other_views(tour, every_view)
    return picture


def _print_results(tour: Tour) -> None:
    print(f"Search: {QUESTION}")
    for number, result in enumerate(tour.window.search.session.state.shown[:3], start=1):
        sentence = " ".join((result.sentence.text if result.sentence else result.text).split())
        print(f"  {number}. {Path(result.document.path).name}, p. {result.page}: {sentence}")


def _print_candidates(tour: Tour) -> None:
    blanks = tour.window.views.blanks
    print(f"Blanks: {blanks.editor.sentence.with_gaps}")
    for column in blanks.columns.columns:
        rows = column.table.rows.rows[:5]
        said = ((row.words[0], row.shares[0]) for row in rows)
        listed = ", ".join(f"{word} {share(one.value)}" for word, one in said if one is not None)
        print(f"  {column.number + 1}. {listed}")


def _print_values(tour: Tour) -> None:
    asked = tour.window.views.blanks.asked
    print(f"My files: {asked.sentence}")
    for value in asked.values.values[:3]:
        where = ", ".join(citation(result) for result in value.evidence[:2])
        print(f"  {value.value}: {where}")


def _picture_other_views(tour: Tour, folder: Path) -> None:
    window = tour.window
    window.go("library")
    tour.rest(0.5)
    number = next(
        (
            at
            for at in range(window.library.rows.rowCount())
            if (row := window.library.rows.row(at)) is not None and row.pages > 1
        ),
        0,
    )
    window.library.documents.choose(number)
    tour.rest(2)
    _in_both_schemes(tour, folder, "library")
    window.go("settings")
    tour.rest(1)
    _in_both_schemes(tour, folder, "settings")
    _picture_adapting(tour, folder)


def _picture_adapting(tour: Tour, folder: Path) -> None:
    """Adapt the model to the samples, and take the picture once something can be seen of it."""
    tour.window.go("adapt")
    view = tour.window.views.adapt
    tour.wait(lambda: view.choice.base.count() and view.choice.tree.topLevelItemCount())
    view.choice.choose(None, _MINUTES_OF_ADAPTING)
    tour.wait(lambda: view.choice.estimate is not None)
    view.header.start.click()
    adapting = view.adapting
    tour.wait(
        lambda: not adapting.under_way or _measured_thrice(adapting.run), 2 * _SECONDS_FOR_WORK
    )
    tour.rest(2)
    _in_both_schemes(tour, folder, "adapt")
    adapting.cancel()
    tour.wait(lambda: not adapting.under_way)


def _measured_thrice(run: Run | None) -> bool:
    return run is not None and len(run.evaluations) > 2 and run.sample is not None


def _in_both_schemes(tour: Tour, folder: Path, name: str) -> None:
    for scheme in _SCHEMES:
        theme().set_scheme(scheme)
        tour.rest(0.4)
        tour.picture(folder.absolute() / f"{name}-{scheme}.png")
    theme().set_scheme("system")


def _choose_font(app: QApplication) -> None:
    """Take a font for the screen: without a desktop there is no system font."""
    there = set(QFontDatabase.families())
    family = next((family for family in _FONTS if family in there), None)
    if family is not None and app.platformName() == "offscreen":
        app.setFont(QFont(family, 10))
        theme().refresh()


if __name__ == "__main__":
    sys.exit(main())
