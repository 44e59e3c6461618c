"""Pages that are pictures → readers → text, page by page → passages, once a document is whole."""

import locale
from collections.abc import Callable, Iterator
from time import monotonic, sleep

from clozet.database import jobs, lock, recognition, settings
from clozet.database.connection import Database, transaction
from clozet.errors import NotThereError, UsageError
from clozet.messages.recognition import Recognise
from clozet.reading.tesseract import Engine, engine, is_language

from .library import chosen_paths
from .recognition_run import KIND, Recognisers, Run, Step

SECONDS_BETWEEN_LOOKS = 0.3
# the names of the system's languages -> Tesseract's
LANGUAGES = {
    "cs": "ces", "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fi": "fin", "fr": "fra",
    "it": "ita", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe",
    "tr": "tur", "uk": "ukr",
}  # fmt: skip


def start(db: Database, asked: Recognise) -> int:
    """Note the job and return it; the pages wait in the database.

    Raise NothingToDoError without a recogniser, UsageError for a language that it does not know,
    NotThereError for a document that is not there.
    """
    language = _language(db, asked.language, engine())
    if asked.all:
        chosen = recognition.unfinished(db)
    else:
        rows = chosen_paths(db, asked.ids, asked.paths)
        chosen = sorted({row["document_id"] for row in rows if row["document_id"] is not None})
        if not chosen:
            raise NotThereError("None of these files could be read.", "See “clozet list”.")
    with transaction(db, synced=True):
        recognition.want_again(db, [] if asked.all else chosen, language)
        return jobs.create(db, KIND, {"documents": chosen, "language": language})


def _language(db: Database, asked: str | None, using: Engine) -> str:
    """Return the language asked for, of the settings, or of the system with English."""
    wanted = asked or str(settings.values(db)["ocr_language"])
    if not wanted:
        code, _ = locale.getlocale()
        own = [LANGUAGES.get((code or "")[:2], ""), "eng"]
        known = [name for name in dict.fromkeys(own) if name in using.languages]
        return "+".join(known or using.languages[:1])
    lacking = [name for name in wanted.split("+") if name not in using.languages]
    if not is_language(wanted) or lacking:
        raise UsageError(
            f"Tesseract has no language “{(lacking or [wanted])[0]}”;"
            f" it has {', '.join(using.languages)}.",
            "Choose one of these, or install the package of the one that you want,"
            " such as tesseract-ocr-deu.",
        )
    return wanted


def unfinished(db: Database) -> list[int]:
    """Return the jobs that are not over, of this process or one before it."""
    return jobs.open_jobs(db, KIND)


def recognise(
    db: Database,
    job: int,
    recognisers: Recognisers,
    passwords: tuple[str, ...] = (),
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Step]:
    """Do what a job asks for; yield pages, documents, the progress, and at last the sums.

    What another process does of it is waited for. Pausing or cancelling the job ends the work
    between two pages; those that are done are kept.
    """
    began = monotonic()
    run = Run(db, job, passwords, stopped)
    ours = False
    while not ours and not run.halted():
        with lock.alone(db.paths, "recognition") as ours:
            if ours:
                yield from run.work(recognisers)
        if not ours:
            sleep(SECONDS_BETWEEN_LOOKS)
    if jobs.state(db, job) == "running" and not stopped():
        jobs.set_state(db, job, "done")
    yield run.sums(monotonic() - began)
