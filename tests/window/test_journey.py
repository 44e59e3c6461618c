"""The main job with the real workers: drop files, search, the page lights, blanks are filled."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from clozet.paths import resources
from clozet.window.main_window import MainWindow
from clozet.window.theme import LIT_PASSAGE, LIT_SENTENCE

from .test_main_window import drop

LEASE = "Commercial lease Harbour St 14.pdf"
FILES = (LEASE, "Letter to the landlord.txt", "Settlement (locked).pdf", "Workshop prices.html")
QUESTION = "how long before leaving must the tenant give notice"
PATIENCE = 120_000  # milliseconds


def lit_pixels(picture: QImage) -> int:
    """Count pixels of a sentence's light on its passage's, each multiplied onto white paper."""
    parts = zip(QColor(LIT_PASSAGE).toTuple(), QColor(LIT_SENTENCE).toTuple(), strict=True)
    wanted = QColor(*(round(one * other / 255) for one, other in parts)).rgb()
    across, down = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return sum(picture.pixel(x, y) == wanted for x in across for y in down)


def states(window: MainWindow) -> dict[str, str]:
    rows = window.library.rows
    found = [rows.row(number) for number in range(rows.rowCount())]
    return {Path(row.path).name: row.state for row in found if row is not None}


def all_read(window: MainWindow) -> bool:
    found = states(window)
    return len(found) == len(FILES) and "waiting" not in found.values()


def embedded(window: MainWindow) -> bool:
    status = window.overview.last_status
    return status is not None and 0 < status.passages == status.vectors


def answered(window: MainWindow) -> bool:
    state = window.search.session.state
    return state.question.query == QUESTION and state.complete and bool(state.shown)


def test_dropped_files_are_read_found_and_lit(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    qtbot.waitUntil(window.library.first_start.isVisible, timeout=PATIENCE)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(resources() / "sample" / name)) for name in FILES])
    assert drop(window, dropped)
    qtbot.waitUntil(lambda: all_read(window), timeout=PATIENCE)
    assert states(window) == {
        LEASE: "read",
        "Letter to the landlord.txt": "read",
        "Settlement (locked).pdf": "needs password",
        "Workshop prices.html": "read",
    }
    qtbot.waitUntil(lambda: embedded(window), timeout=PATIENCE)
    window.go_search()
    qtbot.keyClicks(window.search.bar.box, QUESTION)
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE)
    first = window.search.session.state.shown[0]
    assert Path(first.document.path).name == LEASE
    assert first.sentence is not None
    assert "notice" in first.sentence.text
    assert first.meaning_rank is not None
    qtbot.waitUntil(lambda: lit_pixels(window.grab().toImage()) > 200, timeout=PATIENCE)
    fill_a_blank_of_the_lit_sentence(window, qtbot)
    assert window.strip.network.text() == "Nothing left this computer"


def fill_a_blank_of_the_lit_sentence(window: MainWindow, qtbot: QtBot) -> None:
    window.search.reader.actions_by_name["blank"].trigger()
    blanks = window.views.blanks
    text = blanks.editor.sentence.text
    assert window.view == "blanks"
    blanks.editor.toggle(text.index("three"))
    qtbot.waitUntil(lambda: blanks.session.complete, timeout=PATIENCE)
    listed = [row.words[0] for row in blanks.columns.columns[0].table.rows.rows]
    assert len(listed) == 10
    assert not blanks.problem.isVisible()
    blanks.columns.columns[0].chosen.emit("three")
    qtbot.waitUntil(lambda: blanks.evidence.rows.rowCount() > 0, timeout=PATIENCE)
    blanks.asked.ask()
    qtbot.waitUntil(lambda: blanks.asked.rows is not None, timeout=PATIENCE)
    assert "three" in [row[0].split()[0] for row in blanks.asked.values.texts]
    blanks.evidence.opened.emit(blanks.evidence.rows.result(blanks.evidence.rows.index(0)))
    assert window.view == "search"
    qtbot.waitUntil(lambda: lit_pixels(window.grab().toImage()) > 200, timeout=PATIENCE)
