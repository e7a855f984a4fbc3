"""What the learner starts from shows the task and nothing of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckdl.content.library import shipped_implementations
from deckdl.errors import DeckdlError
from deckdl.exercises.stub import stub

REFERENCE = '''import numpy as np


def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    secret = 2
    return secret * x
    ### END SOLUTION


### BEGIN SOLUTION
def helper():
    return 3
### END SOLUTION
'''


def test_stub_keeps_the_task_and_drops_the_solution():
    text = stub(REFERENCE)
    assert '"""Twice x."""' in text
    assert "secret" not in text
    assert "helper" not in text
    scope: dict[str, object] = {}
    exec(compile(text, "stub.py", "exec"), scope)
    with pytest.raises(NotImplementedError):
        scope["double"](1)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("### BEGIN SOLUTION\nx = 1\n", 1),
        ("x = 1\n### END SOLUTION\n", 2),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION\n", 2),
    ],
)
def test_marks_that_do_not_pair_up_are_refused_with_their_line(text: str, line: int):
    with pytest.raises(DeckdlError, match=f"softmax.py:{line}:1: "):
        stub(text, "softmax.py")


@pytest.mark.parametrize("path", sorted(shipped_implementations().rglob("*.py")), ids=lambda path: path.name)
def test_every_shipped_stub_can_be_imported_and_gives_nothing_away(path: Path):
    reference = path.read_text()
    text = stub(reference, path.name)
    exec(compile(text, path.name, "exec"), {})
    assert "NotImplementedError" in text
    assert len(text) < len(reference)
    assert len(reference.splitlines()) <= 150
