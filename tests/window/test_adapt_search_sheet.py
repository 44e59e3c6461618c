"""Adapting search by meaning in the window: started, told, and used only where it helps."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clozet.window.adapt_search_sheet import AdaptSearchSheet

from .conftest import OpenWindow

PATIENCE = 30_000


def opened(open_window: OpenWindow, qtbot: QtBot, minutes: float) -> AdaptSearchSheet:
    window = open_window(documents=30)
    window.go("adapt")
    view = window.findChild(AdaptSearchSheet).parentWidget()
    view.choice.choose(None, minutes)
    qtbot.waitUntil(lambda: view.choice.estimate is not None, timeout=PATIENCE)
    view.header.search.click()
    return view.search


def test_a_better_encoder_is_used_once_the_user_says_so(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(open_window, qtbot, minutes=10)
    assert sheet.isVisible()

    sheet.start.click()
    qtbot.waitUntil(lambda: sheet.adapted is not None, timeout=PATIENCE)

    assert sheet.said.text() == "Finds held-out passages better."
    assert "0.470 (0.440–0.500)" in sheet.figures.text()
    assert "+0.021 to +0.043" in sheet.figures.text()
    sheet.use.click()
    asked = tmp_path / "library" / "fake.json"
    qtbot.waitUntil(lambda: "my-documents-search" in asked.read_text(), timeout=PATIENCE)
    assert json.loads(asked.read_text())


@pytest.mark.parametrize("minutes", [1.0])
def test_one_that_is_not_better_cannot_be_used(
    open_window: OpenWindow, qtbot: QtBot, minutes: float
) -> None:
    sheet = opened(open_window, qtbot, minutes)

    sheet.start.click()
    qtbot.waitUntil(lambda: sheet.adapted is not None, timeout=PATIENCE)

    assert sheet.said.text() == "Finds held-out passages as before."
    assert not sheet.use.isVisible()
    assert not sheet.finish.isVisible()


def test_it_is_paused_and_resumed_from_strip_and_sheet_and_survives_the_window(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    sheet = opened(open_window, qtbot, minutes=40)
    window = sheet.parentWidget().window()
    sheet.start.click()
    qtbot.waitUntil(lambda: " of 400 steps" in sheet.said.text(), timeout=PATIENCE)
    assert window.strip._pause.isVisible()
    window.strip._pause.click()
    qtbot.waitUntil(lambda: sheet.pause.text() == "Resume", timeout=PATIENCE)
    assert sheet.said.text().endswith(" of 400 steps, paused")
    sheet.pause.click()
    qtbot.waitUntil(lambda: sheet.pause.text() == "Pause", timeout=PATIENCE)
    window.close()

    again = open_window(documents=30)
    sheet = again.views.adapt.search
    qtbot.waitUntil(lambda: " of 400 steps" in sheet.said.text(), timeout=PATIENCE)
    assert again.strip.job is not None
    assert again.strip.job.kind == "adapt-search"
    assert sheet.adapted is None
    sheet.finish.click()
    qtbot.waitUntil(lambda: sheet.adapted is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: again.strip.job is None, timeout=PATIENCE)

    assert again.strip._words.text() == "Finds held-out passages better."
    sheet.ask()
    assert sheet.use.isVisible()


def test_cancelled_it_keeps_nothing_and_can_be_started_again(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    sheet = opened(open_window, qtbot, minutes=40)
    sheet.start.click()
    qtbot.waitUntil(lambda: " of 400 steps" in sheet.said.text(), timeout=PATIENCE)
    sheet.cancel.click()
    qtbot.waitUntil(lambda: sheet.said.text() == "Cancelled; nothing was kept.", timeout=PATIENCE)
    qtbot.waitUntil(sheet.start.isVisible, timeout=PATIENCE)
    assert not sheet.pause.isVisible()
