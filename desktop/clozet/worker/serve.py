"""Serve one role: a line in, an act, lines out; cancelled when asked, ended when input closes."""

import logging
import queue
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from clozet.database.failures import explained
from clozet.errors import UsageError
from clozet.messages.json_lines import Answer, Ask, Cancel, Reply, Request, decode, encode
from clozet.messages.progress import Cancelled, Failed

log = logging.getLogger("clozet.worker")


class Output:
    """Lines out, whole, from any thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, reply: Reply) -> None:
        """Write one reply; a closed pipe is ignored, since the end of input follows."""
        line = encode(reply)
        with self._lock:
            try:
                self._stream.write(line)
                self._stream.flush()
            except (BrokenPipeError, ValueError):
                log.info("nobody listens any more")


class Conversation:
    """One request and the way back to whoever asked."""

    def __init__(self, ask: Ask, output: Output) -> None:
        self.request: Request = ask.request
        self._id = ask.id
        self._output = output
        self._cancel = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Tell whether whoever asked has lost interest."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Note that nobody waits for the answer any more."""
        self._cancel.set()

    def progress(self, answer: Answer) -> None:
        """Send an answer after which more will come."""
        self._output.send(Reply(id=self._id, answer=answer, last=False))

    def finish(self, answer: Answer) -> None:
        """Send the last answer."""
        self._output.send(Reply(id=self._id, answer=answer))


def unknown(conversation: Conversation) -> UsageError:
    """Return the error of a request that the role does not answer."""
    name = type(conversation.request).__name__
    return UsageError(f"This process does not answer {name}.", "This is a mistake of Clozet.")


Act = Callable[[Conversation], Answer]


def answer(conversation: Conversation, act: Act) -> None:
    """Do what was asked and send the last answer, whatever happens."""
    if conversation.cancelled:
        conversation.finish(Cancelled())
        return
    try:
        conversation.finish(act(conversation))
    except Exception as error:
        conversation.finish(failed(error))


def failed(error: Exception) -> Failed:
    """Return an error in words; a defect of ours goes to the log with its traceback."""
    known = explained(error)
    if known is None:
        log.error("defect", exc_info=error)
        return Failed(
            kind="defect",
            message=f"Clozet made a mistake ({type(error).__name__}).",
            remedy="Try again; the log file of the library says more.",
            exit_code=1,
        )
    return Failed(
        kind=known.kind, message=known.message, remedy=known.remedy, exit_code=known.exit_code
    )


def serve(
    act: Act, output: Output, later: Callable[[Conversation], bool] = lambda conversation: False
) -> None:
    """Answer requests one after the other until standard input closes.

    Those that `later` takes are answered by whoever took them.
    """
    waiting: queue.SimpleQueue[Conversation | None] = queue.SimpleQueue()
    open_ones: dict[int, Conversation] = {}
    listening = (sys.stdin.buffer, output, waiting, open_ones)
    threading.Thread(target=_listen, args=listening, daemon=True).start()
    while (conversation := waiting.get()) is not None:
        if not later(conversation):
            answer(conversation, act)


def _listen(
    lines: BinaryIO,
    output: Output,
    waiting: "queue.SimpleQueue[Conversation | None]",
    open_ones: dict[int, Conversation],
) -> None:
    for line in lines:
        try:
            message = decode(line)
        except ValueError:
            log.error("a line of %d bytes is not a message", len(line))
            continue
        if isinstance(message, Ask):
            open_ones[message.id] = Conversation(message, output)
            waiting.put(open_ones[message.id])
        elif isinstance(message, Cancel) and message.id in open_ones:
            open_ones[message.id].cancel()
    for conversation in open_ones.values():
        conversation.cancel()
    waiting.put(None)
