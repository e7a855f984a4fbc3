"""A value as it is drawn, as the functions of an exercise take it, and as the wire tells it."""

from __future__ import annotations

import copy
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from deckdl.exercises.worker.ops import Made, Rng
from deckdl.exercises.worker.snippet import Snippet
from deckdl.exercises.worker.wire import Scalar, Tensor


def takes_tensors(reference: types.ModuleType) -> bool:
    """Whether an exercise is one of PyTorch: its reference imports torch, and not NumPy."""
    modules = [value for value in vars(reference).values() if isinstance(value, types.ModuleType)]
    return torch in modules and np not in modules


def seed_generators(seed: int) -> None:
    """Seed the global generators of NumPy and PyTorch, also that of a device where one is in use.

    torch.manual_seed alone would note down the stack each time, for a device that may never be there.
    """
    np.random.seed(seed)
    torch.default_generator.manual_seed(seed)
    if torch.cuda.is_initialized() or torch.backends.mps.is_available():
        torch.manual_seed(seed)


def converted(value: Any, leaf: Callable[[Any], Any]) -> Any:
    """The value with every leaf of its lists, tuples and mappings converted."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(converted(item, leaf) for item in value))
    if isinstance(value, (tuple, list)):
        return type(value)(converted(item, leaf) for item in value)
    if isinstance(value, dict):
        return {key: converted(item, leaf) for key, item in value.items()}
    return leaf(value)


def as_tensors(value: Any) -> Any:
    """Drawn arrays marked so that the other process makes tensors of them; PyTorch's integers are int64."""

    def leaf(item: Any) -> Any:
        if not isinstance(item, np.ndarray):
            return item
        return Tensor(item.astype(np.int64) if item.dtype.kind in "iu" else item)

    return converted(value, leaf)


def usable(value: Any, device: str = "cpu") -> Any:
    """An argument as a function takes it: fresh, so that nobody else sees what is done to it."""

    def leaf(item: Any) -> Any:
        if isinstance(item, Tensor):
            return torch.from_numpy(np.array(item.array)).to(device)
        if isinstance(item, Rng):
            return (
                torch.Generator().manual_seed(item.seed) if item.torch else np.random.default_rng(item.seed)
            )
        if isinstance(item, Made):
            seed_generators(0)  # the weights of a module that is made are the same everywhere
            made = Snippet(item.expression).value({})
            return made.to(device) if isinstance(made, torch.nn.Module) else made
        return copy.deepcopy(item)

    return converted(value, leaf)


def in_precision(value: Any, dtype: Any = np.float64) -> Any:
    """A drawn array with its floats in one dtype, and integers as PyTorch's indices are; else the value."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.astype(dtype)
    if isinstance(value, np.ndarray) and value.dtype.kind in "iu":
        return value.astype(np.int64)
    return value


def as_told(value: Any) -> Any:
    """A result of ours in the form in which the wire tells a solution's."""

    def leaf(item: Any) -> Any:
        if isinstance(item, torch.Tensor):
            return Tensor(item.detach().cpu().numpy())
        return Scalar(np.asarray(item)) if isinstance(item, np.generic) else item

    return converted(value, leaf)


def as_arrays(value: Any) -> Any:
    """A told result as arrays, whatever it came as."""
    return converted(value, lambda item: item.array if isinstance(item, (Scalar, Tensor)) else item)
