"""Judging a formula: any form that is equal everywhere is right, and a wrong one is shown where it is not.

Values at many points come first: they settle nearly every case at once and give the counterexample.
Where rounding leaves a doubt SymPy computes with fifty digits, and where too few points have a value it
simplifies: both in a process of their own with a limit of time, for either may never end.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckdl.answers.typed_formula import as_expression
from deckdl.answers.verdict import Verdict
from deckdl.content.expressions import Expression, Number, compile_expression
from deckdl.content.formula_cards import FEWEST, close, points, simple_points, value_at, variables_of
from deckdl.content.models import FormulaCard, Option
from deckdl.content.variables import Spec
from deckdl.errors import DeckdlError

_DOUBTFUL = 1e-6  # relative; a smaller difference may be rounding
_LONGEST = 300  # characters that are typed
_SECONDS = 8.0  # for SymPy, of which its import is one


@dataclass(frozen=True)
class _Difference:
    """A point at which the typed formula is not the right one; `ours` is None where it has no value."""

    point: Mapping[str, Number]
    ours: float | None
    right: float

    @property
    def clear(self) -> bool:
        if self.ours is None:
            return True
        return not math.isclose(self.ours, self.right, rel_tol=_DOUBTFUL, abs_tol=_DOUBTFUL)

    def __str__(self) -> str:
        where = ", ".join(f"{name} = {value:.4g}" for name, value in self.point.items())
        ours = "has no value" if self.ours is None else f"gives {self.ours:.4g}"
        return f"{f'At {where} yours' if where else 'Yours'} {ours}; right is {self.right:.4g}."


def judge(typed: str, card: FormulaCard) -> Verdict:
    """Judge an expression in the card's variables.

    Text that is no formula is not judged: the message says what is the matter with it.
    """
    if not typed.strip():
        return Verdict(None, "Type a formula.")
    if len(typed) > _LONGEST:
        return Verdict(None, f"This is too long for a formula ({_LONGEST} characters at most).")
    specs = variables_of(card.answer, card.vars)
    answer = compile_expression(card.answer, specs)
    text = as_expression(typed, specs)
    try:
        mine = compile_expression(text, specs)
        if not mine.names:
            mine.number({})  # a constant without a value is no answer
    except DeckdlError as error:
        return Verdict(None, _readable(str(error), text, typed))
    if isinstance(_at(mine, points(specs)[0]), bool):
        return Verdict(None, "This is true or false: type a formula.")
    compared, differences = _compare(mine, answer, specs)
    clear = [difference for difference in differences if difference.clear]
    if clear:
        return Verdict(False, f"{_because(mine, card.options, specs)}{clear[0]}")
    if compared >= FEWEST and not differences:
        return Verdict(True, "Right.")
    equal = _symbolic(mine.text, answer.text, [difference.point for difference in differences])
    if equal is None and compared == 0:
        return Verdict(None, "This cannot be compared with the answer: write it in a simpler form.")
    if equal is False and differences:
        return Verdict(False, f"{_because(mine, card.options, specs)}{differences[0]}")
    return Verdict(equal is not False, "Right." if equal is not False else "This is another formula.")


def _compare(
    mine: Expression, answer: Expression, specs: Mapping[str, Spec]
) -> tuple[int, list[_Difference]]:
    """How many points could be compared, and those that differ, the simplest first."""
    compared, differences = 0, []
    simple = simple_points(specs)
    for number, point in enumerate([*simple, *points(specs)]):
        right, ours = value_at(answer, point), value_at(mine, point)
        if right is None or (ours is None and number < len(simple)):
            continue  # at 0 or 1 a form may have a hole that does not count; anywhere else it does
        compared += 1
        if ours is None or not close(ours, right):
            differences.append(_Difference(point, ours, right))
    return compared, differences


def _at(expression: Expression, point: Mapping[str, Number]) -> Number | bool | None:
    try:
        return expression.evaluate(point)
    except DeckdlError:
        return None


def _because(mine: Expression, options: Sequence[Option], specs: Mapping[str, Spec]) -> str:
    """What the card says of this wrong formula, where it knows it."""
    for option in options:
        wrong = compile_expression(option.wrong or "", specs)
        compared, differences = _compare(mine, wrong, specs)
        if compared >= FEWEST and not differences:
            return f"{option.because} "
    return ""


def _readable(message: str, text: str, typed: str) -> str:
    """The complaint about an expression in terms of what was typed."""
    return message.replace(repr(text), typed.strip() if len(typed) < 60 else "This")


def _symbolic(mine: str, answer: str, doubted: Sequence[Mapping[str, Number]]) -> bool | None:
    """What SymPy says of two expressions; None where it finds no answer in time."""
    asked = json.dumps({"mine": mine, "answer": answer, "points": [dict(point) for point in doubted]})
    command = [sys.executable, "-P", "-m", "deckdl.answers.symbolic"]
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, text=True, timeout=_SECONDS, check=True
        )
        told = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return told if isinstance(told, bool) else None
