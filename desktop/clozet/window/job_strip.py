"""The strip at the foot of the window: what is being done, and what has left: nothing."""

from typing import Literal

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QWidget

from clozet.messages.housekeeping import ActOnJob, JobRow, Jobs, JobState, Status
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed, Progress

from . import icons
from .announcing import announce
from .backend import Backend
from .controls import label, quiet_button
from .embedding import Embedding
from .icons import icon
from .job_words import job_words
from .overview import Overview
from .spoken_progress import SpokenProgress
from .theme import theme

_UNPAUSED = ("download",)
_OPEN = ("running", "finishing", "paused", "waiting")
_TURN_MILLISECONDS = 100


class _Loader(QWidget):
    """Turns while something is done; without motion where the system wants none."""

    def __init__(self) -> None:
        super().__init__()
        self._angle = 0
        self._icon = "circle-check"
        self._timer = QTimer(self, interval=_TURN_MILLISECONDS)
        self._timer.timeout.connect(self._turn)

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the size of icons in rows."""
        return QSize(theme().units(4), theme().units(4))

    def show_state(self, state: str) -> None:
        """Turn while running, stand still while paused or done."""
        moving = state == "running" and theme().motion
        running = "loader-2" if moving else "hourglass"
        self._icon = {"running": running, "paused": "player-pause"}.get(state, "circle-check")
        if moving:
            self._timer.start()
        else:
            self._timer.stop()
        self._angle = 0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the icon, turned."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = theme().units(4)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(self._angle)
        painter.translate(-side / 2, -side / 2)
        colour = theme().tokens.muted if self._icon == "circle-check" else theme().tokens.accent
        square = self.rect()
        square.setSize(self.sizeHint())
        icons.draw(painter, square, self._icon, colour)
        painter.end()

    def _turn(self) -> None:
        self._angle = (self._angle + 36) % 360
        self.update()


class JobStrip(QFrame):
    """Shows one job, counts the others, and says what tried to leave this computer."""

    ledger_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        backend: Backend,
        overview: Overview,
        embedding: Embedding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._embedding = embedding
        self._overview = overview
        self._jobs: dict[int, JobRow] = {}
        self._noted = ""
        self._spoken = SpokenProgress(self._announce)
        self.setProperty("look", "strip")
        self._loader = _Loader()
        self._words = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme().units(37))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._pause = quiet_button(self.tr("Pause"), "player-pause")
        self._pause.clicked.connect(self._pause_or_resume)
        self._cancel = quiet_button(self.tr("Cancel"), "x")
        self._cancel.clicked.connect(self._cancel_job)
        self.more = quiet_button("", "chevron-right")
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.clicked.connect(self.show_jobs)
        self.network = quiet_button(self.tr("Nothing left this computer"), "shield-check")
        self.network.setIcon(icon("shield-check", "ok"))
        self.network.setToolTip(self.tr("Every try to connect is refused and noted: the ledger"))
        self.network.clicked.connect(self.ledger_wanted)
        self._fill_layout()
        overview.jobs.connect(self._take_jobs)
        overview.status.connect(self._take_status)
        backend.progress.connect(self.take_progress)
        embedding.progress.connect(self.take_progress)
        self._show()

    @property
    def job(self) -> JobRow | None:
        """The job that is shown: one that runs before one that is paused."""
        rows = [job for job in self._jobs.values() if job.state in _OPEN]
        return min(rows, key=lambda job: (_OPEN.index(job.state), job.id), default=None)

    def show_jobs(self) -> None:
        """List all open jobs, each with what can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for job in self._jobs.values():
            if job.state in _OPEN:
                self._add_to(menu, job)
        if menu.isEmpty():
            menu.addAction(self.tr("No jobs")).setEnabled(False)
        corner = self.mapToGlobal(self._words.pos())
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def _add_to(self, menu: QMenu, job: JobRow) -> None:
        inner = menu.addMenu(job_words(job))
        act: Literal["pause", "resume"] = "resume" if job.state == "paused" else "pause"
        word = self.tr("Resume") if job.state == "paused" else self.tr("Pause")
        if job.kind not in _UNPAUSED:
            inner.addAction(word, lambda: self._act(act, job))
        inner.addAction(self.tr("Cancel"), lambda: self._act("cancel", job))

    def _fill_layout(self) -> None:
        units = theme().units
        self.setFixedHeight(units(8))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(units(3.5), 0, units(2), 0)
        layout.setSpacing(units(2))
        for widget in (self._loader, self._words, self._bar, self._pause, self._cancel, self.more):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.network)

    def _take_jobs(self, found: Jobs) -> None:
        self._jobs = {job.id: job for job in found.jobs if job.state in _OPEN}
        self._show()

    def take_progress(self, progress: Progress) -> None:
        """Show how far a job is; one that is done gives way to the next."""
        known = self._jobs.get(progress.job)
        if known is not None and known.state == "paused":
            return
        if progress.done >= progress.of:
            self._jobs.pop(progress.job, None)
        else:
            self._jobs[progress.job] = JobRow(
                id=progress.job,
                kind=progress.kind,
                state="running",
                done=progress.done,
                of=progress.of,
                seconds_left=progress.seconds_left,
                error="",
            )
        self._show()

    def _take_status(self, status: Status) -> None:
        if status.network:
            words = self.tr("%Ln try(s) to connect refused", "", status.network)
            self.network.setText(words)
            self.network.setIcon(icon("shield-exclamation", "warn"))
        elif status.allowed:
            words = self.tr("%Ln connection(s) that you agreed to", "", status.allowed)
            self.network.setText(words)
            self.network.setToolTip(
                self.tr("All others are refused, and each is noted: the ledger")
            )
        self._show()

    def _show(self) -> None:
        job = self.job
        self._spoken.hear(job)
        self._loader.show_state(job.state if job is not None else "done")
        for part in (self._bar, self._cancel):
            part.setVisible(job is not None)
        self._pause.setVisible(job is not None and job.kind not in _UNPAUSED)
        others = sum(1 for other in self._jobs.values() if other.state in _OPEN) - 1
        self.more.setVisible(others > 0)
        self.more.setText(self.tr("%Ln more job(s)", "", max(others, 0)))
        if job is None:
            self._words.setText(self._idle_words())
            return
        self._words.setText(job_words(job))
        self._bar.setRange(0, job.of)
        self._bar.setValue(job.done)
        paused = job.state == "paused"
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._pause.setIcon(icon("player-play" if paused else "player-pause"))

    def _announce(self, words: str) -> None:
        announce(self._bar, words)

    def note(self, words: str) -> None:
        """Say what came of the last job while there is no other."""
        self._noted = words
        self._show()

    def _idle_words(self) -> str:
        if self._noted:
            return self._noted
        status = self._overview.last_status
        if status is None or not status.states:
            return self.tr("Nothing to do yet")
        return self.tr("Nothing to do")

    def _pause_or_resume(self) -> None:
        job = self.job
        if job is not None:
            self._act("resume" if job.state == "paused" else "pause", job)

    def _cancel_job(self) -> None:
        job = self.job
        if job is not None:
            self._act("cancel", job)

    def _act(self, act: Literal["pause", "resume", "cancel"], job: JobRow) -> None:
        if act == "cancel" and job.kind == "embed":
            self._embedding.cancelled()
        if act == "cancel":
            self._jobs.pop(job.id, None)
        else:
            state: JobState = "paused" if act == "pause" else "running"
            self._jobs[job.id] = msgspec.structs.replace(job, state=state)
        self._show()
        self._backend.ask(ActOnJob(act=act, id=job.id), self._acted)

    def _acted(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self._overview.soon()
