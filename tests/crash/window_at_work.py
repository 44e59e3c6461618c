"""The real window on a library, a folder dropped into it: window_at_work.py DIR FOLDER."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from clozet import guard
from clozet.window.app import application
from clozet.window.main_window import MainWindow

guard.install()
app = application()
window = MainWindow(Path(sys.argv[1]))
window.show()
window.add([sys.argv[2]])
app.exec()
