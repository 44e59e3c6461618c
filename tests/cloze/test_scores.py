"""Word scores are minicons', wherever a text is cut."""

from pathlib import Path

import pytest
import torch
from transformers import AutoModelForMaskedLM, AutoTokenizer

from clozet.cloze import scores
from clozet.cloze.scores import WordScore, pseudo_perplexity, word_scores
from clozet.models import masked_bert
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.masked import MaskedModel, load_masked
from tests.models.tiny_models import TEXT, make_masked

FOLDER = masked_folder(None, BASE)
TEXTS = (
    "The Landlord shall give the Tenant three months' notice before the end of a quarter.",
    "Antidisestablishmentarianism 😀, it's a state-of-the-art naïve co-op!",
    "Für 合同\n\nNew   paragraph\tüber €1,000.50 — «ok»",
)


@pytest.fixture(scope="module")
def model() -> MaskedModel:
    return load_masked(FOLDER, "float32")


def summed(found: list[WordScore]) -> float:
    return sum(score.log_probability for score in found)


def by_minicons(folder: Path, text: str) -> float:
    from minicons.scorer import MaskedLMScorer

    stock = AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    scorer = MaskedLMScorer(stock, device="cpu", tokenizer=tokenizer)
    prepared = scorer.prepare_text(tokenizer([text]), PLL_metric="within_word_l2r")
    return float(scorer.compute_stats(prepared, return_tensors=True)[0].sum())


@pytest.mark.parametrize("text", TEXTS[1:])
def test_sums_equal_those_of_minicons(model: MaskedModel, text: str) -> None:
    found = summed(word_scores(model, text))

    assert found == pytest.approx(by_minicons(FOLDER, text), rel=1e-4)


@pytest.mark.parametrize("family", ["roberta", "albert", "modernbert"])
def test_sums_of_other_families_equal_those_of_minicons(tmp_path: Path, family: str) -> None:
    folder = make_masked(tmp_path, family, initializer_range=0.4)
    text = "The tenants shall unbelievably pay the rent (900 euros) on Friday."

    found = summed(word_scores(load_masked(folder, "float32"), text))

    assert found == pytest.approx(by_minicons(folder, text), rel=1e-4)


def test_half_the_precision_stays_within_a_hundredth(model: MaskedModel) -> None:
    half = load_masked(FOLDER, "bfloat16")

    for text in TEXTS:
        exact = summed(word_scores(model, text))
        assert summed(word_scores(half, text)) == pytest.approx(exact, rel=0.01)


def test_a_word_is_a_pre_token_and_punctuation_stands_alone(model: MaskedModel) -> None:
    text = "Don't pay  €5, Clozet!"
    found = word_scores(model, text)

    words = [text[score.start : score.end] for score in found]
    assert words == ["Don", "'", "t", "pay", "€5", ",", "Clozet", "!"]
    assert [score.pieces for score in found][-2] > 1
    assert all(score.expected for score in found)


def test_an_expected_word_is_expected_more(model: MaskedModel) -> None:
    found = word_scores(model, "The capital of France is Paris. The cat sat on the zebra.")
    by_word = {score.expected: score for score in found}

    assert found[1].log_probability > -6
    assert found[-2].log_probability < -6
    assert "zebra" not in by_word


def test_marks_written_in_a_text_are_no_words(model: MaskedModel) -> None:
    text = "Sign [SEP] here [MASK]."
    found = word_scores(model, text)

    assert [text[score.start : score.end] for score in found] == ["Sign", "here", "."]


def test_a_long_text_comes_out_the_same_however_its_batches_are_cut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    model = load_masked(make_masked(tmp_path, "bert", initializer_range=0.4), "float32")
    monkeypatch.setattr(scores, "WINDOW", 32)
    text = " ".join(TEXT)
    seen: list[tuple[int, int]] = []

    found = word_scores(model, text, lambda done, of: seen.append((done, of)))
    monkeypatch.setattr(masked_bert, "PIECES_A_BATCH", 100)
    again = word_scores(model, text)

    pieces = sum(score.pieces for score in found)
    assert pieces > 2 * model.limit
    assert seen == [(n + 1, pieces) for n in range(pieces)]
    assert [score[:2] for score in found] == [score[:2] for score in again]
    for score, other in zip(found, again, strict=True):
        assert score.log_probability == pytest.approx(other.log_probability, abs=1e-3)


def test_each_piece_has_a_quarter_of_a_window_on_either_side() -> None:
    count = 1000
    windows = list(scores._windows(count, 510))

    assert [n for _, scored in windows for n in scored] == list(range(count))
    assert {len(window) for window, _ in windows} == {scores.WINDOW}
    for window, scored in windows:
        assert scored[0] - window.start >= scores.WINDOW // 4 or window.start == 0
        assert window.stop - scored[-1] > scores.WINDOW // 4 or window.stop == count


def test_a_word_longer_than_a_window_is_scored(
    monkeypatch: pytest.MonkeyPatch, model: MaskedModel
) -> None:
    monkeypatch.setattr(scores, "WINDOW", 16)
    text = "start " + "xq" * 45 + " end"
    pieces = len(model.pieces.encode(text).ids)
    assert pieces > 40
    monkeypatch.setattr(model, "limit", 20)

    found = word_scores(model, text)

    assert [score.pieces for score in found] == [1, pieces - 2, 1]


def test_a_text_without_words_has_no_scores(model: MaskedModel) -> None:
    assert word_scores(model, " \n ") == []
    assert pseudo_perplexity([]) == 1.0


def test_pseudo_perplexity_is_that_of_a_piece() -> None:
    found = [WordScore(0, 1, -2.0, 1, "a"), WordScore(2, 3, -4.0, 2, "b")]

    assert pseudo_perplexity(found) == pytest.approx(7.389, abs=1e-3)
