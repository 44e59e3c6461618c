"""Damage is found, and what can be made again is made again."""

import sqlite3
from contextlib import closing

import pytest

from clozet.database import check, documents, lock
from clozet.database.connection import open_library
from clozet.errors import LibraryHeldError

from .conftest import Filled


def test_a_sound_database_has_nothing_to_mend(filled: Filled) -> None:
    assert check.damage(filled.db) == ""
    assert check.broken_references(filled.db) == 0
    assert check.words_out_of_step(filled.db) == 0
    assert check.stray_vectors(filled.db) == 0
    assert check.dead_claims(filled.db) == []


def test_word_indexes_that_lack_a_passage_are_made_again(filled: Filled) -> None:
    filled.db.execute("INSERT INTO stems (stems) VALUES ('delete-all')")
    assert check.words_out_of_step(filled.db) == 2
    documents.refeed(filled.db)
    assert check.words_out_of_step(filled.db) == 0


def test_damaged_word_indexes_are_told_from_lacking_ones(filled: Filled) -> None:
    filled.db.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
    assert check.words_out_of_step(filled.db) == -1
    documents.refeed(filled.db)
    assert check.words_out_of_step(filled.db) == 0


def test_vectors_without_a_text_or_of_a_wrong_length_are_strays(filled: Filled) -> None:
    filled.db.execute(
        "INSERT INTO vectors (encoder_id, hash, vector) VALUES (?, x'ab', x'00000000')",
        (filled.encoder.id,),
    )
    filled.db.execute("UPDATE vectors SET vector = x'00' WHERE id = 1")
    assert check.stray_vectors(filled.db) == 2
    check.delete_stray_vectors(filled.db)
    assert check.stray_vectors(filled.db) == 0


def test_rows_that_point_to_nothing_are_counted(filled: Filled) -> None:
    with closing(sqlite3.connect(filled.db.paths.database)) as careless:
        careless.execute("DELETE FROM documents")
        careless.commit()
    assert check.broken_references(filled.db) > 0


def test_claims_of_processes_that_ended_are_found(filled: Filled) -> None:
    filled.db.execute("UPDATE paths SET claimed_by = '999999:1.00'")
    assert check.dead_claims(filled.db) == ["999999:1.00"]


def test_a_repair_waits_for_nobody_who_stays(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(LibraryHeldError), lock.hold(filled.db.paths, 0.1):
        pass
    filled.db.close()
    with check.opened(filled.db.paths, alone=True) as db:
        assert check.damage(db) == ""
        with pytest.raises(LibraryHeldError):
            open_library(filled.db.paths)
    open_library(filled.db.paths).close()
