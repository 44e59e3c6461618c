from dataclasses import replace

import pytest
import torch

from clozet.cloze.blanks import find_blanks
from clozet.cloze.candidates import Answered, Wanted, answers
from clozet.cloze.contexts import contexts
from clozet.cloze.joint import joint_fillings
from clozet.cloze.lexicon import Lexicon, english
from clozet.errors import UsageError
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.masked import MaskedModel, load_masked

SENTENCES = (
    "The ____ is due on the first day of each month.",
    "Paris is the capital of ____.",
    "He opened the ____ and went out.",
)


@pytest.fixture(scope="module")
def model() -> MaskedModel:
    return load_masked(masked_folder(None, BASE), "float32")


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return english()


def ask(
    model: MaskedModel, text: str, wanted: Wanted, clicked: tuple[tuple[int, int], ...] = ()
) -> Answered:
    blanked = find_blanks(text, model.pieces.mask_text, clicked)
    (answer,) = answers(model, contexts(blanked, model), wanted, english())
    return answer


def stock(text: str) -> torch.Tensor:
    """Return what transformers gives at the one blank: probabilities of the vocabulary."""
    from transformers import AutoTokenizer, BertForMaskedLM

    folder = masked_folder(None, BASE)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    given = tokenizer(text.replace("____", "[MASK]"), return_tensors="pt")
    place = (given["input_ids"][0] == tokenizer.mask_token_id).nonzero()[0, 0]
    with torch.inference_mode():
        logits = BertForMaskedLM.from_pretrained(folder, dtype=torch.float32)(**given).logits
    return logits[0, place].softmax(0)


@pytest.mark.parametrize("text", SENTENCES)
def test_single_pieces_are_the_words_and_probabilities_of_the_reference(
    model: MaskedModel, text: str
) -> None:
    expected = stock(text)
    best = [int(id) for id in expected.topk(60).indices]
    named = [id for id in best if model.pieces.tokens[id].isalnum()][:5]

    found = ask(model, text, Wanted(k=5, pieces=(1, 1))).candidates

    assert [one.guess.ids for one in found] == [(id,) for id in named]
    assert [one.probability for one in found] == pytest.approx(expected[named].tolist(), abs=1e-3)


def test_candidates_are_whole_words_best_score_first(model: MaskedModel) -> None:
    found = ask(model, SENTENCES[0], Wanted(k=40)).candidates

    assert len(found) == 40 == len({one.word for one in found})
    assert all(one.word.replace("-", "").isalnum() for one in found)
    assert [one.guess.score for one in found] == sorted(
        (one.guess.score for one in found), reverse=True
    )
    assert {len(one.guess.ids) for one in found} > {1, 2}


def test_a_longer_word_has_the_chain_product(model: MaskedModel) -> None:
    text, word = SENTENCES[0], "repayment"
    asked = ask(model, text, Wanted(word=word)).asked
    assert asked is not None
    first, second = asked.guess.ids
    piece = {id: model.pieces.tokens[id] for id in (first, second)}

    both = stock(text.replace("____", "[MASK] [MASK]"))[first]
    then = stock(text.replace("____", f"{piece[first]}[MASK]"))[second]

    assert piece[second].startswith("##")
    assert asked.probability == pytest.approx(float(both * then), rel=1e-2)


def test_the_asked_word_is_ranked_among_all_that_was_looked_at(model: MaskedModel) -> None:
    best = ask(model, SENTENCES[0], Wanted(k=10))
    third = best.candidates[2]

    asked = ask(model, SENTENCES[0], Wanted(word=third.word))

    assert asked.rank == 3
    assert asked.asked == third
    assert ask(model, SENTENCES[0], Wanted(word="antidisestablishment")).rank is None


def test_a_clicked_word_is_asked_for_if_the_model_can_write_it(model: MaskedModel) -> None:
    text = "Paris is the capital of France."
    clicked = ((text.index("capital"), text.index(" of")),)
    asked = ask(model, text, Wanted(k=3), clicked).asked
    assert asked is not None
    assert asked.word == "capital"
    strange = text.replace("capital", "😀😀")
    assert ask(model, strange, Wanted(k=3), ((13, 15),)).asked is None


