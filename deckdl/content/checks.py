"""The checks of a code card as an author declares them: what is held to what, in a few lines of YAML.

A check is a mapping whose kind is one of its keys and whose value there is the name of the function or class:
`- output: softmax`. What each kind means, and every key, is told in impl/README.md.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from deckdl.content.draws import parse_draw

MADE = "="  # begins an argument that is made by Python, as in `=lambda x: x.sum()`
GOAL = re.compile(r"\s*([A-Za-z_]\w*)\s*(>=|<=|<|>)\s*(-?[\d.]+(?:[eE][-+]?\d+)?)\s*")
LAWS = (
    "bounded",
    "causal",
    "even",
    "idempotent",
    "linear",
    "nonnegative",
    "odd",
    "permutation_equivariant",
    "permutation_invariant",
    "round_trip",
    "rows_independent",
    "scale_invariant",
    "shift_invariant",
    "sums_to_one",
    "symmetric",
)
STAGES = ("loads", "shape and dtype", "values", "gradients", "extremes", "statistics", "training", "speed")


def _python(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else "it cannot be parsed"
        several = isinstance(error, SyntaxError) and "\n" in text.strip()
        where = f" in its line {error.lineno}" if several and isinstance(error, SyntaxError) else ""
        raise ValueError(f"{text.strip().splitlines()[0][:60]!r} is not Python{where}: {reason}") from None


def _expression(text: str) -> str:
    """Python whose last statement is an expression: its value is that of the whole."""
    body = _python(text.strip()).body
    if not body or not isinstance(body[-1], ast.Expr):
        raise ValueError(f"{text.strip()[:60]!r} ends in no expression, so it has no value")
    return text.strip()


def _script(text: str) -> str:
    """Python that shows values, to be compared one by one."""
    calls = (node.func for node in ast.walk(_python(text)) if isinstance(node, ast.Call))
    if not any(isinstance(function, ast.Name) and function.id == "show" for function in calls):
        raise ValueError("a script shows nothing: call show(…) with each value that is to be compared")
    return text


def _statements(text: str) -> str:
    _python(text)
    return text


def _goal(text: str) -> str:
    """A goal such as `accuracy >= 0.95`."""
    if not GOAL.fullmatch(text):
        raise ValueError(f"{text!r} is no goal like `accuracy >= 0.95` or `loss < 0.1`")
    return text


def _arguments(value: object) -> object:
    """Refuse text that is meant as a draw spec and is none, where the case is written."""
    if isinstance(value, dict):
        for argument in value.values():
            for part in argument_parts(argument):
                if isinstance(part, str) and part.startswith(MADE):
                    _expression(part.removeprefix(MADE))
                else:
                    parse_draw(part)
    return value


def argument_parts(value: object) -> Iterator[object]:
    """What an argument consists of: the items of a list or mapping of draws, else itself."""
    if isinstance(value, dict):
        for part in value.values():
            yield from argument_parts(part)
    elif isinstance(value, list) and any(isinstance(part, (str, dict)) for part in value):
        for part in value:
            yield from argument_parts(part)
    else:
        yield value


def _listed(value: object) -> object:
    """One mapping may stand where a list of them is meant."""
    return value if isinstance(value, list) else [value]


Expression = Annotated[str, AfterValidator(_expression)]
Script = Annotated[str, AfterValidator(_script)]
Statements = Annotated[str, AfterValidator(_statements)]
Goal = Annotated[str, AfterValidator(_goal)]
Arguments = Annotated[dict[str, Any], BeforeValidator(_arguments)]
Draws = Annotated[list[Arguments], BeforeValidator(_listed)]
Tolerance = Annotated[float, Field(ge=0, lt=1)]


class Check(BaseModel):
    """What every check shares. `target` is the function or class that it is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[str]
    stage: ClassVar[str]

    @property
    def target(self) -> str:
        return str(getattr(self, self.kind))


class OutputCheck(Check):
    """The result equals the oracle's, in structure, shape and dtype first and then in value."""

    kind = "output"
    stage = "values"
    output: str
    like: Expression = "reference"
    draw: Draws = []
    cases: list[Arguments] = []
    rtol: Tolerance | None = None
    atol: Tolerance | None = None

    @field_validator("cases")
    @classmethod
    def _something_to_try(cls, cases: list[Any], info: Any) -> list[Any]:
        if not cases and not info.data.get("draw"):
            raise ValueError("an output check needs a draw or cases: what should the function be tried on?")
        return cases


class GradientCheck(Check):
    """NAME_backward, or for torch code autograd, equals the oracle's autograd, for random cotangents."""

    kind = "gradient"
    stage = "gradients"
    gradient: str
    like: Expression | None = None
    draw: Draws = []
    cases: list[Arguments] = []
    wrt: list[str] | None = None
    order: Literal[1, 2] = 1
    rtol: Tolerance | None = None
    atol: Tolerance | None = None


