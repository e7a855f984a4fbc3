"""From draw specs to cases: which inputs a function is tried on.

A careless author writes `normal(N, C)` and gets a strong check all the same: several shapes that are not
square, small and large scales, both float dtypes, an array that is not C-contiguous, every value of every
`choice`, and a call with all defaults.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from deckdl.content.checks import MADE, argument_parts
from deckdl.content.draws import Draw, parse_draw
from deckdl.exercises.worker.ops import Made, Rng

Array = npt.NDArray[Any]
Value = TypeVar("Value")

INTEGER_DTYPES = (np.int64, np.int32, np.uint8, np.int16, np.uint64, np.int8)
EMPTY = inspect.Parameter.empty


@dataclass(frozen=True)
class Plan:
    """How one case is drawn."""

    dtype: str
    scale: float | None  # of normal draws; None draws a scale for each argument
    defaults: bool = False  # leave out what has a default
    fortran: int | None = None  # arrays in Fortran order: those at even (0) or odd (1) places
    single: bool = False  # one size, another each time, is 1
    simple: bool = False  # small sizes and short numbers, for showing


PLANS = (
    Plan("float64", 1.0, defaults=True),
    Plan("float32", 1.0),
    Plan("float64", 1e-3),
    Plan("float64", 100.0),
    Plan("float32", 100.0),
    Plan("float64", None, fortran=0),
    Plan("float64", 1.0, fortran=1),
    Plan("float64", 1.0, single=True),
    Plan("float32", 1.0, defaults=True, single=True),
)


@dataclass(frozen=True)
class Case:
    """One set of arguments by name, and the float dtype they were drawn in."""

    arguments: dict[str, Any]
    dtype: str
    spec: dict[str, Any] | None = field(default=None, compare=False)  # what it was drawn from, if it was
    known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def recall(self, key: Any, work_out: Callable[[], Value]) -> Value:
        """What is the same for every solution, such as the expected value: worked out once."""
        if key not in self.known:
            self.known[key] = work_out()
        value: Value = self.known[key]
        return value

    @property
    def size(self) -> int:
        """Entries in all arrays, to tell a small case from a large one."""
        return sum(part.size for part in arrays_in(self.arguments))


def arrays_in(value: Any) -> Iterator[Array]:
    """The arrays in nested lists, tuples and mappings."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(part)


def has_default(signature: inspect.Signature, name: str) -> bool:
    """Whether an argument may be left out."""
    parameter = signature.parameters.get(name)
    return parameter is not None and parameter.default is not EMPTY


def defaults(signature: inspect.Signature) -> dict[str, Any]:
    """The arguments that may be left out, with what they are then."""
    return {
        name: parameter.default
        for name, parameter in signature.parameters.items()
        if parameter.default is not EMPTY
    }


def drawn_cases(
    specs: list[dict[str, Any]], signature: inspect.Signature, seed: int, plans: tuple[Plan, ...] = PLANS
) -> list[Case]:
    """The cases of a check's `draw`, the same for the same seed."""
    cases = []
    for number, spec in enumerate(specs):
        rng = np.random.default_rng([seed, number])
        draws = [parse_draw(part) for value in spec.values() for part in argument_parts(value)]
        choices = max((len(draw.values) for draw in draws if draw and draw.kind == "choice"), default=1)
        missing = choices - sum(not plan.defaults for plan in plans)
        extra = tuple(Plan("float64" if index % 2 else "float32", 1.0) for index in range(missing))
        shown = 0  # cases that gave a value to what has a default, so that none of its choices is passed over
        for turn, plan in enumerate(plans + extra):
            cases.append(draw_case(spec, signature, rng, plan, turn, shown))
            shown += not plan.defaults
    return cases


