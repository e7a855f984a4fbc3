"""The task of an exercise, told by its reference's docstrings."""

from __future__ import annotations

import ast


def statement_of(front: str, reference: str) -> str:
    """Markdown: the card's own words first, then each function or class with its signature and docstring.

    Docstrings are kept letter for letter in code blocks, where their formulas and columns stay in place.
    """
    parts = [front.strip()] if front.strip() else []
    try:
        module = ast.parse(reference)
    except (SyntaxError, ValueError):
        return "\n\n".join(parts)
    if summary := ast.get_docstring(module):
        parts.append(summary)
    for node in module.body:
        if isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        ) and not node.name.startswith("_"):
            parts.append(_told(node))
    return "\n\n".join(parts)


def _told(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
    lines = [_signature(node), *_docstring(node)]
    if isinstance(node, ast.ClassDef):
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and (
                method.name == "__init__" or not method.name.startswith("_")
            ):
                lines += ["", *(f"    {line}" for line in (_signature(method), *_docstring(method)))]
    return "\n".join(["```python", *(line.rstrip() for line in lines), "```"])


def _signature(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
    if isinstance(node, ast.ClassDef):
        bases = ", ".join(ast.unparse(base) for base in node.bases)
        return f"class {node.name}({bases}):" if bases else f"class {node.name}:"
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"def {node.name}({ast.unparse(node.args)}){returns}:"


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[str]:
    return [f"    {line}" for line in (ast.get_docstring(node) or "").splitlines()]
