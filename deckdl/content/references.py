"""What a code card says of its reference: it is there, its solution is marked, every mistake fits into it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from deckdl.content.checks import KINDS
from deckdl.content.models import Card, CodeCard
from deckdl.content.problems import Fault

_BEGIN = "### BEGIN SOLUTION"
_END = "### END SOLUTION"


def reference_faults(card: Card, folders: Sequence[Path]) -> Iterator[Fault]:
    """What is wrong between a card and the implementation that it names, looked for in these folders."""
    if not card.impl:
        return
    path = next((folder / card.impl for folder in folders if (folder / card.impl).is_file()), None)
    if path is None:
        yield Fault(
            ("impl",), f"there is no file {card.impl} in {' or '.join(str(folder) for folder in folders)}"
        )
        return
    if not isinstance(card, CodeCard):
        return
    try:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
        reason = (
            f"line {error.lineno}: {error.msg}"
            if isinstance(error, SyntaxError)
            else "it is not readable Python"
        )
        yield Fault(("impl",), f"{path} is broken: {reason}")
        return
    if _BEGIN not in source or _END not in source:
        yield Fault(("impl",), f"{path} marks no solution with {_BEGIN} and {_END}")
        return
    yield from _targets(card, tree, path)
    yield from _mistakes(card, source, _blocks(tree, source))


def _targets(card: CodeCard, tree: ast.Module, path: Path) -> Iterator[Fault]:
    """Checks must name what the reference defines."""
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for index, check in enumerate(card.checks):
        for kind, target in check.items():
            if kind in KINDS and isinstance(target, str) and target not in defined:
                yield Fault(
                    ("checks", index, kind),
                    f"{path} defines no {target}; it has {', '.join(sorted(defined))}",
                )


def _mistakes(card: CodeCard, source: str, blocks: list[tuple[int, int]]) -> Iterator[Fault]:
    solutions = _solutions(source)
    for index, mistake in enumerate(card.mistakes):
        loc = ("mistakes", index, "replace")
        found = source.count(mistake.replace)
        if found != 1:
            often = "not" if not found else f"{found} times"
            yield Fault(loc, f"the text to replace stands {often} in {card.impl}; it must stand there once")
            continue
        at = source.index(mistake.replace)
        if not any(start <= at and at + len(mistake.replace) <= end for start, end in solutions):
            yield Fault(loc, f"the text to replace is not within the solution of {card.impl}")
            continue
        start, end = next((start, end) for start, end in blocks if start <= at < end)
        try:
            ast.parse(source[start:at] + mistake.by + source[at + len(mistake.replace) : end])
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            yield Fault(("mistakes", index, "by"), "with this, the file is no longer Python")


def _blocks(tree: ast.Module, source: str) -> list[tuple[int, int]]:
    """The source cut before each function and class: a mistake is read with its own block only."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    cuts = {0}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            cuts |= {starts[first - 1], starts[node.end_lineno or first]}
    return list(pairwise(sorted({*cuts, len(source)})))


def _solutions(source: str) -> list[tuple[int, int]]:
    """Where the marked solutions begin and end."""
    spans: list[tuple[int, int]] = []
    at = source.find(_BEGIN)
    while at >= 0:
        end = source.find(_END, at)
        if end < 0:
            break
        spans.append((at + len(_BEGIN), end))
        at = source.find(_BEGIN, end)
    return spans
