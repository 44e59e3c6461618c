"""Words that could stand for those of a query: what `clozet widen` and the window ask for."""

import pytest

from clozet.commands.meaning import Meaning
from clozet.commands.stopping import StoppedError
from clozet.commands.widening import widen
from clozet.database.connection import Database
from clozet.messages.widening import Widen
from tests.fakes.fake_masked import FakeMasked


def test_a_query_that_is_typed_anew_stops_the_looking(db: Database) -> None:
    with pytest.raises(StoppedError):
        widen(db, Widen(query="notice"), FakeMasked(), Meaning(db.paths), stopped=lambda: True)
