"""Results that the user judges."""

from clozet.messages.search import Search
from clozet.window.judged import Judged
from clozet.window.search_state import Question


def test_a_judgement_is_changed_by_the_other_and_taken_back_by_the_same() -> None:
    judged = Judged().judge(7, answers=True).judge(8, answers=False)
    assert (judged.of(7), judged.of(8), judged.of(9)) == (True, False, None)
    changed = judged.judge(7, answers=False)
    assert changed == Judged(like=(), unlike=(8, 7))
    assert len(changed.judge(8, answers=False)) == 1


def test_what_was_judged_goes_with_the_question_and_words_alone_are_not_asked_first() -> None:
    asked = Question("notice", judged=Judged(like=(7,), unlike=(8,)))
    assert asked.first_request() is None
    request = asked.last_request()
    assert isinstance(request, Search)
    assert (request.like, request.unlike, request.facets) == ((7,), (8,), True)
