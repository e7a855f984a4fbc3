"""What the learner starts with, less each time: one line is open at first, later the body, later the file.

Worked examples that fade from one completion to the next: A. Renkl, R. Atkinson, U. Maier and R. Staley,
"From example study to problem solving", Journal of Experimental Education 70, 2002. The line that is open
first is the one in which most of the known mistakes are made.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from deckdl.exercises.mistakes import Replacement
from deckdl.exercises.stub import NOT_YET, ONE_LINE, solution_lines, stub, without_marks

_OPEN = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr)


def faded(reference: str, mistakes: Sequence[Replacement], passes: int, name: str = "the reference") -> str:
    """The file to start from, for a learner who passed so many times in a row before.

    Where no known mistake points out a line, a first meeting leaves the bodies open too; so does any meeting
    where the reference is no Python. Raises DeckdlError where the marks do not pair up.
    """
    body = stub(reference, name)
    try:
        if passes > 1:
            return _without_docstrings(body)
        line = _key_line(reference, mistakes) if passes == 0 else None
    except (SyntaxError, ValueError):
        return body
    if line is None:
        return body
    lines = reference.splitlines()
    indent = lines[line.lineno - 1][: line.col_offset]
    lines[line.lineno - 1 : line.end_lineno] = [indent + ONE_LINE, indent + NOT_YET]
    return without_marks("\n".join(lines) + "\n")


def _key_line(reference: str, mistakes: Sequence[Replacement]) -> ast.stmt | None:
    """The line of a solution that most mistakes change, the first of several; a statement of more if need be.

    None where no mistake changes a statement that has its lines to itself.
    """
    tree = ast.parse(reference)
    lines, inside = reference.splitlines(), solution_lines(reference)
    changed = [_changed_lines(reference, mistake) for mistake in mistakes]
    best, chosen = (False, 0), None  # whether it is one line, and how many mistakes change it
    for node in sorted(_statements(tree), key=lambda node: node.lineno):
        if node.lineno in inside and _stands_alone(node, lines):
            own = _lines_of(node)
            count = sum(not where.isdisjoint(own) for where in changed)
            if count and (len(own) == 1, count) > best:
                best, chosen = (len(own) == 1, count), node
    return chosen


def _statements(tree: ast.Module) -> list[ast.stmt]:
    return [node for node in ast.walk(tree) if isinstance(node, _OPEN)]


def _stands_alone(node: ast.stmt, lines: list[str]) -> bool:
    """Whether nothing but a comment shares its lines, and it is no text."""
    before = lines[node.lineno - 1].encode()[: node.col_offset]
    after = lines[(node.end_lineno or node.lineno) - 1].encode()[node.end_col_offset :].strip()
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return not before.strip() and (not after or after.startswith(b"#")) and not text


def _changed_lines(reference: str, mistake: Replacement) -> set[int]:
    """The numbers of the lines in which the mistake differs from the reference, from 1."""
    if reference.count(mistake.replace) != 1:
        return set()
    old, new = mistake.replace.splitlines(), mistake.by.splitlines()
    first = reference[: reference.index(mistake.replace)].count("\n") + 1
    while old and new and old[0] == new[0]:
        del old[0], new[0]
        first += 1
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return set(range(first, first + len(old)))


def _without_docstrings(text: str) -> str:
    """The signatures; what they are to do stands in the task."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, False):
            first = node.body[0]
            lines[first.lineno - 1 : first.end_lineno] = [""] * len(_lines_of(first))
    return _closed_up("\n".join(lines))


def _lines_of(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _closed_up(text: str) -> str:
    """Without blank lines at the start, at the start of a block, or more than two together."""
    text = re.sub(r"(:[ \t]*(?:#.*)?\n)(?:[ \t]*\n)+(?=[ \t])", r"\1", text.strip() + "\n")
    return re.sub(r"\n(?:[ \t]*\n){3,}", "\n\n\n", text)
