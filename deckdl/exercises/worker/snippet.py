"""Python that an author writes in a check, evaluated over arguments with the usual names in scope."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

NAMES: dict[str, Any] = {"np": np, "torch": torch, "math": math}


class Snippet:
    """Statements and a last expression, whose value is that of the whole."""

    def __init__(self, text: str, name: str = "<check>") -> None:
        """Raises SyntaxError; a check that was read holds Python."""
        tree = ast.parse(text.strip(), name)
        self.names = frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
        """All names in it, those that it defines among them."""
        last = tree.body[-1] if tree.body else None
        self._value = None
        if isinstance(last, ast.Expr):
            self._value = compile(ast.Expression(last.value), name, "eval")
            del tree.body[-1]
        self._statements = compile(tree, name, "exec") if tree.body else None

    def value(self, scope: Mapping[str, Any]) -> Any:
        """Evaluate it; None where its last statement is no expression."""
        return self.evaluate({**NAMES, **scope})

    def evaluate(self, names: dict[str, Any]) -> Any:
        """As `value`, with nothing else in scope, and what it defines left in `names`."""
        if self._statements is not None:
            exec(self._statements, names)
        return None if self._value is None else eval(self._value, names)
