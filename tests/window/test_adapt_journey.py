"""Adapting with the real workers and a tiny real model: pause, resume, stop and keep, use."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clozet.messages.cloze import MeasureSurprise, Surprise
from clozet.messages.json_lines import Answer, Request
from clozet.messages.library import Add
from clozet.messages.models import ImportModel
from clozet.window.main_window import MainWindow
from tests.cli.test_adapting import texts
from tests.models.tiny_models import make_masked

PATIENCE = 120_000  # milliseconds


def ask(window: MainWindow, qtbot: QtBot, request: Request) -> Answer:
    answers: list[Answer] = []
    window.backend.ask(request, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def test_a_model_is_adapted_paused_resumed_kept_and_used(
    real_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = real_window
    files = texts(tmp_path / "texts", documents=8)
    ask(window, qtbot, Add(paths=(str(files),), collection="Leases"))
    tiny = make_masked(tmp_path / "tiny", "bert")
    ask(window, qtbot, ImportModel(path=str(tiny), name="tiny"))
    window.go("adapt")
    view = window.views.adapt
    choice, adapting = view.choice, view.adapting
    qtbot.waitUntil(lambda: choice.base.findData("tiny") >= 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: choice.tree.topLevelItemCount() > 1, timeout=PATIENCE)
    choice.base.setCurrentIndex(choice.base.findData("tiny"))
    choice.choose("Leases", 10)
    qtbot.waitUntil(lambda: choice.estimate is not None, timeout=PATIENCE)
    assert choice.estimate is not None
    assert choice.estimate.documents == 8

    qtbot.mouseClick(view.header.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: adapting.run is not None and adapting.run.step > 2, timeout=PATIENCE)
    qtbot.mouseClick(view.header.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(window) == "paused" and adapting.idle, timeout=PATIENCE)
    adapting.resume()
    paused_at = step(window)
    qtbot.waitUntil(lambda: step(window) > paused_at, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.masking.view.spoken_parts != [], timeout=PATIENCE)
    adapting.finish()
    qtbot.waitUntil(lambda: state(window) == "done", timeout=PATIENCE)
    assert view.card.verdict.text()
    assert view.curves.loss.plot.accessibleName().startswith("Training loss, ")

    qtbot.mouseClick(view.card.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.card.keep.text() == "In use", timeout=PATIENCE)
    surprise = ask(window, qtbot, MeasureSurprise(text="The tenant shall pay the rent."))
    assert isinstance(surprise, Surprise)
    assert surprise.model == "leases"


def state(window: MainWindow) -> str:
    run = window.views.adapt.adapting.run
    return run.state if run is not None else ""


def step(window: MainWindow) -> int:
    run = window.views.adapt.adapting.run
    return run.step if run is not None else 0
