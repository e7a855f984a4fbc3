"""Asks SymPy whether two expressions are the same: JSON in, true, false or null out.

Runs as a process of its own, because SymPy takes long to import and may never come back. The expressions
have been through deckdl.content.expressions, which lets nothing but arithmetic pass; they are not evaluated.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable
from typing import Any

import sympy  # type: ignore[import-untyped]

DIGITS = 50
_TINY = sympy.Float("1e-30")
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": sympy.exp,
    "log": sympy.log,
    "log2": lambda x: sympy.log(x, 2),
    "log10": lambda x: sympy.log(x, 10),
    "sqrt": sympy.sqrt,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "tanh": sympy.tanh,
    "erf": sympy.erf,
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "relu": lambda x: sympy.Max(x, 0),
    "sign": sympy.sign,
    "abs": sympy.Abs,
    "min": sympy.Min,
    "max": sympy.Max,
    "sum": lambda *terms: sympy.Add(*terms),
    "floor": sympy.floor,
    "ceil": sympy.ceiling,
    "pow": sympy.Pow,
}
_CONSTANTS = {"pi": sympy.pi, "e": sympy.E, "inf": sympy.oo}
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: sympy.floor(a / b),
    ast.Mod: sympy.Mod,
    ast.Pow: sympy.Pow,
}


def same(mine: str, answer: str, doubted: list[dict[str, float]]) -> bool | None:
    """Whether both are equal: at the points in doubt to thirty digits; where there are none, by simplifying.

    None where SymPy cannot say.
    """
    try:
        difference = _built(ast.parse(mine, mode="eval").body) - _built(ast.parse(answer, mode="eval").body)
    except (KeyError, TypeError, ValueError):
        return None
    for point in doubted:
        exact = {sympy.Symbol(name, real=True): sympy.Rational(str(value)) for name, value in point.items()}
        value = difference.subs(exact).evalf(DIGITS)
        if not value.is_number:
            return None
        if abs(value) > _TINY:
            return False
    if doubted:
        return True
    return True if sympy.simplify(difference) == 0 else None


def _built(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value):
            return sympy.Rational(str(value))
        case ast.Name(id=name):
            return _CONSTANTS.get(name) or sympy.Symbol(name, real=True)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_built(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _built(operand)
        case ast.BinOp(left=left, op=operator, right=right):
            return _OPERATORS[type(operator)](_built(left), _built(right))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name](*map(_built, arguments))
    raise TypeError(type(node).__name__)


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    print(json.dumps(same(asked["mine"], asked["answer"], asked["points"])))
