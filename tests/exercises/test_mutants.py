"""Faults put into a reference by rule: each is Python, is within the marks, and is told by its line."""

from __future__ import annotations

import ast

import pytest

from deckdl.content.library import shipped_implementations
from deckdl.exercises.mutants import MOST, mutants

REFERENCE = '''"""A task: 1 + 1 is no part of the solution."""


def clip(x, low=0.0):
    """At least low; 2 * 2 is none either."""
    ### BEGIN SOLUTION
    count = 0
    for value in x:
        if value < low and value != -1:
            count += 1
    return count * 2
    ### END SOLUTION


OUTSIDE = 3 + 4
'''


def test_every_fault_is_one_change_within_the_marks():
    original = ast.unparse(ast.parse(REFERENCE))
    found = mutants(REFERENCE)
    for mutant in found:
        changed = [
            (before, after)
            for before, after in zip(original.splitlines(), mutant.source.splitlines(), strict=False)
            if before != after
        ]
        assert changed
        assert mutant.source.endswith("OUTSIDE = 3 + 4")
        assert "low=0.0" in mutant.source
    words = {mutant.words for mutant in found}
    assert "line 9: value < low became value <= low" in words
    assert "line 10: count += 1 became nothing" in words
    assert "line 11: count * 2 became count / 2" in words
    assert len({mutant.source for mutant in found}) == len(found)


@pytest.mark.parametrize("path", sorted(shipped_implementations().rglob("*.py")), ids=lambda path: path.stem)
def test_every_reference_has_faults_that_are_python(path):
    found = mutants(path.read_text())
    assert len(found) <= MOST  # none where a reference only calls
    for mutant in found:
        ast.parse(mutant.source)
