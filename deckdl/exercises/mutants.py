"""Small faults put into a reference by rule, to see how many of them an exercise's checks refuse.

The classical operators of mutation testing (DeMillo, Lipton and Sayward, 1978): another sign, another bound,
another constant, a statement left out. A mutant that passes is a hint for the author and no proof of a gap,
for some behave exactly as the reference does.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from deckdl.exercises.stub import solution_lines

_Fault = tuple[int, ast.AST, ast.AST]  # a node's number, the node, and what is to stand in its place
MOST = 30  # of one reference; more are thinned out evenly

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True)
class Mutant:
    """A whole source with one fault in it, and what was done, as in `line 12: x - 1 became x + 1`."""

    source: str
    words: str


def mutants(reference: str) -> list[Mutant]:
    """Faults within the marks of a reference's solutions. Raises SyntaxError where it is no Python."""
    tree = ast.parse(reference)
    inside = solution_lines(reference)
    found = [
        (number, node, other)
        for number, node in enumerate(ast.walk(tree))
        if _line(node) in inside
        for other in _variants(node)
    ]
    return [
        Mutant(_with(tree, number, other), f"line {_line(node)}: {_short(node)} became {_short(other)}")
        for number, node, other in _thinned(found)
    ]


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def _thinned(found: list[_Fault]) -> list[_Fault]:
    """No more than `MOST`, from all over the reference."""
    if len(found) <= MOST:
        return found
    return [found[number * len(found) // MOST] for number in range(MOST)]


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.BinOp(op=operator) | ast.BoolOp(op=operator) if type(operator) in _OTHER:
            other = copy.copy(node)
            other.op = _OTHER[type(operator)]()  # type: ignore[assignment]
            yield other
        case ast.Compare(ops=[operator]) if type(operator) in _OTHER:
            compared = copy.copy(node)
            compared.ops = [_OTHER[type(operator)]()]  # type: ignore[list-item]
            yield compared
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1 if isinstance(value, int) else value * 2 or 1.0)
        case ast.AugAssign() | ast.If(orelse=[]):
            yield ast.Pass()
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()


def _with(tree: ast.Module, number: int, other: ast.AST) -> str:
    """The source with the node of this number, in the order of ast.walk, replaced."""
    own = copy.deepcopy(tree)
    place = next(islice(ast.walk(own), number, None))

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return ast.copy_location(copy.deepcopy(other), node) if node is place else super().visit(node)

    return ast.unparse(ast.fix_missing_locations(Replace().visit(own)))


def _short(node: ast.AST) -> str:
    text = "nothing" if isinstance(node, ast.Pass) else ast.unparse(node).splitlines()[0]
    return text if len(text) <= 50 else text[:49] + "…"