def draw_case(
    spec: dict[str, Any],
    signature: inspect.Signature,
    rng: np.random.Generator,
    plan: Plan,
    turn: int,
    shown: int,
) -> Case:
    """One case; `turn` walks through a choice, `shown` through one of an argument with a default."""
    letters = _letters(spec)
    pool = rng.permutation(np.arange(2, 4 if plan.simple else 7))
    if plan.simple and len(letters) > len(pool):
        pool = np.arange(2, 2 + len(letters))
    sizes = {letter: int(pool[index % len(pool)]) for index, letter in enumerate(letters)}
    if plan.single and letters:
        sizes[letters[turn % len(letters)]] = 1
    leading = tuple(int(size) for size in rng.integers(2, 5, size=0 if plan.simple else turn % 3))
    arguments: dict[str, Any] = {}
    for position, (name, value) in enumerate(spec.items()):
        if plan.defaults and has_default(signature, name):
            continue
        step = shown if has_default(signature, name) else turn
        step += position * (step // 7)
        fortran = plan.fortran == position % 2

        made = partial(_part, rng=rng, plan=plan, turn=step, sizes=sizes, leading=leading, fortran=fortran)
        arguments[name] = each_part(value, made)
    return Case(arguments, plan.dtype, spec)


def simple_cases(
    specs: list[dict[str, Any]], signature: inspect.Signature, like: Case, seed: int
) -> Iterator[Case]:
    """Small cases to look for one that fails like this one: few axes first, small sizes, short numbers.

    Of its own spec, what is no array is taken over from the case, so that its hyper-parameters stay.
    """
    for spec in sorted(specs, key=lambda spec: (_axes(spec), spec is not like.spec)):
        for attempt, scale in enumerate((1.0, 1.0, 1000.0, 100.0, 1e-3, 1.0, 1000.0, 1.0)):
            rng = np.random.default_rng([seed, attempt])
            case = draw_case(spec, signature, rng, Plan(like.dtype, scale, simple=True), attempt, attempt)
            if spec is not like.spec:
                yield case
                continue
            arguments = {
                name: value if isinstance(value, np.ndarray) else like.arguments[name]
                for name, value in case.arguments.items()
                if name in like.arguments
            }
            yield Case(arguments, like.dtype, spec)


def each_part(value: Any, made: Callable[[Any], Any]) -> Any:
    """What an argument is made of its parts: lists and mappings of draws stay lists and mappings."""
    if isinstance(value, dict):
        return {name: each_part(part, made) for name, part in value.items()}
    if isinstance(value, list) and any(isinstance(part, (str, dict)) for part in value):
        return [each_part(part, made) for part in value]
    return made(value)


def _letters(spec: dict[str, Any]) -> list[str]:
    """The sizes that a spec leaves to the draw."""
    draws = (parse_draw(part) for value in spec.values() for part in argument_parts(value))
    return sorted(set().union(*(draw.letters for draw in draws if draw)))


def _axes(spec: dict[str, Any]) -> int:
    """How many axes the arrays of a spec have together."""
    draws = (parse_draw(part) for value in spec.values() for part in argument_parts(value))
    return sum(len(draw.shape) for draw in draws if draw)


def stated(value: Any, dtype: str) -> Any:
    """A stated argument: a nested list with a float in it is an array of the case's dtype, one of integers an
    int64 one, one of booleans a mask; everything else is itself. Draw specs are drawn by `stated_case`."""
    if isinstance(value, str) and value.startswith(MADE):
        return Made(value.removeprefix(MADE))
    if not isinstance(value, list):
        return value
    array = np.asarray(value)
    if array.dtype.kind == "f":
        return array.astype(dtype)
    return array.astype(np.int64) if array.dtype.kind in "iu" else array


def stated_cases(
    specs: list[dict[str, Any]], seed: int, dtypes: tuple[str, ...] = ("float64", "float32")
) -> list[Case]:
    """The cases that an author wrote out, in each dtype; a draw spec in one is drawn once."""
    cases = []
    for number, spec in enumerate(specs):
        letters = _letters(spec)
        sizes = {letter: 3 + index for index, letter in enumerate(letters)}
        for dtype in dtypes:
            rng = np.random.default_rng([seed, 7919, number])
            made = partial(_part, rng=rng, plan=Plan(dtype, 1.0), turn=number, sizes=sizes, leading=(2,))
            cases.append(Case({name: each_part(value, made) for name, value in spec.items()}, dtype))
    return cases


def _part(
    part: Any,
    rng: np.random.Generator,
    plan: Plan,
    turn: int,
    sizes: dict[str, int],
    leading: tuple[int, ...],
    fortran: bool = False,
) -> Any:
    """What an author wrote for an argument, or a part of one: drawn, or as stated."""
    draw = parse_draw(part)
    if draw is None:
        return stated(part, plan.dtype)
    value = _draw(draw, rng, plan, turn, sizes, leading)
    return np.asfortranarray(value) if fortran and isinstance(value, np.ndarray) else value


def _draw(
    draw: Draw,
    rng: np.random.Generator,
    plan: Plan,
    turn: int,
    sizes: dict[str, int],
    leading: tuple[int, ...],
) -> Any:
    if draw.kind == "choice":
        return draw.values[turn % len(draw.values)]
    if draw.kind in ("rng", "generator"):
        return Rng(int(rng.integers(2**31)), draw.kind == "generator")
    shape = _shape(draw, sizes, leading)
    if draw.kind == "size":
        return shape[0]
    values = [sizes.get(value, value) if isinstance(value, str) else value for value in draw.values]
    return _array(draw.kind, values, rng, plan, turn, shape)


def _shape(draw: Draw, sizes: dict[str, int], leading: tuple[int, ...]) -> tuple[int, ...]:
    shape: list[int] = []
    for size in draw.shape:
        if size == "...":
            # `normal(...)` alone is an array of any shape, which has at least one axis.
            shape.extend(leading if len(draw.shape) > 1 else (*leading, 4))
        else:
            shape.append(sizes[size] if isinstance(size, str) else size)
    return tuple(shape)


def _array(
    kind: str, values: list[Any], rng: np.random.Generator, plan: Plan, turn: int, shape: tuple[int, ...]
) -> Array:
    match kind:
        case "normal":
            array = rng.standard_normal(shape)
            scale = plan.scale if plan.scale is not None else float(rng.choice([1e-3, 1.0, 100.0]))
            array = np.round(array, 1) * scale if plan.simple else array * scale
        case "uniform":
            array = rng.random(shape)
            array = np.round(array, 1) if plan.simple else array
        case "positive":
            array = rng.random(shape) * 2 + 0.1
            array = np.round(array, 1) if plan.simple else array
        case "signs":
            array = rng.choice([-1.0, 1.0], size=shape)
        case "probabilities":
            array = rng.dirichlet(np.ones(shape[-1]), size=shape[:-1])
        case "zeros":
            array = np.zeros(shape)
        case "mask":
            return rng.random(shape) < 0.5
        case "integers":
            low, high = (int(value) for value in values)
            drawn = rng.integers(low, high, size=shape)
            dtype = np.iinfo(INTEGER_DTYPES[turn % len(INTEGER_DTYPES)])
            return drawn.astype(dtype.dtype) if dtype.min <= low and high - 1 <= dtype.max else drawn
        case _:
            raise ValueError(kind)
    return array.astype(plan.dtype)
