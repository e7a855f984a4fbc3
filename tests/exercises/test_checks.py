"""Each kind of check on a small exercise: right solutions pass in unlike styles, wrong ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from deckdl.errors import DeckdlError
from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

Graded = Callable[..., Report]

SQUARE = """import numpy as np


def square(x, scale=1.0):
    return scale * x * x


def square_backward(grad, x, scale=1.0):
    return grad * 2 * scale * x
"""
OUTPUT = {
    "output": "square",
    "like": "scale * x ** 2",
    "draw": {"x": "normal(N, C)", "scale": "choice(0.5, 3.0)"},
}
GRADIENT = {"gradient": "square"}


def solution(forward: str, backward: str = "grad * 2 * scale * x", before: str = "") -> str:
    return (
        f"import numpy as np\n{before}\ndef square(x, scale=1.0):\n    {forward}\n\n"
        f"def square_backward(grad, x, scale=1.0):\n    return {backward}\n"
    )


@pytest.mark.parametrize(
    "forward",
    [
        "return scale * x ** 2",
        "return np.einsum(',ij,ij->ij', scale, x, x).astype(x.dtype)",
        "return x * (x * scale)",
    ],
)
def test_right_solutions_pass_in_any_style(graded: Graded, forward: str):
    report = graded(SQUARE, solution(forward), OUTPUT, GRADIENT)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("forward", "stage", "words"),
    [
        ("return x * x", "values", "wrong"),  # ignores a hyper-parameter
        ("return scale * x * x + 1e-7", "values", "wrong"),  # small, but no rounding
        ("return scale * x * abs(x)", "values", "wrong"),
        ("return (scale * x * x).astype(np.float64)", "shape and dtype", "must be float32, not float64"),
        ("return (scale * x * x).T", "shape and dtype", "must have shape"),
        ("return (scale * x * x).sum()", "shape and dtype", "must be an array"),
        ("return scale * x * x,", "shape and dtype", "not a tuple of 1"),
        ("return scale * np.clip(x, -50, 50) ** 2", "values", "wrong"),  # right at the usual scale only
    ],
)
def test_wrong_outputs_are_refused_in_their_own_words(graded: Graded, forward: str, stage: str, words: str):
    found = failure(graded(SQUARE, solution(forward), OUTPUT, GRADIENT))
    assert found.stage == stage
    assert words in found.message


def test_a_failure_shows_a_small_input_with_the_first_difference(graded: Graded):
    found = failure(graded(SQUARE, solution("return x * x"), OUTPUT))
    assert found.input["scale"] in ("0.5", "3.0")
    assert found.input["x"].count(",") <= 8
    assert found.mark == [0, 0]
    assert found.expected != found.got


@pytest.mark.parametrize(
    "backward",
    [
        "grad * scale * x",
        "2 * scale * x",
        "grad * 2 * x",
        "grad.sum() * 2 * scale * x",
        "(grad * 2 * scale * x).T",
    ],
)
def test_wrong_gradients_are_refused(graded: Graded, backward: str):
    found = failure(graded(SQUARE, solution("return scale * x * x", backward), OUTPUT, GRADIENT))
    assert found.stage == "gradients"
    assert found.name == "square_backward"


def test_without_an_oracle_the_gradient_is_the_central_difference_of_the_reference(graded: Graded):
    output = {"output": "square", "draw": {"x": "normal(N)", "scale": "choice(0.5, 3.0)"}}
    gradient = {"gradient": "square", "rtol": 1e-5}
    assert graded(SQUARE, solution("return scale * x * x"), output, gradient).passed
    assert not graded(SQUARE, solution("return scale * x * x", "grad * scale * x"), output, gradient).passed


@pytest.mark.parametrize(
    ("forward", "backward", "name"),
    [
        ("x *= 2; return scale * x * x / 4", "grad * 2 * scale * x", "square"),
        ("return scale * x * x", "np.multiply(grad, 2 * scale * x, out=grad)", "square_backward"),
    ],
)
def test_a_changed_argument_is_told_though_the_values_are_right(
    graded: Graded, forward: str, backward: str, name: str
):
    found = failure(graded(SQUARE, solution(forward, backward), OUTPUT, GRADIENT))
    assert found.kind == "unchanged"
    assert found.name == name
    assert "changed its argument" in found.message


SOFTPLUS = """import numpy as np


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
"""


def test_extremes_must_be_finite_accurate_and_free_of_warnings(graded: Graded):
    checks = (
        {"output": "softplus", "like": "torch.nn.functional.softplus(x)", "cases": [{"x": [-1.0, 0.0, 2.0]}]},
        {"stable": "softplus", "cases": [{"x": [1.0e4, -1.0e4]}]},
    )
    naive = "import numpy as np\ndef softplus(x):\n    return np.log(1 + np.exp(x))\n"
    warns = "import numpy as np\ndef softplus(x):\n    return np.where(x > 30, x, np.log1p(np.exp(x)))\n"
    silent = warns.replace("return", "with np.errstate(over='ignore'):\n        return")
    assert graded(SOFTPLUS, SOFTPLUS, *checks).passed
    assert graded(SOFTPLUS, silent, *checks).passed
    found = failure(graded(SOFTPLUS, naive, *checks))
    assert found.stage == "extremes"
    assert "nan or inf" in found.message
    found = failure(graded(SOFTPLUS, warns, *checks))
    assert "overflow encountered in exp" in found.message
    assert found.line == 3


PICK = """def pick(x, index):
    if not 0 <= index < len(x):
        raise ValueError(f"index is {index}, outside of x")
    return x[index]
