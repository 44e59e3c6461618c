"""Query and ranking → the documents found → what they can be restricted by, counted."""

from clozet.database import facets as documents_by
from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.search import Facets, Search
from clozet.search.facets import folders

from .ranking import Ranking


def facets(db: Database, ranking: Ranking, asked: Search) -> Facets:
    """Return what restricts a search further.

    Counted are all documents that words find, not only those of the results; of meaning, which
    knows no end, those of the passages that were ranked.
    """
    ranked = [one.passage for one in ranking.passages]
    found = passages.documents_found(db, ranking.match, asked.filters, ranked)
    return Facets(
        documents=len(found),
        folders=folders(documents_by.paths(db, found), documents_by.MOST_VALUES),
        **documents_by.counted(db, found),
    )
