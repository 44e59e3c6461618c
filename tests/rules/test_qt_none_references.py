"""PySide6 keeps its references to None; 6.12.0 under Python 3.11 lost one at each call."""

import subprocess
import sys

MOVES = """
from PySide6.QtCore import QRect
rectangle = QRect(0, 0, 9, 9)
for i in range(20_000):
    rectangle.moveTo(i, i)
"""


def test_twenty_thousand_calls_that_return_nothing_do_not_end_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", MOVES], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
