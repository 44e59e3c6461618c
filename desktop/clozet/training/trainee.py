"""A masked model in training, whichever its family: logits at the selected places only."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel
from transformers import PreTrainedModel

from clozet.models.device import Device


class Trainee:
    """A model whose head sees only the places asked for.

    All families of transformers hand the body's last states to the head; a hook between the two
    drops the states of all other places. A head costs as much as its vocabulary is wide: at the
    usual rate this saves most of it.
    """

    def __init__(self, model: PreTrainedModel, device: Device) -> None:
        self.model = model.to(device.name)  # type: ignore[arg-type]  # its stubs miss a name
        self.device = device
        self._places = torch.empty(0, dtype=torch.long)
        self._shared: DistributedDataParallel | None = None
        model.base_model.register_forward_hook(self._keep_places)

    def share(self) -> None:
        """Average gradients over the processes of the training group from now on."""
        self._shared = DistributedDataParallel(self.model)

    def unshared(self) -> AbstractContextManager[None]:
        """Return a context in which gradients are kept for this process, to be shared later."""
        return self._shared.no_sync() if self._shared else nullcontext()

    def logits(self, ids: Tensor, places: Tensor, half: bool = True) -> Tensor:
        """Return the logits at `places`, counted through all rows: float32 [places, vocabulary].

        `ids` are [rows, length]; `half` lets products be bfloat16 where that pays.
        """
        self._places = places.to(self.device.name)
        with self.device.autocast(half):
            run = self._shared if self._shared and torch.is_grad_enabled() else self.model
            out = run(input_ids=ids.to(self.device.name), return_dict=True)
        found: Tensor = out.logits[0].float()
        return found

    def _keep_places(self, body: torch.nn.Module, given: Any, out: Any) -> Any:
        states = out.last_hidden_state
        kept = states.reshape(-1, states.shape[-1]).index_select(0, self._places)
        out.last_hidden_state = kept[None]
        return out