def test_only_these_words_are_compared_whole(model: MaskedModel) -> None:
    only = ("thirty", "forty-five", "30")

    found = ask(model, "Give ____ days' notice.", Wanted(only=only)).candidates

    assert {one.word for one in found} == set(only)
    assert {one.word: len(one.guess.ids) for one in found}["forty-five"] == 3


def test_a_word_that_the_vocabulary_cannot_write_is_refused(model: MaskedModel) -> None:
    with pytest.raises(UsageError, match="no pieces for “😀”"):
        ask(model, SENTENCES[0], Wanted(word="😀"))


def test_a_word_too_long_for_a_blank_is_refused(model: MaskedModel) -> None:
    with pytest.raises(UsageError, match="too long"):
        ask(model, SENTENCES[0], Wanted(word="many words " * 20))


def test_temperature_flattens(model: MaskedModel) -> None:
    plain = ask(model, SENTENCES[0], Wanted(pieces=(1, 1)))
    hot = ask(model, SENTENCES[0], Wanted(pieces=(1, 1), temperature=2.0))

    assert hot.entropy > plain.entropy
    assert hot.candidates[0].probability < plain.candidates[0].probability


def test_the_number_of_pieces_can_be_bounded(model: MaskedModel) -> None:
    found = ask(model, SENTENCES[0], Wanted(pieces=(2, 3))).candidates

    assert {len(one.guess.ids) for one in found} == {2, 3}


def test_punctuation_is_offered_only_where_it_was_clicked(model: MaskedModel) -> None:
    text = "The rent is due on Monday."

    found = ask(model, text, Wanted(k=3), ((len(text) - 1, len(text)),)).candidates

    assert "." in {one.word for one in found}


def test_a_word_is_written_as_its_place_and_the_language_ask(model: MaskedModel) -> None:
    first = ask(model, "____ is due on Monday.", Wanted(k=3, pieces=(1, 1))).candidates
    names = ask(model, SENTENCES[1], Wanted(k=3, pieces=(1, 1))).candidates

    assert all(one.word[0].isupper() for one in first)
    assert "France" in {one.word for one in names}


def test_a_text_over_the_limit_is_looked_at_around_its_blank(model: MaskedModel) -> None:
    text = "word " * 50_000 + SENTENCES[0] + " word" * 50_000
    blanked = find_blanks(text, model.pieces.mask_text)

    (context,) = contexts(blanked, model)

    assert context.windowed
    assert len(context.ids) <= model.limit
    assert context.ids[context.position] == model.pieces.mask
    (answer,) = answers(model, [context], Wanted(k=1, pieces=(1, 1)), english())
    assert answer.candidates[0].word


def test_two_hundred_blanks_each_have_an_answer(model: MaskedModel) -> None:
    text = "The ____ is here, and it is red. " * 200
    blanked = find_blanks(text, model.pieces.mask_text)

    found = list(answers(model, contexts(blanked, model), Wanted(k=2, pieces=(1, 1)), english()))

    assert len(found) == 200
    assert all(len(answer.candidates) == 2 for answer in found)


def test_blanks_filled_together_agree(model: MaskedModel) -> None:
    blanked = find_blanks("Paris is the ____ of ____.", model.pieces.mask_text)
    wanted = Wanted(k=4, pieces=(1, 1))
    alone = list(answers(model, contexts(blanked, model), wanted, english()))

    found = joint_fillings(model, blanked, alone, wanted, lambda: None)

    assert len(found) == 4
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    words, score = found[0]
    surest = min((0, 1), key=lambda index: alone[index].entropy)
    text = blanked.having(surest, words[surest])
    rest = replace(wanted, word=words[1 - surest])
    (other,) = answers(model, contexts(text, model), rest, english())
    first = {one.word: one.guess.score for one in alone[surest].candidates}
    assert other.asked is not None
    assert score == pytest.approx(first[words[surest]] + other.asked.guess.score, abs=1e-3)
