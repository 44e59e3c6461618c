"""What is selected, and what stands in its place: proportions, units, seeds."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clozet.messages.cloze import Unit
from clozet.models.tokenization import Tokenization
from clozet.paths import resources
from clozet.training import general_text
from clozet.training.blocks import Blocks, cut, tokenised
from clozet.training.masking import EVALUATION_MIX, KEPT, MASK, PLAIN, RANDOM, Masker

UNITS: tuple[Unit, ...] = ("token", "word", "span")


@pytest.fixture(scope="module")
def pieces() -> Tokenization:
    return Tokenization.load(resources() / "models" / "clozet-base")


@pytest.fixture(scope="module")
def blocks(pieces: Tokenization) -> Blocks:
    return cut(list(tokenised(general_text.control()[:60], pieces)), pieces)


def eligible(blocks: Blocks, pieces: Tokenization) -> np.ndarray:
    return ~np.isin(blocks.pieces["id"], list(pieces.special)) & blocks.counted


@pytest.mark.parametrize("unit", UNITS)
@settings(max_examples=8, deadline=None)
@given(rate=st.floats(0.05, 0.6), seed=st.integers(0, 2**32))
def test_the_rate_and_the_mix_are_kept(
    blocks: Blocks, pieces: Tokenization, unit: Unit, rate: float, seed: int
) -> None:
    masked = Masker(pieces, unit, rate).mask(blocks, np.random.default_rng(seed))
    of = eligible(blocks, pieces).sum()
    count = len(masked.selected)

    spread = {"token": 1.0, "word": 2.0, "span": 5.0}[unit]
    assert count == pytest.approx(rate * of, abs=4 * spread * np.sqrt(rate * of))
    for kind, share in ((MASK, 0.8), (RANDOM, 0.1), (KEPT, 0.1)):
        bound = 4 * np.sqrt(3 * spread * share * (1 - share) / count)
        assert (masked.kinds == kind).sum() / count == pytest.approx(share, abs=bound)


@pytest.mark.parametrize("unit", UNITS)
def test_special_pieces_are_never_selected_and_plain_ones_stay(
    blocks: Blocks, pieces: Tokenization, unit: Unit
) -> None:
    masked = Masker(pieces, unit, 0.5).mask(blocks, np.random.default_rng(1))

    assert not (masked.kinds.astype(bool) & ~eligible(blocks, pieces)).any()
    same = np.isin(masked.kinds, [PLAIN, KEPT])
    assert (masked.ids == masked.originals)[same].all()
    assert (masked.ids[masked.kinds == MASK] == pieces.mask).all()
    assert not np.isin(masked.ids[masked.kinds == RANDOM], list(pieces.special)).any()


def test_a_word_is_selected_whole_or_not_at_all(blocks: Blocks, pieces: Tokenization) -> None:
    masked = Masker(pieces, "word", 0.3).mask(blocks, np.random.default_rng(2))

    selected = masked.kinds > 0
    goes_on = ~blocks.pieces["starts"] & eligible(blocks, pieces)
    goes_on[:, 1] = False  # a row may begin inside a word
    assert (selected[:, 1:] == selected[:, :-1])[goes_on[:, 1:]].all()


def test_spans_are_runs_of_words_and_replaced_as_one(blocks: Blocks, pieces: Tokenization) -> None:
    word = Masker(pieces, "word", 0.15).mask(blocks, np.random.default_rng(3)).kinds > 0
    span = Masker(pieces, "span", 0.15).mask(blocks, np.random.default_rng(3)).kinds

    def runs(selected: np.ndarray) -> float:
        return float((selected[:, 1:] & ~selected[:, :-1]).sum())

    assert runs(span > 0) < 0.6 * runs(word)
    changes = (span[:, 1:] != span[:, :-1]) & (span[:, 1:] > 0) & (span[:, :-1] > 0)
    assert changes.sum() < 0.1 * (span > 0).sum()


def test_the_same_seed_masks_alike_and_another_one_otherwise(
    blocks: Blocks, pieces: Tokenization
) -> None:
    masker = Masker(pieces)
    first, again, other = (
        masker.mask(blocks, np.random.default_rng(seed)).kinds for seed in (5, 5, 6)
    )
    assert (first == again).all()
    assert (first != other).any()


def test_evaluation_replaces_every_selected_piece_by_the_mask(
    blocks: Blocks, pieces: Tokenization
) -> None:
    masker = Masker(pieces, "token", 0.15, EVALUATION_MIX)
    assert set(np.unique(masker.mask(blocks, np.random.default_rng(0)).kinds)) == {PLAIN, MASK}


def test_a_short_text_has_at_least_one_mask(pieces: Tokenization) -> None:
    short = cut(list(tokenised(["Hello there."], pieces)), pieces)
    for seed in range(20):
        assert len(Masker(pieces).mask(short, np.random.default_rng(seed)).selected) >= 1


def test_blocks_are_full_and_no_piece_is_lost_or_counted_twice(pieces: Tokenization) -> None:
    texts = list(tokenised(general_text.control()[:9], pieces))
    made = cut(texts, pieces)
    width = made.pieces.shape[1] - 2

    assert made.pieces.shape[1] == 256
    inner = made.pieces["id"][:, 1:-1]
    counted = made.counted[:, 1:-1]
    assert (inner[counted] == np.concatenate(texts)["id"][:-1]).all()
    assert len(made) == -(-counted.sum() // width)


def test_blocks_are_read_from_the_file_that_they_were_cut_into(
    pieces: Tokenization, tmp_path: Path
) -> None:
    from clozet.training.blocks import cached

    first = cached(tmp_path / "blocks.npy", general_text.control()[:9], pieces)
    again = cached(tmp_path / "blocks.npy", [], pieces)

    assert (first.pieces == again.pieces).all()
    assert [file.name for file in tmp_path.iterdir()] == ["blocks.npy"]
