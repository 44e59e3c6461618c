"""Tiny real models of each family, made on the spot: random weights, tokenizers trained here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import (
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)
from transformers import PreTrainedTokenizerFast

TEXT = (
    "The tenant shall pay the rent on the first day of each month.",
    "Either party may end this agreement with three months' notice in writing.",
    "She opened the door, looked at the old man and sat down in the garden.",
    "The results (of two experiments) were published in 1998; nobody read them.",
    "A naïve café owner paid 900 euros for apples, pears and well-known cherries.",
) * 3

SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4}
SMALL = {**SIZES, "intermediate_size": 64, "max_position_embeddings": 80}
FAMILIES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "bert": ("Bert", "wordpiece", SMALL),
    "distilbert": (
        "DistilBert",
        "wordpiece",
        {"dim": 32, "n_layers": 2, "n_heads": 4, "hidden_dim": 64, "max_position_embeddings": 80},
    ),
    "roberta": ("Roberta", "bpe", SMALL),
    "xlm-roberta": ("XLMRoberta", "unigram", SMALL),
    "camembert": ("Camembert", "unigram", SMALL),
    "electra": ("Electra", "wordpiece", {**SMALL, "embedding_size": 16}),
    "albert": ("Albert", "unigram", {**SMALL, "embedding_size": 16}),
    "deberta-v2": (
        "DebertaV2",
        "unigram",
        {**SMALL, "relative_attention": True, "pos_att_type": ["p2c", "c2p"]},
    ),
    "modernbert": ("ModernBert", "bpe", {**SMALL, "local_attention": 16}),
    "mpnet": ("MPNet", "wordpiece-roberta-marks", SMALL),
}


def make_masked(folder: Path, family: str, seed: int = 0, **changes: Any) -> Path:
    """Save a tiny masked model of a family, with its head and its tokenizer."""
    name, kind, sizes = FAMILIES[family]
    tokenizer = make_tokenizer(folder, kind)
    torch.manual_seed(seed)
    config = getattr(transformers, f"{name}Config")(
        **{"vocab_size": len(tokenizer), **_special_ids(tokenizer), **sizes, **changes}
    )
    getattr(transformers, f"{name}ForMaskedLM")(config).save_pretrained(folder)
    return folder


def make_body(folder: Path, family: str = "bert", **changes: Any) -> Path:
    """Save a tiny transformer without a head, with its tokenizer."""
    name, kind, sizes = FAMILIES[family]
    tokenizer = make_tokenizer(folder, kind)
    torch.manual_seed(1)
    config = getattr(transformers, f"{name}Config")(
        **{"vocab_size": len(tokenizer), **_special_ids(tokenizer), **sizes, **changes}
    )
    getattr(transformers, f"{name}Model")(config).save_pretrained(folder)
    return folder


def make_tokenizer(folder: Path, kind: str) -> PreTrainedTokenizerFast:
    """Train a tokenizer on a few sentences, save it and return it."""
    marks = ("[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]")
    if kind != "wordpiece":
        marks = ("<s>", "</s>", "<pad>", "<unk>", "<mask>")
    made = _trained(kind, [marks[2], marks[3], marks[0], marks[1], marks[4]])
    begin, end = marks[0], marks[1]
    made.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        special_tokens=[(mark, made.token_to_id(mark)) for mark in (begin, end)],
    )
    names = ("cls_token", "sep_token", "pad_token", "unk_token", "mask_token")
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=made, **dict(zip(names, marks, strict=True))
    )
    tokenizer.save_pretrained(folder)
    return tokenizer


def _trained(kind: str, special: list[str]) -> Tokenizer:
    size: dict[str, Any] = {"special_tokens": special, "show_progress": False}
    if kind == "bpe":
        made = Tokenizer(models.BPE())
        made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        made.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(vocab_size=400, initial_alphabet=alphabet, **size)
    elif kind == "unigram":
        made = Tokenizer(models.Unigram())
        made.normalizer = normalizers.NFKC()
        made.pre_tokenizer = pre_tokenizers.Metaspace()
        made.decoder = decoders.Metaspace()
        trainer = trainers.UnigramTrainer(vocab_size=150, unk_token=special[1], **size)
    else:
        made = Tokenizer(models.WordPiece(unk_token=special[1]))
        made.normalizer = normalizers.BertNormalizer(lowercase=True)
        made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        made.decoder = decoders.WordPiece()
        trainer = trainers.WordPieceTrainer(vocab_size=200, **size)
    made.train_from_iterator(_lines(), trainer)
    return made


def _lines() -> Iterator[str]:
    yield from TEXT


def _special_ids(tokenizer: PreTrainedTokenizerFast) -> dict[str, int]:
    return {
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": tokenizer.cls_token_id,
        "eos_token_id": tokenizer.sep_token_id,
        "cls_token_id": tokenizer.cls_token_id,
        "sep_token_id": tokenizer.sep_token_id,
    }
