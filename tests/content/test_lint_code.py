"""`check` on code cards: what is wrong with their references, checks and mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckdl.content.decks import read_decks
from deckdl.content.lint import check

Writer = Callable[..., Path]

REFERENCE = """\
import numpy as np


def square(x):
    \"\"\"x * x\"\"\"
    ### BEGIN SOLUTION
    y = x * x
    z = y + 0
    return z
    ### END SOLUTION
"""


def found(path: Path) -> list[str]:
    """The problems without the folder."""
    return [str(problem).removeprefix(f"{path.parent}/") for problem in check(read_decks([path]))]


CODE = """\
deck: d
title: D
concepts: {a: {title: A}}
cards:
  - id: x
    concept: a
    type: code
    impl: own/square.py
    checks:
      - output: square
        like: x * x
        draw: {x: normal(N)}
    mistakes:
      - {replace: y = x * x, by: y = x + x, says: Multiply.}
"""


def test_a_code_card_and_its_reference(write: Writer) -> None:
    write(REFERENCE, "impl/own/square.py")
    assert found(write(CODE)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("own/square.py", "own/cube.py", "8:11: there is no file own/cube.py in "),
        ("output: square", "output: cube", "10:17: "),
        ("output: square", "otput: square", "10:9: a check names one kind and its function"),
        ("like: x * x", "like: x *", "11:15: 'x *' is not Python: invalid syntax"),
        ("like: x", "lke: x", "11:9: a check of output has no key lke; did you mean like?"),
        ("normal(N)", "nromal(N)", "12:15: nromal is no draw; there are "),
        (
            "{replace: y = x * x",
            "{replace: y = x ** 2",
            "14:19: the text to replace stands not in own/square.py; it must",
        ),
        (
            "{replace: y = x * x",
            "{replace: x * x",
            "14:19: the text to replace stands 2 times in own/square.py; it",
        ),
        (
            "{replace: y = x * x",
            "{replace: import numpy",
            "14:19: the text to replace is not within the solution of",
        ),
        ("by: y = x + x", "by: y = = x", "14:34: with this, the file is no longer Python"),
        ("by: y = x + x", "by: y = x * x", "14:34: by is the same as replace, so nothing is wrong with it"),
        (", says: Multiply.", "", "14:9: mistakes 1 needs the key says"),
        (
            ", says: Multiply.",
            ", sais: M., says: M.",
            "14:45: a code card has no key sais; did you mean says?",
        ),
        ("{x: normal(N)}", "{x: normal(N)}\n        rtol: 2", "13:15: rtol must be less than 1"),
    ],
)
def test_what_is_wrong_with_a_code_card(write: Writer, old: str, new: str, expected: str) -> None:
    write(REFERENCE, "impl/own/square.py")
    (problem,) = found(write(CODE.replace(old, new, 1)))
    assert problem.startswith(f"deck.yaml:{expected}")


def test_a_reference_without_marks_or_sense_is_told(write: Writer) -> None:
    path = write(CODE)
    write(REFERENCE.replace("### END SOLUTION", ""), "impl/own/square.py")
    assert "marks no solution" in found(path)[0]
    write("def square(:\n", "impl/own/square.py")
    assert "is broken: line 1" in found(path)[0]
    write(b"\xff\0", "impl/own/square.py")
    assert "is broken" in found(path)[0]
