"""The numbers of a numeric card: what may be drawn, drawing it from a seed, and filling it into the text.

    vars: {n: 8..64, k: [3, 5, 7], rate: {uniform: [0.1, 0.9], digits: 2}}

`n` is a whole number from 8 to 64, both included; `k` one of those listed; `rate` a real number, rounded.

What a seed draws never changes, because old answers in a learner's log refer to it: random.Random(str(seed))
draws the variables in the order in which they are declared, by randint, choice and uniform, and all of them
again while `where` does not hold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from deckdl.content.expressions import CONSTANTS, FUNCTIONS, Expression, Number, compile_expression
from deckdl.errors import DeckdlError

TRIES = 100_000  # draws until `where` counts as never true
_RANGE = re.compile(r"\s*([-+]?\d{1,18})\s*\.\.\s*([-+]?\d{1,18})\s*")
_NAME = re.compile(r"[A-Za-z]\w*")
_MOST_DIGITS = 8


@dataclass(frozen=True)
class Range:
    """Whole numbers from low to high, both included."""

    low: int
    high: int

    def draw(self, random: Random) -> Number:
        return random.randint(self.low, self.high)

    def extremes(self) -> tuple[Number, ...]:
        return (self.low, self.high)


@dataclass(frozen=True)
class Values:
    """One of the listed numbers."""

    values: tuple[Number, ...]

    def draw(self, random: Random) -> Number:
        return random.choice(self.values)

    def extremes(self) -> tuple[Number, ...]:
        return (min(self.values), max(self.values))


@dataclass(frozen=True)
class Uniform:
    """A real number from low to high, rounded to so many decimals."""

    low: float
    high: float
    digits: int

    def draw(self, random: Random) -> Number:
        return round(random.uniform(self.low, self.high), self.digits)

    def extremes(self) -> tuple[Number, ...]:
        return (round(self.low, self.digits), round(self.high, self.digits))


Spec = Range | Values | Uniform


def parse_variable(name: str, spec: object) -> Spec:
    """Read how one variable is drawn. DeckdlError, in one sentence, where it cannot be."""
    if not _NAME.fullmatch(name):
        raise DeckdlError(f"{name!r} is no name for a variable: use letters and digits, a letter first.")
    if (
        name in FUNCTIONS
        or name in CONSTANTS
        or name in ("and", "or", "not", "if", "else", "in", "is", "for")
    ):
        raise DeckdlError(f"{name} has a meaning of its own in expressions: choose another name.")
    if isinstance(spec, str) and (found := _RANGE.fullmatch(spec)):
        low, high = int(found[1]), int(found[2])
        if low > high:
            raise DeckdlError(f"{name}: {spec} is empty, the first number is the smaller one.")
        return Range(low, high)
    if isinstance(spec, list):
        if not spec or not all(_is_number(value) for value in spec):
            raise DeckdlError(f"{name} needs a list of numbers, as in [3, 5, 7].")
        return Values(tuple(spec))
    if isinstance(spec, dict) and "uniform" in spec:
        return _uniform(name, spec)
    if _is_number(spec):
        raise DeckdlError(
            f"{name} has one value only: write the number into the card, or a list such as [1, 2]."
        )
    raise DeckdlError(f"{name} is drawn by 8..64, by [3, 5, 7] or by {{uniform: [0.1, 0.9], digits: 2}}.")


def draw_variables(
    variables: Mapping[str, Any], where: str = "", seed: int | str = 0, *, tries: int = TRIES
) -> dict[str, Number]:
    """Values for a card's `vars` for which its `where` holds: the same for the same seed, for ever.

    DeckdlError where `where` holds for none of so many draws.
    """
    specs = {name: parse_variable(name, spec) for name, spec in variables.items()}
    return draw(specs, compile_expression(where, specs) if where else None, seed, tries=tries)


def draw(
    specs: Mapping[str, Spec], where: Expression | None, seed: int | str, *, tries: int = TRIES
) -> dict[str, Number]:
    """`draw_variables` for what was read already."""
    random = Random(str(seed))
    for _ in range(tries):
        values = {name: spec.draw(random) for name, spec in specs.items()}
        if where is None or where.holds(values):
            return values
    assert where is not None
    raise DeckdlError(
        f"{where.text!r} holds for none of {tries:,} draws; widen the vars or drop the condition."
    )


def _uniform(name: str, spec: dict[str, Any]) -> Uniform:
    for key in spec:
        if key not in ("uniform", "digits"):
            raise DeckdlError(f"{name}: {key} is unknown here; write {{uniform: [0.1, 0.9], digits: 2}}.")
    ends, digits = spec["uniform"], spec.get("digits", 2)
    if not (isinstance(ends, list) and len(ends) == 2 and all(_is_number(end) for end in ends)):
        raise DeckdlError(f"{name}: uniform needs two numbers, as in [0.1, 0.9].")
    if not ends[0] < ends[1]:
        raise DeckdlError(f"{name}: uniform needs the smaller number first.")
    if not isinstance(digits, int) or isinstance(digits, bool) or not 0 <= digits <= _MOST_DIGITS:
        raise DeckdlError(f"{name}: digits is a whole number from 0 to {_MOST_DIGITS}.")
    return Uniform(float(ends[0]), float(ends[1]), digits)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e300 if isinstance(value, int) else math.isfinite(value)


def fill(template: str, values: Mapping[str, Number]) -> str:
    """A numeric card's text with its numbers: `${n}` and `${n + 2*p}` become what they stand for.

    Within a formula the number takes the place of `${n}`; outside of one, `${n}$` is a formula that holds
    only the number, and `${n}` alone is the number as plain text. `\\$` stays a dollar.
    """
    return _substitute(template, lambda text: show(compile_expression(text, values).number(values)))


def unfilled(template: str) -> str:
    """As `fill`, with the expressions themselves in the place of their values: n for `${n}`."""
    return _substitute(template, lambda text: text)


def placeholders(template: str) -> list[str]:
    """The expressions that `fill` would evaluate."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return "0"

    _substitute(template, note)
    return found


_PIECE = re.compile(r"\\.|\$\{([^{}$]*)\}|\$", re.DOTALL)


def _substitute(template: str, value_of: Callable[[str], str]) -> str:
    pieces: list[str] = []
    at, in_formula = 0, False
    for found in _PIECE.finditer(template):
        if found.start() < at:
            continue
        pieces.append(template[at : found.start()])
        at = found.end()
        if found[1] is not None:
            value = value_of(found[1].strip())
            if not in_formula and template.startswith("$", at):
                value, at = f"${value}$", at + 1
            pieces.append(value)
        else:
            in_formula ^= found[0] == "$"
            pieces.append(found[0])
    return "".join(pieces) + template[at:]


def show(value: Number) -> str:
    """A number as it stands on a card: up to ten significant digits, no trailing zeros."""
    return str(value) if isinstance(value, int) else f"{value:.10g}"
