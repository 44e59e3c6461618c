"""A text and its blanks → candidates, with whatever attests them."""

import shutil
from pathlib import Path

import pytest

from clozet.commands.filling import fill
from clozet.commands.masked_models import MaskedModels
from clozet.commands.stopping import StoppedError
from clozet.errors import ClozetError, ModelError, UsageError
from clozet.messages.cloze import Fill
from clozet.messages.search import Result
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.installed import WEIGHTS

TEXT = "The ____ is due on ____, and not before."


@pytest.fixture(scope="module")
def models() -> MaskedModels:
    return MaskedModels(None)


def test_a_clicked_word_is_filled_where_it_stands(models: MaskedModels) -> None:
    text = "It’s 合同 😀: The rent is due."
    start = text.index("rent")

    filled = fill(None, models, Fill(text=text, blanked=((start, start + 4),), k=3, word="rent"))

    (blank,) = filled.blanks
    assert (filled.text, blank.start, blank.end) == (text, start, start + 4)
    assert blank.asked is not None
    assert blank.asked.word == "rent"
    assert [one.word.islower() for one in blank.candidates] == [True] * 3


def test_a_candidate_is_attested_in_its_sentence_with_the_best_words_elsewhere(
    models: MaskedModels,
) -> None:
    asked: list[tuple[str, str, int]] = []

    def attest(filled: str, word: str, count: int) -> tuple[Result, ...]:
        asked.append((filled, word, count))
        return ()

    filled = fill(None, models, Fill(text=TEXT, k=2, pieces=(1, 1), evidence=3), attest)

    first, second = ([one.word for one in blank.candidates] for blank in filled.blanks)
    assert asked == [
        (f"The {a} is due on {b}, and not before.", word, 3)
        for a, b, word in [(word, second[0], word) for word in first]
        + [(first[0], word, word) for word in second]
    ]


def test_nothing_is_filled_once_nobody_waits(models: MaskedModels) -> None:
    with pytest.raises(StoppedError):
        fill(None, models, Fill(text=TEXT, pieces=(1, 1)), stopped=lambda: True)


def test_a_joint_filling_has_a_word_for_each_blank(models: MaskedModels) -> None:
    filled = fill(None, models, Fill(text=TEXT, k=2, joint=True, only=("rent", "Monday")))

    assert len(filled.joint) == 2
    assert {word for one in filled.joint for word in one.words} <= {"rent", "Monday"}


def test_shares_of_only_some_words_add_up_to_one(models: MaskedModels) -> None:
    filled = fill(None, models, Fill(text=TEXT, only=("rent", "repayment", "Monday")))

    for blank in filled.blanks:
        shares = [one.relative for one in blank.candidates if one.relative is not None]
        assert sum(shares) == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (Fill(text=TEXT, pieces=(0, 2)), UsageError),
        (Fill(text=TEXT, pieces=(3, 2)), UsageError),
        (Fill(text=TEXT, k=0), UsageError),
        (Fill(text=TEXT, temperature=0.0), UsageError),
        (Fill(text=TEXT, temperature=float("nan")), UsageError),
        (Fill(text="The rent.", blanked=((4, 400),)), UsageError),
    ],
)
def test_what_makes_no_sense_is_refused(
    models: MaskedModels, asked: Fill, error: type[ClozetError]
) -> None:
    with pytest.raises(error):
        fill(None, models, asked)


def test_a_damaged_model_is_refused_and_another_still_answers(
    models: MaskedModels, tmp_path: Path
) -> None:
    copied = shutil.copytree(masked_folder(None, BASE), tmp_path / "copied")
    (copied / WEIGHTS).write_bytes((copied / WEIGHTS).read_bytes()[:10_000])

    with pytest.raises(ModelError, match="damaged"):
        fill(None, models, Fill(text=TEXT, model=str(copied)))
    assert fill(None, models, Fill(text=TEXT, k=1, pieces=(1, 1))).model == BASE
