"""Start the window: one for each library, up before any worker answers."""

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from clozet.paths import resources

from .icons import icon
from .main_window import MainWindow
from .theme import theme

_WAIT_MILLISECONDS = 500
_SHOW_YOURSELF = b"show yourself\n"


def main(library: Path) -> int:
    """Open the window on `library`, or bring the one that is open to the front."""
    app = application()
    name = _server_name(library)
    if _wake(name):
        return 0
    window = MainWindow(library)
    server = _listen(name, window)
    window.show()
    try:
        return app.exec()
    finally:
        server.close()


def application() -> QApplication:
    """Return the application, with its name, translations and theme."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Clozet")
    app.setDesktopFileName("clozet")
    app.setQuitOnLastWindowClosed(True)
    translate(app)
    theme()
    app.setWindowIcon(icon("books", "accent"))
    return app


def translate(app: QApplication) -> None:
    """Speak the system's language where there is a translation, otherwise English."""
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resources() / "translations")
    for locale, name, folder in (
        (QLocale(QLocale.Language.English), "clozet", ours),  # the plurals of English
        (QLocale(), "qtbase", qt),
        (QLocale(), "clozet", ours),
    ):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)


def _server_name(library: Path) -> str:
    return "clozet-" + hashlib.sha256(bytes(library.absolute())).hexdigest()[:24]


def _wake(name: str) -> bool:
    """Tell the window that is open to come to the front; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MILLISECONDS):
        return False
    socket.write(_SHOW_YOURSELF)
    socket.waitForBytesWritten(_WAIT_MILLISECONDS)
    socket.disconnectFromServer()
    return True


def _listen(name: str, window: MainWindow) -> QLocalServer:
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(name)  # left over from a window that was killed
    server.listen(name)

    def greet() -> None:
        while (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
            QApplication.alert(window)

    server.newConnection.connect(greet)
    return server