class StableCheck(Check):
    """Finite, free of warnings and accurate at extremes, backward too."""

    kind = "stable"
    stage = "extremes"
    stable: str
    like: Expression | None = None
    cases: list[Arguments] = Field(min_length=1)
    dtypes: list[Literal["float64", "float32"]] = Field(default=["float64", "float32"], min_length=1)
    rtol: Tolerance | None = None
    atol: Tolerance | None = None


class UnchangedCheck(Check):
    """The arguments are afterwards what they were, backward too."""

    kind = "unchanged"
    stage = "values"
    unchanged: str
    draw: Draws = []
    cases: list[Arguments] = []


class RaisesCheck(Check):
    """A bad argument gives the stated error, with one of the names in its message, backward too."""

    kind = "raises"
    stage = "values"
    raises: str
    error: str = "ValueError"
    names: list[str] = []
    cases: list[Arguments] = Field(min_length=1)


class ForbidCheck(Check):
    """No call of these functions while the solution runs, for they would be the answer."""

    kind = "forbid"
    stage = "values"
    forbid: list[str] = Field(min_length=1)

    @property
    def target(self) -> str:
        return ", ".join(self.forbid)


class StatisticsCheck(Check):
    """Moments, distribution and independence of what is drawn; same seed, same result; fresh each time."""

    kind = "statistics"
    stage = "statistics"
    statistics: str
    cases: list[Arguments] = Field(min_length=1)
    of: Expression = "result"
    distribution: Expression
    false_alarm: float = Field(default=1e-6, gt=0, lt=0.01)


class TrajectoryCheck(Check):
    """Every step of an optimizer, with several parameters, or of a schedule equals the oracle's."""

    kind = "trajectory"
    stage = "values"
    trajectory: str
    like: Expression
    draw: Draws = [{}]
    steps: int = Field(default=30, ge=2, le=1000)
    rtol: Tolerance | None = None


class StateCheck(Check):
    """What a script shows, step by step, is what another shows, or the same script with the reference."""

    kind = "state"
    stage = "values"
    state: str
    run: Script
    like: Script | None = None
    draw: Draws = []
    cases: list[Arguments] = []
    rtol: Tolerance | None = None
    atol: Tolerance | None = None


class PropertyCheck(Check):
    """Named laws hold for the function, whatever its values are."""

    kind = "property"
    stage = "values"
    property: str
    law: Annotated[list[Literal[LAWS]], BeforeValidator(_listed), Field(min_length=1)]  # type: ignore[valid-type]
    of: str | None = None
    axis: int | str = -1
    inverse: str | None = None
    bounds: tuple[float, float] = (0.0, 1.0)
    call: Expression | None = None
    draw: Draws = []
    cases: list[Arguments] = []
    rtol: Tolerance | None = None
    atol: Tolerance | None = None


class TrainsCheck(Check):
    """Training reaches its goals on data held out, within the steps, and does what a training loop must."""

    kind = "trains"
    stage = "training"
    trains: str
    model: Expression
    data: Statements
    train: Expression = "train(model, data, steps=steps, generator=generator, log=log, **rates)"
    steps: int = Field(ge=1, le=100_000)
    ask: Expression
    metrics: dict[str, Expression] = Field(min_length=1)
    reaches: Annotated[list[Goal], BeforeValidator(_listed), Field(min_length=1)]
    seconds: float = Field(default=120.0, gt=0, le=280)

    @field_validator("reaches")
    @classmethod
    def _of_known_metrics(cls, goals: list[str], info: Any) -> list[str]:
        for goal in goals:
            found = GOAL.fullmatch(goal)
            if found and found[1] not in info.data.get("metrics", {}):
                raise ValueError(f"{goal!r} is about {found[1]}, which is none of the metrics")
        return goals


class SpeedCheck(Check):
    """A call takes at most so many times the time of the oracle, on one thread."""

    kind = "speed"
    stage = "speed"
    speed: str
    like: Expression = "reference"
    at_most: float = Field(gt=0)
    cases: list[Arguments] = Field(min_length=1)


class MemoryCheck(Check):
    """A call takes at most so many times the memory of the reference."""

    kind = "memory"
    stage = "speed"
    memory: str
    at_most: float = Field(gt=0)
    cases: list[Arguments] = Field(min_length=1)


KINDS: dict[str, type[Check]] = {
    model.kind: model
    for model in (
        OutputCheck,
        GradientCheck,
        StableCheck,
        UnchangedCheck,
        RaisesCheck,
        ForbidCheck,
        StatisticsCheck,
        TrajectoryCheck,
        StateCheck,
        PropertyCheck,
        TrainsCheck,
        SpeedCheck,
        MemoryCheck,
    )
}


def parse_check(value: object) -> Check:
    """Make a check from its mapping.

    Raises ValueError where it names no kind or two, pydantic.ValidationError where its keys are wrong.
    """
    if isinstance(value, Check):
        return value
    kinds = [key for key in value if key in KINDS] if isinstance(value, dict) else []
    if len(kinds) != 1:
        raise ValueError(
            f"a check names one kind and its function, as in `output: softmax`; kinds: {', '.join(KINDS)}"
        )
    return KINDS[kinds[0]].model_validate(value)
