"""The transformer of a sentence encoder: piece ids to the states of its last layer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from safetensors.torch import load_file
from torch import Tensor

from .bert import Bert
from .device import Device
from .encoder import batches
from .installed import WEIGHTS
from .masked_bert import is_usual, read_usual
from .weight_files import INDEX, weight_files


class Body(Protocol):
    """Whatever turns pieces into states."""

    def states(self, texts: Sequence[Sequence[int]]) -> Sequence[Tensor]:
        """Return the last layer of each text of piece ids: [pieces, width] each."""


class TransformersBody:
    """A transformer of any family; texts of a batch are padded."""

    def __init__(self, folder: Path) -> None:
        from .loading import load_transformer

        self._model: Any = load_transformer(folder)
        self._pad = self._model.config.pad_token_id or 0

    @torch.inference_mode()
    def states(self, texts: Sequence[Sequence[int]]) -> Sequence[Tensor]:
        """Return the last layer of each text of piece ids: float32 [pieces, width] each."""
        from .loading import padded

        ids, attended = padded(texts, self._pad)
        rows = self._model(input_ids=ids, attention_mask=attended).last_hidden_state
        return [row[: len(text)] for row, text in zip(rows, texts, strict=True)]


class TrainableBody:
    """A transformer in training: its states have gradients; they lie in memory, not on a device.

    Texts of one length are computed together: padded to the longest of a batch, a short one would
    cost as much as that.
    """

    def __init__(self, folder: Path, device: Device) -> None:
        from .loading import load_trainable_transformer

        self._model: Any = load_trainable_transformer(folder)
        torch.nn.Module.to(self._model, device.name)
        if device.name == "cpu":  # where torch's fused attention takes twice the time backwards
            self._model.set_attn_implementation("eager")
        self.device = device
        self._pad = self._model.config.pad_token_id or 0

    @property
    def weights(self) -> dict[str, torch.nn.Parameter]:
        """All that training may change, by name."""
        return dict(self._model.named_parameters())

    def states(self, texts: Sequence[Sequence[int]]) -> Sequence[Tensor]:
        """Return the last layer of each text of piece ids: float32 [pieces, width] each."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        found: dict[int, Tensor] = {}
        for batch in batches([texts[row] for row in order]):
            rows = [order[number] for number in batch]
            found |= zip(rows, self._padded([texts[row] for row in rows]), strict=True)
        return [found[row] for row in range(len(texts))]

    def _padded(self, texts: Sequence[Sequence[int]]) -> list[Tensor]:
        from .loading import padded

        ids, attended = (each.to(self.device.name) for each in padded(texts, self._pad))
        with self.device.autocast():
            rows = self._model(input_ids=ids, attention_mask=attended).last_hidden_state
        return [row[: len(text)] for row, text in zip(rows.float().cpu(), texts, strict=True)]

    def write(self, folder: Path) -> None:
        """Put the weights in the place of those in `folder`, in the precision that those have."""
        from .loading import kept_precision

        self._model.to(kept_precision(folder))
        for file in (*weight_files(folder), folder / INDEX):
            file.unlink(missing_ok=True)
        self._model.save_pretrained(folder)


def load_body(folder: Path, dtype: torch.dtype) -> Body:
    """Load the transformer in `folder`: a usual BERT in plain torch, at `dtype`."""
    if is_usual(folder):
        config = read_usual(folder)
        named = load_file(folder / WEIGHTS)
        try:
            return Bert(
                named,
                dtype,
                heads=config.num_attention_heads,
                epsilon=config.layer_norm_eps,
                prefix="bert." if any(name.startswith("bert.") for name in named) else "",
            )
        except KeyError:  # names of an older version, which transformers knows
            pass
    return TransformersBody(folder)
