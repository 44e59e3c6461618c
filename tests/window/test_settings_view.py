"""Settings are kept by the library and take effect at once."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from clozet.window.theme import theme

from .conftest import OpenWindow


def kept(tmp_path: Path) -> dict[str, object]:
    found = json.loads((tmp_path / "library" / "fake.json").read_text())
    return found["settings"]


def test_a_theme_is_taken_at_once_and_kept(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(documents=3)
    window.settings.scheme._group.button(2).click()
    assert theme().dark
    qtbot.waitUntil(lambda: kept(tmp_path).get("theme") == "dark", timeout=30_000)


def test_rows_get_lower_in_compact_lists(open_window: OpenWindow) -> None:
    window = open_window(documents=3)
    before = window.library.documents.rowHeight(0)
    window.menus.actions["compact"].trigger()
    assert window.library.documents.rowHeight(0) < before
    assert window.settings.density.value == "compact"


def test_what_another_program_set_is_followed(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3)
    window.settings._change("theme", "dark")
    window.settings._change("threads", 2)
    window.settings.show_now()
    qtbot.waitUntil(lambda: theme().dark, timeout=30_000)
    assert window.settings.scheme.value == "dark"
    assert window.settings.threads.value() == 2


def test_what_adapting_computes_on_and_the_power_it_takes_are_chosen(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = open_window(documents=3).settings
    adapting = settings.adapting

    adapting.device._group.button(1).click()
    adapting.power._group.button(1).click()

    wanted = {"device": "cpu", "mains_power": True}
    qtbot.waitUntil(lambda: wanted.items() <= kept(tmp_path).items(), timeout=30_000)
    adapting.device.set_value("automatic")
    adapting.power.set_value("")
    settings.show_now()
    qtbot.waitUntil(lambda: adapting.power.value == "on", timeout=30_000)
    assert adapting.device.value == "cpu"


def test_the_library_is_checked(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3)
    window.settings.library._check.click()
    qtbot.waitUntil(lambda: window.settings.library._said.text() == "All is well.", timeout=30_000)


def test_the_ledger_lists_what_was_read(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3)
    window.go("settings")
    ledger = window.settings.ledger
    qtbot.waitUntil(lambda: ledger.table.model().rowCount() == 1, timeout=30_000)
    assert ledger.table.model().index(0, 3).data() == "/papers/paper 000000.pdf"
    ledger.kinds._group.button(1).click()
    qtbot.waitUntil(lambda: ledger.table.model().rowCount() == 0, timeout=30_000)
    assert ledger._words.text().startswith("Nothing ever tried to connect")


def test_it_says_how_big_the_library_is(open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    assert "8 documents" in window.settings.library._size.text()
    assert "4.1 kB" in window.settings.library._size.text()
