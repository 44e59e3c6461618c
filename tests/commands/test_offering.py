"""Offering a folder once more: what is as it was costs nothing, what is not is told."""

import os
from collections.abc import Callable
from pathlib import Path

from clozet.commands import adding
from clozet.database.connection import Database
from clozet.messages.library import Sync

from .conftest import Added

FILES = 40


def test_an_unchanged_file_costs_no_statement(
    db: Database, add: Callable[..., Added], sync: Callable[[], Added], folder: Path
) -> None:
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"Letter {number} of many.")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Not named in UTF-8.")
    add(folder)
    sync()
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    offer = adding.sync(db, Sync())
    db.set_trace_callback(None)
    assert [event.outcome for event in offer.settled] == ["unchanged"] * (FILES + 1)
    assert len(statements) < FILES


def test_among_unchanged_files_the_others_are_told(
    add: Callable[..., Added], sync: Callable[[], Added], folder: Path
) -> None:
    for name in ("same", "changed", "gone"):
        (folder / f"{name}.txt").write_text(f"The text of {name}.")
    add(folder)
    (folder / "changed.txt").write_text("Quite another text by now.")
    (folder / "gone.txt").unlink()
    (folder / "new.txt").write_text("The text of new.")
    events, done = sync()
    told = {Path(event.path).stem: (event.outcome, event.state) for event in events}
    assert told["same"] == ("unchanged", "read")
    assert told["changed"] == ("changed", "read")
    assert told["new"] == ("added", "read")
    assert told["gone"][1] == "missing"
    assert (done.offered, done.unchanged, done.changed, done.added) == (4, 1, 1, 1)
