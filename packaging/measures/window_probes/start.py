"""Clozet's window: seconds from the start of the process until it takes input."""

import sys
import time
from pathlib import Path

from clozet import guard

guard.install()

import psutil  # noqa: E402 - the guard comes first in every process
from PySide6.QtCore import QTimer  # noqa: E402

from clozet.window.app import application  # noqa: E402
from clozet.window.main_window import MainWindow  # noqa: E402

app = application()
window = MainWindow(Path(sys.argv[1]))
window.show()


def ready() -> None:
    print(time.time() - psutil.Process().create_time(), flush=True)
    window.close()
    app.quit()


QTimer.singleShot(0, ready)
app.exec()
