"""The adaptation under way: started, paused, resumed and finished here, whatever view is shown."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from clozet.messages.housekeeping import ActOnJob, JobRow, Jobs
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed, Progress
from clozet.messages.training import Adapt, Adaptations, Adapted, CarryOn, ListAdaptations, Step

from .backend import Backend, Ticket
from .overview import Overview
from .training_state import Run
from .training_words import minutes, trained_on_words

_OPEN = ("waiting", "running", "finishing", "paused")
_ELSEWHERE_MILLISECONDS = 2000  # between looks at a job that another process works on


class Adapting(QObject):
    """Holds the `run`; a run that the window's end interrupted is carried on.

    `changed`: the run is new. `progress`: a `Progress` for the strip. `ended` carries the
    `Adapted`, `noted` a sentence that says so. `listed` carries the `Adaptations` there are.
    """

    changed = Signal()
    progress = Signal(object)
    ended = Signal(object)
    noted = Signal(str)
    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self.adaptations: Adaptations | None = None
        self._backend = backend
        self._overview = overview
        self._ticket: Ticket | None = None
        self._carried_on = 0  # the job that was: one that another process has is tried once
        self._elsewhere = QTimer(self, interval=_ELSEWHERE_MILLISECONDS)
        self._elsewhere.timeout.connect(overview.ask)
        overview.jobs.connect(self._take_jobs)

    @property
    def under_way(self) -> bool:
        """Tell whether there is a run that has not ended."""
        return self.run is not None and self.run.under_way

    @property
    def idle(self) -> bool:
        """Tell whether no worker of this window works on a run."""
        return self._ticket is None

    def start(self, asked: Adapt, name: str) -> None:
        """Adapt; `name` says in words what to, and for how long."""
        if self.under_way:
            return
        self._carried_on = 0
        self._become(Run(asked=asked, name=name))
        self._ask(asked)

    def pause(self) -> None:
        """Pause, also across restarts of the window."""
        self._act("pause")

    def resume(self) -> None:
        """Go on with a paused run."""
        self._act("resume")

    def finish(self) -> None:
        """Stop training and keep what there is: it is measured and gets its card."""
        if self.run is not None and self.run.state == "running":
            self._become(self.run.finishing())
            self._act("finish")

    def cancel(self) -> None:
        """Stop, and keep nothing."""
        self._act("cancel")

    def list_adaptations(self) -> None:
        """Ask for all adaptations there are."""
        self._backend.ask(ListAdaptations(), self._take_adaptations)

    def forget(self) -> None:
        """Put a run that has ended aside."""
        if self.run is not None and not self.run.under_way:
            self._become(None)

    def _ask(self, request: Adapt | CarryOn) -> None:
        self._ticket = self._backend.ask(request, self._answered, progressed=self._progressed)

    def _act(self, act: Literal["pause", "resume", "cancel", "finish"]) -> None:
        if self.run is not None and self.run.job:
            self._backend.ask(ActOnJob(act=act, id=self.run.job), self._acted)

    def _acted(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self._carried_on = 0
        self._overview.ask()

    def _progressed(self, answer: Answer) -> None:
        if self.run is None:
            return
        known = self.run.job
        self._become(self.run.take(answer))
        if isinstance(answer, Step | Progress):
            self._tell_strip()
        if not known and self.run.job:
            self._overview.soon()

    def _answered(self, answer: Answer) -> None:
        self._ticket = None
        if self.run is None:
            return
        if isinstance(answer, Failed) and answer.kind == "nothing" and self._carried_on:
            self._elsewhere.start()  # another process has it; its job says how it goes
        elif isinstance(answer, Failed) and answer.kind == "worker":
            self._carried_on = 0  # it ended by itself: what it had saved is gone on from
            self.failed.emit(answer)
        else:
            self._become(self.run.take(answer))
            if isinstance(answer, Failed):
                self.failed.emit(answer)
        if isinstance(answer, Adapted):
            self.ended.emit(answer)
            self.noted.emit(self._end_words(answer))
        self._overview.soon()
        self.list_adaptations()

    def _take_jobs(self, found: Jobs) -> None:
        jobs = [job for job in found.jobs if job.kind == "adapt"]
        if self.run is not None and self.run.job:
            mine = next((job for job in jobs if job.id == self.run.job), None)
            if mine is not None and self.run.under_way:
                if self.run.state == "paused" and mine.state != "paused":
                    self._carried_on = 0  # resumed, from wherever
                self._become(self.run.told(mine))
        if not self.under_way:
            self._elsewhere.stop()
        if self._ticket is None:
            self._carry_on(jobs)

    def _carry_on(self, jobs: list[JobRow]) -> None:
        job = next((job for job in jobs if job.state in _OPEN), None)
        if job is None:
            return
        if self.run is None or not self.run.under_way:
            self._become(Run().told(job))
            self.list_adaptations()  # they know what it is trained on
        if job.state != "paused" and job.id != self._carried_on:
            self._carried_on = job.id
            self._ask(CarryOn(job=job.id))

    def _take_adaptations(self, answer: Answer) -> None:
        if not isinstance(answer, Adaptations):
            return
        self.adaptations = answer
        if self.run is not None and not self.run.name:
            rows = (row for row in answer.adaptations if row.job == self.run.job)
            row = next(rows, None)
            if row is not None:
                self._become(self.run.named(trained_on_words(row)))
        self.listed.emit(answer)

    def _tell_strip(self) -> None:
        run = self.run
        if run is not None and run.job and run.step < run.of:
            self.progress.emit(
                Progress(
                    job=run.job,
                    kind="adapt",
                    done=run.step,
                    of=run.of,
                    seconds_left=run.seconds_left,
                )
            )

    def _end_words(self, adapted: Adapted) -> str:
        name = self.run.name.split(",")[0] if self.run is not None else ""
        spent = minutes(adapted.card.seconds)
        if not name:
            return self.tr("Adapted in {0}. The card is ready.").format(spent)
        return self.tr("Adapted on {0} in {1}. The card is ready.").format(name, spent)

    def _become(self, run: Run | None) -> None:
        self.run = run
        self.changed.emit()
