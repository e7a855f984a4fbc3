"""What is right: the oracle that a check names, in float64, and how noisy a sound algorithm is.

`like` is Python over the arguments' names, with torch, np and math in scope, float arrays being float64
tensors; `reference` means the reference's own function. `result` in it is what the learner's function
returned, for what can only be said in terms of that: a random mask, say.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from deckdl.exercises.worker.compare import EPSILON, NOISE_FACTOR, as_array, leaves
from deckdl.exercises.worker.drawing import Case, defaults
from deckdl.exercises.worker.snippet import NAMES, Snippet
from deckdl.exercises.worker.values import as_arrays, as_tensors, as_told, converted, in_precision, usable

Array = npt.NDArray[Any]
DTYPES = {torch.float64: np.float64, torch.float32: np.float32}


class Kink(Exception):
    """A central difference was asked for where the function has no derivative: `name` at `index`."""

    def __init__(self, name: str, index: tuple[int, ...]) -> None:
        super().__init__(f"the reference has a kink at {name}{list(index)}; name another oracle by like")
        self.name = name
        self.index = index


def load_reference(source: str, filename: str) -> types.ModuleType:
    """The reference as a module. It is ours, so it runs here."""
    module = types.ModuleType("reference")
    module.__file__ = filename
    exec(compile(source, filename, "exec", dont_inherit=True), module.__dict__)
    return module


class Oracle:
    """An expression, or a function of the reference, evaluated on cases."""

    def __init__(self, like: str, function: Any, *, tensors: bool = False) -> None:
        """`tensors` says that the function takes tensors and not arrays."""
        self.function = function
        self.signature = inspect.signature(function)
        self.tensors = tensors
        self._like = None if like == "reference" else Snippet(like, "<like>")

    @property
    def is_reference(self) -> bool:
        return self._like is None

    @property
    def needs_result(self) -> bool:
        """Whether what is right depends on what the solution gave."""
        return self._like is not None and "result" in self._like.names

    def value(self, case: Case, result: Any = None, dtype: torch.dtype = torch.float64) -> Any:
        """The right result as nested NumPy arrays, computed in `dtype` from exactly the case's inputs."""
        if self._like is None:
            return self._of_reference(case.arguments, dtype)
        with torch.no_grad():
            return as_arrays(as_told(self._like.value(self._scope(case, dtype, result))))

    def prepared(self, case: Case) -> Callable[[], Any]:
        """The bare call in the case's own dtype, with nothing left to convert: for timing it."""
        given = usable(as_tensors(case.arguments) if self.tensors else case.arguments)
        if self._like is None:
            return lambda: self.function(**given)
        names = {**NAMES, **defaults(self.signature), **usable(as_tensors(case.arguments))}
        like = self._like

        def call() -> Any:
            with torch.no_grad():
                return like.evaluate(names)

        return call

    def gradient(
        self,
        case: Case,
        wrt: Sequence[str],
        cotangents: Sequence[Array],
        dtype: torch.dtype = torch.float64,
        second: Sequence[Array] = (),
    ) -> tuple[Array, ...]:
        """d sum(cotangent * result) / d(argument) for each of `wrt`; of a scalar, the plain gradient.

        A tuple of results takes as many cotangents. With `second`, an array for each of `wrt`, the gradients
        of sum(second * gradients) come after those. Raises Kink where a central difference meets one.
        """
        if self._like is None:
            return self._central_difference(case, wrt, cotangents)
        scope = self._scope(case, dtype)
        for name in wrt:
            value = scope[name]
            scope[name] = (
                value.detach().requires_grad_()
                if isinstance(value, torch.Tensor)
                else torch.tensor(float(value), dtype=dtype, requires_grad=True)
            )
        result = self._like.value(scope)
        inputs = [scope[name] for name in wrt]
        results = list(result) if isinstance(result, (tuple, list)) else [result]
        if cotangents:  # by hand, since PyTorch brings in SymPy to look at cotangents that it is given
            given = [torch.from_numpy(np.array(part, order="C")).to(dtype) for part in cotangents]
            results = [(part * one).sum() for part, one in zip(given, results, strict=True)]
        found = torch.autograd.grad(results, inputs, materialize_grads=True, create_graph=bool(second))
        if second:
            weights = [torch.from_numpy(np.array(part, order="C")).to(dtype) for part in second]
            inner = torch.stack([(w * g).sum() for w, g in zip(weights, found, strict=True)]).sum()
            found += torch.autograd.grad(inner, inputs, materialize_grads=True)
        return tuple(gradient.detach().numpy() for gradient in found)

    def passes_gradcheck(self, case: Case, wrt: Sequence[str]) -> bool:
        """Whether PyTorch's own check finds autograd of this right here."""
        scope = self._scope(case, torch.float64)

        def function(*inputs: torch.Tensor) -> Any:
            given = {**scope, **dict(zip(wrt, inputs, strict=True))}
            return self.function(**given) if self._like is None else self._like.value(given)

        inputs = [scope[name].detach().requires_grad_() for name in wrt]
        return torch.autograd.gradcheck(function, inputs, raise_exception=False)

    def _of_reference(self, arguments: dict[str, Any], dtype: torch.dtype) -> Any:
        given = converted(arguments, lambda item: in_precision(item, DTYPES[dtype]))
        with np.errstate(all="ignore"):
            result = self.function(**usable(as_tensors(given) if self.tensors else given))
        return as_arrays(as_told(result))

    def _scope(self, case: Case, dtype: torch.dtype, result: Any = None) -> dict[str, Any]:
        arguments = converted(case.arguments, lambda item: in_precision(item, DTYPES[dtype]))
        scope = {**defaults(self.signature), **usable(as_tensors(arguments))}
        if self.needs_result:
            told = converted(as_arrays(result), lambda item: in_precision(item))
            scope["result"] = usable(as_tensors(told))
        return scope

    def _central_difference(
        self, case: Case, wrt: Sequence[str], cotangents: Sequence[Array]
    ) -> tuple[Array, ...]:
        """sum cotangent * (f(x + h) - f(x - h)) / 2h, entry by entry, of the reference in float64."""
        precise = converted(case.arguments, in_precision)
        given = usable(as_tensors(precise) if self.tensors else precise)

        def results(name: str, value: Array) -> list[Array]:
            with np.errstate(all="ignore"):
                moved = torch.from_numpy(value) if self.tensors else value
                result = as_arrays(as_told(self.function(**{**given, name: moved})))
            parts = result if isinstance(result, (tuple, list)) else [result]
            return [np.asarray(part, np.float64) for part in parts]

        def slope(name: str, base: Array, here: list[Array], index: tuple[int, ...], step: float) -> float:
            """One-sided. Results are subtracted before they are summed: most of them are the same."""
            moved = base.copy()
            moved[index] += step
            there = results(name, moved)
            weights = cotangents or [np.ones(())] * len(here)
            parts = zip(weights, there, here, strict=True)
            return float(sum(np.sum(weight * (now - was)) for weight, now, was in parts)) / step

        gradients = []
        for name in wrt:
            base = np.array(precise[name], dtype=np.float64)
            here = results(name, base)
            gradient = np.zeros_like(base)
            for index in np.ndindex(base.shape):
                h = 1e-5 * max(1.0, abs(float(base[index])))
                right, left = (slope(name, base, here, index, step) for step in (h, -h))
                gradient[index] = (right + left) / 2
                if abs(right - left) > 1e-2 * max(abs(right), abs(left)):
                    # Where f is smooth this is h times its curvature, which falls with h; and the mean stays.
                    nearer = [slope(name, base, here, index, step / 10) for step in (h, -h)]
                    stays = abs(nearer[0] - nearer[1]) > abs(right - left) / 2
                    if stays or abs(sum(nearer) - right - left) > 1e-3 * max(map(abs, nearer)):
                        raise Kink(name, index)
            gradients.append(gradient)
        return tuple(gradients)


def noise(case: Case, evaluate: Any) -> dict[tuple[Any, ...], float]:
    """How far a sound algorithm may be off, for each result: float32 against float64 on nearby inputs.

    `evaluate(case, dtype)` gives results. The largest difference found is scaled to the case's dtype.
    """
    rng = np.random.default_rng(20_261)
    worst: dict[tuple[Any, ...], float] = {}
    for _ in range(4):
        nearby = Case(converted(case.arguments, lambda item: _nudged(item, rng)), case.dtype)
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


def _nudged(value: Any, rng: np.random.Generator) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return (value * (1 + 1e-3 * rng.standard_normal(value.shape))).astype(np.float32).astype(np.float64)
    return value
