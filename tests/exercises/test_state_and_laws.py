"""What objects remember, and laws that hold whatever the values are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

Graded = Callable[..., Report]

AVERAGE = """import numpy as np


class Average:
    def __init__(self, momentum=0.9):
        self.momentum, self.mean = momentum, None

    def update(self, x):
        m = x.mean(axis=0)
        self.mean = m if self.mean is None else self.momentum * self.mean + (1 - self.momentum) * m
        return self.mean
"""
STATE = {
    "state": "Average",
    "draw": {"x": "normal(N, C)", "momentum": "choice(0.5, 0.1)"},
    "run": "average = Average()\nshow(average.update(x))\n"
    "average = Average(momentum=0.5)\naverage.update(x)\nother = Average(0.5)\n"
    "show(average.update(3 * x))\nshow(other.update(x), other.mean)\n",
    "like": "show(x.mean(0))\nshow(0.5 * x.mean(0) + 0.5 * 3 * x.mean(0))\nshow(x.mean(0), x.mean(0))\n",
}


def test_a_script_is_held_to_an_independent_one(graded: Graded):
    report = graded(AVERAGE, AVERAGE.replace("x.mean(axis=0)", "np.einsum('nc->c', x) / len(x)"), STATE)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("m if self.mean is None else", "", "TypeError"),
        ("(1 - self.momentum) * m", "m", "average.update(3 * x)"),
        (
            "self.momentum, self.mean = momentum, None",
            "self.momentum, self.mean = 0.9, None",
            "average.update(3 * x)",
        ),
        ("self.mean = m if", "Average.mean = m if", "average.update(x)"),
        ("m = x.mean(axis=0)", "x *= 1\n        m = x.mean(axis=0).astype(np.float64)", "float32"),
        ("return self.mean", "return None", "must be"),
    ],
)
def test_the_step_that_goes_wrong_is_told(graded: Graded, old: str, new: str, words: str):
    assert words in failure(graded(AVERAGE, AVERAGE.replace(old, new), STATE)).message


def test_what_is_shown_is_what_it_was_then(graded: Graded):
    """A list that is shown and later filled would else look as if it had been full all along."""
    reference = (
        "import numpy as np\n\nclass Log:\n    def __init__(self):\n        self.seen = np.zeros(2)\n"
        + ("    def add(self):\n        self.seen += 1\n")
    )
    check = {"state": "Log", "run": "log = Log()\nshow(log.seen)\nlog.add()\nshow(log.seen)\n"}
    assert graded(reference, reference, check).passed
    assert not graded(reference, reference.replace("np.zeros(2)", "np.ones(2)"), check).passed


def laws(function: str, *names: str, **more: object) -> tuple[str, dict[str, object]]:
    draw = more.pop("draw", {"x": "normal(N, C)"})
    return f"import numpy as np\n\n{function}\n", {"property": "f", "law": list(names), "draw": draw, **more}


SOFTMAX = "def f(x):\n    e = np.exp(x - x.max(-1, keepdims=True))\n    return e / e.sum(-1, keepdims=True)"
CUMULATIVE = "def f(x):\n    return np.cumsum(x, axis=-1)"


@pytest.mark.parametrize(
    ("function", "check"),
    [
        laws(SOFTMAX, "sums_to_one", "shift_invariant", "nonnegative", "bounded", "permutation_equivariant"),
        laws(SOFTMAX, "rows_independent", axis=0),
        laws(CUMULATIVE, "causal", "linear", "odd"),
        laws(
            "def f(x):\n    return x / np.sqrt((x**2).sum(-1, keepdims=True))",
            "scale_invariant",
            "idempotent",
        ),
        laws("def f(x):\n    return (x**2).sum(-1)", "even", "permutation_invariant"),
        laws("def f(x):\n    return x + 1\ndef g(y):\n    return y - 1", "round_trip", inverse="g"),
        laws("def f(a, b):\n    return a * b", "symmetric", draw={"a": "normal(N, C)", "b": "normal(N, C)"}),
    ],
)
def test_laws_hold_of_what_keeps_them(graded: Graded, function: str, check: dict[str, object]):
    report = graded(function, function, check)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("reference", "solution", "law", "words"),
    [
        (SOFTMAX, "def f(x):\n    return np.exp(x) / 2", "sums_to_one", "does not sum to one"),
        (SOFTMAX, "def f(x):\n    return x", "nonnegative", "negative"),
        (SOFTMAX, "def f(x):\n    return x * 2", "bounded", "bounds"),
        (SOFTMAX, "def f(x):\n    return np.tanh(x)", "shift_invariant", "shift"),
        (SOFTMAX, "def f(x):\n    return np.tanh(x)", "scale_invariant", "scale"),
        (CUMULATIVE, "def f(x):\n    return x + 1", "linear", "linear"),
        (CUMULATIVE, "def f(x):\n    return x + 1", "odd", "odd"),
        (CUMULATIVE, "def f(x):\n    return x + 1", "even", "even"),
        (CUMULATIVE, "def f(x):\n    return x - x.mean(-1, keepdims=True)", "causal", "future"),
        (CUMULATIVE, "def f(x):\n    return np.cumsum(x[..., ::-1], axis=-1)", "causal", "future"),
        (CUMULATIVE, "def f(x):\n    return np.cumsum(x, axis=-1)", "permutation_equivariant", "order"),
        (CUMULATIVE, "def f(x):\n    return np.cumsum(x, axis=-1)", "permutation_invariant", "order"),
        (CUMULATIVE, "def f(x):\n    return np.cumsum(x, axis=-1)", "idempotent", "applied again"),
        (SOFTMAX, "def f(x):\n    return x - x.mean()", "rows_independent", "mixes rows"),
    ],
)
def test_what_breaks_a_law_is_told_which(graded: Graded, reference: str, solution: str, law: str, words: str):
    head = "import numpy as np\n\n"
    axis = 0 if law == "rows_independent" else -1
    check = {"property": "f", "law": law, "draw": {"x": "normal(N, C)"}, "axis": axis}
    found = failure(graded(head + reference, head + solution, check))
    assert words in found.message
    assert found.expected != found.got


def test_text_and_none_are_compared_too(graded: Graded):
    reference = "def f(x):\n    return 'big' if x > 1 else None\n"
    check = {"state": "f", "run": "show(f(2))\nshow(f(0))\n", "like": "show('big')\nshow(None)\n"}
    assert graded(reference, reference, check).passed
    assert not graded(reference, reference.replace("big", "huge"), check).passed
    assert not graded(reference, reference.replace("None", "0"), check).passed


def test_a_case_too_small_for_the_oracle_is_not_shown(graded: Graded):
    """The oracle takes two rows at least; a failure is still shown, on what it has an answer for."""
    check = {
        "output": "f",
        "like": "torch.nn.functional.batch_norm(x, None, None, training=True)",
        "draw": {"x": "normal(5, C)"},
        "atol": 1e-9,
    }
    reference = "import numpy as np\n\ndef f(x):\n    return (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-5)\n"
    assert graded(reference, reference, check).passed
    assert "wrong" in failure(graded(reference, reference.replace("1e-5", "1e-2"), check)).message


def test_stated_cases_alone_are_tried_where_nothing_is_to_be_drawn(graded: Graded):
    reference = "def f(x):\n    return x + 1\n"
    assert graded(reference, reference, {"state": "f", "run": "show(f(x))", "cases": [{"x": [1.0]}]}).passed
    assert graded(reference, reference, {"state": "f", "run": "show(f(1))"}).passed


def test_a_name_of_the_script_may_be_one_that_the_function_has_a_default_for(graded: Graded):
    reference = "def f(x, n=3):\n    return n * x\n"
    check = {"state": "f", "run": "show(f(x, n))", "draw": {"x": "normal(N)", "n": "choice(2, 5)"}}
    report = graded(reference, reference, check)
    assert report.passed, report.failure
