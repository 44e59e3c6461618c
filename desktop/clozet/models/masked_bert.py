"""BERT with its masked-LM head, in plain torch: logits only where they are asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import torch
import torch.nn.functional as F  # its usual name
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from clozet.errors import ModelError

from .bert import Bert, pair
from .installed import WEIGHTS
from .masked import PIECES_A_BATCH, MaskedModel, Place, Precision, Stretch
from .masked_copies import MaskedCopies, side_by_side
from .tokenization import Tokenization

HEAD = "cls.predictions."


class Config(msgspec.Struct):
    """What `config.json` says of a BERT; only the usual kind is taken."""

    model_type: Literal["bert"]
    vocab_size: int
    num_attention_heads: int
    num_hidden_layers: int
    hidden_size: int
    max_position_embeddings: int
    hidden_act: Literal["gelu"] = "gelu"
    layer_norm_eps: float = 1e-12
    position_embedding_type: Literal["absolute"] = "absolute"
    tie_word_embeddings: bool = True
    is_decoder: Literal[False] = False


class MaskedBert(MaskedModel):
    """A `BertForMaskedLM`, its texts packed end to end."""

    family = "bert"

    def __init__(self, folder: Path, precision: Precision) -> None:
        self.name = folder.name
        self.folder = folder
        self.precision = precision
        self.pieces = Tokenization.load(folder)
        config = read_usual(folder)
        self.limit = config.max_position_embeddings
        self._load(_weights(folder), config, getattr(torch, precision))

    def _load(self, named: dict[str, Tensor], config: Config, dtype: torch.dtype) -> None:
        try:
            self._bert = Bert(
                named,
                dtype,
                heads=config.num_attention_heads,
                epsilon=config.layer_norm_eps,
                prefix="bert.",
            )
            self._dense = pair(named, HEAD + "transform.dense", dtype)
            self._norm = pair(named, HEAD + "transform.LayerNorm", dtype)
            self._bias = named[HEAD + "bias"].float()
        except KeyError as error:
            raise ModelError(
                f"The file of {self.name} lacks the weights {error.args[0]}.",
                "A masked model needs all layers and its masked-LM head: save it again whole.",
            ) from error
        tied = config.tie_word_embeddings or HEAD + "decoder.weight" not in named
        decoder = self._bert.words if tied else named[HEAD + "decoder.weight"]
        self._decoder = decoder.to(dtype)
        if self.pieces.size > len(self._decoder):
            raise ModelError(
                f"The tokenizer of {self.name} has {self.pieces.size} pieces, its weights have "
                f"{len(self._decoder)}.",
                "The tokenizer belongs to another model: put the right one into the folder.",
            )

    @torch.inference_mode()
    def batch(self, texts: Sequence[Sequence[int]], places: Sequence[Place]) -> Tensor:
        """Return the logits at `places`: float32 [places, vocabulary]."""
        states = self._bert.states(texts)
        return self._logits(torch.stack([states[text][position] for text, position in places]))

    def masked_copies(
        self, text: Sequence[int], stretches: Sequence[Stretch]
    ) -> Iterator[tuple[list[int], Tensor]]:
        """Yield what the port promises; the copies share what is the same in all of them."""
        copies = MaskedCopies(self._bert, text, self.pieces.mask)
        size = max(1, PIECES_A_BATCH // len(text))
        batches = [
            list(range(begin, min(begin + size, len(stretches))))
            for begin in range(0, len(stretches), size)
        ]

        def compute(numbers: list[int]) -> tuple[list[int], Tensor]:
            states = copies.states([stretches[number] for number in numbers])
            return numbers, self.as_log_probabilities(self._logits(states))

        yield from side_by_side(compute, batches)

    @torch.inference_mode()
    def _logits(self, asked: Tensor) -> Tensor:
        turned = self._bert.normed(F.gelu(F.linear(asked, *self._dense)), self._norm)
        logits = F.linear(turned, self._decoder).float().add_(self._bias)
        return logits[:, : self.pieces.size]


def is_usual(folder: Path) -> bool:
    """Tell whether the model in `folder` is a BERT of the kind that is run here."""
    try:
        read_usual(folder)
    except ModelError:
        return False
    return (folder / WEIGHTS).is_file()


def read_usual(folder: Path) -> Config:
    """Return the configuration of a usual BERT; raise ModelError for any other model."""
    try:
        return msgspec.json.decode((folder / "config.json").read_bytes(), type=Config)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"The model {folder.name} is a BERT of an unusual kind: {error}.",
            "Only the usual kind can be used.",
        ) from error


def _weights(folder: Path) -> dict[str, Tensor]:
    """Read the weights' file and see that they are numbers."""
    try:
        named = load_file(folder / WEIGHTS)
    except (OSError, SafetensorError) as error:
        raise ModelError(
            f"The file {WEIGHTS} of {folder.name} is missing, cut short or damaged.",
            "Copy the model's folder again; only safetensors files are read.",
        ) from error
    for name, weights in named.items():
        if weights.is_floating_point() and not torch.stack(weights.aminmax()).isfinite().all():
            raise ModelError(
                f"The weights {name} of {folder.name} are not numbers.", "Copy the model again."
            )
    return named
