"""Searches kept, settings, the library's own words."""

import pytest

from clozet.database import searches, sentences, settings, vocabulary
from clozet.database.connection import Database
from clozet.errors import NotThereError, UsageError
from clozet.settings import Value

from .conftest import Filled, offer, store


def test_recent_searches_come_newest_first_and_once(db: Database) -> None:
    for query in ("rent", "notice", "rent"):
        searches.remember(db, query, "both")
    assert searches.overview(db).recent == ("rent", "notice")
    for number in range(60):
        searches.remember(db, str(number), "both")
    assert len(searches.overview(db).recent) == searches.MOST_RECENT


def test_saved_searches_are_kept_by_name_and_survive_clearing(db: Database) -> None:
    searches.save(db, "Money", "rent", "both")
    searches.save(db, "Money", "rent paid", "words")
    searches.remember(db, "notice", "both")
    searches.clear(db)
    kept = searches.overview(db)
    assert kept.recent == ()
    assert [(one.name, one.query, one.mode) for one in kept.saved] == [
        ("Money", "rent paid", "words")
    ]
    searches.forget(db, "Money", "")
    assert searches.overview(db).saved == ()
    with pytest.raises(NotThereError):
        searches.forget(db, "Money", "")
    with pytest.raises(UsageError):
        searches.save(db, " ", "rent", "both")


def test_settings_have_defaults_and_keep_what_was_set(db: Database) -> None:
    assert settings.values(db)["theme"] == "system"
    settings.change(db, "theme", "dark")
    settings.change(db, "history", False)
    settings.change(db, "threads", 2)
    changed = settings.values(db)
    assert (changed["theme"], changed["history"], changed["threads"]) == ("dark", False, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("threads", -1), ("threads", True), ("history", 1), ("colour", "red")],
)
def test_a_setting_that_does_not_fit_is_refused(db: Database, name: str, value: Value) -> None:
    with pytest.raises(UsageError):
        settings.change(db, name, value)


def test_misspelled_words_find_those_of_the_library(filled: Filled) -> None:
    store(filled.db, offer(filled.db, "/b", filled.job), "bb", "Straßenbahn, Größe, façade, 北京。")
    assert vocabulary.has(filled.db, "Heron")
    assert not vocabulary.has(filled.db, "herron")
    assert vocabulary.spelled_like(filled.db, "herron")[0] == "heron"
    assert vocabulary.spelled_like(filled.db, "rvier") == ("river",)
    assert vocabulary.spelled_like(filled.db, "Fasade") == ("facade",)
    assert vocabulary.spelled_like(filled.db, "zzzzzz") == ()


def test_sentences_come_newest_first_and_once_and_can_be_forgotten(db: Database) -> None:
    for text in ("One ____.", "Two ____.", "One ____."):
        sentences.remember(db, text)
    assert sentences.recent(db) == ("One ____.", "Two ____.")
    sentences.forget(db, "Two ____.")
    with pytest.raises(NotThereError):
        sentences.forget(db, "Two ____.")
    sentences.remember(db, "a very long text " * 200)
    assert sentences.recent(db) == ("One ____.",)
    for number in range(60):
        sentences.remember(db, f"{number} ____")
    assert len(sentences.recent(db)) == sentences.MOST_RECENT
    sentences.clear(db)
    assert sentences.recent(db) == ()
