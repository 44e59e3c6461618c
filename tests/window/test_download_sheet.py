"""A model is downloaded by its name in Settings: switched on first, and agreed to each time."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clozet.messages.progress import Failed, Progress
from clozet.window.download_sheet import DownloadSheet
from clozet.window.job_words import job_words
from clozet.window.main_window import MainWindow
from tests.models.tiny_models import make_masked
from tests.running_hub import RunningHub

from .conftest import OpenWindow

Asked = Callable[[], list[str]]


def opened(window: MainWindow, qtbot: QtBot) -> DownloadSheet:
    window.go("settings")
    sheet = window.settings.models.open_downloads()
    qtbot.waitUntil(sheet.allowed.isEnabled, timeout=30_000)
    return sheet


def looked_up(sheet: DownloadSheet, name: str, qtbot: QtBot) -> None:
    sheet.allowed.click()
    qtbot.waitUntil(sheet.name.isEnabled, timeout=30_000)
    qtbot.keyClicks(sheet.name, name)
    sheet.look_up.click()


def hidden(*widgets: QWidget) -> bool:
    return all(widget.isHidden() for widget in widgets)


def test_downloads_are_off_until_they_are_switched_on(
    open_window: OpenWindow, asked: Asked, qtbot: QtBot
) -> None:
    window = open_window(documents=3)
    sheet = opened(window, qtbot)
    assert not sheet.allowed.isChecked()
    assert not (sheet.name.isEnabled() or sheet.look_up.isEnabled())
    assert hidden(sheet.offered, sheet.download)
    assert "LookUpModel" not in asked()
    sheet.allowed.click()
    qtbot.waitUntil(sheet.name.isEnabled, timeout=30_000)
    assert "ChangeSetting" in asked() and not sheet.look_up.isEnabled()
    sheet.reject()
    assert opened(window, qtbot).allowed.isChecked()


def test_what_comes_from_where_is_said_before_it_is_fetched(
    open_window: OpenWindow, asked: Asked, qtbot: QtBot
) -> None:
    window = open_window(documents=3)
    sheet = opened(window, qtbot)
    looked_up(sheet, "someone/legal-bert", qtbot)
    qtbot.waitUntil(sheet.download.isVisible, timeout=30_000)
    assert [sheet.offered.text(), *sheet.more.text().splitlines()] == [
        "From hub.example: someone/legal-bert, revision aaaaaaaaaa, 3 files, 91.3 MB.",
        "hub.example keeps some of them at store.example.",
        "Only this is fetched; nothing of yours is sent.",
    ]
    assert sheet.files.text().startswith("model.safetensors 90.9 MB · tokenizer.json 466.0 kB")
    assert "DownloadModel" not in asked()
    models = window.settings.models
    with qtbot.waitSignal(models.progress, timeout=30_000) as told:
        sheet.download.click()
    assert job_words(told.args[0]) == "Downloading a model, 41.0 MB of 91.3 MB"
    qtbot.waitUntil(lambda: "legal-bert" in models.blocks, timeout=30_000)
    assert models._said.text() == "legal-bert is here now. Use it when you like."


def test_return_looks_up_once_and_agrees_to_nothing(
    open_window: OpenWindow, asked: Asked, qtbot: QtBot
) -> None:
    sheet = opened(open_window(documents=3), qtbot)
    looked_up(sheet, "someone/legal-bert", qtbot)
    for times in (1, 2):
        qtbot.waitUntil(sheet.download.isVisible, timeout=30_000)
        assert asked().count("LookUpModel") == times
        qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert sheet.isVisible() and "DownloadModel" not in asked()


def test_another_name_has_to_be_looked_up_anew(open_window: OpenWindow, qtbot: QtBot) -> None:
    sheet = opened(open_window(documents=3), qtbot)
    looked_up(sheet, "someone/legal-bert", qtbot)
    qtbot.waitUntil(sheet.download.isVisible, timeout=30_000)
    qtbot.keyClicks(sheet.name, "-large")
    assert hidden(sheet.offered, sheet.download)
    sheet.look_up.click()
    sheet.allowed.click()
    assert hidden(sheet.offered, sheet.download)


def test_a_name_that_the_hub_does_not_have_is_told(open_window: OpenWindow, qtbot: QtBot) -> None:
    sheet = opened(open_window(documents=3), qtbot)
    looked_up(sheet, "someone/nothing", qtbot)
    qtbot.waitUntil(sheet._banner.isVisible, timeout=30_000)
    assert "does not have this model" in sheet._banner.accessibleName()
    assert hidden(sheet.offered, sheet.download)
    assert sheet.look_up.isEnabled()


def test_a_model_that_cannot_be_used_is_told(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3)
    sheet = opened(window, qtbot)
    looked_up(sheet, "someone/pickled", qtbot)
    qtbot.waitUntil(sheet.download.isVisible, timeout=30_000)
    models = window.settings.models
    with qtbot.waitSignal(models.failed, timeout=30_000) as told:
        sheet.download.click()
    assert isinstance(told.args[0], Failed)
    assert models._said.isHidden()


def test_a_download_is_cancelled_and_not_paused(open_window: OpenWindow) -> None:
    strip = open_window(documents=3).strip
    strip.take_progress(Progress(job=4, kind="download", done=41_000, of=91_335))
    assert strip._words.text() == "Downloading a model, 41.0 MB of 91.3 MB"
    assert not strip._cancel.isHidden()
    assert strip._pause.isHidden()


def test_a_real_model_comes_from_a_real_hub(
    real_window: MainWindow, hub: RunningHub, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_masked(hub.root / "someone" / "tiny-bert", "bert")
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    sheet = opened(real_window, qtbot)
    looked_up(sheet, "someone/tiny-bert", qtbot)
    qtbot.waitUntil(sheet.download.isVisible, timeout=60_000)
    assert f"From {hub.host}: someone/tiny-bert" in sheet.offered.text()
    sheet.download.click()
    models = real_window.settings.models
    qtbot.waitUntil(lambda: "tiny-bert" in models.blocks, timeout=60_000)
    qtbot.waitUntil(
        lambda: f"{len(hub.asked())} connections" in real_window.strip.network.text(),
        timeout=60_000,
    )
