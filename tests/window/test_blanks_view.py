"""The Blanks view on a made-up library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clozet.window.blanks_view import BlanksView
from clozet.window.main_window import MainWindow
from clozet.window.theme import theme

from .conftest import OpenWindow

LEASE = "Either party may end this lease by giving three months’ notice in writing."
PATIENCE = 30_000


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    made = open_window(documents=8)
    made.go("blanks")
    return made


@pytest.fixture
def view(window: MainWindow) -> BlanksView:
    return window.views.blanks


def candidates(view: BlanksView, blank: int = 0) -> list[str]:
    return [row.words[0] for row in view.columns.columns[blank].table.rows.rows]


def answered(view: BlanksView) -> bool:
    return view.session.complete and all(
        candidates(view, at) for at in range(len(view.columns.columns))
    )


def blank(view: BlanksView, qtbot: QtBot, *words: str) -> None:
    view.show_text(LEASE)
    for word in words:
        view.editor.toggle(LEASE.index(word))
    qtbot.waitUntil(lambda: answered(view), timeout=PATIENCE)


def said(view: BlanksView, blank: int = 0) -> str:
    return str(view.columns.columns[blank]._said.text())


def test_a_blank_gets_words_of_one_piece_and_then_longer_ones(
    view: BlanksView, qtbot: QtBot
) -> None:
    blank(view, qtbot, "three")
    assert candidates(view)[:2] == ["three", "six"]
    assert "forty-two" in candidates(view)
    plain = said(view).replace("\u2068", "").replace("\u2069", "")
    first = "Your word “three” is the first choice, 7.0\u00a0%."
    assert plain == f"{first} As unsure as between 5 words."


def test_choosing_fills_the_text_and_the_other_blanks_follow(
    view: BlanksView, qtbot: QtBot
) -> None:
    blank(view, qtbot, "three", "writing")
    table = view.columns.columns[0].table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.editor.sentence.filled == LEASE.replace("three", "six")
    others = [one.request.text for one in view.session._questions if 1 in one.serves]
    assert others == [LEASE.replace("three", "six")]
    qtbot.waitUntil(lambda: answered(view), timeout=PATIENCE)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert view.editor.sentence.filled == LEASE
    view.editor.undo()
    view.editor.undo()
    view.editor.undo()
    assert view.editor.sentence.text == LEASE
    assert len(view.editor.sentence.blanks) == 1


def test_everything_is_reached_by_keys(view: BlanksView, qtbot: QtBot) -> None:
    view.show_text(LEASE)
    view.field.setFocus()
    qtbot.keyClick(view.field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view.field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view.field, Qt.Key.Key_Space)
    assert [b.start for b in view.editor.sentence.blanks] == [LEASE.index("party")]
    qtbot.keyClick(view.field, Qt.Key.Key_Space)
    assert view.editor.sentence.blanks == ()
    qtbot.keyClick(view.field, Qt.Key.Key_Space)
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert view.columns.columns[0].table.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert view.header.surprise.isChecked()


def test_a_space_is_typed_where_no_word_is_chosen(view: BlanksView, qtbot: QtBot) -> None:
    view.field.setFocus()
    qtbot.keyClicks(view.field, "Rent is due")
    assert view.editor.sentence.text == "Rent is due"


def test_typed_gaps_are_blanks_and_stale_questions_are_cancelled(
    view: BlanksView, qtbot: QtBot
) -> None:
    view.show_text("Come slowly in ____ days.")
    view.show_text("Give ____ days.")
    qtbot.waitUntil(lambda: answered(view), timeout=PATIENCE)
    assert view.session.model == "clozet-base"
    assert [q.request.text for q in view.session._questions] == ["Give ____ days."]


def test_only_these_words_narrows_one_blank(view: BlanksView, qtbot: QtBot) -> None:
    blank(view, qtbot, "three", "writing")
    field = view.columns.columns[0].only
    qtbot.keyClicks(field, "six, two")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: candidates(view) == ["six", "two"], timeout=PATIENCE)
    assert candidates(view, 1)[0] == "three"
    shares = [row.shares[0] for row in view.columns.columns[0].table.rows.rows]
    assert sum(share.value for share in shares if share) == pytest.approx(1)


def test_together_shows_joint_fillings(view: BlanksView, qtbot: QtBot) -> None:
    blank(view, qtbot, "three", "writing")
    view.header.together.setChecked(True)
    table = view.columns.together
    qtbot.waitUntil(lambda: len(table.rows.rows) == 3, timeout=PATIENCE)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [b.chosen for b in view.editor.sentence.blanks] == ["three", "three"]


def test_two_models_side_by_side(
    view: BlanksView, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not view.header.models.isVisible()
    file = tmp_path / "library" / "fake.json"
    file.write_text(file.read_text().replace('"settings"', '"models": ["adapted"], "settings"', 1))
    window.go("library")
    window.go("blanks")
    qtbot.waitUntil(view.header.models.isVisible, timeout=PATIENCE)
    blank(view, qtbot, "three")
    view.header.models.against.setCurrentText("adapted")
    view.header.models.against.activated.emit(1)
    rows = view.columns.columns[0].table.rows
    qtbot.waitUntil(lambda: rows.columnCount() == 4 and answered(view), timeout=PATIENCE)
    spoken = rows.spoken(next(row for row in rows.rows if row.words == ("three",)))
    assert spoken == "three, clozet-base 42\u00a0%, adapted 21\u00a0%, down 21"


def test_evidence_opens_lit_in_the_reader(
    view: BlanksView, window: MainWindow, qtbot: QtBot
) -> None:
    blank(view, qtbot, "three")
    view._choose(0, "three")
    qtbot.waitUntil(lambda: view.evidence.rows.rowCount() > 0, timeout=PATIENCE)
    view.evidence.list.setCurrentIndex(view.evidence.rows.index(0))
    qtbot.keyClick(view.evidence.list, Qt.Key.Key_Return)
    assert window.view == "search"
    reader = window.search.reader
    qtbot.waitUntil(lambda: reader._document is not None, timeout=PATIENCE)
    assert reader._result is not None and reader._result.sentence is not None


def test_nothing_attested_is_said(view: BlanksView, qtbot: QtBot) -> None:
    blank(view, qtbot, "three")
    view._choose(0, "nobody")
    nothing = "No passage of your files says this."
    qtbot.waitUntil(lambda: view.evidence._said.text() == nothing, timeout=PATIENCE)


def test_files_are_asked_and_the_guess_stands_apart(
    view: BlanksView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    blank(view, qtbot, "three")
    view.actions_by_name["ask"].trigger()
    qtbot.waitUntil(lambda: view.asked.rows is not None, timeout=PATIENCE)
    assert [row[0] for row in view.asked.values.texts] == ["three months", "six months"]
    assert "three 42" in view.asked.guess.accessibleDescription()
    file = tmp_path / "values.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (str(file), ""))
    view.asked.by.set_value("document")
    view.asked.ask()
    qtbot.waitUntil(lambda: view.asked.rows is view.asked.documents, timeout=PATIENCE)
    view.asked.export.click()
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Document,Value,Page,Score"
    assert "paper 000000.pdf,three,2,0.90" in lines
    assert "paper 000001.pdf,,," in lines
    view.asked.document_table.row_opened.emit(0)
    assert window.view == "search"


def test_a_place_that_cannot_be_written_is_said(
    view: BlanksView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blank(view, qtbot, "three")
    nowhere = str(tmp_path / "missing" / "candidates.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (nowhere, ""))
    view.actions_by_name["save csv"].trigger()
    assert "could not be written" in view.problem.accessibleName()
    view.actions_by_name["save picture"].trigger()
    assert view.problem.isVisible()


def test_nobody_says_so_in_the_files(view: BlanksView, qtbot: QtBot) -> None:
    view.show_text("Said by nobody in ____ days.")
    view.asked.ask()
    said = view.asked._said
    qtbot.waitUntil(lambda: "None of your files" in said.text(), timeout=PATIENCE)
    assert not view.asked.export.isEnabled()


def test_copies_hold_the_sentence_and_exact_numbers(view: BlanksView, qtbot: QtBot) -> None:
    blank(view, qtbot, "three")
    view.actions_by_name["copy"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(LEASE.replace("three", "____"))
    assert "three\t42" in text
    view.actions_by_name["copy csv"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["Blank,Word,Probability,Word pieces", "1,three,0.42,1"]


def test_surprise_colours_the_words_and_is_said_in_words(view: BlanksView, qtbot: QtBot) -> None:
    view.show_text("The tenant pays.")
    view.header.surprise.setChecked(True)
    qtbot.waitUntil(lambda: len(view.field._tints) == 3, timeout=PATIENCE)
    view.field.pointed.emit((4, 10))
    assert view.surprise.said.text() == "tenant: 6.9 bits, 1 in 120"
    view.header.surprise.setChecked(False)
    assert view.field._tints == ()


def test_a_failure_is_a_sentence_and_the_view_goes_on(view: BlanksView, qtbot: QtBot) -> None:
    view.show_text("It is broken in ____ days.")
    qtbot.waitUntil(view.problem.isVisible, timeout=PATIENCE)
    assert view.problem.accessibleName() == "The model is damaged."
    assert candidates(view) == []
    blank(view, qtbot, "three")
    assert not view.problem.isVisible()
    view.editor.insert("word " * 20_000)
    assert "takes up to" in view.problem.accessibleName()
    assert view.editor.sentence.text == LEASE


def test_two_hundred_blanks_do_not_make_two_hundred_columns(view: BlanksView, qtbot: QtBot) -> None:
    view.show_text("____ and " * 200)
    assert len(view.editor.sentence.blanks) == 200
    assert len(view.columns.columns) == 8
    view.editor.choose_blank(150)
    assert view.columns.column(150) is not None


def test_sentences_are_remembered_and_come_back(
    view: BlanksView, qtbot: QtBot, asked: Callable[[], list[str]]
) -> None:
    blank(view, qtbot, "three")
    view.header.history.remember_now()
    qtbot.waitUntil(lambda: "ChangeSentences" in asked(), timeout=PATIENCE)
    view.show_text("Something else")
    menu = view.header.history.menu((LEASE.replace("three", "____"),))
    menu.actions()[0].trigger()
    assert len(view.editor.sentence.blanks) == 1


def test_the_reader_sends_its_lit_sentence(window: MainWindow, qtbot: QtBot) -> None:
    window.go_search()
    window.search.search("notice")
    reader = window.search.reader
    qtbot.waitUntil(lambda: reader._result is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: reader._document is not None, timeout=PATIENCE)
    reader.actions_by_name["blank"].trigger()
    assert window.view == "blanks"
    assert window.views.blanks.editor.sentence.text == "The tenant gives three months' notice."


def test_a_narrow_window_puts_the_evidence_behind_a_tab(
    view: BlanksView, window: MainWindow
) -> None:
    window.resize(theme().units(260), 700)
    assert [view._below.tabText(at) for at in range(view._below.count())] == [
        "Ask my files",
        "From your files",
    ]
    window.resize(theme().units(320), 800)
    assert view._below.count() == 1
    assert view.evidence.isVisible()
