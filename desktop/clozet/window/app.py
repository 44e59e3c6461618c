"""Start the window: one for each library, up before any worker answers."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from clozet.paths import resources

from .icons import icon
from .instance import Instance
from .main_window import MainWindow


def main(library: Path, files: Sequence[str] = ()) -> int:
    """Open the window on `library`, or bring the one that is open to the front; add `files`."""
    app = application()
    instance = Instance(library)
    if not instance.first:
        return 0 if instance.wake(files) else 1
    window = MainWindow(library)
    window.show()
    window.add(files)
    QTimer.singleShot(0, lambda: instance.listen(window, window.add))
    return app.exec()


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
