"""How far a job is, and how long it will take at the pace so far."""

from time import monotonic

from clozet.database import jobs
from clozet.database.connection import Database
from clozet.messages.progress import Progress

SECONDS_BETWEEN_NOTES = 0.5


class JobClock:
    """Notes a job's progress in the database, at most twice a second."""

    def __init__(self, db: Database, job: int, total: int) -> None:
        self._db = db
        self._job = job
        self._total = total
        self._began = self._noted = monotonic()
        self.done = 0

    def step(self, count: int = 1) -> None:
        """Count what is done; write it down when the last note is old enough."""
        self.done += count
        self._total = max(self._total, self.done)
        if monotonic() - self._noted >= SECONDS_BETWEEN_NOTES:
            self.note()

    def note(self) -> None:
        """Write the progress down."""
        self._noted = monotonic()
        jobs.progress(self._db, self._job, self.done, self._total, self.seconds_left)

    def finish(self) -> None:
        """Write down that nothing is left: passages that share a text were done at once."""
        self.done = self._total
        self.note()

    def progress(self, kind: str) -> Progress:
        """Return how far the job is."""
        return Progress(
            job=self._job,
            kind=kind,
            done=self.done,
            of=self._total,
            seconds_left=self.seconds_left,
        )

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest will take at the pace so far; None for the first second."""
        spent = monotonic() - self._began
        if spent < 1.0 or not self.done:
            return None
        return spent / self.done * max(0, self._total - self.done)
