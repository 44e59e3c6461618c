"""A masked model in training, whichever its family: logits at the selected places only."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import Tensor
from torch.nn import Parameter
from torch.nn.parallel import DistributedDataParallel
from transformers import PreTrainedModel

from clozet.models.device import Device

from . import adapters


class Trainee:
    """A model whose head sees only the places asked for, and its `weights` by name, in float32.

    All families of transformers hand the body's last states to the head; a hook between the two
    drops the states of all other places. A head costs as much as its vocabulary is wide: at the
    usual rate this saves most of it.

    Where bfloat16 pays, the model computes with copies of the weights in it, and gives gradients
    in it; what they add up to, and what an optimiser changes, stays float32 (Micikevicius et al.
    2018, "Mixed Precision Training", 3.1).
    """

    def __init__(self, model: PreTrainedModel, device: Device, lora: bool = False) -> None:
        if device.name == "cpu":  # where torch's fused attention takes twice the time backwards
            model.set_attn_implementation("eager")
        model.base_model.register_forward_hook(self._keep_places)
        self.low_rank = lora
        self.model: Any = adapters.added(model) if lora else model
        self.model.to(device.name)  # type: ignore[arg-type]  # its stubs miss a name
        self.device = device
        self.weights: dict[str, Parameter] = dict(self.model.named_parameters())
        if device.half:
            self._compute_with_copies()
        self._places = torch.empty(0, dtype=torch.long)
        self._shared: DistributedDataParallel | None = None

    def _compute_with_copies(self) -> None:
        for name, own in self.model.named_parameters():
            self.weights[name] = Parameter(own.data, own.requires_grad)
            own.data = own.data.to(torch.bfloat16)

    def share(self) -> None:
        """Average gradients over the processes of the training group from now on."""
        self._shared = DistributedDataParallel(self.model)

    def unshared(self) -> AbstractContextManager[None]:
        """Return a context in which gradients are kept for this process, to be shared later."""
        return self._shared.no_sync() if self._shared else nullcontext()

    def logits(self, ids: Tensor, places: Tensor) -> Tensor:
        """Return the logits at `places`, counted through all rows: float32 [places, vocabulary].

        `ids` are [rows, length].
        """
        self._places = places.to(self.device.name)
        run = self._shared if self._shared and torch.is_grad_enabled() else self.model
        out = run(input_ids=ids.to(self.device.name), return_dict=True)
        found: Tensor = out.logits[0].float()
        return found

    def _keep_places(self, body: torch.nn.Module, given: Any, out: Any) -> Any:
        states = out.last_hidden_state
        kept = states.reshape(-1, states.shape[-1]).index_select(0, self._places)
        out.last_hidden_state = kept[None]
        return out

    def collect(self) -> None:
        """Add what the model's copies have of gradients to those of the weights."""
        if not self.device.half:
            return
        for name, copy in self.model.named_parameters():
            if copy.grad is None:
                continue
            weight = self.weights[name]
            if weight.grad is None:
                weight.grad = copy.grad.float()
            else:
                weight.grad.add_(copy.grad)
            copy.grad = None

    def forget_gradients(self) -> None:
        """Begin the next step without gradients."""
        self.model.zero_grad(set_to_none=True)
        for weight in self.weights.values():
            weight.grad = None

    @torch.no_grad()
    def refresh(self) -> None:
        """Let the model compute with the weights as they are now."""
        if self.device.half:
            for name, copy in self.model.named_parameters():
                copy.copy_(self.weights[name])

    def whole(self) -> PreTrainedModel:
        """Return the plain model with its float32 weights; it is not trained any more."""
        for name, own in self.model.named_parameters():
            own.data = self.weights[name].data
        plain: PreTrainedModel = adapters.merged(self.model)
        return plain
