"""The laws that a property check names: the further calls that they ask for, and what must hold then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Sides = tuple[Any, Any]  # what was got, and what it must equal


@dataclass(frozen=True)
class Question:
    """What a law is asked about: the argument x, the axis that matters, and a generator to draw with."""

    x: Array
    axis: int
    rng: np.random.Generator
    bounds: tuple[float, float]


@dataclass(frozen=True)
class Law:
    """`further` makes what x becomes in further calls; `sides` gets those, and all results, x's first."""

    broken: str  # what is to be said of a function that breaks it
    further: Callable[[Question], list[Array]]
    sides: Callable[[Question, list[Array], list[Array]], Sides]


def _none(_: Question) -> list[Array]:
    return []


def _shifted(q: Question) -> list[Array]:
    """The same shift for all entries along the axis, another one for each row."""
    shape = [1 if axis == q.axis % q.x.ndim else size for axis, size in enumerate(q.x.shape)]
    return [(q.x + q.rng.standard_normal(shape) * np.abs(q.x).max(initial=1.0)).astype(q.x.dtype)]


def _combined(q: Question) -> list[Array]:
    other = (q.rng.standard_normal(q.x.shape) * np.abs(q.x).max(initial=1.0)).astype(q.x.dtype)
    return [other, (2.5 * q.x - 0.75 * other).astype(q.x.dtype)]


def _permuted(q: Question) -> list[Array]:
    return [np.take(q.x, _permutation(q), axis=q.axis)]


def _permutation(q: Question) -> Array:
    """Reversed and turned by one, so that in the middle, too, hardly an entry stays where it was."""
    return np.roll(np.arange(q.x.shape[q.axis])[::-1], 1)


def _unchanged(_: Question, __: list[Array], results: list[Array]) -> Sides:
    return results[1], results[0]


def _changed_later(q: Question) -> list[Array]:
    """x with other entries from one place of the axis on, for each such place."""
    found = []
    for place in range(1, q.x.shape[q.axis]):
        other = q.x.copy()
        late = np.moveaxis(other, q.axis, 0)[place:]
        late[...] = q.x.max() + q.x.min() - late if q.x.dtype.kind in "iu" else 1 - 2 * late
        found.append(other)
    return found


def _same_before(q: Question, _: list[Array], results: list[Array]) -> Sides:
    first, *others = (np.moveaxis(result, q.axis, 0) for result in results)
    early = [other[: place + 1] for place, other in enumerate(others)]
    return early, [first[: place + 1] for place in range(len(others))]


def _rows(q: Question) -> list[Array]:
    return [np.take(q.x, [row], axis=q.axis) for row in range(q.x.shape[q.axis])]


def _row_by_row(q: Question, _: list[Array], results: list[Array]) -> Sides:
    whole, *rows = results
    return np.concatenate(rows, axis=q.axis), whole


LAWS: dict[str, Law] = {
    "sums_to_one": Law(
        "does not sum to one along the axis",
        _none,
        lambda q, _, r: (r[0].sum(axis=q.axis), np.ones_like(r[0].sum(axis=q.axis))),
    ),
    "nonnegative": Law(
        "is negative somewhere", _none, lambda q, _, r: (np.minimum(r[0], 0), np.zeros_like(r[0]))
    ),
    "bounded": Law("leaves its bounds", _none, lambda q, _, r: (r[0], np.clip(r[0], *q.bounds))),
    "shift_invariant": Law("changes with a shift of its input", _shifted, _unchanged),
    "scale_invariant": Law(
        "changes with the scale of its input", lambda q: [(q.x * 3.5).astype(q.x.dtype)], _unchanged
    ),
    "linear": Law("is not linear in its input", _combined, lambda q, _, r: (r[2], 2.5 * r[0] - 0.75 * r[1])),
    "odd": Law("is not odd, f(-x) = -f(x)", lambda q: [-q.x], lambda q, _, r: (r[1], -r[0])),
    "even": Law("is not even, f(-x) = f(x)", lambda q: [-q.x], _unchanged),
    "permutation_equivariant": Law(
        "does not follow the order of its input",
        _permuted,
        lambda q, _, r: (r[1], np.take(r[0], _permutation(q), axis=q.axis)),
    ),
    "permutation_invariant": Law("depends on the order of its input", _permuted, _unchanged),
    "causal": Law("sees the future: later entries change earlier results", _changed_later, _same_before),
    "rows_independent": Law("mixes rows: one alone gives another result", _rows, _row_by_row),
    # Of these the property itself makes the second call.
    "idempotent": Law("changes its own result when applied again", _none, _unchanged),
    "round_trip": Law("is not undone by its inverse", _none, lambda q, _, r: (r[1], q.x)),
    "symmetric": Law("changes when its arguments change places", _none, _unchanged),
}
