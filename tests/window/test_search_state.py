"""What the Search view shows settles without jumping, and follows the user's choice."""

from clozet.messages.progress import Failed
from clozet.window.search_state import PAGE_OF_RESULTS, Question, SearchState

from .found import answer, found

ASKED = SearchState().ask(Question("notice"))


def passages(state: SearchState) -> list[int]:
    return [result.passage for result in state.shown]


def test_an_empty_question_asks_nothing() -> None:
    question = Question("   ")
    assert question.first_request() is None
    assert question.last_request() is None


def test_both_asks_by_words_first_and_folds() -> None:
    question = Question(" notice ")
    first, last = question.first_request(), question.last_request()
    assert first is not None and first.mode == "words" and first.fold
    assert last is not None and last.query == "notice"


def test_words_alone_and_meaning_alone_ask_once() -> None:
    assert Question("notice", mode="words").first_request() is None
    assert Question("notice", mode="meaning").first_request() is None


def test_old_results_stay_until_the_first_answer() -> None:
    state = ASKED.take(answer(found(1)), last=True, in_use=False)
    asked = state.ask(Question("notice period"))
    assert passages(asked) == [1]
    assert passages(asked.take(answer(found(2)), last=False, in_use=True)) == [2]


def test_an_emptied_box_empties_the_list() -> None:
    state = ASKED.take(answer(found(1)), last=True, in_use=False)
    assert state.ask(Question("")).shown == ()


def test_the_last_answer_replaces_the_words_where_nobody_looks() -> None:
    state = ASKED.take(answer(found(1), found(2)), last=False, in_use=False)
    state = state.take(answer(found(3), found(1)), last=True, in_use=False)
    assert passages(state) == [3, 1]
    assert state.better == 0


def test_rows_keep_their_place_while_the_list_is_in_use() -> None:
    state = ASKED.take(answer(found(1), found(2)), last=False, in_use=True)
    state = state.take(answer(found(9), found(2), found(1), found(8)), last=True, in_use=True)
    assert passages(state) == [1, 2, 8]
    assert state.better == 1
    assert passages(state.take_better()) == [9, 2, 1, 8]


def test_late_results_that_rank_below_are_appended() -> None:
    state = ASKED.take(answer(found(1)), last=False, in_use=True)
    state = state.take(answer(found(1), found(2), found(3)), last=True, in_use=True)
    assert passages(state) == [1, 2, 3]
    assert state.better == 0


def test_rows_in_use_take_the_ranks_of_the_last_answer() -> None:
    state = ASKED.take(answer(found(1)), last=False, in_use=True)
    state = state.take(answer(found(1, meaning=4)), last=True, in_use=True)
    assert state.shown[0].meaning_rank == 4


def test_a_wholly_other_list_waits() -> None:
    state = ASKED.take(answer(found(1)), last=False, in_use=True)
    state = state.take(answer(found(2), found(3)), last=True, in_use=True)
    assert passages(state) == [1]
    assert state.better == 2


def test_folded_text_keeps_its_row_under_another_passage() -> None:
    state = ASKED.take(answer(found(1, start=100)), last=False, in_use=True)
    state = state.take(answer(found(2, start=120)), last=True, in_use=True)
    assert passages(state) == [2]
    assert state.better == 0
    assert state.chosen == 2


def test_neighbours_that_are_both_found_stay_two() -> None:
    state = ASKED.take(answer(found(1, start=100)), last=False, in_use=True)
    both = answer(found(1, start=100), found(2, start=120))
    assert passages(state.take(both, last=True, in_use=True)) == [1, 2]


def test_words_that_come_after_the_last_answer_are_ignored() -> None:
    state = ASKED.take(answer(found(3)), last=True, in_use=False)
    assert state.take(answer(found(1)), last=False, in_use=False) is state


def test_the_first_result_is_chosen_until_the_user_chooses() -> None:
    state = ASKED.take(answer(found(1)), last=False, in_use=False)
    assert state.chosen == 1
    state = state.take(answer(found(3), found(1)), last=True, in_use=False)
    assert state.chosen == 3


def test_a_choice_follows_its_passage() -> None:
    state = ASKED.take(answer(found(1), found(2)), last=False, in_use=False).choose(2)
    state = state.take(answer(found(3), found(1), found(2)), last=True, in_use=False)
    assert state.chosen == 2


def test_a_choice_that_is_gone_becomes_the_first() -> None:
    state = ASKED.take(answer(found(1), found(2)), last=False, in_use=False).choose(2)
    assert state.take(answer(found(3)), last=True, in_use=False).chosen == 3


def test_results_and_documents_are_counted() -> None:
    results = answer(found(1), found(2), found(3, document=2))
    counts = ASKED.take(results, last=True, in_use=False).counts
    assert (counts.results, counts.documents, counts.more) == (3, 2, False)


def test_more_can_be_asked_for_where_the_answer_was_full() -> None:
    results = [found(number) for number in range(1, PAGE_OF_RESULTS + 1)]
    state = ASKED.take(answer(*results), last=True, in_use=False)
    assert state.can_ask_for_more
    more = state.ask_for_more()
    assert more.question.k == 2 * PAGE_OF_RESULTS
    longer = more.take(answer(*results, found(99)), last=True, in_use=True)
    assert passages(longer)[-1] == 99


def test_hits_are_in_reading_order_and_go_on_in_the_next_document() -> None:
    results = answer(found(3, page=5), found(7, document=2), found(1, page=2))
    state = ASKED.take(results, last=True, in_use=False)
    assert state.chosen == 3
    assert state.hit_number == (2, 2)
    onward = state.step_hit(1)
    assert onward.chosen == 7
    assert onward.step_hit(1).chosen == 1
    assert state.step_hit(-1).chosen == 1


def test_a_failure_keeps_the_results_by_words() -> None:
    failure = Failed(kind="worker", message="It stopped.", remedy="Try again.", exit_code=1)
    state = ASKED.take(answer(found(1)), last=False, in_use=False).fail(failure)
    assert passages(state) == [1]
    assert state.failure == failure
    assert state.ask(Question("rent")).failure is None


def test_words_that_come_after_a_failure_are_shown() -> None:
    failure = Failed(kind="worker", message="It stopped.", remedy="Try again.", exit_code=1)
    state = ASKED.fail(failure).take(answer(found(1)), last=False, in_use=False)
    assert passages(state) == [1]
    assert state.failure == failure


def test_passages_without_vectors_are_told() -> None:
    assert ASKED.take(answer(found(1), stale=12), last=True, in_use=False).stale == 12


def test_meaning_alone_finds_what_no_word_does() -> None:
    by_meaning = answer(found(1, words=None, meaning=1))
    assert ASKED.take(by_meaning, last=True, in_use=False).words_found_nothing
    assert not ASKED.take(answer(found(1)), last=True, in_use=False).words_found_nothing
