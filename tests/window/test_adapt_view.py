"""The Adapt view on a made-up library: choosing, a run that is watched and stopped, the card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from clozet.messages.training import Chosen
from clozet.window.adapt_view import AdaptView
from clozet.window.backend import Backend
from clozet.window.main_window import MainWindow
from clozet.window.overview import Overview

from .conftest import OpenWindow, fake_command
from .test_accessible_names import nameless
from .test_adapt_choice import fill

PATIENCE = 30_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DOCUMENTS = 60


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[AdaptView]:
    """Show the view alone, on a library of two collections."""
    backend = Backend(tmp_path / "library", fake_command(documents=DOCUMENTS))
    fill(backend, qtbot)
    overview = Overview(backend)
    made = AdaptView(backend, overview)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    overview.ask()
    made.show_now()
    qtbot.waitUntil(lambda: made.choice.base.count() == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: made.choice.tree.topLevelItemCount() == 4, timeout=PATIENCE)
    yield made
    backend.close()


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    made = open_window(documents=DOCUMENTS)
    fill(made.backend, qtbot)
    made.go("adapt")
    tree = made.views.adapt.choice.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 4, timeout=PATIENCE)
    return made


def start(view: AdaptView, qtbot: QtBot, minutes: float = 60) -> None:
    view.choice.choose("Contracts", minutes)
    qtbot.waitUntil(lambda: view.choice.estimate is not None, timeout=PATIENCE)
    qtbot.mouseClick(view.header.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(view) == "running" and step(view) > 2, timeout=PATIENCE)


def state(view: AdaptView) -> str:
    return view.adapting.run.state if view.adapting.run is not None else ""


def step(view: AdaptView) -> int:
    return view.adapting.run.step if view.adapting.run is not None else 0


def done(view: AdaptView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: state(view) == "done", timeout=PATIENCE)
    qtbot.waitUntil(lambda: "better" in first_row(view), timeout=PATIENCE)


def first_row(view: AdaptView) -> str:
    item = view.history.item(0)
    return "" if item is None else str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_run_is_drawn_while_it_goes(view: AdaptView, qtbot: QtBot) -> None:
    assert not view.header.start.isEnabled()
    start(view, qtbot)
    qtbot.waitUntil(lambda: view.masking.view.spoken_parts != [], timeout=PATIENCE)
    assert "token rent, masked" in view.masking.view.spoken_parts[0][0]
    assert "rent" in view.guess.accessibleName()
    names = (view.curves.loss.plot.accessibleName(), view.curves.perplexity.plot.accessibleName())
    assert names[0].startswith("Training loss, ")
    assert "24.5 before" in names[1]
    qtbot.waitUntil(lambda: view.card.verdict.text().startswith("Better"), timeout=PATIENCE)
    assert not view.card.keep.isEnabled()
    assert nameless(view) == []


def test_a_run_is_paused_and_resumed_by_its_key_then_stopped_with_a_card(
    view: AdaptView, qtbot: QtBot
) -> None:
    start(view, qtbot)
    qtbot.keyClick(view.masking.view, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: state(view) == "paused", timeout=PATIENCE)
    assert view.header.pause.text() == "Resume"
    before = step(view)
    qtbot.mouseClick(view.header.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(view) == "running" and step(view) > before, timeout=PATIENCE)
    qtbot.keyClick(view.masking.view, Qt.Key.Key_S, CTRL | SHIFT)
    done(view, qtbot)
    assert view.card.verdict.text() == "Expects your documents' words far better."
    assert "24.5" in view.card.figure.accessibleName()
    assert view.card.keep.isEnabled()
    assert view.history.count() == 1


def test_a_cancelled_run_keeps_nothing(view: AdaptView, qtbot: QtBot) -> None:
    start(view, qtbot)
    view.adapting.cancel()
    qtbot.waitUntil(lambda: state(view) == "cancelled", timeout=PATIENCE)
    assert not view.header.pause.isVisible()


def test_a_model_that_is_kept_is_in_use_and_one_that_is_discarded_gives_way_to_its_base(
    view: AdaptView, qtbot: QtBot
) -> None:
    start(view, qtbot, minutes=10)
    done(view, qtbot)
    qtbot.mouseClick(view.card.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.card.keep.text() == "In use", timeout=PATIENCE)
    qtbot.mouseClick(view.card.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "discarded" in first_row(view), timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.choice.base.count() == 1, timeout=PATIENCE)
    assert view.choice.base.currentData() == "clozet-base"


def test_a_learned_word_opens_its_page_and_training_longer_starts_from_the_new_model(
    view: AdaptView, qtbot: QtBot
) -> None:
    start(view, qtbot, minutes=10)
    done(view, qtbot)
    with qtbot.waitSignal(view.page_wanted) as asked:
        view.card.learned.findChildren(QToolButton)[0].click()
    assert asked.args == [1, 2]
    qtbot.mouseClick(view.card.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(view) in ("starting", "running"), timeout=PATIENCE)
    assert view.adapting.run is not None
    assert view.adapting.run.asked is not None
    assert view.adapting.run.asked.base == "adapted-1"
    assert view.adapting.run.asked.chosen == Chosen(collection="Contracts")


def test_small_windows_fold_the_choice_to_one_line_while_a_run_goes(
    view: AdaptView, qtbot: QtBot
) -> None:
    view.resize(950, 600)
    assert view.choice.isVisible()
    start(view, qtbot)
    assert not view.choice.isVisible()
    assert view.facts.isVisible()
    view.adapting.cancel()
    qtbot.waitUntil(view.choice.isVisible, timeout=PATIENCE)


def test_a_worker_that_dies_is_started_again_and_the_run_carried_on(
    view: AdaptView, tmp_path: Path, qtbot: QtBot
) -> None:
    start(view, qtbot)
    before = step(view)
    adapter = view.adapting._backend._worker("adapter")
    assert adapter._process is not None
    adapter._process.kill()
    asked = tmp_path / "library" / "asked.txt"
    qtbot.waitUntil(lambda: "CarryOn" in asked.read_text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: step(view) > before, timeout=PATIENCE)


def test_a_run_goes_on_behind_other_views_and_across_restarts_and_the_strip_pauses_it(
    open_window: OpenWindow, window: MainWindow, qtbot: QtBot
) -> None:
    view = window.views.adapt
    start(view, qtbot)
    window.go("library")
    before = step(view)
    qtbot.waitUntil(lambda: step(view) > before + 5, timeout=PATIENCE)
    window.close()
    again = open_window(documents=DOCUMENTS)
    view = again.views.adapt
    qtbot.waitUntil(lambda: state(view) == "running" and step(view) > before, timeout=PATIENCE)
    qtbot.waitUntil(lambda: again.strip.job is not None, timeout=PATIENCE)
    again.strip._pause_or_resume()
    qtbot.waitUntil(lambda: state(view) == "paused", timeout=PATIENCE)
    again.close()
    third = open_window(documents=DOCUMENTS)
    third.go("adapt")
    view = third.views.adapt
    qtbot.waitUntil(lambda: state(view) == "paused", timeout=PATIENCE)
    third.strip._pause_or_resume()
    qtbot.waitUntil(lambda: state(view) == "running", timeout=PATIENCE)
    view.adapting.finish()
    done(view, qtbot)
    qtbot.mouseClick(view.card.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: third.undo.next is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.card.keep.text() == "In use", timeout=PATIENCE)
    pickers = third.views.blanks.header.models
    qtbot.waitUntil(lambda: pickers.names == ("clozet-base", "adapted-1"), timeout=PATIENCE)
    third.undo.undo()
    qtbot.waitUntil(lambda: view.card.keep.text() == "Keep and use", timeout=PATIENCE)
    qtbot.mouseClick(view.card.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "discarded" in first_row(view), timeout=PATIENCE)
    third.undo.undo()
    qtbot.waitUntil(lambda: "better" in first_row(view), timeout=PATIENCE)
