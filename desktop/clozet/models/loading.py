"""Models as the transformers library loads them: offline, from safetensors, in float32."""

import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import Tensor
from transformers import (
    AutoConfig,
    AutoModel,
    AutoModelForMaskedLM,
    AutoTokenizer,
    PreTrainedModel,
)
from transformers.utils import logging

from clozet.errors import ModelError

from .checkpoint import examine, refuse_programs
from .facts import facts
from .masked import MaskedModel, Place, Precision
from .tokenization import Tokenization
from .weight_files import weight_files

LONGEST = 1024
"""More pieces are not read at once: logits of one such text take 4 bytes × pieces × vocabulary."""

VOCABULARIES = (
    "tokenizer.json",
    "vocab.txt",
    "vocab.json",
    "spiece.model",
    "spm.model",
    "sentencepiece.bpe.model",
)
UNUSED = ("pooler", "position_ids")
"""Parts that a body may lack: vectors are pooled here."""


class TransformersMasked(MaskedModel):
    """A masked model of any family that transformers knows; texts of a batch are padded."""

    precision: Precision = "float32"

    def __init__(self, folder: Path) -> None:
        examine(folder, "masked")
        self.name = folder.name
        self.folder = folder
        self.pieces = Tokenization.load(folder)
        self._model = _loaded(AutoModelForMaskedLM, folder, needless=())
        self.family = self._model.config.model_type
        self.limit = min(facts(folder).limit or LONGEST, LONGEST)
        self._pad = self._model.config.pad_token_id or 0

    @property
    def rows(self) -> int:
        """How many pieces the embeddings have a row for."""
        return int(self._model.get_input_embeddings().num_embeddings)

    @torch.inference_mode()
    def batch(self, texts: Sequence[Sequence[int]], places: Sequence[Place]) -> Tensor:
        """Return the logits at `places`: float32 [places, vocabulary]."""
        ids, attended = padded(texts, self._pad)
        logits: Tensor = self._model(input_ids=ids, attention_mask=attended).logits
        rows, positions = zip(*places, strict=True)
        return logits[list(rows), list(positions), : self.pieces.size].float()


def load_trainable(folder: Path) -> PreTrainedModel:
    """Load a masked model with its head to train it on; raise ModelError.

    Its dropout is off: a run is short, and without dropout a step takes half the time.
    """
    model: PreTrainedModel = _loaded(AutoModelForMaskedLM, folder, needless=())
    return _without_dropout(model)


def load_trainable_transformer(folder: Path) -> PreTrainedModel:
    """Load a transformer without a head to train it on, its dropout off; raise ModelError."""
    model: PreTrainedModel = load_transformer(folder)
    return _without_dropout(model)


def _without_dropout(model: PreTrainedModel) -> PreTrainedModel:
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
        for name, value in vars(module).items():
            if "dropout" in name and isinstance(value, float):
                setattr(module, name, 0.0)
    model.train()
    return model


def give_head(body: Path, folder: Path) -> None:
    """Save a masked model made of a transformer and a fresh head, with the tokenizer.

    The head's own weights are random, the same each time; raise ModelError where the transformer
    cannot be loaded.
    """
    trained = _loaded(AutoModel, body, needless=UNUSED)
    torch.manual_seed(0)
    model = AutoModelForMaskedLM.from_config(trained.config)  # type: ignore[no-untyped-call]
    model.base_model.load_state_dict(trained.state_dict(), strict=False)
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    model.save_pretrained(unfinished)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(body / name, unfinished / name)
    unfinished.replace(folder)


def kept_precision(folder: Path) -> torch.dtype:
    """Return the precision in which the weights of a folder lie on disk."""
    with safe_open(weight_files(folder)[0], "pt") as opened:
        kept: Tensor = opened.get_tensor(next(iter(opened.keys())))
        return kept.dtype


def load_transformer(folder: Path) -> Any:
    """Load a transformer without a head, for sentence vectors; raise ModelError."""
    return _loaded(AutoModel, folder, needless=UNUSED)


def padded(texts: Sequence[Sequence[int]], pad: int) -> tuple[Tensor, Tensor]:
    """Return piece ids and attention, both int64 [texts, longest], padded at the end."""
    width = max(len(text) for text in texts)
    ids = torch.full((len(texts), width), pad)
    attended = torch.zeros_like(ids)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = torch.tensor(text)
        attended[row, : len(text)] = 1
    return ids, attended


def complete_tokenizer(folder: Path) -> None:
    """Write the tokenizer of a folder in the form that all have here: tokenizer.json.

    Raise ModelError where transformers cannot make it of the files that are there.
    """
    refuse_programs(folder)
    if not any((folder / name).is_file() for name in VOCABULARIES):
        raise ModelError(
            "There is no tokenizer in the folder.",
            "Save the model's tokenizer into the folder, as tokenizer.json.",
        )
    try:
        with _quiet():
            AutoTokenizer.from_pretrained(folder, local_files_only=True).save_pretrained(folder)
    except Exception as error:  # whatever a file of a stranger makes it do
        raise ModelError(
            "The tokenizer's files cannot be read here.",
            "Save the model's tokenizer into the folder once more, as tokenizer.json.",
        ) from error


def _loaded(kind: Any, folder: Path, needless: tuple[str, ...]) -> Any:
    """Load a model in float32; raise ModelError where a weight is missing or no number."""
    refuse_programs(folder)
    weight_files(folder)
    try:
        with _quiet():
            config = AutoConfig.from_pretrained(folder, local_files_only=True)
            config.reference_compile = False  # ModernBERT's, which needs a compiler
            model, said = kind.from_pretrained(
                folder,
                config=config,
                dtype=torch.float32,
                local_files_only=True,
                use_safetensors=True,
                output_loading_info=True,
            )
    except Exception as error:  # whatever a file of a stranger makes it do
        raise ModelError(
            f"The model in {folder} cannot be loaded ({type(error).__name__}).",
            "Its configuration and its weights do not fit together, or one is damaged: get it"
            " again.",
        ) from error
    missing = [name for name in said["missing_keys"] if not any(part in name for part in needless)]
    if missing:
        raise ModelError(
            f"The weights {sorted(missing)[0]} are missing, and would be random.",
            "A model needs all its layers, and for blanks its masked-LM head: save it whole.",
        )
    _refuse_no_numbers(model)
    return model.eval()


def _refuse_no_numbers(model: torch.nn.Module) -> None:
    for name, weights in model.named_parameters():
        if not weights.isfinite().all():
            raise ModelError(f"The weights {name} are not numbers.", "Get the model again.")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from writing to the terminal."""
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
