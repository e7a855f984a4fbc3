"""What the learner starts from: one line open at first, later the bodies, later nothing but signatures."""

from __future__ import annotations

import ast
from dataclasses import dataclass

import pytest

from deckdl.content.library import load, shipped_decks, shipped_implementations
from deckdl.errors import DeckdlError
from deckdl.exercises.fading import faded
from deckdl.exercises.grader import Exercise, exercise_of
from deckdl.exercises.stub import NOT_YET, ONE_LINE, TO_WRITE, stub, without_marks
from deckdl.sessions.exercises import code_cards

REFERENCE = '''"""Twice."""

import numpy as np


def double(x):
    """Twice x.

    x   a number
    """
    ### BEGIN SOLUTION
    if x is None:
        return 0
    factor = 2  # the whole idea
    result = factor * x
    return result
    ### END SOLUTION


def quadruple(x):
    """Four times x."""

    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION
'''


@dataclass(frozen=True)
class Mistake:
    replace: str
    by: str
    says: str = "Not so."


MISTAKES = [
    Mistake("factor * x", "factor + x"),
    Mistake("    factor = 2  # the whole idea\n    result", "    factor = 3  # the whole idea\n    result"),
    Mistake("factor = 2", "factor = -2"),
    Mistake("if x is None", "if x == 0"),
    Mistake("if x is None:", "if True:"),
    Mistake("if x is None:\n", "if x:\n"),
]


def test_the_first_time_the_line_of_most_mistakes_is_open_and_the_rest_is_there() -> None:
    text = faded(REFERENCE, MISTAKES, 0)
    before, after = text.split(f"    {ONE_LINE}\n    raise NotImplementedError\n")
    assert before.endswith("    if x is None:\n        return 0\n")
    assert after.startswith("    result = factor * x\n    return result\n")
    assert "double(double(x))" in text
    assert "factor = 2" not in text
    assert "SOLUTION" not in text


def test_the_second_time_the_bodies_are_open_and_then_the_signatures_are_left() -> None:
    assert faded(REFERENCE, MISTAKES, 1) == stub(REFERENCE)
    bare = (
        "import numpy as np\n\n\n"
        f"def double(x):\n    {TO_WRITE}\n    raise NotImplementedError\n\n\n"
        f"def quadruple(x):\n    {TO_WRITE}\n    raise NotImplementedError\n"
    )
    assert faded(REFERENCE, MISTAKES, 2) == faded(REFERENCE, MISTAKES, 7) == bare


@pytest.mark.parametrize(
    "mistakes",
    [[], [Mistake("if x is None", "if x")], [Mistake("nowhere", "x")], [Mistake("Twice x.", "Thrice x.")]],
)
def test_without_a_line_that_a_mistake_points_out_the_bodies_are_open_at_once(
    mistakes: list[Mistake],
) -> None:
    assert faded(REFERENCE, mistakes, 0) == stub(REFERENCE)


SHARED = """
def f(x):
    ### BEGIN SOLUTION
    if x: return 1
    y = 2; z = 3
    return y
    ### END SOLUTION
"""


def test_a_statement_that_shares_its_line_stays() -> None:
    one, three = Mistake("return 1", "return 0"), Mistake("z = 3", "z = 4")
    assert faded(SHARED, [one, three], 0) == stub(SHARED)
    text = faded(SHARED, [one, three, Mistake("return y", "return z")], 0)
    assert text.endswith(f"    y = 2; z = 3\n    {ONE_LINE}\n    raise NotImplementedError\n")


@pytest.mark.parametrize("passes", [0, 1, 2])
def test_marks_that_do_not_pair_up_are_refused_whatever_is_shown(passes: int) -> None:
    with pytest.raises(DeckdlError, match=r"double.py:22:1: "):
        faded(REFERENCE.replace("    ### END SOLUTION\n", "", 1), MISTAKES, passes, "double.py")


@pytest.mark.parametrize("passes", [0, 1, 2])
def test_a_reference_that_is_no_python_still_gives_a_file(passes: int) -> None:
    broken = REFERENCE.replace("import numpy", "import import")
    assert faded(broken, MISTAKES, passes) == stub(broken)


def shipped() -> list[Exercise]:
    cards = code_cards(load([shipped_decks()])).values()
    return [exercise_of(card, shipped_implementations()) for card in cards]


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.path)
def test_every_shipped_exercise_fades(exercise: Exercise) -> None:
    reference = exercise.read()
    texts = [faded(reference, exercise.mistakes, passes) for passes in range(3)]
    for text in texts:
        exec(compile(text, exercise.path, "exec"), {})
        assert "NotImplementedError" in text
    assert texts[0].count(ONE_LINE) == 1
    assert _lines(texts[0]) - _lines(without_marks(reference)) == 1, "one line went, and two came"
    assert texts[0].count(NOT_YET) == 1 <= texts[1].count(NOT_YET) == texts[2].count(NOT_YET)
    assert _lines(texts[1]) > _lines(texts[2])
    assert _defined(texts[1]) == _defined(texts[2])


def _lines(text: str) -> int:
    return len([line for line in text.splitlines() if line.strip()])


def _defined(text: str) -> list[str]:
    """All that is defined, each with its parameters."""
    defined = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    ]
    return [f"{node.name}({ast.unparse(getattr(node, 'args', ast.Tuple([])))})" for node in defined]
