"""A schedule of the learning rate is held to PyTorch's at every step."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import Tolerance, as_array, value_difference
from deckdl.exercises.worker.drawing import Case, defaults, drawn_cases
from deckdl.exercises.worker.ops import Call, Op, Outcome
from deckdl.exercises.worker.show import show_both
from deckdl.exercises.worker.snippet import Snippet
from deckdl.exercises.worker.trials.base import Failure, FunctionTrial, Subject, bind, told
from deckdl.exercises.worker.trials.trajectory import PLANS

FIRST_RATE = 1.0  # of the oracle's optimizer, where the schedule takes no base_lr


class ScheduleTrial(FunctionTrial):
    """A function of the step, asked for the steps in any order; `like` is a scheduler of `optimizer`."""

    kind = "trajectory"
    stage = STAGES[2]

    def __init__(self, subject: Subject, *, like: str, steps: int, rtol: float | None) -> None:
        super().__init__(subject)
        self.like = Snippet(like, "<like>")
        self.steps = steps
        self.limits = Tolerance(rtol or 1e-9, 1e-12)

    def cases(self) -> list[Case]:
        return drawn_cases(self.subject.draw, self.signature, self.subject.seed, PLANS)

    def operations(self, case: Case) -> list[Op]:
        return [
            Call(self.name, *bind(self.signature, {**case.arguments, "step": step})) for step in self._order()
        ]

    def _order(self) -> list[int]:
        """Every step once, shuffled: a schedule is a function, and remembers nothing."""
        return [int(step) for step in np.random.default_rng(self.subject.seed).permutation(self.steps)]

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        if outcomes[-1].problem:
            return told(self.name, outcomes[-1].problem)
        rates = [as_array(outcome.value) for outcome in outcomes]
        if any(rate is None or rate.ndim or rate.dtype.kind != "f" for rate in rates):
            return Failure(f"{self.name} must give a float for each step.")
        by_step = dict(zip(self._order(), rates, strict=True))
        got = np.array([float(by_step[step]) for step in range(self.steps)])  # type: ignore[arg-type]
        expected = case.recall("expected", lambda: self._expected(case))
        wrong = value_difference(got, expected, self.limits)
        if wrong is None:
            return None
        shown = show_both(expected[: wrong.index[0] + 1][-4:], got[: wrong.index[0] + 1][-4:], (-1,))
        return Failure(f"{self.name} is wrong at step {wrong.index[0]}.", *shown, (min(3, wrong.index[0]),))

    def _expected(self, case: Case) -> Any:
        hyper = {**defaults(self.signature), **case.arguments}
        rate = hyper.get("base_lr", FIRST_RATE)
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
        found = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that no optimizer's step was made in between
            scheduler = self.like.value({**hyper, "optimizer": optimizer})
            for _ in range(self.steps):
                found.append(float(optimizer.param_groups[0]["lr"]))
                scheduler.step()
        return np.array(found)

    def valid(self, case: Case) -> bool:
        return False

    def simpler(self, case: Case) -> Any:
        return iter(())
