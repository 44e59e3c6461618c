"""The other end of a worker: start it, ask it, stop it."""

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from clozet.messages.json_lines import Answer, Ask, Cancel, Reply, Request, decode, encode
from clozet.messages.progress import Failed

GRACE_SECONDS = 3.0


def command(role: str, library: Path | None) -> list[str]:
    """Return the command line that starts a worker; `-P` runs no Python that lies where we are."""
    where = ["--library", str(library)] if library else []
    return [sys.executable, "-P", "-m", "clozet.worker", role, *where]


class Worker:
    """A worker process, asked one request at a time."""

    def __init__(self, role: str, library: Path | None = None) -> None:
        self.role = role
        self.process = subprocess.Popen(
            command(role, library),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers: queue.SimpleQueue[Reply | None] = queue.SimpleQueue()
        self._last_id = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        try:
            for line in self.process.stdout:
                message = decode(line)
                if isinstance(message, Reply):
                    self._answers.put(message)
        except ValueError:
            self.process.kill()
        self._answers.put(None)

    def ask(self, request: Request, tick: Callable[[], None] | None = None) -> Iterator[Answer]:
        """Send a request and yield its answers, the last one included.

        `tick` is called about twice a second while nothing arrives; what it raises ends the wait.
        A worker that ends before its last answer gives a `Failed` of the kind "worker".
        """
        assert self.process.stdin is not None
        self._last_id += 1
        try:
            self.process.stdin.write(encode(Ask(id=self._last_id, request=request)))
            self.process.stdin.flush()
        except (OSError, ValueError):
            yield self._ended()
            return
        while True:
            try:
                reply = self._answers.get(timeout=0.5)
            except queue.Empty:
                if tick:
                    tick()
                continue
            if reply is None:
                yield self._ended()
                return
            if reply.id == self._last_id:
                yield reply.answer
                if reply.last:
                    return

    def _ended(self) -> Failed:
        return Failed(
            kind="worker",
            message=f"The {self.role} process ended early (exit {self.process.wait()}).",
            remedy="Try again; what was committed is safe.",
            exit_code=1,
        )

    def cancel(self) -> None:
        """Tell the worker that nobody waits for the present request any more."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(encode(Cancel(id=self._last_id)))
            self.process.stdin.flush()
        except OSError:
            return

    def kill(self) -> None:
        """End the worker at once."""
        self.process.kill()
        self.process.wait()
        self._close()

    def _close(self) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        self._listener.join()
        self.process.stdout.close()
        with suppress(OSError):
            self.process.stdin.close()

    def stop(self) -> None:
        """Close the worker's input, wait for its end, and kill it where it does not come."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.close()
        except OSError:
            self.process.kill()
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._close()
