"""The library examined part by part → what harms it, what mends it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from clozet.database import backup, check, documents, passages, paths, vectors
from clozet.database.connection import Database
from clozet.errors import LibraryDamagedError, ModelError
from clozet.messages.housekeeping import Check, Checks
from clozet.models import catalogue
from clozet.models.installed import checked
from clozet.models.pieces import encoder_folder
from clozet.models.record import changed
from clozet.paths import LibraryPaths
from clozet.reading import tesseract
from clozet.search.index_stamp import read_stamp

from . import encoders
from .models import masked_in_use
from .system import missing_window_libraries

LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True)
class Finding:
    """What an examination found; `mend` puts it right and says what it did."""

    check: str
    message: str
    ok: bool = True
    remedy: str = "Run “clozet doctor --repair”."
    mend: Callable[[], str] | None = None

    def as_check(self) -> Check:
        """Return the finding as the contract has it; without a fault there is no remedy."""
        quiet = self.ok and self.mend is None and self.remedy == Finding.remedy
        return Check(
            check=self.check,
            ok=self.ok,
            message=self.message,
            remedy="" if quiet else self.remedy,
        )


Examination = Callable[[Database, LibraryPaths], Finding]


def doctor(library: LibraryPaths, repair: bool = False) -> Checks:
    """Examine the library; with `repair`, mend what can be mended without losing anything.

    A damaged database is never written to: the last good copy is offered instead.
    """
    try:
        with check.opened(library, alone=repair) as db:
            return Checks(checks=tuple(_examined(db, library, repair)))
    except LibraryDamagedError as error:
        return Checks(checks=(_damaged(library, error.message).as_check(),))


def _examined(db: Database, library: LibraryPaths, repair: bool) -> Iterator[Check]:
    if harm := check.damage(db):
        yield _damaged(library, f"The library's database is damaged: {harm}.").as_check()
        return
    yield Check(check="database", ok=True, message="It is whole.", remedy="")
    for examine in EXAMINATIONS:
        finding = examine(db, library)
        if repair and finding.mend:
            done = finding.mend()
            again = examine(db, library)
            finding = replace(again, message=f"{done} {again.message}")
        yield finding.as_check()


def _damaged(library: LibraryPaths, message: str) -> Finding:
    copy = backup.last_copy(library)
    remedy = (
        f"Bring back the last good copy with: clozet restore '{copy}'."
        if copy
        else "Bring back a backup with “clozet restore FILE”, or add the documents again to a"
        " new library."
    )
    return Finding("database", message, ok=False, remedy=remedy)


def _references(db: Database, library: LibraryPaths) -> Finding:
    broken = check.broken_references(db)
    if broken:
        remedy = "Bring back a backup with “clozet restore FILE”."
        return Finding("references", f"{broken} rows point to nothing.", ok=False, remedy=remedy)
    return Finding("references", "All rows belong together.")


def _words(db: Database, library: LibraryPaths) -> Finding:
    wrong = check.words_out_of_step(db)
    if not wrong:
        return Finding("words", "Every passage can be found by its words.")

    def mend() -> str:
        documents.refeed(db)
        return "The word indexes were made again."

    what = "The word indexes are damaged." if wrong < 0 else f"{wrong} passages are out of step."
    return Finding("words", what, ok=False, mend=mend)


def _vectors(db: Database, library: LibraryPaths) -> Finding:
    stray = check.stray_vectors(db)
    encoder = vectors.encoder_in_use(db)
    lacking = passages.count(db) - vectors.count(db, encoder)
    if stray:

        def mend() -> str:
            check.delete_stray_vectors(db)
            return f"{stray} stray vectors were deleted."

        return Finding("vectors", f"{stray} vectors belong to no text.", ok=False, mend=mend)
    if lacking:
        remedy = "They get one with the next “clozet sync”, or while the window is open."
        return Finding("vectors", f"{lacking} passages have no vector yet.", remedy=remedy)
    return Finding("vectors", "Every passage has its vector, and every vector its passage.")


def _index(db: Database, library: LibraryPaths) -> Finding:
    encoder = vectors.encoder_in_use(db)
    stamp = read_stamp(library.index_of(encoder.id)) if encoder else None
    if stamp is None or encoder is None or stamp.encoder != encoder.hash:
        return Finding("index", "There is none yet; the next search by meaning makes it.")
    from clozet.search.vector_index import IndexUnusableError, VectorIndex

    try:
        held = VectorIndex.load(library.index_of(encoder.id), encoder.hash).ids
    except IndexUnusableError as error:

        def mend() -> str:
            shutil.rmtree(library.index_of(encoder.id))
            return "The damaged index was deleted."

        return Finding("index", f"It is of no use: {error}.", ok=False, mend=mend)
    behind = len(held ^ vectors.passage_ids(db, encoder))
    if behind:
        words = f"It is {behind} passages behind; the next search by meaning brings it up to date."
        return Finding("index", words)
    return Finding("index", f"It holds the {stamp.rows} vectors of the library.")


def _encoder(db: Database, library: LibraryPaths) -> Finding:
    try:
        with tempfile.TemporaryDirectory() as nothing_remembered:
            checked(encoder_folder(), Path(nothing_remembered))
    except ModelError as error:
        return Finding("encoder", error.message, ok=False, remedy=error.remedy)
    return Finding("encoder", "Its files are the ones that were published.")


def _models(db: Database, library: LibraryPaths) -> Finding:
    own = [model for model in catalogue.models(library) if model.record]
    names = {model.name for model in catalogue.models(library)}
    for name in (masked_in_use(db), encoders.answering(db)):
        if name not in names:
            words = f"{name} is in use, and its folder is not there."
            remedy = "Use another one: “clozet model list” shows those that there are."
            return Finding("models", words, ok=False, remedy=remedy)
    for model in own:
        if model.record and (files := changed(model.folder, model.record)):
            words = f"{', '.join(files)} of {model.name} changed after it was put here."
            remedy = f"Remove it with “clozet model remove {model.name}”, and import it again."
            return Finding("models", words, ok=False, remedy=remedy)
    return Finding("models", f"{len(names)} models; the files are as they came.")


def _disk(db: Database, library: LibraryPaths) -> Finding:
    free = shutil.disk_usage(library.folder).free
    words = f"{free / 1e9:.1f} GB are free."
    if free < LEAST_FREE_BYTES:
        return Finding("disk", words, ok=False, remedy="Free some space on the library's disk.")
    return Finding("disk", words)


def _system(db: Database, library: LibraryPaths) -> Finding:
    missing = missing_window_libraries()
    if missing:
        return Finding(
            "system libraries",
            f"The window needs {', '.join(missing)}; the command line works without.",
            remedy="Run “python3 packaging/bootstrap.py run”: it says what to install.",
        )
    return Finding("system libraries", "All are there.")


def _recogniser(db: Database, library: LibraryPaths) -> Finding:
    found = tesseract.installed()
    if found is None:
        return Finding("text recognition", tesseract.MISSING, remedy=tesseract.INSTALL)
    languages = ", ".join(found.languages)
    return Finding("text recognition", f"Tesseract {found.version} knows {languages}.")


def _page_images(db: Database, library: LibraryPaths) -> Finding:
    present = check.document_ids(db)
    stray = [
        folder
        for folder in library.page_images.glob("*")
        if not (folder.name.isdecimal() and int(folder.name) in present)
    ]
    if not stray:
        return Finding("page images", "All belong to documents of the library.")

    def mend() -> str:
        for folder in stray:
            shutil.rmtree(folder)
        return f"Pictures of {len(stray)} removed documents were deleted."

    what = f"There are pictures of {len(stray)} documents that are not in the library."
    return Finding("page images", what, ok=False, mend=mend)


def _claims(db: Database, library: LibraryPaths) -> Finding:
    dead = check.dead_claims(db)
    if not dead:
        return Finding("unfinished reading", "No process has left files behind.")

    def mend() -> str:
        paths.release(db, dead)
        return "They were given back."

    return Finding(
        "unfinished reading",
        f"{len(dead)} processes ended while they read files.",
        remedy="The files are read with the next “clozet sync”.",
        mend=mend,
    )


EXAMINATIONS: tuple[Examination, ...] = (
    _references,
    _words,
    _vectors,
    _index,
    _encoder,
    _models,
    _disk,
    _system,
    _recogniser,
    _page_images,
    _claims,
)
