"""Labels: what a few answers suggest for the rest of a library."""

from collections.abc import Callable

import numpy as np
import pytest

from clozet.commands.labels import change, say, suggest
from clozet.database import documents, jobs, labels, vectors
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.labels import ChangeLabel, LabelRow, SetLabel, SuggestLabel
from clozet.search.vector_index import to_blob
from tests.database.conftest import offer, store

DIMENSION = 16
KINDS = ("lease", "letter", "recipe")
EACH = 12


@pytest.fixture
def kinds(db: Database) -> dict[str, list[int]]:
    """A library of documents of three kinds, two passages each, whose vectors lie in clusters."""
    random = np.random.default_rng(0)
    job = jobs.create(db, "read")
    encoder = vectors.add_encoder(db, "hash", "test", DIMENSION)
    vectors.switch_to(db, encoder)
    found: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number in range(EACH):
        for axis, kind in enumerate(KINDS):
            path = offer(db, f"/files/{kind}-{number}.txt", job)
            texts = [f"The {kind} number {number}, {part}." for part in ("begun", "ended")]
            document = store(db, path, f"{kind}{number}", *texts)
            for text in texts:
                vector = random.normal(0, 0.15, DIMENSION).astype(np.float32)
                vector[axis] += 1
                blob = to_blob(vector / np.linalg.norm(vector))
                vectors.store(db, encoder, [(documents.passage_hash(text), blob)])
            found[kind].append(document)
    return found


@pytest.fixture
def named(db: Database, kinds: dict[str, list[int]]) -> Callable[..., dict[str, list[int]]]:
    """Give the first documents of two kinds their labels."""

    def give(count: int) -> dict[str, list[int]]:
        for name in ("lease", "letter"):
            change(db, ChangeLabel(act="create", name=name))
            say(db, SetLabel(name=name, ids=tuple(kinds[name][:count])))
        return kinds

    return give


def test_the_rest_of_a_kind_is_suggested_first(
    db: Database, named: Callable[..., dict[str, list[int]]]
) -> None:
    kinds = named(8)

    found = suggest(db, SuggestLabel(name="lease"))

    assert {one.document.id for one in found.suggestions[:4]} == set(kinds["lease"][8:])
    assert found.suggestions[3].probability > 0.5 > found.suggestions[4].probability
    assert (found.examples, found.against, found.note) == (8, 8, "")
    assert found.accuracy == 1.0
    assert found.baseline == 0.5


def test_what_was_refused_is_not_suggested_again(
    db: Database, named: Callable[..., dict[str, list[int]]]
) -> None:
    kinds = named(8)
    refused = kinds["lease"][8]

    say(db, SetLabel(name="lease", ids=(refused,), answer="no"))
    found = suggest(db, SuggestLabel(name="lease"))
    say(db, SetLabel(name="lease", ids=(refused,), answer="open"))
    again = suggest(db, SuggestLabel(name="lease"))

    assert found.against == 9
    assert refused not in {one.document.id for one in found.suggestions}
    assert refused in {one.document.id for one in again.suggestions}


def test_passages_have_labels_of_their_own(db: Database, kinds: dict[str, list[int]]) -> None:
    change(db, ChangeLabel(act="create", name="recipe", of="passages"))
    of_recipes = [
        row[0]
        for one in kinds["recipe"]
        for row in db.execute("SELECT id FROM passages WHERE document_id = ?", (one,))
    ]
    say(db, SetLabel(name="recipe", ids=tuple(of_recipes[:20])))

    found = suggest(db, SuggestLabel(name="recipe", k=4))

    assert {one.passage for one in found.suggestions} == set(of_recipes[20:])
    assert all(one.text.startswith("The recipe") for one in found.suggestions)
    assert (found.accuracy, found.baseline) == (None, None)
    assert found.note.startswith("Nothing speaks against the label yet")


def test_too_few_examples_are_said(
    db: Database, named: Callable[..., dict[str, list[int]]]
) -> None:
    named(3)
    change(db, ChangeLabel(act="create", name="empty"))

    assert suggest(db, SuggestLabel(name="lease")).note.startswith("Few examples (3)")
    with pytest.raises(NothingToDoError, match="“empty” has no examples to learn from"):
        suggest(db, SuggestLabel(name="empty"))


def test_when_all_is_answered_there_is_nothing_to_suggest(
    db: Database, named: Callable[..., dict[str, list[int]]]
) -> None:
    kinds = named(8)
    say(db, SetLabel(name="lease", ids=tuple(kinds["recipe"] + kinds["letter"]), answer="no"))
    say(db, SetLabel(name="lease", ids=tuple(kinds["lease"])))

    with pytest.raises(NothingToDoError, match="has an answer for all documents"):
        suggest(db, SuggestLabel(name="lease"))


def test_an_unknown_id_notes_nothing(db: Database, kinds: dict[str, list[int]]) -> None:
    change(db, ChangeLabel(act="create", name="lease"))

    with pytest.raises(NotThereError, match="no document 999"):
        say(db, SetLabel(name="lease", ids=(kinds["lease"][0], 999)))
    with pytest.raises(NotThereError, match="no label called “rent”"):
        say(db, SetLabel(name="rent", ids=(1,)))

    assert labels.rows(db) == (LabelRow(name="lease", of="documents", examples=0, refused=0),)


def test_a_name_means_one_label(db: Database) -> None:
    change(db, ChangeLabel(act="create", name="lease"))
    change(db, ChangeLabel(act="create", name="lease"))

    with pytest.raises(UsageError, match="label of documents already"):
        change(db, ChangeLabel(act="create", name="lease", of="passages"))
    with pytest.raises(UsageError, match="needs a name"):
        change(db, ChangeLabel(act="create", name=" "))


def test_a_removed_document_takes_its_answers_along(
    db: Database, named: Callable[..., dict[str, list[int]]]
) -> None:
    kinds = named(8)

    documents.delete(db, kinds["lease"][0])
    of_one = labels.rows(db, kinds["lease"][1])
    change(db, ChangeLabel(act="delete", name="letter"))

    assert [(row.name, row.examples) for row in labels.rows(db)] == [("lease", 7)]
    assert [row.name for row in of_one] == ["lease"]


def test_what_was_said_of_a_removed_document_is_back_when_it_is_added_again(
    db: Database, kinds: dict[str, list[int]]
) -> None:
    removed, other = kinds["lease"][:2]
    change(db, ChangeLabel(act="create", name="lease"))
    change(db, ChangeLabel(act="create", name="begun", of="passages"))
    say(db, SetLabel(name="lease", ids=(removed, other)))
    say(db, SetLabel(name="lease", ids=(kinds["recipe"][0],), answer="no"))
    own = db.execute("SELECT id FROM passages WHERE document_id = ?", (removed,))
    say(db, SetLabel(name="begun", ids=tuple(row[0] for row in own)))

    documents.delete(db, removed)
    (begun, lease) = labels.rows(db)
    assert (lease.examples, begun.examples) == (1, 0)
    texts = [f"The lease number 0, {part}." for part in ("begun", "ended")]
    path = offer(db, "/elsewhere/lease.txt", jobs.create(db, "read"))
    again = store(db, path, "lease0", *texts)

    (begun, lease) = labels.rows(db, again)
    assert (lease.examples, lease.refused, begun.examples) == (2, 1, 2)
    assert db.execute("SELECT count(*) FROM kept_labels").fetchone()[0] == 0
