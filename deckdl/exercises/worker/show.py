"""Arrays as a learner can read them."""

from __future__ import annotations

from typing import Any

import numpy as np

from deckdl.exercises.worker.compare import as_array
from deckdl.exercises.worker.ops import Made, Rng

ABRIDGED = 60  # entries; of a larger array only the corners are shown


def show_both(expected: Any, got: Any, index: tuple[int, ...]) -> tuple[str, str]:
    """Two arrays, with as many digits as it takes to see that they differ at the index."""
    right, mine = as_array(expected), as_array(got)
    if right is None or mine is None:  # text, say
        return show(expected), show(got)
    for digits in (4, 8, 12, 17):
        if _number(right[index], digits) != _number(mine[index], digits):
            break
    return show(expected, digits), show(got, digits)


def show(value: Any, digits: int = 4) -> str:
    """A value in a few short lines: arrays with some significant digits, long ones abridged."""
    array = as_array(value)
    if array is not None and array.ndim:
        digits = _telling_digits(array, digits)
        texts = [_number(item, digits) for item in array.flat] if array.size <= ABRIDGED else []
        width = max(map(len, texts), default=0)
        return np.array2string(
            array,
            separator=", ",
            threshold=ABRIDGED,
            edgeitems=3,
            max_line_width=76,
            formatter={"all": lambda item: _number(item, digits).rjust(width)},
        )
    if array is not None:
        item = array.item()
        text = _number(item, max(digits, 10))
        return text + "0" if text.endswith(".") else text
    if isinstance(value, tuple):
        return "(" + ", ".join(show(item) for item in value) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(show(item) for item in value) + "]"
    if isinstance(value, Rng):
        made = "torch.Generator().manual_seed" if value.torch else "np.random.default_rng"
        return f"{made}({value.seed})"
    if isinstance(value, Made):
        return value.expression
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {show(item)}" for key, item in value.items()) + "}"
    return repr(value)[:200]


def _telling_digits(array: Any, digits: int) -> int:
    """As many digits as it takes to tell unlike entries apart, as where all lie near a large mean."""
    if array.dtype.kind != "f" or array.size > ABRIDGED:
        return digits
    if len({_number(item, digits) for item in array.flat}) > 1 or np.unique(array).size == 1:
        return digits
    return 12


def _number(item: Any, digits: int) -> str:
    """So many significant digits, and a point that tells a float from an integer."""
    if not isinstance(item, (float, np.floating)):
        return str(item)
    text = f"{item:.{digits}g}"
    return text if any(mark in text for mark in ".einf") else text + "."


def show_arguments(arguments: dict[str, Any]) -> dict[str, str]:
    """Each argument by name."""
    return {name: show(value) for name, value in arguments.items()}


def at(value: Any, path: tuple[Any, ...]) -> Any:
    """The item that stands at a path of nested tuples, lists and dicts."""
    for step in path:
        value = value[step]
    return value
