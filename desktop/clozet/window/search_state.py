"""What the Search view shows, as values: the question, its results, the one that is chosen."""

from dataclasses import dataclass, field, replace

import msgspec

from clozet.messages.progress import Failed
from clozet.messages.search import Facets, Filters, Mode, Result, Results, Search, Similar
from clozet.messages.widening import Substitute

from .judged import Judged

PAGE_OF_RESULTS = 50
# Results that are lit in the reader: by meaning, every passage is a result of some rank.
_LIT = 20
_LIT_SCORE = 0.6  # of the best one's


@dataclass(frozen=True)
class Question:
    """What is searched for: words and a mode, or passages like that of `like`.

    `judged` are results of these words that the user judged, `widened` words that are searched for
    beside them.
    """

    query: str = ""
    mode: Mode = "both"
    filters: Filters = field(default_factory=Filters)
    like: Result | None = None
    judged: Judged = field(default_factory=Judged)
    widened: tuple[Substitute, ...] = ()
    k: int = PAGE_OF_RESULTS

    @property
    def empty(self) -> bool:
        """Tell whether there is no word to search for: a lone sign is only the start of one."""
        return self.like is None and not any(map(str.isalnum, self.query))

    @property
    def added(self) -> tuple[str, ...]:
        """What is searched for beside what was typed, as it is written into a query."""
        return tuple(one.part for one in self.widened)

    def first_request(self) -> Search | None:
        """Return the search by words that answers before the last one, where there is one."""
        if self.empty or self.like is not None or self.mode != "both" or self.judged:
            return None
        return self._search("words")

    def last_request(self) -> Search | Similar | None:
        """Return the request whose answer is the whole answer."""
        if self.empty:
            return None
        if self.like is not None:
            return Similar(passage=self.like.passage, k=self.k, filters=self.filters)
        return msgspec.structs.replace(self._search(self.mode), facets=True)

    def _search(self, mode: Mode) -> Search:
        return Search(
            query=" ".join([self.query.strip(), *self.added]),
            k=self.k,
            mode=mode,
            filters=self.filters,
            fold=True,
            like=tuple(one.passage for one in self.judged.like),
            unlike=tuple(one.passage for one in self.judged.unlike),
        )


@dataclass(frozen=True)
class Counts:
    """How many results in how many documents; `more` where there may be more than these."""

    results: int
    documents: int
    more: bool


def _overlap(one: Result, other: Result) -> bool:
    """Tell whether two results share text: folding may name one place by either."""
    return one.document.id == other.document.id and any(
        a.page == b.page and a.start < b.end and b.start < a.end
        for a in one.spans
        for b in other.spans
    )


def _positions(results: tuple[Result, ...], shown: tuple[Result, ...]) -> list[int | None]:
    """Return where each of `results` stands in `shown`, as itself or as text that it shares."""
    places: dict[int, int | None] = {result.passage: at for at, result in enumerate(shown)}
    named = {result.passage for result in results}
    open_places = [at for at, result in enumerate(shown) if result.passage not in named]
    for result in results:
        if result.passage not in places:
            place = next((at for at in open_places if _overlap(result, shown[at])), None)
            places[result.passage] = place
            if place is not None:
                open_places.remove(place)
    return [places[result.passage] for result in results]


