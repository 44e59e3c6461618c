"""One window a library: the first holds a lock, a second start hands it files and ends."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

Take = Callable[[Sequence[str]], None]

_WAIT_MILLISECONDS = 2000


class Instance:
    """Tells whether this is the first window of `library`; a killed one does not count."""

    def __init__(self, library: Path) -> None:
        digest = QCryptographicHash.hash(
            bytes(library.absolute()), QCryptographicHash.Algorithm.Sha256
        )
        self._name = f"clozet-{bytes(digest.data()).hex()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process has gone
        self._server: QLocalServer | None = None
        self.first = self._lock.tryLock(0)

    def wake(self, files: Sequence[str] = ()) -> bool:
        """Have the first window come to the front with `files`; False where it does not listen."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MILLISECONDS):
            return False
        socket.write(json.dumps(list(files)).encode() + b"\n")
        socket.waitForBytesWritten(_WAIT_MILLISECONDS)
        socket.disconnectFromServer()
        return True

    def listen(self, window: QWidget, take: Take) -> None:
        """Bring `window` to the front whenever another start asks, and `take` its files."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(window)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left over from a window that was killed
        self._server.newConnection.connect(lambda: self._greet(window, take))
        self._server.listen(self._name)

    def close(self) -> None:
        """Let another window be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _greet(self, window: QWidget, take: Take) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readChannelFinished.connect(partial(_hand_over, socket, take))
            socket.disconnected.connect(socket.deleteLater)
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
            QApplication.alert(window)


def _hand_over(socket: "QLocalSocket", take: Take) -> None:
    """Give the files that another start sent to `take`."""
    line = bytes(socket.readAll().data())
    if line.endswith(b"\n"):
        take([str(file) for file in json.loads(line)])
