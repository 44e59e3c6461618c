"""Models are imported, used, shown, copied out and removed in Settings."""

import pytest
from pytestqt.qtbot import QtBot

from clozet.messages.progress import Failed
from clozet.window.settings_models import ModelsSettings

from .conftest import OpenWindow


@pytest.fixture
def models(open_window: OpenWindow, qtbot: QtBot) -> ModelsSettings:
    window = open_window(documents=3)
    window.go("settings")
    shown = window.settings.models
    qtbot.waitUntil(lambda: "clozet-base" in shown.blocks, timeout=30_000)
    return shown


def buttons(models: ModelsSettings, name: str) -> dict[str, object]:
    from PySide6.QtWidgets import QPushButton

    found = models.blocks[name].findChildren(QPushButton)
    return {one.text(): one for one in found if not one.isHidden()}


def test_the_model_that_ships_is_in_use_and_stays(models: ModelsSettings) -> None:
    assert list(buttons(models, "clozet-base")) == ["Card", "Copy out…"]
    said = models.blocks["clozet-base"].accessibleName()
    assert "in use" in said
    assert "BERT · 6 layers × 384 · 22.0 M weights · 30,522 word pieces" in said


def test_a_model_is_imported_used_and_removed_at_the_second_click(
    models: ModelsSettings, qtbot: QtBot
) -> None:
    models.import_folder("/models/mine")
    qtbot.waitUntil(lambda: "mine" in models.blocks, timeout=30_000)
    assert models._said.text() == "mine is here now. Use it when you like."
    buttons(models, "mine")["Use"].click()
    qtbot.waitUntil(lambda: models.blocks["mine"].row.in_use, timeout=30_000)
    assert "Use" in buttons(models, "clozet-base")
    remove = buttons(models, "mine")["Remove"]
    remove.click()
    assert remove.text() == "Remove for good"
    remove.click()
    qtbot.waitUntil(lambda: "mine" not in models.blocks, timeout=30_000)


def test_a_model_that_cannot_be_used_is_told(models: ModelsSettings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(models.failed, timeout=30_000) as told:
        models.import_folder("/models/pickled")
    assert isinstance(told.args[0], Failed)
    assert "can hold a program" in told.args[0].message
    assert models._imports.isEnabled()


def test_a_card_is_opened_and_closed(models: ModelsSettings, qtbot: QtBot) -> None:
    block = models.blocks["clozet-base"]
    buttons(models, "clozet-base")["Card"].click()
    qtbot.waitUntil(block._card.isVisible, timeout=30_000)
    assert block._card.toPlainText() == "What it is\nIt learned from open text."
    buttons(models, "clozet-base")["Card"].click()
    assert not block._card.isVisible()


def test_a_copy_says_what_it_gives_away(models: ModelsSettings, qtbot: QtBot) -> None:
    models.export("clozet-base", "/elsewhere")
    qtbot.waitUntil(lambda: "A copy is in" in models._said.text(), timeout=30_000)
    assert models._said.text().splitlines() == [
        "A copy is in /elsewhere/clozet-base.",
        "It can give words away.",
        "“Lindenallee 8”: rank 1, before 9,000; a string never seen, 8,000",
    ]