@dataclass(frozen=True)
class SearchState:
    """The Search view at one moment; each method returns the state after it.

    `shown` is the list as it stands; `waiting` the better list that `better` new results would
    bring, held back while the list is in use. `chosen` is a passage. `complete` tells whether
    the last answer to the question has come, `answered` whether any has. `facets` are the last ones
    that came.
    """

    question: Question = field(default_factory=Question)
    shown: tuple[Result, ...] = ()
    waiting: tuple[Result, ...] = ()
    better: int = 0
    chosen: int | None = None
    chosen_by_user: bool = False
    answered: bool = False
    complete: bool = False
    stale: int = 0
    failure: Failed | None = None
    facets: Facets | None = None

    def ask(self, question: Question) -> "SearchState":
        """Ask anew; the old results stay until the first answer, but for an empty question."""
        if question.empty:
            return SearchState(question)
        anew = SearchState(question, facets=self.facets)
        return replace(anew, shown=self.shown, chosen=self.chosen, stale=self.stale)

    def ask_for_more(self) -> "SearchState":
        """Ask the same question for more results."""
        question = replace(self.question, k=self.question.k + PAGE_OF_RESULTS)
        return replace(self, question=question, complete=False)

    def ask_again(self) -> "SearchState":
        """Ask the same question because the library changed; what is shown stays meanwhile."""
        return replace(self, complete=False)

    @property
    def words_found_nothing(self) -> bool:
        """Tell whether a question with words was answered, and not by its words."""
        asked = self.complete and self.question.like is None and self.question.mode != "meaning"
        return asked and all(result.words_rank is None for result in self.shown)

    def take(self, answer: Results, *, last: bool, in_use: bool) -> "SearchState":
        """Take an answer; what is shown keeps its place while the list is `in_use`."""
        if self.complete and (last or self.failure is None):
            return self
        stale = answer.stale if last else max(self.stale, answer.stale)
        complete, failure = self.complete or last, None if last else self.failure
        facets = answer.facets or self.facets
        state = replace(self, answered=True, complete=complete, stale=stale, failure=failure)
        state = replace(state, facets=facets)
        if not self.answered or not in_use or not self.shown:
            return state._settle(answer.results)
        return state._merge(answer.results)

    def fail(self, failure: Failed) -> "SearchState":
        """Take the failure of the last request; results by words stay, or may still come."""
        shown = self.shown if self.answered else ()
        state = replace(self, shown=shown, complete=True, failure=failure)
        return state._with_valid_choice()

    def take_better(self) -> "SearchState":
        """Show the list that waits."""
        return self._settle(self.waiting) if self.better else self

    def choose(self, passage: int) -> "SearchState":
        """Choose a result by its passage, as the user does."""
        return replace(self, chosen=passage, chosen_by_user=True)

    @property
    def chosen_result(self) -> Result | None:
        """The result that is chosen, None where there is none."""
        return next((r for r in self.shown if r.passage == self.chosen), None)

    @property
    def counts(self) -> Counts:
        """The number of results shown, and of documents they stand in."""
        documents = {result.document.id for result in self.shown}
        return Counts(len(self.shown), len(documents), self.can_ask_for_more)

    @property
    def can_ask_for_more(self) -> bool:
        """Tell whether the answer was as long as it was allowed to be."""
        return self.complete and not self.failure and len(self.shown) >= self.question.k

    @property
    def _best(self) -> list[Result]:
        """The results that the reader steps through: the best, and the chosen one."""
        least = _LIT_SCORE * self.shown[0].score if self.shown else 0.0
        best = {result.passage for result in self.shown[:_LIT] if result.score >= least}
        return [r for r in self.shown if r.passage in best or r.passage == self.chosen]

    def hits(self, document: int) -> tuple[Result, ...]:
        """Return the best results in one document, in reading order."""
        hits = (result for result in self._best if result.document.id == document)
        return tuple(sorted(hits, key=lambda result: (result.page, result.start)))

    @property
    def hit_number(self) -> tuple[int, int]:
        """Which hit of its document is chosen, from 1, and of how many; (0, 0) for none."""
        chosen = self.chosen_result
        if chosen is None:
            return 0, 0
        hits = self.hits(chosen.document.id)
        return hits.index(chosen) + 1, len(hits)

    def step_hit(self, step: int) -> "SearchState":
        """Choose the next (1) or previous (-1) hit: through one document, then the next one."""
        documents = dict.fromkeys(result.document.id for result in self._best)
        hits = [hit for document in documents for hit in self.hits(document)]
        chosen = self.chosen_result
        if not hits:
            return self
        at = hits.index(chosen) + step if chosen is not None else 0
        return self.choose(hits[at % len(hits)].passage)

    def _settle(self, results: tuple[Result, ...]) -> "SearchState":
        return replace(self, shown=results, waiting=(), better=0)._with_valid_choice()

    def _merge(self, results: tuple[Result, ...]) -> "SearchState":
        """Keep what is shown where it is, append what ranks below, hold back what is better."""
        found = _positions(results, self.shown)
        kept = list(self.shown)
        for position, result in zip(found, results, strict=True):
            if position is not None:
                kept[position] = result
        known = [at for at, position in enumerate(found) if position is not None]
        lowest = max(known, default=len(results))  # all are better than what was not found again
        new = [(at, result) for at, result in enumerate(results) if found[at] is None]
        below = [result for at, result in new if at > lowest]
        better = len(new) - len(below)
        state = replace(self, shown=(*kept, *below), waiting=results if better else ())
        return replace(state, better=better)._with_valid_choice(was=self.chosen_result)

    def _with_valid_choice(self, was: Result | None = None) -> "SearchState":
        """Let the choice follow its passage; where it is gone, or nobody chose, take the first."""
        at = _positions((was,), self.shown)[0] if was is not None else None
        if at is not None:
            return replace(self, chosen=self.shown[at].passage)
        if self.chosen_by_user and self.chosen_result is not None:
            return self
        first = self.shown[0].passage if self.shown else None
        return replace(self, chosen=first, chosen_by_user=False)
