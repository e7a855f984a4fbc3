"""Bug cards: an exercise's reference with one of its known mistakes in it, to be found by reading."""

from __future__ import annotations

import ast
import io
import tokenize
from dataclasses import dataclass
from random import Random

from deckdl.content.items import changed_lines
from deckdl.content.models import CodeCard, Mistake
from deckdl.errors import DeckdlError
from deckdl.exercises import mistakes


@dataclass(frozen=True)
class Bug:
    """Python to read, the numbers of its wrong lines from 1, and the sentence on what is wrong there."""

    code: str
    lines: frozenset[int]
    says: str


def bug_of(card: CodeCard, reference: str, seed: int) -> Bug:
    """One of the card's mistakes, chosen by the seed, and the function or class that it is in.

    DeckdlError where the mistakes do not fit the reference.
    """
    usable = [mistake for mistake in card.mistakes if changed_lines(mistake)]
    Random(str(seed)).shuffle(usable)
    for mistake in usable:
        try:
            return _bug(reference, mistake)
        except (DeckdlError, SyntaxError, ValueError, tokenize.TokenError):
            continue
    raise DeckdlError(f"None of the mistakes of {card.full_id} fits {card.impl}: `deckdl check` says why.")


def _bug(reference: str, mistake: Mistake) -> Bug:
    wrong = mistakes.apply(reference, mistake)
    first = reference[: reference.index(mistake.replace)].count("\n") + 1
    changed = {first + line for line in changed_lines(mistake)}
    shown = _shown(ast.parse(wrong), wrong, min(changed))
    lines = _without_comments(wrong)
    kept = [number for number in shown if lines[number - 1] is not None]
    while kept and not lines[kept[0] - 1]:
        del kept[0]
    return Bug(
        code="\n".join(lines[number - 1] or "" for number in kept),
        lines=frozenset(place for place, number in enumerate(kept, start=1) if number in changed),
        says=mistake.says,
    )


def _without_comments(source: str) -> list[str | None]:
    """The lines without comments, which tell what the right code does; None for a line that is one."""
    lines: list[str | None] = list(source.splitlines())
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            number, column = token.start
            lines[number - 1] = token.line[:column].rstrip() or None
    return lines


def _shown(tree: ast.Module, source: str, changed: int) -> list[int]:
    """The numbers of the lines of what holds the changed one; no docstrings, which tell how it should be."""
    whole = range(1, source.count("\n") + 2)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            if start <= changed <= (node.end_lineno or 0):
                whole = range(start, (node.end_lineno or 0) + 1)
    hidden = {line for node in ast.walk(tree) for line in _docstring(node)}
    return [line for line in whole if line not in hidden]


def _docstring(node: ast.AST) -> range:
    if not isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) or not node.body:
        return range(0)
    first = node.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        return range(first.lineno, (first.end_lineno or 0) + 1)
    return range(0)
