"""Draw specs: how a check says what an argument looks like, as in `normal(N, C)` or `choice(0.1, 0.5)`.

A spec is a call written as text. A capital letter is a size that is drawn, the same letter being the same
size within one case; `...` stands for leading axes, none to two of them. Everything that is not such a call
is a stated value: a number, a nested list of numbers, a word. Drawing itself needs NumPy and happens in the
grading process; here specs are only read and refused.
"""

from __future__ import annotations

import ast
import functools
import re
from dataclasses import dataclass

# What each spec takes before its shape; `None` takes any number of values and no shape.
DISTRIBUTIONS: dict[str, int | None] = {
    "normal": 0,  # standard normal, tried at several scales
    "uniform": 0,  # in [0, 1), never scaled
    "positive": 0,  # in (0.1, 2.1), never scaled
    "signs": 0,  # -1 or +1
    "mask": 0,  # booleans
    "zeros": 0,
    "probabilities": 0,  # positive, the last axis sums to 1
    "integers": 2,  # integers(low, high, shape…): low <= n < high, of several integer dtypes
    "choice": None,  # one of the values, all of them in turn
    "size": 0,  # size(N) is the size that N has, as a Python integer
    "rng": None,  # a freshly seeded numpy.random.Generator
    "generator": None,  # a freshly seeded torch.Generator
}

_CALL = re.compile(r"\s*[A-Za-z_]\w*\s*\(.*\)\s*", re.DOTALL)


@dataclass(frozen=True)
class Draw:
    """A draw spec that was read: `integers(0, C, N)` is ("integers", (0, "C"), ("N",))."""

    kind: str
    values: tuple[int | float | str | bool | None, ...]
    shape: tuple[int | str, ...]  # sizes, letters, or "..." for leading axes

    @property
    def letters(self) -> set[str]:
        """The sizes that this spec leaves to the draw."""
        named = self.shape if self.kind == "choice" else (*self.shape, *self.values)
        return {size for size in named if isinstance(size, str) and size != "..."}


def parse_draw(value: object) -> Draw | None:
    """Read a draw spec; None where the value is not one, so that it is a stated value.

    Raises ValueError, in one sentence, for text that is meant as a spec and is none.
    """
    if value in ("rng", "generator"):
        return Draw(str(value), (), ())
    return _parse(value) if isinstance(value, str) and _CALL.fullmatch(value) else None


@functools.lru_cache(maxsize=1024)
def _parse(value: str) -> Draw:
    known = ", ".join(DISTRIBUTIONS)
    try:
        call = ast.parse(value.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"{value!r} is not a draw like normal(N, C)") from None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.keywords:
        raise ValueError(f"{value!r} is not a draw like normal(N, C)")
    kind = call.func.id
    if kind not in DISTRIBUTIONS:
        raise ValueError(f"{kind} is no draw; there are {known}")
    arguments = [_argument(node, value) for node in call.args]
    taken = DISTRIBUTIONS[kind]
    if taken is None:
        if kind == "choice" and not arguments:
            raise ValueError("choice(…) needs at least one value")
        return Draw(kind, tuple(arguments), ())
    if len(arguments) <= taken:
        raise ValueError(
            f"{value!r} has no shape: write sizes, as in {kind}({'0, 5, ' if taken else ''}N, 3)"
        )
    return Draw(kind, tuple(arguments[:taken]), tuple(_size(size, value) for size in arguments[taken:]))


def _argument(node: ast.expr, text: str) -> int | float | str | bool | None:
    if isinstance(node, ast.Name):
        return node.id
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        raise ValueError(f"{text!r}: {ast.unparse(node)} is neither a number nor a size letter") from None
    if value is Ellipsis:
        return "..."
    if value is None or isinstance(value, (int, float, str)):
        return value
    raise ValueError(f"{text!r}: {ast.unparse(node)} is neither a number nor a size letter")


def _size(size: object, text: str) -> int | str:
    if isinstance(size, int) and not isinstance(size, bool) and size > 0:
        return size
    if isinstance(size, str) and (size == "..." or re.fullmatch(r"[A-Z]", size)):
        return size
    raise ValueError(f"{text!r}: a size is a capital letter, a positive integer or ...")
