"""The formulas of a card: what its variables are, where they are tried, and what is wrong with the card.

    answer: sigmoid(z) - y
    vars: {y: [0, 1]}
    options:
      - wrong: y - sigmoid(z)
        because: The loss falls when z rises for y = 1.

A variable that `vars` does not name is any real number. Two formulas are the same here when they agree at
all points where both have a value; deckdl.answers.formula is more thorough with what a learner typed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from deckdl.content.expressions import Expression, Number, compile_expression, names_in
from deckdl.content.models import FormulaCard, Option
from deckdl.content.problems import Fault, told
from deckdl.content.variables import Spec, Uniform, draw, parse_variable
from deckdl.errors import DeckdlError

ANYWHERE = Uniform(-3.0, 3.0, 3)  # where a variable is tried of which nothing is said
_SIMPLE: tuple[Number, ...] = (1, 2, 0.5, -1, 3, 0, -2)
POINTS = 40
FEWEST = 5  # points at which a formula must have a value
TOLERANCE = 1e-9  # relative, of two values that are the same


def variables_of(answer: str, variables: Mapping[str, Any]) -> dict[str, Spec]:
    """Where each variable of a formula is tried: those of `vars` first. DeckdlError where one cannot be."""
    specs = {name: parse_variable(name, spec) for name, spec in variables.items()}
    for name in sorted(names_in(answer) - specs.keys()):
        parse_variable(name, "0..1")  # for its complaint about the name
        specs[name] = ANYWHERE
    return specs


def points(specs: Mapping[str, Spec]) -> list[dict[str, Number]]:
    """The points at which formulas over these variables are compared; the same for ever."""
    return [draw(specs, None, seed) for seed in range(POINTS)] if specs else [{}]


def simple_points(specs: Mapping[str, Spec]) -> list[dict[str, Number]]:
    """Points that are easy to compute with, to be tried first; none that `vars` forbids."""
    rows = []
    for number in range(len(_SIMPLE)):
        row: dict[str, Number] = {}
        for place, (name, spec) in enumerate(specs.items()):
            values = [value for value in _SIMPLE if allowed(spec, value)]
            if not values:
                return []
            row[name] = values[(number + place * 2) % len(values)]
        rows.append(row)
    return rows


def allowed(spec: Spec, value: Number) -> bool:
    """Whether a variable may have the value."""
    low, high = spec.extremes()
    if isinstance(spec, Uniform):
        return low <= value <= high
    listed = getattr(spec, "values", None)
    return value in listed if listed is not None else isinstance(value, int) and low <= value <= high


def value_at(expression: Expression, point: Mapping[str, Number]) -> float | None:
    """The value there; None where there is none."""
    try:
        value = float(expression.number(point))
    except (DeckdlError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def close(ours: float, theirs: float) -> bool:
    """Whether two values are the same but for rounding."""
    return math.isclose(ours, theirs, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def formula_faults(card: FormulaCard) -> Iterator[Fault]:
    """What is wrong with a card's formulas: one that cannot be read, a wrong one that is right."""
    specs: dict[str, Spec] = {}
    for name, spec in card.vars.items():
        try:
            specs[name] = parse_variable(name, spec)
        except DeckdlError as error:
            yield told(("vars", name), error)
            return
    try:
        specs = variables_of(card.answer, card.vars)
        answer = compile_expression(card.answer, specs)
    except DeckdlError as error:
        yield told(("answer",), error)
        return
    tried = [(point, value) for point in points(specs) if (value := value_at(answer, point)) is not None]
    if specs and len(tried) < FEWEST:
        yield Fault(("answer",), "answer has a value almost nowhere; say in vars where its variables lie")
        return
    for index, option in enumerate(card.options):
        yield from _option_faults(index, option, specs, tried)


def _option_faults(
    index: int, option: Option, specs: Mapping[str, Spec], tried: list[tuple[dict[str, Number], float]]
) -> Iterator[Fault]:
    if option.wrong is None:
        yield Fault(("options", index), "an option of a formula is `wrong: formula` and its because")
        return
    if not option.because.strip():
        yield Fault(("options", index), "a wrong option needs a because: one sentence on why it is wrong")
    try:
        wrong = compile_expression(option.wrong, specs)
    except DeckdlError as error:
        yield told(("options", index, "wrong"), error)
        return
    found = [(value_at(wrong, point), value) for point, value in tried]
    if all(value is not None and close(value, right) for value, right in found):
        yield Fault(("options", index, "wrong"), f"{option.wrong} equals the answer, so it is not wrong")
