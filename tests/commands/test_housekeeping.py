"""House-keeping has one door, and it answers every request of its messages."""

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clozet import guard
from clozet.commands import housekeeping
from clozet.database import jobs
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages import housekeeping as messages
from clozet.messages.frame import Frame
from clozet.messages.json_lines import Request
from clozet.messages.library import ListCollections
from clozet.messages.progress import Done

from .conftest import Added

Add = Callable[..., Added]

REQUESTS = [
    kind
    for _, kind in inspect.getmembers(messages, inspect.isclass)
    if issubclass(kind, Frame) and kind in Request.__args__  # type: ignore[attr-defined]
]


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_request_of_its_messages_has_an_answer(kind: type[Frame]) -> None:
    assert kind in housekeeping.ACTS


def test_other_requests_are_refused(db: Database) -> None:
    with pytest.raises(UsageError):
        housekeeping.answer(db, ListCollections())


def ask(db: Database, request: Any) -> Any:
    return housekeeping.answer(db, request)


def test_an_empty_library_can_be_asked_everything(db: Database) -> None:
    status = ask(db, messages.AskStatus())
    assert (status.documents, status.passages, status.index.rows) == (0, 0, 0)
    assert status.models["encoder"]
    assert ask(db, messages.ListJobs()).jobs == ()
    assert ask(db, messages.ListSearches()).recent == ()
    assert ask(db, messages.AskLedger(kind="file")).entries == ()
    assert all(check.ok for check in ask(db, messages.AskDoctor()).checks)
    assert ask(db, messages.AskSettings()).values["theme"] == "system"


def test_a_refused_connection_stands_in_the_ledger(db: Database) -> None:
    guard.install(db.paths.network_ledger)
    try:
        with pytest.raises(OSError, match="network"):
            __import__("socket").getaddrinfo("example.org", 80)
    finally:
        guard.install()
    ledger = ask(db, messages.AskLedger(kind="network"))
    assert ledger.network == ask(db, messages.AskStatus()).network == 1
    assert "example.org" in ledger.entries[0].detail


def test_a_ledger_line_cut_short_is_told(db: Database) -> None:
    entry = {"time": "2024-01-01T00:00:00+00:00", "kind": "network", "what": "x", "detail": "y"}
    db.paths.network_ledger.write_text(json.dumps(entry) + '\n{"time": "20')
    ledger = ask(db, messages.AskLedger(kind="network"))
    assert ledger.network == 2
    assert [entry.what for entry in ledger.entries] == ["an entry cut short", "x"]


def test_jobs_are_paused_resumed_and_cancelled(db: Database, folder: Path) -> None:
    job = jobs.create(db, "read")
    for act, state in (("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")):
        assert ask(db, messages.ActOnJob(act=act, id=job)) == Done(ids=(job,))  # type: ignore[arg-type]
        assert jobs.state(db, job) == state
    with pytest.raises(NothingToDoError):
        ask(db, messages.ActOnJob(act="pause", id=job))
    assert ask(db, messages.ActOnJob(act="retry", id=job))
    assert jobs.state(db, job) == "running"
    with pytest.raises(NothingToDoError):
        ask(db, messages.ActOnJob(act="finish", id=job))
    with pytest.raises(NotThereError):
        ask(db, messages.ActOnJob(act="pause", id=99))


def test_searches_are_not_remembered_against_the_users_will(db: Database) -> None:
    ask(db, messages.ChangeSearches(act="remember", query="rent"))
    ask(db, messages.ChangeSetting(name="history", value=False))
    ask(db, messages.ChangeSearches(act="remember", query="secret"))
    assert ask(db, messages.ListSearches()).recent == ("rent",)
    ask(db, messages.ChangeSearches(act="save", query="rent", name="Money"))
    ask(db, messages.ChangeSearches(act="clear"))
    kept = ask(db, messages.ListSearches())
    assert (kept.recent, [one.name for one in kept.saved]) == ((), ["Money"])
    ask(db, messages.ChangeSearches(act="forget", name="Money"))
    assert ask(db, messages.ListSearches()).saved == ()


def test_unknown_words_get_suggestions(db: Database, add: Add, folder: Path) -> None:
    (folder / "letter.txt").write_text("The neighbour waters the plants.")
    add(folder)
    found = ask(db, messages.Suggest(query="nieghbour plants -wotever zzzz"))
    assert found.unknown == ("nieghbour", "zzzz")
    assert found.known == {"nieghbour": ("neighbour",)}


def test_a_backup_is_one_file(db: Database, tmp_path: Path) -> None:
    assert ask(db, messages.BackUp(file=str(tmp_path / "b.zip"))) == Done()
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["b.zip"]
    ask(db, messages.BackUp(file=str(tmp_path / "b.zip")))


def test_a_repair_is_left_to_who_has_the_library_alone(db: Database) -> None:
    with pytest.raises(UsageError):
        ask(db, messages.AskDoctor(repair=True))


def test_sentences_are_not_remembered_against_the_users_will(db: Database) -> None:
    ask(db, messages.ChangeSentences(act="remember", text="The ____ is due."))
    ask(db, messages.ChangeSetting(name="sentences", value=False))
    ask(db, messages.ChangeSentences(act="remember", text="A ____ secret."))
    assert ask(db, messages.ListSentences()).recent == ("The ____ is due.",)
    ask(db, messages.ChangeSentences(act="forget", text="The ____ is due."))
    ask(db, messages.ChangeSentences(act="clear"))
    assert ask(db, messages.ListSentences()).recent == ()