"""
PICK_CHECKS = (
    {"output": "pick", "draw": {"x": "normal(5)", "index": "choice(0, 4, 2)"}},
    {
        "raises": "pick",
        "names": ["index"],
        "cases": [{"x": [1.0, 2.0], "index": -1}, {"x": [1.0, 2.0], "index": 2}],
    },
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return x[index]", "accepts a bad argument"),
        ("assert 0 <= index < len(x)\n    return x[index]", "raised AssertionError where ValueError is due"),
        (
            "if not 0 <= index < len(x): raise ValueError('bad')\n    return x[index]",
            "must name the bad argument",
        ),
        (
            "if not 0 <= index < len(x): raise ValueError('the reindexing is bad')\n    return x[index]",
            "must name",
        ),
    ],
)
def test_a_bad_argument_must_raise_the_error_and_be_named(graded: Graded, body: str, words: str):
    assert graded(PICK, PICK, *PICK_CHECKS).passed
    found = failure(graded(PICK, f"def pick(x, index):\n    {body}\n", *PICK_CHECKS))
    assert found.kind == "raises"
    assert words in found.message


FORBIDDEN = {"forbid": ["numpy.square", "torch.square", "numpy.linalg.norm"]}


@pytest.mark.parametrize(
    "program",
    [
        solution("return scale * np.square(x)"),
        solution("return scale * sq(x)", before="from numpy import square as sq"),
        solution("return scale * getattr(np, 'squ' + 'are')(x)"),
        solution("return scale * torch.square(torch.tensor(x)).numpy()", before="import torch"),
    ],
)
def test_a_forbidden_call_is_seen_when_it_is_made(graded: Graded, program: str):
    found = failure(graded(SQUARE, program, OUTPUT, FORBIDDEN))
    assert found.kind == "forbid"
    assert "which is the answer" in found.message
    assert found.line is not None


def test_what_is_not_forbidden_may_be_called(graded: Graded):
    report = graded(SQUARE, solution("return scale * np.multiply(x, x)"), OUTPUT, FORBIDDEN)
    assert report.passed, report.failure


NOISE = """def noise(n, rng, sigma=1.0):
    return sigma * rng.standard_normal((n, 50))
