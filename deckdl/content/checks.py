"""The checks of a code card as an author declares them: what is held to what, in a few lines of YAML.

A check is a mapping whose kind is one of its keys and whose value there is the name of the function or class:
`- output: softmax`. What each kind means, and every key, is told in impl/README.md.
"""

from __future__ import annotations

import ast
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from deckdl.content.draws import parse_draw

STAGES = ("loads", "shape and dtype", "values", "gradients", "extremes", "statistics", "training", "speed")


def _python_expression(text: str) -> str:
    try:
        ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else "it cannot be parsed"
        raise ValueError(f"{text!r} is not a Python expression: {reason}") from None
    return text.strip()


def _arguments(value: object) -> object:
    """Refuse text that is meant as a draw spec and is none, where the case is written."""
    if isinstance(value, dict):
        for argument in value.values():
            parse_draw(argument)
    return value


def _listed(value: object) -> object:
    """One mapping may stand where a list of them is meant."""
    return value if isinstance(value, list) else [value]


Expression = Annotated[str, AfterValidator(_python_expression)]
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
    """NAME_backward equals the oracle's autograd, for random cotangents."""

    kind = "gradient"
    stage = "gradients"
    gradient: str
    like: Expression | None = None
    draw: Draws = []
    cases: list[Arguments] = []
    wrt: list[str] | None = None
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
    """Every step of an optimizer equals the oracle's, over many random steps and several parameters."""

    kind = "trajectory"
    stage = "values"
    trajectory: str
    like: Expression
    draw: Draws = [{}]
    steps: int = Field(default=30, ge=2, le=1000)
    rtol: Tolerance | None = None


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
