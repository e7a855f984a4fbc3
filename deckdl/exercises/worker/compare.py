"""Is a result the expected one: in structure, and in value within what floating point allows.

Tolerances are relative. What a result may miss besides is the noise that a sound algorithm makes on the same
input: the oracle itself, run in float32 and in float64 on inputs that differ in the last digits, tells how
large that is. So a saturated softmax is not refused for its last digit, and a small gradient that is wrong is
not excused by a constant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from deckdl.exercises.worker.wire import Other, Scalar, Tensor

Array = npt.NDArray[Any]
EPSILON = {"float64": float(np.finfo(np.float64).eps), "float32": float(np.finfo(np.float32).eps)}
NOISE_FACTOR = 100.0  # a sound algorithm may be this much noisier than the oracle
NOISIEST = {"float64": 1e-3, "float32": 1.0}  # where of all digits three would be left, or none


@dataclass(frozen=True)
class Tolerance:
    """|got - expected| <= relative * |expected| + floor * max|expected| + absolute (+ noise)."""

    relative: float
    floor: float
    absolute: float = 0.0
    noisiest: float = np.inf  # times max(1, max|expected|): the most that can be called noise


def tolerance(dtype: str, relative: float | None = None, absolute: float | None = None) -> Tolerance:
    """The tolerance of a dtype. Stated ones are float64's and widen with float32's coarser grid."""
    if dtype == "float64":
        relative = relative if relative is not None else 1e-9
        return Tolerance(relative, min(relative or 1e-9, 1e-9), absolute or 0.0, NOISIEST[dtype])
    widen = EPSILON["float32"] / EPSILON["float64"]
    absolute = min((absolute or 0.0) * widen, 1e-3)
    return Tolerance(max(1e-4, relative or 0.0), 1e-5, absolute, NOISIEST[dtype])


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The arrays and numbers in nested tuples, lists and dicts, with where each stands."""
    if isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    else:
        yield path, value


def as_array(value: Any) -> Array | None:
    """A number or array as an array, whatever it came as; None for anything else."""
    if isinstance(value, (Scalar, Tensor)):
        return value.array
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, (bool, int, float, np.generic)):
        array = np.asarray(value)
        return None if array.dtype.kind == "O" else array  # an int beyond 64 bits is no number of an array's
    return None


