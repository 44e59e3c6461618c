"""The sentence encoder: all-MiniLM-L6-v2, run by a plain loop of our own."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer

from .pieces import Pieces, encoder_folder

HEADS = 12
LAYERS = 6
WIDTH = 384
EPSILON = 1e-12
TEXTS_A_BATCH = 8
MOST_PIECES = 256
SAMPLE = 100


@dataclass(frozen=True)
class Layer:
    """Weights of one transformer layer: (weight, bias) of each linear map and layer norm."""

    attention_in: tuple[torch.Tensor, torch.Tensor]
    attention_out: tuple[torch.Tensor, torch.Tensor]
    attention_norm: tuple[torch.Tensor, torch.Tensor]
    up: tuple[torch.Tensor, torch.Tensor]
    down: tuple[torch.Tensor, torch.Tensor]
    norm: tuple[torch.Tensor, torch.Tensor]


class Encoder:
    """Turns texts into vectors of unit length."""

    name = "all-MiniLM-L6-v2"
    dimension = WIDTH

    def __init__(self, folder: Path, dtype: torch.dtype) -> None:
        weights = load_file(folder / "model.safetensors")
        self.hash = _identity(folder)
        self._tokenizer: Tokenizer = Pieces.load().tokenizer
        self._tokenizer.enable_truncation(MOST_PIECES)
        self._dtype = dtype
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = (
            weights["embeddings.LayerNorm.weight"],
            weights["embeddings.LayerNorm.bias"],
        )
        self._layers = [_layer(weights, number, dtype) for number in range(LAYERS)]

    @classmethod
    def load(cls) -> "Encoder":
        """Load the encoder that is installed, in this processor's best precision."""
        return cls(encoder_folder(), torch.bfloat16)

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector for each text: [n, 384], unit length."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(pieces)), key=lambda row: -len(pieces[row]))
        vectors = np.empty((len(pieces), WIDTH), dtype=np.float32)
        for begin in range(0, len(order), TEXTS_A_BATCH):
            batch = order[begin : begin + TEXTS_A_BATCH]
            vectors[batch] = self._forward([pieces[row] for row in batch]).numpy()
        return vectors

    def _forward(self, batch: list[list[int]]) -> torch.Tensor:
        lengths = torch.tensor([len(ids) for ids in batch])
        longest = int(lengths.max())
        ids = torch.tensor([ids + [0] * (longest - len(ids)) for ids in batch])
        there = torch.arange(longest)[None] < lengths[:, None]
        mask = None if bool(there.all()) else there[:, None, None, :]
        x = F.layer_norm(self._words[ids] + self._places[:longest], (WIDTH,), *self._norm, EPSILON)
        x = x.to(self._dtype)
        for layer in self._layers:
            x = _transformed(x, layer, mask)
        summed = (x.float() * there[..., None]).sum(1)
        return F.normalize(summed / lengths[:, None], dim=1)


def _transformed(x: torch.Tensor, layer: Layer, mask: torch.Tensor | None) -> torch.Tensor:
    texts, length, _ = x.shape
    parts = F.linear(x, *layer.attention_in).view(texts, length, 3, HEADS, WIDTH // HEADS)
    query, key, value = parts.permute(2, 0, 3, 1, 4)
    seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    seen = F.linear(seen.transpose(1, 2).reshape(texts, length, WIDTH), *layer.attention_out)
    x = F.layer_norm(seen + x, (WIDTH,), *layer.attention_norm, EPSILON)
    up = F.gelu(F.linear(x, *layer.up))
    return F.layer_norm(F.linear(up, *layer.down) + x, (WIDTH,), *layer.norm, EPSILON)


def _layer(weights: dict[str, torch.Tensor], number: int, dtype: torch.dtype) -> Layer:
    def both(name: str) -> tuple[torch.Tensor, torch.Tensor]:
        prefix = f"encoder.layer.{number}.{name}"
        return weights[prefix + ".weight"].to(dtype), weights[prefix + ".bias"].to(dtype)

    sides = [both(f"attention.self.{name}") for name in ("query", "key", "value")]
    return Layer(
        attention_in=(torch.cat([w for w, _ in sides]), torch.cat([b for _, b in sides])),
        attention_out=both("attention.output.dense"),
        attention_norm=both("attention.output.LayerNorm"),
        up=both("intermediate.dense"),
        down=both("output.dense"),
        norm=both("output.LayerNorm"),
    )


def _identity(folder: Path) -> str:
    """Return what tells this encoder from any other: its weights' SHA-256 and its pooling."""
    with (folder / "model.safetensors").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() + "-mean"
