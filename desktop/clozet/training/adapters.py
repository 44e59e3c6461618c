"""Low-rank additions to a model's layers (Hu et al. 2022): few weights are trained."""

import warnings
from typing import Any

from transformers import PreTrainedModel

RANK = 16
SCALE = 32


def added(model: PreTrainedModel) -> Any:
    """Return the model with additions to all its linear layers, which alone are trained."""
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(r=RANK, lora_alpha=SCALE, target_modules="all-linear", lora_dropout=0.0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that peft uses and transformers will rename
        return get_peft_model(model, config)


def merged(model: Any) -> Any:
    """Return the plain model with the additions in its weights, if there are any."""
    return model.merge_and_unload() if hasattr(model, "merge_and_unload") else model
