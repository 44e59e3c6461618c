"""Words that could stand for those of a query: what `clozet widen` and the window ask for."""

import pytest

from clozet.commands.masked_models import MaskedModels
from clozet.commands.meaning import Meaning
from clozet.commands.models import masked_in_use
from clozet.commands.stopping import StoppedError
from clozet.commands.widening import widen
from clozet.database.connection import Database
from clozet.messages.widening import Widen


def test_a_query_that_is_typed_anew_stops_the_looking(db: Database) -> None:
    model = MaskedModels(None).get(masked_in_use(db))
    with pytest.raises(StoppedError):
        widen(db, Widen(query="notice"), model, Meaning(db.paths), stopped=lambda: True)
