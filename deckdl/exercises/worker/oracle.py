"""What is right: the oracle that a check names, in float64, and how noisy a sound algorithm is.

`like` is a Python expression over the arguments' names, with torch, np and math in scope; `reference` means
the reference's own function. `result` in it is what the learner's function returned, for what can only be
said in terms of that: a random mask, say.
"""

from __future__ import annotations

import inspect
import math
import types
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from deckdl.exercises.worker.compare import EPSILON, NOISE_FACTOR, as_array, leaves
from deckdl.exercises.worker.drawing import Case, defaults
from deckdl.exercises.worker.ops import Rng
from deckdl.exercises.worker.wire import Scalar, Tensor

Array = npt.NDArray[Any]


def load_reference(source: str, filename: str) -> types.ModuleType:
    """The reference as a module. It is ours, so it runs here."""
    module = types.ModuleType("reference")
    module.__file__ = filename
    exec(compile(source, filename, "exec", dont_inherit=True), module.__dict__)
    return module


class Oracle:
    """An expression, or a function of the reference, evaluated on cases."""

    def __init__(self, like: str, function: Any) -> None:
        self.like = like
        self.function = function
        self.signature = inspect.signature(function)
        self._code = None if like == "reference" else compile(like, "<like>", "eval")
        # Whether what is right depends on what the solution gave.
        self.needs_result = self._code is not None and "result" in self._code.co_names

    def value(self, case: Case, result: Any = None, dtype: torch.dtype = torch.float64) -> Any:
        """The right result as nested NumPy arrays, computed in `dtype` from exactly the case's inputs."""
        if self._code is None:
            with np.errstate(all="ignore"):
                arguments = {name: _as(value, dtype) for name, value in case.arguments.items()}
                return self.function(**arguments)
        with torch.no_grad():
            return _to_numpy(self._evaluate(self._tensors(case, dtype), result))

    def gradient(
        self, case: Case, wrt: list[str], cotangent: Array | None, dtype: torch.dtype = torch.float64
    ) -> tuple[Array, ...]:
        """d sum(cotangent * result) / d(argument) for each of `wrt`; of a scalar, the plain gradient."""
        if self._code is None:
            return self._central_difference(case, wrt, cotangent)
        scope = self._tensors(case, dtype)
        for name in wrt:
            value = scope[name]
            scope[name] = (
                value.detach().requires_grad_()
                if isinstance(value, torch.Tensor)
                else torch.tensor(float(value), dtype=dtype, requires_grad=True)
            )
        result = self._evaluate(scope, None)
        given = None if cotangent is None else torch.from_numpy(np.array(cotangent, order="C")).to(dtype)
        gradients = torch.autograd.grad(result, [scope[name] for name in wrt], given, materialize_grads=True)
        return tuple(gradient.numpy() for gradient in gradients)

    def noise(self, case: Case, evaluate: Any) -> dict[tuple[Any, ...], float]:
        """How far a sound algorithm may be off, for each result: float32 against float64 on nearby inputs.

        `evaluate(case, dtype)` gives results. The largest difference found is scaled to the case's dtype.
        """
        rng = np.random.default_rng(20_261)
        worst: dict[tuple[Any, ...], float] = {}
        for _ in range(4):
            nearby = Case({name: _nudged(value, rng) for name, value in case.arguments.items()}, case.dtype)
            try:
                rough, fine = evaluate(nearby, torch.float32), evaluate(nearby, torch.float64)
            except (ValueError, RuntimeError, ArithmeticError):
                continue
            precise = dict(leaves(fine))
            for path, item in leaves(rough):
                mine, theirs = as_array(item), as_array(precise.get(path))
                if mine is None or theirs is None or mine.shape != theirs.shape or mine.dtype.kind != "f":
                    continue
                with np.errstate(invalid="ignore", over="ignore"):
                    error = np.abs(mine.astype(np.float64) - theirs)
                worst[path] = max(worst.get(path, 0.0), float(error[np.isfinite(error)].max(initial=0.0)))
        scale = NOISE_FACTOR * EPSILON[case.dtype] / EPSILON["float32"]
        return {path: error * scale for path, error in worst.items()}

    def _evaluate(self, scope: dict[str, Any], result: Any) -> Any:
        assert self._code is not None
        names = {"torch": torch, "np": np, "math": math, "result": _to_torch(result), **scope}
        return eval(self._code, names)

    def _tensors(self, case: Case, dtype: torch.dtype) -> dict[str, Any]:
        scope = defaults(self.signature)
        for name, value in case.arguments.items():
            scope[name] = _to_torch(value, dtype)
        return scope

    def _central_difference(self, case: Case, wrt: list[str], cotangent: Array | None) -> tuple[Array, ...]:
        """(f(x + h) - f(x - h)) / 2h, entry by entry, of the reference in float64."""

        def loss(arguments: dict[str, Any]) -> float:
            value = np.asarray(self.function(**arguments), dtype=np.float64)
            return float((value if cotangent is None else value * cotangent).sum())

        arguments = {name: _as(value, torch.float64) for name, value in case.arguments.items()}
        gradients = []
        with np.errstate(all="ignore"):
            for name in wrt:
                base = np.array(arguments[name], dtype=np.float64)
                gradient = np.zeros_like(base)
                for index in np.ndindex(base.shape):
                    h = 1e-5 * max(1.0, abs(float(base[index])))
                    sides = []
                    for sign in (1, -1):
                        moved = base.copy()
                        moved[index] += sign * h
                        sides.append(loss({**arguments, name: moved}))
                    gradient[index] = (sides[0] - sides[1]) / (2 * h)
                gradients.append(gradient)
        return tuple(gradients)


def _nudged(value: Any, rng: np.random.Generator) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return (value * (1 + 1e-3 * rng.standard_normal(value.shape))).astype(np.float32).astype(np.float64)
    return value


def _as(value: Any, dtype: torch.dtype) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.astype(np.float64 if dtype == torch.float64 else np.float32)
    return np.random.default_rng(value.seed) if isinstance(value, Rng) else value


def _to_torch(value: Any, dtype: torch.dtype = torch.float64) -> Any:
    if isinstance(value, (Scalar, Tensor)):
        value = value.array
    if isinstance(value, np.ndarray):
        tensor = torch.from_numpy(np.array(value, order="C"))
        if tensor.is_floating_point():
            return tensor.to(dtype)
        return tensor if tensor.dtype == torch.bool else tensor.long()
    if isinstance(value, (tuple, list)):
        return type(value)(_to_torch(item, dtype) for item in value)
    return np.random.default_rng(value.seed) if isinstance(value, Rng) else value


def _to_numpy(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.detach().numpy()
    if isinstance(value, (tuple, list)):
        return type(value)(_to_numpy(item) for item in value)
    return value
