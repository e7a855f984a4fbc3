"""Training to a goal, and what a call may cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

Graded = Callable[..., Report]

LINE = """import torch


class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)


def train(model, data, *, steps=60, lr=0.1, generator, log):
    x, y = data
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for step in range(steps):
        batch = torch.randint(len(x), (16,), generator=generator)
        loss = (model(x[batch]) - y[batch]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        log(step, loss=loss.item())
"""
TRAINS = {
    "trains": "train",
    "model": "Line()",
    "data": "x = torch.linspace(-1, 1, 64)[:, None]\ndata = (x, 2 * x - 1)\nheld = x[::9] * 0.9",
    "steps": 60,
    "ask": "model(held)",
    "metrics": {"error": "(result - (2 * held - 1)).abs().max()"},
    "reaches": "error < 0.2",
}


def test_a_model_that_learns_passes(graded: Graded):
    evaluating = LINE.replace("Adam", "AdamW") + "    model.eval()\n"
    report = graded(LINE, evaluating, TRAINS)
    assert report.passed, report.failure


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("lr=0.1", "lr=1e-4", "error is"),
        ("loss.backward()", "(-loss).backward()", "error is"),
        ("        log(step, loss=loss.item())", "        pass", "never called log"),
        ("log(step, loss=loss.item())", "log(steps - step, loss=loss.item())", "rising"),
        ("log(step, loss=loss.item())", "step % 20 or log(step, loss=loss.item())", "every 10 steps"),
        ("log(step, loss=loss.item())", "log(step, loss=float('nan'))", "finite"),
        ("optimizer.step()", "optimizer.step(); optimizer.step()", "one update"),
        ("    model.train()\n", "", "model.train()"),
        ("model.parameters()", "[model.layer.weight]", "layer.bias"),
        ("x, y = data", "x, y = data; y += 0.01", "changed the data"),
        ("lr=lr)", "lr=0.1)", "lr=0"),
        (
            "return self.layer(x)",
            "return self.layer(x) if self.training else self.layer(x)[:2]",
            "cannot be scored",
        ),
        (
            "self.layer(x)",
            "torch.zeros(len(x), 1) + self.layer.weight.sum() * 0 + self.layer.bias * 0",
            "stayed",
        ),
    ],
)
def test_training_that_goes_wrong_is_told_how(graded: Graded, old: str, new: str, words: str):
    solution = LINE.replace(old, new)
    assert solution != LINE
    assert words in failure(graded(LINE, solution, TRAINS)).message


ROWS = """import numpy as np


def centred(x):
    return x - x.mean(axis=1, keepdims=True)
"""
OUTPUT = {"output": "centred", "draw": {"x": "normal(N, C)"}}
SPEED = {"speed": "centred", "at_most": 15, "cases": [{"x": "normal(4000, 100)"}]}
MEMORY = {"memory": "centred", "at_most": 2, "cases": [{"x": "normal(300, 40)"}]}
LOOP = (
    "import numpy as np\ndef centred(x):\n    rows = [(r, sum(r) / len(r)) for r in x.tolist()]\n"
    "    return np.array([[v - m for v in r] for r, m in rows], x.dtype)\n"
)
MATRIX = (
    "import numpy as np\ndef centred(x):\n    n = x.shape[1]\n"
    "    return (x[:, None, :] * (np.eye(n) - 1 / n)).sum(-1).astype(x.dtype)\n"
)


def test_a_loop_is_right_but_too_slow(graded: Graded):
    assert graded(ROWS, LOOP, OUTPUT).passed
    found = failure(graded(ROWS, LOOP, OUTPUT, SPEED))
    assert (found.stage, found.kind) == ("speed", "speed")
    assert "too long" in found.message
    assert graded(
        ROWS, "import numpy as np\ndef centred(x):\n    return x - x.mean(1)[:, None]\n", SPEED
    ).passed


def test_a_large_intermediate_array_is_told(graded: Graded):
    assert graded(ROWS, MATRIX, OUTPUT).passed
    assert "too much memory" in failure(graded(ROWS, MATRIX, OUTPUT, MEMORY)).message
    assert graded(ROWS, ROWS, MEMORY).passed


def test_the_largest_tensor_counts_for_torch(graded: Graded):
    reference = "import torch\n\n\ndef centred(x):\n    return x - x.mean(1, keepdim=True)\n"
    wasteful = "import torch\ndef centred(x):\n    return x - (x[:, None, :] * torch.ones(40, 1)).mean(2)\n"
    assert graded(reference, reference, MEMORY).passed
    assert "too much memory" in failure(graded(reference, wasteful, MEMORY)).message


def test_what_is_fast_only_because_it_gives_up_on_large_inputs_is_refused(graded: Graded):
    lazy = ROWS.replace("return x", "return x if len(x) > 100 else x")
    assert "wrong for an input as large" in failure(graded(ROWS, lazy, OUTPUT, SPEED)).message


DECAY = "def decay(step, base_lr, every):\n    return base_lr * 0.5 ** (step // every)\n"
SCHEDULE = {
    "trajectory": "decay",
    "like": "torch.optim.lr_scheduler.StepLR(optimizer, every, gamma=0.5)",
    "draw": {"base_lr": "choice(0.1, 1.0)", "every": "choice(3, 5)"},
    "steps": 20,
}


def test_a_schedule_is_held_to_pytorchs(graded: Graded):
    assert graded(DECAY, DECAY, SCHEDULE).passed
    found = failure(graded(DECAY, DECAY.replace("step // every", "(step + 1) // every"), SCHEDULE))
    assert "at step 2" in found.message or "at step 4" in found.message
    remembering = (
        "n = -1\ndef decay(step, base_lr, every):\n    global n\n    n += 1\n"
        "    return base_lr * 0.5 ** (n // every)\n"
    )
    assert not graded(DECAY, remembering, SCHEDULE).passed


def test_a_large_matrix_product_does_not_wait_for_threads_that_are_gone(graded: Graded):
    reference = "import numpy as np\n\ndef f(x):\n    return x @ x.T\n"
    check = {"speed": "f", "like": "x @ x.T", "at_most": 50, "cases": [{"x": "normal(400, 400)"}]}
    report = graded(reference, reference, check)
    assert report.passed, report.failure
