"""The card's words: what it does not show, and from what it was made."""

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec

from clozet.messages.training import Learned
from clozet.training.card import hashes, limits, model_card, recipe_told
from clozet.training.corpus import Corpus, Text
from clozet.training.recipe import Recipe

from .made_card import CARD, MEASURES

CORPUS = Corpus(
    train=(Text(1, "Kozo and funori."), Text(2, "Gampi.")),
    heldout=(Text(3, "Vellum."),),
    by_passage=False,
)
TOLD = msgspec.structs.replace(
    CARD,
    after=msgspec.structs.replace(MEASURES, perplexity=11.3),
    learned=(Learned(word="kozo", before=412, after=3, sentence="Secret kozo.", start=7, end=11),),
    limits=limits(CORPUS, 1.0),
    hashes={"the base's weights": "ab12"},
    recipe=recipe_told(Recipe(peak=3e-4)),
)


def test_the_model_card_tells_how_it_was_made_and_quotes_no_document() -> None:
    told = model_card("bindery", TOLD)

    assert told.startswith("---\nlibrary_name: transformers")
    for fact in ("# bindery", "**clozet-base**", "1,234", "seed 7", "peak 0.0003", "`ab12`"):
        assert fact in told
    assert "20.1 → 11.3" in told
    assert "Secret" not in told


def test_the_limits_depend_on_what_was_held_out() -> None:
    many = Corpus(train=(), heldout=(Text(3, "Vellum."),) * 20, by_passage=True)

    assert "leave much to chance" in limits(CORPUS, 1.0)
    assert "20 passages of the same documents" in limits(many, 1.0)
    assert "chance" not in limits(many, 1.0)


def test_the_limits_say_which_texts_told_when_to_stop() -> None:
    apart = replace(CORPUS, stopping=(Text(4, "Parchment."),) * 5)

    assert "did best on these same texts" in limits(CORPUS, 1.0)
    assert "decided on 5 other documents" in limits(apart, 1.0)


def test_the_limits_say_where_the_weights_went_back_for_general_english() -> None:
    assert "go 41% of the way" in limits(CORPUS, 13 / 32)
    assert "of the way" not in limits(CORPUS, 1.0)


def test_the_hash_of_the_texts_does_not_depend_on_their_order(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    other = Corpus(train=CORPUS.train[::-1], heldout=(), by_passage=False)

    first, second = hashes(tmp_path, CORPUS), hashes(tmp_path, other)

    assert first == second
    assert first["the base's weights"] == hashlib.sha256(b"weights").hexdigest()
