from pathlib import Path

import pytest
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

from clozet.errors import ModelError
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.tokenization import Tokenization

ALPHABET = sorted(pre_tokenizers.ByteLevel.alphabet())


@pytest.fixture(scope="module")
def word_piece() -> Tokenization:
    return Tokenization.load(masked_folder(None, BASE))


def byte_level() -> Tokenization:
    """A tokenizer of RoBERTa's kind."""
    merges = [("h", "a"), ("ha", "t"), ("Ġ", "hat"), ("Ġ", "ha"), ("Ġ", "a")]
    tokens = ["<s>", "</s>", "<mask>", *ALPHABET, *(a + b for a, b in merges)]
    vocabulary = {token: id for id, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 1), ("<s>", 0))
    special = [AddedToken("<s>"), AddedToken("</s>"), AddedToken("<mask>", lstrip=True)]
    tokenizer.add_special_tokens(special)
    return Tokenization(tokenizer, "<mask>")


def sentence_piece() -> Tokenization:
    """A tokenizer of ALBERT's kind."""
    words = [("▁hat", -1.0), ("▁", -2.0), ("hat", -2.0), ("s", -2.0), (".", -2.0)]
    tokenizer = Tokenizer(models.Unigram([("<unk>", 0.0), ("[MASK]", 0.0), *words], 0))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens([AddedToken("[MASK]", lstrip=True)])
    return Tokenization(tokenizer, "[MASK]")


def test_ids_offsets_and_words_of_word_pieces(word_piece: Tokenization) -> None:
    found = word_piece.encode("The Müllers' [MASK] 😀 outbid")

    assert found.ids == (1996, 12304, 2015, 1005, 103, 100, 2041, 17062)
    assert found.offsets[:6] == ((0, 3), (4, 10), (10, 11), (11, 12), (13, 19), (20, 21))
    assert found.words == (0, 1, 1, 2, 3, 4, 5, 5)
    assert word_piece.marked(found.ids)[::9] == (101, 102)


def test_word_pieces_mark_what_goes_on(word_piece: Tokenization) -> None:
    rent, going = (word_piece.tokenizer.token_to_id(token) for token in ("rent", "##ing"))

    assert word_piece.spaced("a ") and word_piece.spaced("(")
    assert [word_piece.begins(spaced=True)[id] for id in (rent, going, word_piece.mask)] == [
        True,
        *[False] * 2,
    ]
    assert [word_piece.continues[id] for id in (rent, going, word_piece.mask)] == [
        False,
        True,
        False,
    ]
    assert word_piece.surfaces[going] == "ing"
    assert word_piece.decode([rent, going]) == "renting"


def test_byte_level_pieces_mark_the_space_before_a_word() -> None:
    pieces = byte_level()
    hat, inner = (pieces.tokenizer.token_to_id(token) for token in ("Ġhat", "hat"))

    assert pieces.encode("a <mask> hat").ids[-1] == hat
    assert [pieces.begins(spaced=True)[id] for id in (hat, inner)] == [True, False]
    assert [pieces.begins(spaced=False)[id] for id in (hat, inner)] == [False, True]
    assert [pieces.spaced(before) for before in ("a ", "(", "")] == [True, False, False]
    assert pieces.surfaces[hat] == pieces.surfaces[inner] == "hat"
    assert (pieces.before, pieces.behind) == ((0,), (1,))


def test_sentence_pieces_mark_it_too_also_where_a_text_begins() -> None:
    pieces = sentence_piece()
    hat, plural = (pieces.tokenizer.token_to_id(token) for token in ("▁hat", "s"))

    assert pieces.encode("hats").ids == (hat, plural)
    assert [pieces.begins(spaced=pieces.spaced(""))[id] for id in (hat, plural)] == [True, False]
    assert pieces.continues[plural]
    assert pieces.decode([hat, plural]) == "hats"


def test_a_tokenizer_without_a_mask_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="has no mask"):
        Tokenization(byte_level().tokenizer, "[HOLE]")


def test_a_damaged_tokenizer_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{")

    with pytest.raises(ModelError, match="cannot be read"):
        Tokenization.load(tmp_path)
