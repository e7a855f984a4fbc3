"""Numeric expressions on cards, such as `(n + 2*p - k)//s + 1`, evaluated without running anything else.

Text becomes a Python syntax tree of which only arithmetic, comparisons, names and calls of known functions
are let through; powers are bounded, so that 9**9**9**9 is an error at once and not an evening.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from deckdl.errors import DeckdlError

Number = int | float

_LONGEST = 500  # characters
_DEEPEST = 40
_LARGEST_BITS = 1024  # beyond it no float goes, which is what answers are compared as

_ALLOWED: tuple[type[ast.AST], ...] = (
    *(ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name, ast.Constant, ast.Load),
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.UAdd, ast.USub),
    *(ast.And, ast.Or, ast.Not, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq),
)


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int) and exponent > 1:
        if abs(base) > 1 and (base.bit_length() - 1) * exponent >= _LARGEST_BITS:
            raise OverflowError
        return int(base**exponent)
    result = base**exponent
    if isinstance(result, complex):
        raise ValueError("a negative number has no real root")
    return result


def _sigmoid(x: Number) -> float:
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def _sum(*terms: Number) -> Number:
    return sum(terms)


def _round(x: Number, digits: Number = 0) -> Number:
    if abs(digits) > 15:  # round(x, -10**9) would compute 10 to that power
        raise ValueError("it rounds to more than 15 digits")
    return round(x, int(digits)) if digits else round(x)


FUNCTIONS: dict[str, Callable[..., Number]] = {
    "exp": math.exp,
    "log": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "erf": math.erf,
    "sigmoid": _sigmoid,
    "relu": lambda x: max(x, 0),
    "sign": lambda x: (x > 0) - (x < 0),
    "abs": abs,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "sum": _sum,
    "round": _round,
    "floor": math.floor,
    "ceil": math.ceil,
    "pow": _power,
}
CONSTANTS: dict[str, float] = {"pi": math.pi, "e": math.e, "inf": math.inf}
_SCOPE: dict[str, Any] = {"__builtins__": {}, **FUNCTIONS, **CONSTANTS, "_power": _power}


@dataclass(frozen=True)
class Expression:
    """An expression that may be evaluated; `names` are the variables that it uses."""

    text: str
    names: frozenset[str]
    code: CodeType

    def evaluate(self, values: Mapping[str, Number]) -> Number | bool:
        """Its value, a number or a truth. DeckdlError where it has none: a division by zero, an overflow."""
        try:
            result = eval(self.code, _SCOPE, dict(values))
        except ZeroDivisionError:
            raise self._error("divides by zero", values) from None
        except OverflowError:
            raise self._error("is too large to compute", values) from None
        except ValueError as error:
            reason = str(error)
            reason = (
                "takes the logarithm or root of a number that has none" if "math domain" in reason else reason
            )
            raise self._error(f"has no value: {reason}", values) from None
        except (TypeError, NameError, RecursionError, MemoryError) as error:
            raise self._error(f"cannot be computed: {error}", values) from None
        if isinstance(result, float) and math.isnan(result):
            raise self._error("is not a number (nan)", values)
        if isinstance(result, int) and result.bit_length() > _LARGEST_BITS - 1:
            raise self._error("is too large to compute", values)
        return result if isinstance(result, bool | int) else float(result)

    def number(self, values: Mapping[str, Number]) -> Number:
        """Its value, which must be a number."""
        result = self.evaluate(values)
        if isinstance(result, bool):
            raise DeckdlError(f"{self.text!r} is true or false, where a number is needed.")
        return result

    def holds(self, values: Mapping[str, Number]) -> bool:
        """Its value, which must be a comparison's."""
        result = self.evaluate(values)
        if not isinstance(result, bool):
            raise DeckdlError(f"{self.text!r} is a number, where a comparison such as n > 2 is needed.")
        return result

    def _error(self, what: str, values: Mapping[str, Number]) -> DeckdlError:
        used = ", ".join(f"{name} = {values[name]:g}" for name in sorted(self.names) if name in values)
        return DeckdlError(f"{self.text!r} {what}{f' for {used}' if used else ''}.")


