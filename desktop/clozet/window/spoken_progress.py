"""Progress for those who hear the window: at each quarter of a job, and at its end."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from clozet.messages.housekeeping import JobRow

from .job_words import job_words

_QUARTERS = 4


class SpokenProgress:
    """Says a job's progress through `say`: each quarter once, and that nothing is left to do."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._job: int | None = None
        self._quarter = 0

    def hear(self, job: JobRow | None) -> None:
        """Note how far the job is that is shown; None where none is."""
        if job is None:
            if self._job is not None:
                self._say(QCoreApplication.translate("Job", "Done: nothing is left to do"))
            self._job = None
            return
        quarter = _QUARTERS * job.done // job.of if job.of else 0
        if job.id != self._job:
            self._job, self._quarter = job.id, quarter
        elif quarter > self._quarter:
            self._quarter = quarter
            self._say(job_words(job))
