"""Checks of PyTorch code: tensors in and out, autograd against the oracle's, generators, modules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

Graded = Callable[..., Report]

SWISH = """import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad * (s + x * s * (1 - s))


def swish(x):
    return Swish.apply(x)
"""
CHECKS = (
    {"output": "swish", "like": "torch.nn.functional.silu(x)", "draw": {"x": "normal(N, C)"}},
    {"gradient": "swish", "order": 2},
    {
        "state": "Swish",
        "run": "show(len(Swish.apply(x.requires_grad_()).grad_fn.saved_tensors))",
        "draw": {"x": "normal(N)"},
    },
)


@pytest.mark.parametrize(
    "solution",
    [
        SWISH,
        "import torch\nclass Swish(torch.autograd.Function):\n"
        "    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x)\n"
        "        return torch.nn.functional.silu(x)\n"
        "    @staticmethod\n    def backward(ctx, g):\n        x, = ctx.saved_tensors\n"
        "        s = (1 + torch.tanh(x / 2)) / 2\n        return g * s * (1 + x * (1 - s))\n"
        "swish = Swish.apply\n",
    ],
)
def test_right_functions_pass(graded: Graded, solution: str):
    report = graded(SWISH, solution, *CHECKS)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("old", "new", "stage", "words"),
    [
        ("return x * torch.sigmoid(x)", "return x * torch.tanh(x)", "values", "wrong"),
        (
            "return x * torch.sigmoid(x)",
            "return (x * torch.sigmoid(x)).double()",
            "shape and dtype",
            "float32",
        ),
        ("return x * torch.sigmoid(x)", "return (x * torch.sigmoid(x)).numpy()", "shape and dtype", "tensor"),
        ("x * s * (1 - s)", "x * s", "gradients", "gradient with respect to x"),
        ("return grad * (s", "return (s", "gradients", "gradient with respect to x"),
        ("s = torch.sigmoid(x)", "s = torch.sigmoid(x.detach())", "gradients", "second derivative"),
        ("ctx.save_for_backward(x)", "ctx.save_for_backward(x, x * 1)", "values", "saved_tensors"),
        (
            "return x * torch.sigmoid(x)",
            "return x.mul_(torch.sigmoid(x))",
            "values",
            "changed its argument x",
        ),
    ],
)
def test_wrong_functions_are_refused(graded: Graded, old: str, new: str, stage: str, words: str):
    changed = SWISH.replace(old, new).replace("(x,) = ctx.saved_tensors", "x = ctx.saved_tensors[0]")
    assert old not in changed
    found = failure(graded(SWISH, changed, *CHECKS))
    assert found.stage == stage
    assert words in found.message


MODULE = """import torch


class Scale(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(features))
        self.register_buffer("seen", torch.zeros(()))

    def forward(self, x):
        if self.training:
            self.seen += len(x)
        return x * self.weight
"""
MODULE_CHECK = {
    "state": "Scale",
    "draw": {"x": "normal(N, C)", "features": "size(C)"},
    "run": "module = Scale(features)\nshow(module(x))\nmodule.eval()\nshow(module(x))\nshow(module.seen)\n"
    "module.train()\nmodule(x).square().sum().backward()\nshow(module.weight.grad)\nshow(module.seen)\n",
}


def test_a_module_is_asked_step_by_step(graded: Graded):
    assert graded(MODULE, MODULE.replace("x * self.weight", "self.weight * x"), MODULE_CHECK).passed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("if self.training:", "if True:", "`module.seen` is wrong"),
        ("return x * self.weight", "return x * self.weight.detach()", "module(x).square().sum().backward()"),
        ("self.seen += len(x)", "self.seen += 1", "`module.seen` is wrong"),
        ("return x * self.weight", "return x * self.weight.double()", "must be"),
    ],
)
def test_a_module_that_remembers_wrongly_is_told_at_its_step(graded: Graded, old: str, new: str, words: str):
    assert words in failure(graded(MODULE, MODULE.replace(old, new), MODULE_CHECK)).message


NOISE = """import torch


def noisy(x, generator):
    return x + torch.randn(x.shape, generator=generator, dtype=x.dtype)
"""
NOISE_CHECK = {
    "statistics": "noisy",
    "of": "result - x",
    "distribution": "normal(0, 1)",
    "cases": [{"x": "zeros(100, 100)"}],
}


@pytest.mark.parametrize(
    ("draw", "passes"),
    [
        ("torch.randn(x.shape, generator=generator, dtype=x.dtype)", True),
        ("torch.empty_like(x).normal_(generator=generator)", True),
        ("torch.randn(x.shape, dtype=x.dtype)", False),
        ("torch.rand(x.shape, generator=generator, dtype=x.dtype)", False),
        ("torch.randn(x.shape[1:], generator=generator, dtype=x.dtype)", False),
    ],
)
def test_draws_come_from_the_generator(graded: Graded, draw: str, passes: bool):
    solution = f"import torch\ndef noisy(x, generator):\n    return x + {draw}\n"
    assert graded(NOISE, solution, NOISE_CHECK).passed == passes


def test_labels_of_a_torch_exercise_are_int64(graded: Graded):
    reference = "import torch\n\n\ndef f(x, labels):\n    return x.gather(1, labels[:, None])[:, 0]\n"
    check = {
        "output": "f",
        "like": "x[torch.arange(len(x)), labels]",
        "draw": {"x": "normal(N, C)", "labels": "integers(0, C, N)"},
    }
    report = graded(reference, reference, check)
    assert report.passed, report.failure
    changing = reference.replace("return x", "labels += 0 * labels - labels; return x")
    assert not graded(reference, changing, check).passed
