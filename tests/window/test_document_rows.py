"""The documents' table fetches what is looked at, and keeps what is chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clozet.messages.library import ListDocuments, Remove
from clozet.window.backend import Backend
from clozet.window.document_rows import CHANGED, NAME, PAGES, DocumentTable
from clozet.window.document_states import shown

from .conftest import fake_command


@pytest.fixture
def rows(backend: Backend, qtbot: QtBot) -> DocumentTable:
    table = DocumentTable(backend)
    table.show_only(ListDocuments())
    qtbot.waitUntil(lambda: table.rowCount() == 250, timeout=30_000)
    return table


def test_only_pages_that_were_looked_at_are_fetched(
    rows: DocumentTable, qtbot: QtBot, asked: Callable[[], list[str]]
) -> None:
    assert rows.row(0) is not None
    assert rows.row(249) is None
    rows.index(249, NAME).data()
    qtbot.waitUntil(lambda: rows.row(249) is not None, timeout=30_000)
    assert rows.row(150) is None
    assert asked().count("ListDocuments") == 2


def test_it_is_a_proper_item_model(rows: DocumentTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows, force_py=True)


def test_columns_sort(rows: DocumentTable, qtbot: QtBot) -> None:
    rows.sort(NAME, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: rows.row(0) is not None, timeout=30_000)
    assert rows.index(0, NAME).data() == "paper 000249.pdf"
    rows.sort(PAGES, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: rows.row(0) is not None, timeout=30_000)
    assert rows.row(0).pages == 3


def test_what_is_chosen_stays_chosen_when_rows_before_it_go(
    rows: DocumentTable, backend: Backend, qtbot: QtBot
) -> None:
    kept = QPersistentModelIndex(rows.index(5, NAME))
    assert kept.data() == "paper 000005.pdf"
    backend.ask(Remove(paths=("/papers/paper 000001.pdf",)), lambda answer: rows.reload())
    qtbot.waitUntil(lambda: rows.rowCount() == 249, timeout=30_000)
    assert kept.row() == 4
    assert kept.data() == "paper 000005.pdf"


def test_a_screen_reader_hears_a_whole_sentence(rows: DocumentTable) -> None:
    said = rows.index(6, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "paper 000006.pdf, Read, but doubtful, 3 pages, English, button Look"


def test_dates_are_written_as_people_write_them(rows: DocumentTable) -> None:
    assert rows.index(0, CHANGED).data() == "11 Mar 2024"


def test_every_state_has_an_icon_and_a_word(rows: DocumentTable) -> None:
    words = {shown(rows.row(number)).word for number in range(8)}
    assert words == {"Read", "Needs a password", "Failed", "Read, but doubtful", "Needs OCR"}


def test_rows_dragged_out_are_files_and_documents(rows: DocumentTable) -> None:
    data = rows.mimeData([rows.index(0, NAME), rows.index(0, PAGES), rows.index(3, NAME)])
    assert [url.toLocalFile() for url in data.urls()] == [
        "/papers/paper 000000.pdf",
        "/papers/paper 000003.pdf",
    ]
    assert bytes(data.data("application/x-clozet-documents").data()) == b"1"


@pytest.fixture
def many(qapp: object, tmp_path: Path) -> Iterator[Backend]:
    made = Backend(tmp_path / "many", fake_command(documents=20_000))
    yield made
    made.close()


def test_many_rows_hold_only_what_was_looked_at(many: Backend, qtbot: QtBot) -> None:
    table = DocumentTable(many)
    table.show_only(ListDocuments())
    qtbot.waitUntil(lambda: table.rowCount() == 20_000, timeout=30_000)
    for number in range(0, 20_000, 25):  # as when the scroll bar is dragged to the end
        table.index(number, NAME).data()
    table.index(19_999, NAME).data()
    qtbot.waitUntil(lambda: table.row(19_999) is not None, timeout=30_000)
    here = sum(table.row(number) is not None for number in range(0, 20_000, 100))
    assert here <= 60
