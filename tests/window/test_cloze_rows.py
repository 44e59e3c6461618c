"""Answers as rows, and questions about blanks: values without a window."""

from math import log

import pytest

from clozet.messages.cloze import BlankFilled, Candidate, Filled, FilledAgainst, JointFilling
from clozet.window.cloze_questions import Column, Wish, column, questions
from clozet.window.cloze_rows import all_others, joint_rows, rows, scale, torn_between
from clozet.window.cloze_state import read

TEXT = "Give ____ days before the ____ ends."


def candidate(word: str, probability: float, pieces: int = 1) -> Candidate:
    return Candidate(
        word=word,
        probability=probability,
        kind="softmax" if pieces == 1 else "chain",
        score=probability,
        pieces=pieces,
    )


def blank(*candidates: Candidate, start: int = 0) -> BlankFilled:
    return BlankFilled(
        index=0, start=start, end=start + 4, entropy=1.0, asked=None, candidates=candidates
    )


def test_two_models_share_rows_in_the_order_of_the_second() -> None:
    before = blank(candidate("three", 0.2), candidate("six", 0.3))
    after = blank(candidate("three", 0.6), candidate("nine", 0.1))
    found = rows(Column(before, after, whole=True, windowed=False))
    assert [row.words for row in found] == [("three",), ("nine",), ("six",)]
    assert found[0].change == pytest.approx(0.4)
    assert found[1].change is None
    assert scale(found) == 0.75


def test_all_others_are_what_single_pieces_leave() -> None:
    assert all_others(blank(candidate("a", 0.5), candidate("bcd", 0.4, 3))) == pytest.approx(0.5)
    assert all_others(None) is None
    relative = Candidate("a", 0.1, "softmax", 0.1, 1, relative=1.0)
    assert all_others(blank(relative)) is None


def test_joint_fillings_are_measured_against_the_best() -> None:
    fillings = (JointFilling(("a", "b"), -1.0), JointFilling(("c", "d"), -1.0 + log(0.5)))
    shares = [row.shares[0] for row in joint_rows(fillings)]
    assert [share.value for share in shares if share] == pytest.approx([1.0, 0.5])
    assert joint_rows(()) == ()


def test_entropy_is_a_number_of_words() -> None:
    assert torn_between(log(12)) == 12
    assert torn_between(0.0) == 1


def test_open_blanks_are_asked_at_once_and_filled_ones_alone() -> None:
    sentence = read(TEXT)
    asked = questions(sentence, Wish())
    assert [one.serves for one in asked] == [(0, 1)]
    asked = questions(sentence.choose(0, "three"), Wish())
    assert [(one.serves, one.request.text) for one in asked] == [
        ((1,), TEXT.replace("____", "three", 1)),
        ((0,), TEXT),
    ]
    asked = questions(sentence, Wish(only={1: ("term", "lease")}))
    assert [(one.serves, one.request.only) for one in asked] == [
        ((0,), ()),
        ((1,), ("term", "lease")),
    ]
    together = questions(sentence, Wish(together=True))
    assert [one.request.joint for one in together] == [True]
    assert questions(read("No blank here."), Wish()) == ()


def test_an_answer_is_matched_by_where_its_blanks_stand() -> None:
    question = questions(read(TEXT).choose(0, "three"), Wish(against="other"))[1]
    late, early = blank(candidate("b", 0.1), start=26), blank(candidate("a", 0.1), start=5)
    answer = Filled(
        text=TEXT,
        model="base",
        seconds=0.0,
        windowed=True,
        blanks=(late, early),
        against=FilledAgainst(model="other", blanks=(early, late)),
    )
    found = column(question, answer, 0, whole=False)
    assert found == Column(early, early, whole=False, windowed=True)
    short = Filled(text=TEXT, model="base", seconds=0.0, windowed=False, blanks=())
    assert column(question, short, 0, whole=True) is None


def test_longer_words_are_looked_for_while_there_are_few_blanks() -> None:
    few, many = questions(read("a ____ " * 6), Wish()), questions(read("a ____ " * 7), Wish())
    assert [one.request.pieces for one in (*few, *many)] == [(1, 4), (1, 1)]
    assert few[0].quick.pieces == (1, 1)
    assert many[0].quick == many[0].request
