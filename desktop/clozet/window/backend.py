"""The workers behind the window: requests out, answers in, and what happens when one dies."""

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import msgspec
import shiboken6
from PySide6.QtCore import QObject, QProcess, Signal

from clozet.messages import library, reading
from clozet.messages.json_lines import Answer, Ask, Cancel, Reply, Request, decode, encode
from clozet.messages.progress import Cancelled, Changed, Failed, Progress

from .roles import role_of
from .worker_ended import Role, WorkerEnded, failure

Answered = Callable[[Answer], None]

_RESTARTS = 4  # within _RESTART_SECONDS, before a worker is given up
_RESTART_SECONDS = 120.0
_CLOSE_MILLISECONDS = 1500


def worker_command(role: str) -> list[str]:
    """Return the command that starts a worker of `role`, as in worker/client.py."""
    return [sys.executable, "-P", "-m", "clozet.worker", role]


@dataclass(frozen=True)
class Ticket:
    """A request under way."""

    id: int
    _cancel: Callable[[int], None]

    def cancel(self) -> None:
        """Stop it; `answered` is still called, with `Cancelled` or what was ready."""
        self._cancel(self.id)


@dataclass
class _Open:
    request: Request
    answered: Answered
    progressed: Answered | None


class _Worker(QObject):
    """One worker process and the requests that it has not answered."""

    unasked = Signal(object)
    ended = Signal(object)

    def __init__(self, role: Role, command: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self.role = role
        self.open: dict[int, _Open] = {}
        self._command = command
        self._process: QProcess | None = None
        self._unread = b""
        self._ends: deque[float] = deque()
        self._stopping = False

    @property
    def running(self) -> bool:
        """Tell whether the process is there."""
        return self._process is not None

    @property
    def given_up(self) -> bool:
        """Tell whether it ended too often to be started again now."""
        while self._ends and self._ends[0] < time.monotonic() - _RESTART_SECONDS:
            self._ends.popleft()
        return len(self._ends) > _RESTARTS

    def start(self) -> None:
        """Start the process; what is written before it runs waits for it."""
        self._unread = b""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._error)
        self._process = process
        process.start(self._command[0], self._command[1:])

    def ask(self, number: int, opened: _Open) -> None:
        """Send a request, starting the process where it is not there."""
        self.open[number] = opened
        if not self.running:
            self.start()
        self._send(Ask(id=number, request=opened.request))

    def cancel(self, number: int) -> None:
        """Tell the process to stop working on a request."""
        if number in self.open and self.running:
            self._send(Cancel(id=number))

    def end(self) -> None:
        """Close its standard input: it ends by itself."""
        self._stopping = True
        if self._process is not None:
            self._process.closeWriteChannel()

    def kill(self, wait: int = 0) -> None:
        """End it now, after `wait` milliseconds in which it may end by itself."""
        process = self._process
        if process is None:
            return
        self._stopping = True
        if not (wait and process.waitForFinished(wait)):
            process.kill()
            process.waitForFinished(_CLOSE_MILLISECONDS)

    def _send(self, line: Ask | Cancel) -> None:
        if self._process is not None:
            self._process.write(encode(line))

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._unread = (self._unread + self._process.readAllStandardOutput().data()).split(
            b"\n"
        )
        for line in lines:
            try:
                reply = decode(line)
            except (ValueError, msgspec.MsgspecError):
                # Whatever it says next, and may have said already, cannot be trusted either.
                self._process.readyReadStandardOutput.disconnect(self._read)
                self._process.kill()
                return
            if isinstance(reply, Reply):
                self._take(reply)

    def _take(self, reply: Reply) -> None:
        opened = self.open.get(reply.id)
        if opened is None:
            self.unasked.emit(reply.answer)
        elif reply.last:
            del self.open[reply.id]
            _call(opened.answered, reply.answer)
        elif opened.progressed is not None:
            _call(opened.progressed, reply.answer)

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finished(-1, QProcess.ExitStatus.CrashExit)

    def _finished(self, code: int, how: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        stopped, self._stopping = self._stopping, False
        if not stopped:
            self._ends.append(time.monotonic())
        opened, self.open = self.open, {}
        self.ended.emit(None if stopped else (code, how))
        answer: Answer = Cancelled() if stopped else failure(self.role, self.given_up)
        for one in opened.values():
            _call(one.answered, answer)


class Backend(QObject):
    """Asks the workers of one library and tells what they say.

    `changed`: something in the library changed. `progress` and `failed`: a `Progress`
    or `Failed` of what nobody asked for, like reading what changed in a watched folder.
    `worker_ended`: a `WorkerEnded`.
    """

    changed = Signal()
    progress = Signal(object)
    failed = Signal(object)
    worker_ended = Signal(object)

    def __init__(self, library: Path, command: Callable[[str], list[str]] = worker_command) -> None:
        super().__init__()
        self.library = library
        self._command = command
        self._numbers = count(1)
        self._workers: dict[Role, _Worker] = {}
        self._passwords: tuple[str, ...] = ()
        self._closed = False

    def ask(
        self,
        request: Request,
        answered: Answered,
        *,
        progressed: Answered | None = None,
    ) -> Ticket:
        """Send `request`; `answered` gets its last answer, also `Failed` and `Cancelled`."""
        number = next(self._numbers)
        if self._closed:
            return Ticket(number, self._cancel)
        worker = self._worker(role_of(request))
        if worker.given_up:
            _call(answered, failure(worker.role, given_up=True))
        else:
            worker.ask(number, _Open(self._unlocking(request), answered, progressed))
        return Ticket(number, self._cancel)

    def _unlocking(self, request: Request) -> Request:
        """Keep the passwords given in this session, in memory alone, for drawing locked pages."""
        if isinstance(request, library.Retry) and request.password:
            self._passwords = (request.password, *self._passwords)
        if isinstance(request, reading.RenderPage):
            return msgspec.structs.replace(request, passwords=self._passwords)
        return request

    def close(self) -> None:
        """End all workers: by closing their input, after a moment by killing them.

        What was asked and not answered is not answered any more.
        """
        self._closed = True
        for worker in self._workers.values():
            worker.open.clear()
            worker.end()
        deadline = time.monotonic() + _CLOSE_MILLISECONDS / 1000
        for worker in self._workers.values():
            worker.kill(wait=max(1, round((deadline - time.monotonic()) * 1000)))

    def _worker(self, role: Role) -> _Worker:
        if role not in self._workers:
            command = [*self._command(role), "--library", str(self.library)]
            worker = _Worker(role, command, self)
            worker.unasked.connect(self._unasked)
            worker.ended.connect(lambda how: self._ended(worker, how))
            self._workers[role] = worker
        return self._workers[role]

    def _cancel(self, number: int) -> None:
        for worker in self._workers.values():
            if number in worker.open:
                if worker.role in ("trainer", "adapter"):
                    worker.kill()
                else:
                    worker.cancel(number)

    def _unasked(self, answer: Answer) -> None:
        match answer:
            case Changed():
                self.changed.emit()
            case Progress():
                self.progress.emit(answer)
            case Failed():
                self.failed.emit(answer)

    def _ended(self, worker: _Worker, how: tuple[int, QProcess.ExitStatus] | None) -> None:
        if self._closed or how is None:
            return
        # The library's worker goes on with what is left to read; the others wait to be asked.
        restart = worker.role == "library" and not worker.given_up
        if restart:
            worker.start()
        sentence = failure(worker.role, worker.given_up).message
        self.worker_ended.emit(WorkerEnded(worker.role, sentence, restarted=restart))


def _call(answered: Answered, answer: Answer) -> None:
    """Hand over an answer, unless the widget that asked has gone in the meantime."""
    receiver = getattr(getattr(answered, "func", answered), "__self__", None)
    if isinstance(receiver, QObject) and not shiboken6.isValid(receiver):
        return
    answered(answer)
