"""A bare PySide6 window: seconds from the start of the process until it takes input."""

import sys
import time

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.show()


def ready() -> None:
    print(time.time() - psutil.Process().create_time())
    app.quit()


QTimer.singleShot(0, ready)
app.exec()