def describe(value: Any) -> str:
    """What a value is, in the words of the field."""
    if isinstance(value, Tensor):
        return f"a torch tensor of {value.array.dtype} and shape {value.array.shape}"
    if isinstance(value, (np.ndarray, Scalar)):
        array = as_array(value)
        assert array is not None
        return f"{array.dtype} of shape {array.shape}" if array.shape else f"a {array.dtype}"
    if isinstance(value, (tuple, list)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with the keys {', '.join(map(repr, value))}"[:200]
    if isinstance(value, Other):
        return f"an object of type {value.type_name}"
    return "None" if value is None else f"a {type(value).__name__}"


def structure_difference(
    got: Any, expected: Any, what: str = "the result", *, any_float: bool = False
) -> str | None:
    """One sentence on how the structure, shape or dtype differs, or None.

    A scalar may be a Python number, a NumPy scalar or a 0-d array of any float dtype. A list may stand for a
    tuple. An array must be an array, of the expected dtype; integers of any width are one.
    """
    if isinstance(expected, (tuple, list)):
        if not isinstance(got, (tuple, list)) or len(got) != len(expected):
            return f"{what} must be a {type(expected).__name__} of {len(expected)}, not {describe(got)}"
        for index, (mine, theirs) in enumerate(zip(got, expected, strict=True)):
            difference = structure_difference(mine, theirs, f"item {index} of {what}", any_float=any_float)
            if difference:
                return difference
        return None
    if isinstance(expected, dict):
        if not isinstance(got, dict) or got.keys() != expected.keys():
            return f"{what} must be {describe(expected)}, not {describe(got)}"
        parts = (structure_difference(got[key], expected[key], f"{what}[{key!r}]") for key in expected)
        return next(filter(None, parts), None)
    wanted = as_array(expected)
    mine = as_array(got)
    if wanted is None:
        same = type(got) is type(expected) and (not isinstance(expected, str) or got == expected)
        return None if same else f"{what} must be {describe(expected)}, not {describe(got)}"
    if mine is None or isinstance(got, Tensor) != isinstance(expected, Tensor):
        return f"{what} must be {describe(expected)}, not {describe(got)}"
    if isinstance(got, Tensor):
        same = _same_kind(mine, wanted)
        return None if same else f"{what} must be {describe(expected)}, not {describe(got)}"
    if wanted.ndim == 0:
        numbers = "iu" if wanted.dtype.kind in "iu" else "iuf"  # a whole number may stand for a float
        if mine.ndim == 0 and (mine.dtype.kind in numbers or mine.dtype.kind == wanted.dtype.kind):
            return None
        if mine.ndim == 0 and numbers == "iu":
            return f"{what} must be a whole number, not {describe(got)}"
        return f"{what} must be one number, not {describe(got)}"
    if not isinstance(got, np.ndarray):
        return f"{what} must be an array of shape {wanted.shape}, not {describe(got)}"
    if mine.shape != wanted.shape:
        return f"{what} must have shape {wanted.shape}, not {mine.shape}"
    alike = mine.dtype.kind in "iu" and wanted.dtype.kind in "iu"
    alike |= any_float and mine.dtype.kind == wanted.dtype.kind == "f"
    if mine.dtype != wanted.dtype and not alike:
        return f"{what} must be {wanted.dtype}, not {mine.dtype}"
    return None


def _same_kind(mine: Array, wanted: Array) -> bool:
    """One shape and dtype; integers of any width are one."""
    alike = mine.dtype == wanted.dtype or (mine.dtype.kind in "iu" and wanted.dtype.kind in "iu")
    return mine.shape == wanted.shape and alike


_NOTHING = object()


@dataclass(frozen=True)
class Difference:
    """Where a result first differs: which of several results, and the index in it."""

    path: tuple[Any, ...]
    index: tuple[int, ...]
    count: int
    total: int


def value_difference(
    got: Any,
    expected: Any,
    limits: Tolerance,
    noise: Callable[[], dict[tuple[Any, ...], float]] | None = None,
) -> Difference | None:
    """The first entry that differs by more than the tolerance, or None.

    `noise` gives, for each result, the error of a sound algorithm; it is asked only when a result is off.
    nan equals nan only because the oracle has it there, inf only inf of the same sign.
    """
    allowed: dict[tuple[Any, ...], float] | None = None
    theirs = dict(leaves(expected))
    for path, item in leaves(got):
        mine, wanted = as_array(item), as_array(theirs.get(path))
        if mine is None and wanted is None and item == theirs.get(path, _NOTHING):
            continue  # text, or None
        if mine is None or wanted is None or mine.shape != wanted.shape:
            return Difference(path, (), 1, 1)
        wrong = _wrong(mine, wanted, limits, 0.0)
        if noise is not None and (wrong & ~_hopeless(mine, wanted, limits)).any():
            allowed = noise() if allowed is None else allowed
            wrong = _wrong(mine, wanted, limits, allowed.get(path, 0.0))
        if wrong.any():
            index = tuple(int(i) for i in np.argwhere(wrong)[0]) if wrong.ndim else ()
            return Difference(path, index, int(wrong.sum()), int(wrong.size))
    return None


def _wrong(got: Array, expected: Array, limits: Tolerance, noise: float) -> Array:
    if expected.dtype.kind in "biu":
        return np.asarray(got != expected)
    mine, wanted = got.astype(np.float64), expected.astype(np.float64)
    finite = np.isfinite(wanted)
    largest = np.abs(wanted[finite]).max(initial=0.0)
    with np.errstate(invalid="ignore", over="ignore"):
        margin = limits.relative * np.abs(wanted) + limits.floor * largest + limits.absolute + noise
        near = np.abs(mine - wanted) <= margin
        same = (mine == wanted) | (np.isnan(mine) & np.isnan(wanted))
    return np.asarray(np.where(finite, ~near, ~same))


def _hopeless(got: Array, expected: Array, limits: Tolerance) -> Array:
    """Where the result is off by more than any noise."""
    most = limits.noisiest * max(1.0, np.abs(expected[np.isfinite(expected)]).max(initial=0.0))
    return _wrong(got, expected, Tolerance(0.0, 0.0, most), 0.0)


def same_behaviour(left: Any, right: Any, dtype: str) -> bool:
    """Whether two results agree as closely as two runs of one mistake would."""
    ours, theirs = dict(leaves(left)), dict(leaves(right))
    if ours.keys() != theirs.keys():
        return False
    relative = 1e-6 if dtype == "float64" else 1e-3
    for path, item in ours.items():
        mine, other = as_array(item), as_array(theirs[path])
        if mine is None or other is None:
            agree = describe(item) == describe(theirs[path])
        elif mine.shape != other.shape or (mine.ndim and mine.dtype != other.dtype):
            agree = False
        else:
            agree = not _wrong(mine, other, Tolerance(relative, relative / 10), 0.0).any()
        if not agree:
            return False
    return True
