"""What takes more than a call: differentiating a solution, training its model, measuring its memory.

It runs in the solution's process. What it says is only ever compared with what the judge knows by itself.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.autograd import gradcheck, gradgradcheck
from torch.autograd.gradcheck import GradcheckError
from torch.optim.optimizer import register_optimizer_step_post_hook
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from deckdl.exercises.worker.ops import Differentiate, Train
from deckdl.exercises.worker.snippet import Snippet
from deckdl.exercises.worker.values import seed_generators, usable

COMPLAINT = 300  # characters of what gradcheck says


def differentiate(function: Callable[..., Any], asked: Differentiate, device: str) -> Any:
    """As `Differentiate` says."""
    arguments = usable(asked.arguments, device)
    inputs = [arguments[name].requires_grad_() for name in asked.wrt]

    def call(*given: torch.Tensor) -> list[torch.Tensor]:
        return _tensors(function(**{**arguments, **dict(zip(asked.wrt, given, strict=True))}))

    if asked.gradcheck:
        try:
            gradcheck(lambda *given: tuple(call(*given)), inputs)
            if asked.second:
                gradgradcheck(lambda *given: tuple(call(*given)), inputs)
        except GradcheckError as error:
            return " ".join(str(error).split())[:COMPLAINT]
        return None
    results = call(*inputs)
    cotangents = usable(list(asked.cotangents), device)
    found = torch.autograd.grad(
        results, inputs, cotangents, materialize_grads=True, create_graph=bool(asked.second)
    )
    if asked.second:
        weights = usable(list(asked.second), device)
        inner = torch.stack([(w * g).sum() for w, g in zip(weights, found, strict=True)]).sum()
        found += torch.autograd.grad(inner, inputs, materialize_grads=True)
    return tuple(found)


def _tensors(result: Any) -> list[torch.Tensor]:
    found = [item for item in tree_leaves(result) if isinstance(item, torch.Tensor)]
    if not found:
        raise TypeError("the result holds no tensor, so nothing can be differentiated")
    return found


def train(solution: dict[str, Any], asked: Train, device: str) -> dict[str, Any]:
    """As `Train` says."""
    data = usable(asked.data, device)
    copies = [tensor.clone() for tensor in data]
    steps: list[Any] = []
    losses: list[Any] = []

    def log(step: Any, loss: Any = None, **_: Any) -> None:
        steps.append(step)
        losses.append(loss)

    run = _Training(solution, asked, device)
    modes = run.go(data, asked.steps, log, {})
    for module in run.modules:
        module.eval()
    scope = {**solution, **usable(asked.held_out, device), "model": run.model}
    with torch.no_grad():
        answer = Snippet(asked.ask, "<ask>").value({**scope, "generator": torch.Generator().manual_seed(1)})
    at_rest = _Training(solution, asked, device)
    at_rest.go(data, 2, lambda *_, **__: None, {"lr": 0.0})
    return {
        "answer": answer,
        "steps": steps,
        "losses": losses,
        "updates": len(modes),
        "still": [name for name, moved in run.moved() if not moved],
        "moved_at_rate_0": [name for name, moved in at_rest.moved() if moved],
        "data_changed": not all(torch.equal(now, was) for now, was in zip(data, copies, strict=True)),
        "in_train_mode": all(modes),
    }


class _Training:
    """A model (or a tuple of some) with its first weights, and what becomes of it."""

    def __init__(self, solution: dict[str, Any], asked: Train, device: str) -> None:
        seed_generators(asked.seed)
        self.solution, self.asked = solution, asked
        self.model = Snippet(asked.model, "<model>").value(solution)
        self.modules = self.model if isinstance(self.model, tuple) else (self.model,)
        for module in self.modules:
            module.to(device).eval()  # training has to see to its mode itself
        self.before = [
            (name, p, p.detach().clone()) for m in self.modules for name, p in m.named_parameters()
        ]

    def go(self, data: Any, steps: int, log: Callable[..., None], rates: dict[str, float]) -> list[bool]:
        """Train; for each update of torch.optim, whether all was in train mode then."""
        modes: list[bool] = []

        def note(*_: Any) -> None:
            modes.append(all(module.training for module in self.modules))

        hook = register_optimizer_step_post_hook(note)
        generator = torch.Generator().manual_seed(self.asked.seed)
        scope = {"model": self.model, "data": data, "steps": steps, "generator": generator, "log": log}
        try:
            Snippet(self.asked.train, "<train>").value({**self.solution, **scope, "rates": rates})
        finally:
            hook.remove()
        return modes

    def moved(self) -> list[tuple[str, bool]]:
        """Each parameter, and whether it is another than at first."""
        return [(name, not torch.equal(now.detach(), was)) for name, now, was in self.before]


def measure(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> tuple[int, int]:
    """Bytes that a call takes at most, and those of its result.

    Of NumPy code that is all that is allocated at one time, of PyTorch code the largest tensor on the way.
    """
    largest = _LargestTensor()
    tracemalloc.start()
    try:
        with largest:
            result = function(*args, **kwargs)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    sizes = [item.nbytes for item in tree_leaves(result) if isinstance(item, (torch.Tensor, np.ndarray))]
    return max(peak, largest.bytes), sum(sizes)


class _LargestTensor(TorchDispatchMode):
    """Sees the result of every operation of PyTorch."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.bytes = 0

    def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = function(*args, **(kwargs or {}))
        sizes = [
            item.untyped_storage().nbytes() for item in tree_leaves(result) if isinstance(item, torch.Tensor)
        ]
        self.bytes = max([self.bytes, *sizes])
        return result
