"""How long the window's thread is busy at a time while files are read and embedded.

A timer of 5 ms ticks in the window's thread; a tick that comes late shows how long the thread was
held. Meanwhile somebody types, searches and scrolls. Prints p99.9 and the longest, in milliseconds.
"""

import random
import sys
import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from clozet import guard
from clozet.messages.housekeeping import Status
from clozet.window.app import application
from clozet.window.main_window import MainWindow

TICK_MILLISECONDS = 5
MOST_SECONDS = 300
WORDS = ["lease", "garden", "invoice", "letter", "court", "river", "notice", "tenant", "paper"]

guard.install()
folder, files = Path(sys.argv[1]), int(sys.argv[2])
choice = random.Random(5)
(folder / "files").mkdir()
for number in range(files):
    text = ". ".join(" ".join(choice.choices(WORDS, k=12)) for _ in range(30))
    (folder / "files" / f"{number}.txt").write_text(f"Letter {number}\n\n{text}.\n")

app = application()
window = MainWindow(folder / "library")
window.resize(1280, 800)
window.show()
window.add([str(folder / "files")])

ticks: list[float] = []
statuses: list[Status] = []
window.overview.status.connect(statuses.append)
began = time.monotonic()


def tick() -> None:
    ticks.append(1000 * time.perf_counter())


def press(widget: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.postEvent(widget, event)


def act() -> None:
    """Do one thing that a person does."""
    what = choice.randrange(3)
    if what == 0:
        window.go(choice.choice(["library", "search"]))
    elif what == 1:
        window.go_search()
        box = app.focusWidget()
        if isinstance(box, QLineEdit):
            if len(box.text()) > 30:
                box.clear()
            for letter in choice.choice(WORDS) + " ":
                press(box, Qt.Key(ord(letter.upper())), letter)
    else:
        areas = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
        if areas:
            bar = choice.choice(areas).verticalScrollBar()
            bar.setValue(min(bar.maximum(), bar.value() + choice.choice([-200, 200])))


def look() -> None:
    """End when the work is done."""
    finished = any(
        status.documents >= files and 0 < status.vectors == status.passages
        for status in statuses[-1:]
    )
    if finished or time.monotonic() - began > MOST_SECONDS:
        held = (after - before - TICK_MILLISECONDS for before, after in pairwise(ticks))
        ordered = sorted(held)
        print(ordered[int(len(ordered) * 0.999)], ordered[-1], flush=True)
        window.close()
        app.quit()


timers = []
for milliseconds, slot in ((TICK_MILLISECONDS, tick), (150, act), (500, look)):
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(slot)
    timer.start(milliseconds)
    timers.append(timer)
app.exec()