@lru_cache(maxsize=2048)
def _compiled(text: str) -> Expression:
    if len(text) > _LONGEST:
        raise DeckdlError(f"{text[:30]!r}… is longer than an expression may be ({_LONGEST} characters).")
    if not text.strip():
        raise DeckdlError("an expression is missing.")
    try:
        tree = ast.parse(" ".join(text.split()), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise DeckdlError(f"{text!r} is not an expression{_guess(text)}.") from None
    names: set[str] = set()
    body = _checked(tree.body, text, names, 0)
    whole = ast.fix_missing_locations(ast.Expression(body))
    try:
        code = compile(whole, "<expression>", "eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise DeckdlError(f"{text!r} is not an expression.") from None
    return Expression(text, frozenset(names), code)


def compile_expression(text: str, names: Collection[str] = ()) -> Expression:
    """Read an expression over variables called `names`. DeckdlError, in one sentence, where it is none."""
    expression = _compiled(text)
    unknown = sorted(expression.names - set(names))
    if unknown:
        known = f"there are {', '.join(sorted(names))}" if names else "the card has no vars"
        raise DeckdlError(f"{text!r} uses {unknown[0]}, which is no variable: {known}.")
    return expression


def names_in(text: str) -> frozenset[str]:
    """The variables that an expression uses. DeckdlError where it is none."""
    return _compiled(text).names


def _guess(text: str) -> str:
    if "^" in text:
        return ": write powers as **"
    if re.search(r"(?<![=<>!])=(?!=)", text):
        return ": compare with =="
    if re.search(r"\d\s*[A-Za-z(]|\)\s*[\w(]", text):
        return ": write every product with *"
    return ""


def _checked(node: ast.expr, text: str, names: set[str], depth: int) -> ast.expr:
    """The node with powers bounded; collects variables, refuses everything that is not arithmetic."""
    if depth > _DEEPEST:
        raise DeckdlError(f"{text[:30]!r}… is nested more than {_DEEPEST} levels deep.")
    for part in ast.walk(node) if depth == 0 else ():
        if not isinstance(part, _ALLOWED):
            raise DeckdlError(f"{text!r} may use only arithmetic, comparisons and functions{_hint(part)}.")
    match node:
        case ast.Constant(value=value):
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise DeckdlError(f"{text!r} may hold only numbers, not {value!r}.")
            if (isinstance(value, int) and value.bit_length() > _LARGEST_BITS - 1) or value == math.inf:
                raise DeckdlError(f"{text[:30]!r}… holds a number too large to compute with.")
        case ast.Name(id=name):
            if name in FUNCTIONS:
                raise DeckdlError(f"{text!r} uses {name} without its arguments: write {name}(…).")
            if name not in CONSTANTS:
                names.add(name)
        case ast.Call(func=function, args=arguments, keywords=keywords):
            if not isinstance(function, ast.Name) or function.id not in FUNCTIONS:
                raise DeckdlError(f"{text!r} calls what is no function; there are {', '.join(FUNCTIONS)}.")
            if keywords or not arguments:
                raise DeckdlError(f"{text!r}: {function.id} takes plain arguments, as in {function.id}(x).")
            node.args = [_checked(argument, text, names, depth + 1) for argument in arguments]
        case ast.BinOp(left=left, op=operator, right=right):
            node.left = _checked(left, text, names, depth + 1)
            node.right = _checked(right, text, names, depth + 1)
            if isinstance(operator, ast.Pow):
                return ast.Call(ast.Name("_power", ast.Load()), [node.left, node.right], [])
        case ast.UnaryOp(operand=operand):
            node.operand = _checked(operand, text, names, depth + 1)
        case ast.BoolOp(values=values):
            node.values = [_checked(value, text, names, depth + 1) for value in values]
        case ast.Compare(left=left, comparators=comparators):
            node.left = _checked(left, text, names, depth + 1)
            node.comparators = [_checked(value, text, names, depth + 1) for value in comparators]
    return node


def _hint(part: ast.AST) -> str:
    if isinstance(part, ast.BitXor):
        return "; write powers as **"
    if isinstance(part, ast.Attribute | ast.Subscript):
        return ", no attributes or indices"
    return ""