"""
NOISE_CHECK = {
    "statistics": "noise",
    "cases": [{"n": 400}, {"n": 300, "sigma": 2.5}],
    "distribution": "normal(0, sigma)",
}


@pytest.mark.parametrize(
    "body",
    [
        "return sigma * rng.standard_normal((n, 50))",
        "return rng.normal(0, sigma, size=(50, n)).T",
        "import numpy as np\n    return sigma * np.stack([rng.standard_normal(50) for _ in range(n)])",
    ],
)
def test_any_order_of_draws_is_right(graded: Graded, body: str):
    report = graded(NOISE, f"def noise(n, rng, sigma=1.0):\n    {body}\n", NOISE_CHECK)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return rng.standard_normal((n, 50))", "standard deviation"),
        ("return sigma * rng.standard_normal((n, 50)) + 0.1 * sigma", "mean"),
        ("return sigma * rng.uniform(-3 ** 0.5, 3 ** 0.5, (n, 50))", "standard deviations is off"),
        ("import numpy as np; return sigma * np.random.standard_normal((n, 50))", "same seed"),
        (
            "import numpy as np; return sigma * np.random.default_rng(0).standard_normal((n, 50))",
            "same numbers again",
        ),
        ("return sigma * rng.standard_normal((n, 1)).repeat(50, axis=1)", "depend on each other"),
        ("return sigma * rng.standard_normal((1, 50)).repeat(n, axis=0)", "depend on each other"),
        ("return sigma * rng.standard_normal((50, n))", "shape"),
        (
            "import numpy as np\n    z = rng.standard_normal((n, 50))\n    return sigma * np.clip(z, -3, 3)",
            "beyond 3",
        ),
    ],
)
def test_wrong_distributions_are_refused(graded: Graded, body: str, words: str):
    found = failure(graded(NOISE, f"def noise(n, rng, sigma=1.0):\n    {body}\n", NOISE_CHECK))
    assert found.stage == "statistics"
    assert words in found.message


DESCENT = """class Descent:
    def __init__(self, params, lr, weight_decay=0.0):
        self.params, self.lr, self.weight_decay = list(params), lr, weight_decay

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.lr * (g + self.weight_decay * p)
"""
DESCENT_CHECK = {
    "trajectory": "Descent",
    "like": "torch.optim.SGD(params, lr=lr, weight_decay=weight_decay)",
    "draw": [{"lr": "choice(0.1, 0.01)", "weight_decay": "choice(0.5, 0.1)"}],
}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("p -= self.lr *", "p += self.lr *", "parameter 0 is wrong after step 1"),
        (
            "p -= self.lr * (g + self.weight_decay * p)",
            "p = p - self.lr * (g + self.weight_decay * p)",
            "in place",
        ),
        ("self.weight_decay * p)", "0 * p)", "is wrong after step"),
        ("p -= self.lr *", "g *= 1\n            p -= lr *", "NameError"),
        (
            "p -= self.lr * (g + self.weight_decay * p)",
            "g += self.weight_decay * p\n            p -= self.lr * g",
            "changed the gradients",
        ),
        ("self.params, self.lr,", "self.first = lr; self.params, self.lr,", None),
    ],
)
def test_every_step_of_an_optimizer_is_held_to_the_oracle(
    graded: Graded, old: str, new: str, words: str | None
):
    report = graded(DESCENT, DESCENT.replace(old, new), DESCENT_CHECK)
    if words is None:
        assert report.passed, report.failure
    else:
        assert words in failure(report).message


def test_a_learning_rate_set_between_steps_counts(graded: Graded):
    frozen = DESCENT.replace("self.weight_decay = list(params)", "self.weight_decay = list(params)").replace(
        "p -= self.lr", "p -= self.first"
    )
    frozen = frozen.replace("    def step", "        self.first = lr\n\n    def step")
    found = failure(graded(DESCENT, frozen, DESCENT_CHECK))
    assert "is wrong after step" in found.message


def test_a_known_mistake_is_named_by_how_it_behaves(graded: Graded):
    mistakes = (
        SimpleNamespace(replace="scale * x * x", by="x * x", says="scale is left out."),
        SimpleNamespace(replace="scale * x * x", by="scale * x", says="x is not squared."),
    )
    checks = (OUTPUT, GRADIENT)
    other_style = solution("y = np.empty_like(x)\n    y[...] = x\n    return y * scale")
    assert failure(graded(SQUARE, other_style, *checks, mistakes=mistakes)).diagnosis == "x is not squared."
    unknown = solution("return scale * x * x * x")
    assert failure(graded(SQUARE, unknown, *checks, mistakes=mistakes)).diagnosis is None


def test_a_mistake_that_fails_elsewhere_too_is_not_named(graded: Graded):
    """Both are 0 where everything is 0, but the mistake is wrong where this solution is right."""
    reference = "def f(x):\n    return x + 1\n"
    mistakes = (SimpleNamespace(replace="x + 1", by="x * 0", says="1 is added."),)
    check = {"output": "f", "draw": {"x": "normal(N)"}, "cases": [{"x": [0.0, 0.0]}]}
    only_at_zero = "import numpy as np\ndef f(x):\n    return x + 1 if x.any() else x * 0\n"
    assert failure(graded(reference, only_at_zero, check, mistakes=mistakes)).diagnosis is None
    everywhere = "def f(x):\n    return 0 * x\n"
    assert failure(graded(reference, everywhere, check, mistakes=mistakes)).diagnosis == "1 is added."


def test_a_float_does_not_stand_for_a_whole_number_but_the_other_way_round(graded: Graded):
    check = {"output": "f", "draw": {"x": "normal(N)"}}
    count, total = "def f(x):\n    return len(x)\n", "def f(x):\n    return float(len(x))\n"
    assert "whole number" in failure(graded(count, total, check)).message
    assert graded(count, count, check).passed
    assert graded(total, count, check).passed


def test_a_gradient_is_shown_on_an_input_that_the_forward_takes(graded: Graded):
    forward = "def f(x):\n    if x.shape[1] < 2:\n        raise ValueError('x')\n    return 3 * x\n"
    reference = f"{forward}\ndef f_backward(grad, x):\n    return 3 * grad\n"
    checks = {"output": "f", "like": "3 * x", "draw": {"x": "normal(N, 4)"}}, {"gradient": "f"}
    found = failure(graded(reference, reference.replace("3 * grad", "grad"), *checks))
    assert found.stage == "gradients"
    assert found.input["x"].count(",") >= 1


def test_a_kink_is_drawn_anew_where_the_reference_is_the_oracle(graded: Graded):
    """At a scale of 1e-3, an entry of relu lies within the step of a central difference every so often."""
    relu = (
        "import numpy as np\n\ndef relu(x):\n    return np.maximum(x, 0)\n\n"
        "def relu_backward(grad, x):\n    return grad * (x > 0)\n"
    )
    checks = {"output": "relu", "draw": {"x": "normal(20, 40)"}}, {"gradient": "relu", "rtol": 1e-5}
    report = graded(relu, relu, *checks)
    assert report.passed, report.failure
    assert not graded(relu, relu.replace("x > 0", "x > 0.01"), *checks).passed
    stated = {"gradient": "relu", "rtol": 1e-5, "cases": [{"x": [0.0, 1.0]}]}
    with pytest.raises(DeckdlError, match="kink"):
        graded(relu, relu, stated)


def test_integers_are_drawn_of_no_dtype_that_cannot_hold_them(graded: Graded):
    reference = "import numpy as np\n\ndef f(n):\n    return n.astype(np.int64)\n"
    check = {"output": "f", "draw": [{"n": "integers(-3, 3, N)"}, {"n": "integers(200, 300, N)"}]}
    clipped = reference.replace(
        "n.astype(np.int64)", "np.clip(n.astype(np.float64), -3, 299).astype(np.int64)"
    )
    assert graded(reference, clipped, check).passed
