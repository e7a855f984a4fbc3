"""A small world for the screens: two decks, one exercise, a clock that stands still, a home of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk
from deckdl.tui.app import DeckdlApp
from deckdl.workspace import Workspace

ACTIVATIONS = r"""
deck: activations
title: Activations
concepts:
  relu:
    title: ReLU
  sigmoid:
    title: Sigmoid
  softmax:
    title: Softmax
cards:
  - id: relu-is
    concept: relu
    front: What does ReLU return for $x$?
    back: $\max(0, x)$
    why: Negative inputs give 0, and their gradient is 0 too.
    hints: [It is piecewise linear., It has *one* kink.]
    impl: activations/softmax.py
  - id: relu-gradient
    concept: relu
    type: choice
    front: What do frameworks return as the derivative of ReLU at exactly 0?
    options:
      - right: 0
      - wrong: 1
        because: That is the slope from the right.
      - wrong: $\frac{1}{2}$
        because: The mean of both slopes; nobody takes it.
    why: The mask `x > 0` is false there.
  - id: sigmoid-slope
    concept: sigmoid
    type: numeric
    front: What is the slope of $\sigma(x)$ at $x = 0$?
    answer: 0.25
    why: $\sigma'(x) = \sigma(x)(1 - \sigma(x))$, and $\sigma(0) = 0.5$.
  - id: softmax-code
    concept: softmax
    type: code
    impl: activations/softmax.py
    checks:
      - output: softmax
        like: torch.softmax(x, dim=axis)
        draw: {x: "uniform(N, C)", axis: "choice(0, 1, -1)"}
      - stable: softmax
        cases: [{x: [1000.0, 0.0]}]
    mistakes:
      - replace: x - x.max(axis=axis, keepdims=True)
        by: x
        says: exp overflows for large scores; subtract the row's maximum first.
    hints: [What is exp(1000)?, Subtract the maximum first.]
"""
LOSSES = """
deck: losses
title: Loss functions
concepts:
  mse:
    title: Mean squared error
cards:
  - id: mse-several
    concept: mse
    type: choice
    front: What is true of the mean squared error?
    options:
      - right: It is never negative.
      - right: It is differentiable everywhere.
      - wrong: Outliers do not matter to it.
        because: Their errors are squared.
  - id: mse-cloze
    concept: mse
    type: cloze
    text: The gradient of the mean squared error is {{c1::linear}} in the error.
"""
REFERENCE = '''"""Softmax over an axis."""

import numpy as np


def softmax(x, axis=-1):
    """Positive numbers that sum to 1 along axis; of the shape of x."""
    ### BEGIN SOLUTION
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
    ### END SOLUTION
'''
RIGHT = """import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
OVERFLOWS = RIGHT.replace("x - x.max(axis=axis, keepdims=True)", "x")
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


MISTAKE = "exp overflows for large scores; subtract the row's maximum first."


@dataclass
class StandingClock:
    """Tells the same time until it is moved."""

    time: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class World:
    """Opens apps on one workspace and closes what they opened."""

    workspace: Workspace
    clock: StandingClock
    apps: list[DeckdlApp] = field(default_factory=list)

    def app(self, **options: Any) -> DeckdlApp:
        app = DeckdlApp(Desk.open(self.workspace, clock=self.clock), **options)
        app.animation_level = "none"
        self.apps.append(app)
        return app

    def close(self) -> None:
        for app in self.apps:
            app.bench.close()
        self.apps.clear()

    @property
    def softmax(self) -> Path:
        """The learner's file."""
        return self.workspace.implementations / "activations" / "softmax.py"


def study_a_year(world: World) -> None:
    """Review what is due on most days since January; every seventh answer is wrong."""
    with Desk.open(world.workspace, clock=world.clock) as desk:
        memory, answers = desk.memory, 0
        for days in range(320, -1, -1):
            at = world.clock() - timedelta(days=days)
            for item in list(desk.library.items)[: 1 + (320 - days) // 20] if days % 9 else ():
                state = memory.state(item)
                if state is not None and not memory.is_due(state, at):
                    continue
                answers += 1
                happened: dict[str, Any] = {"seconds": 10 + answers % 7}
                if item == "activations/softmax-code":
                    happened |= {
                        "seconds": 300,
                        "attempts": 2,
                        "failed": 1,
                        "passed": True,
                        "mistakes": [MISTAKE],
                    }
                memory.answer(item, Rating.GOOD if answers % 7 else Rating.AGAIN, at, happened)
