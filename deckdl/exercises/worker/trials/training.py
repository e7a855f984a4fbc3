"""A model that is trained reaches its goals on data held out, and training does what a loop must."""

from __future__ import annotations

import ast
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import GOAL, STAGES
from deckdl.exercises.worker.compare import as_array
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Op, Outcome, Train
from deckdl.exercises.worker.snippet import NAMES, Snippet
from deckdl.exercises.worker.trials.base import Failure, Subject, Trial, told
from deckdl.exercises.worker.values import as_arrays, as_tensors, as_told, usable

SEEDS = 5  # a target is met from each of these
LARGEST_GAP = 10  # steps between two calls of log

_REACHES = {
    ">=": lambda figure, goal: figure >= goal,
    ">": lambda figure, goal: figure > goal,
    "<=": lambda figure, goal: figure <= goal,
    "<": lambda figure, goal: figure < goal,
}


class TrainsTrial(Trial):
    """The judge makes the data and keeps what is held out: it asks the model, and computes metrics itself."""

    kind = "trains"
    stage = STAGES[6]

    def __init__(
        self,
        subject: Subject,
        *,
        model: str,
        data: str,
        train: str,
        steps: int,
        ask: str,
        metrics: dict[str, str],
        reaches: list[str],
        seconds: float,
    ) -> None:
        self.name = subject.name
        self.seed = subject.seed % SEEDS
        self.model = model
        self.train = train
        self.steps = steps
        self.ask = Snippet(ask, "<ask>")
        self.asked = ask
        self.metrics = {name: Snippet(text, f"<{name}>") for name, text in metrics.items()}
        self.goals = reaches
        self.seconds = seconds
        tree = ast.parse(model.strip(), mode="eval").body
        self.models = len(tree.elts) if isinstance(tree, ast.Tuple) else 1  # each is updated in each step
        self.data = Snippet(data, "<data>")

    @cached_property
    def _made(self) -> dict[str, Any]:
        """Everything that the check's data block defines."""
        scope = dict(NAMES)
        self.data.evaluate(scope)
        if not isinstance(scope.get("data"), tuple):
            raise LookupError(f"the data block of {self.name} sets no tuple called data")
        return scope

    def cases(self) -> list[Case]:
        return [Case({"model": self.model, "steps": self.steps, "seed": self.seed}, "float32")]

    def operations(self, case: Case) -> list[Op]:
        made = self._made
        held_out = {
            name: made[name]
            for name in self.ask.names
            if isinstance(made.get(name), (torch.Tensor, int, float, np.ndarray))
        }
        sent = as_tensors(as_arrays(as_told({"data": made["data"], "held_out": held_out})))
        return [
            Train(self.model, self.train, self.asked, sent["data"], sent["held_out"], self.steps, self.seed)
        ]

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[0]
        if outcome.problem:
            return told(self.name, outcome.problem)
        found = outcome.value
        return self._conduct(found) or self._goals(found["answer"])

    def _conduct(self, found: dict[str, Any]) -> Failure | None:
        steps, losses = found["steps"], [as_array(loss) for loss in found["losses"]]
        if not steps:
            return Failure(f"{self.name} never called log(step, loss=…).")
        if any(loss is None or loss.size != 1 or not np.isfinite(loss).all() for loss in losses):
            return Failure(f"{self.name} logged a loss that is no finite number.")
        if not all(type(step) is int for step in steps) or sorted(set(steps)) != steps:
            return Failure(f"{self.name} logged steps that are not rising integers.")
        gaps = [steps[0], *(after - before for before, after in pairwise(steps))]
        if max(*gaps, self.steps - 1 - steps[-1]) > LARGEST_GAP or steps[-1] > self.steps:
            return Failure(f"{self.name} must log at least every {LARGEST_GAP} steps, first and last too.")
        if found["updates"] not in (0, self.steps * self.models):
            return Failure(
                f"{self.name} must make one update in each of its {self.steps} steps.",
                str(self.steps),
                str(found["updates"]),
            )
        if found["data_changed"]:
            return Failure(f"{self.name} changed the data that it was given; work on a copy.")
        if not found["in_train_mode"]:
            return Failure(f"{self.name} must call model.train() first: the model may come in eval mode.")
        if found["still"]:
            still = ", ".join(found["still"][:4])
            return Failure(f"{self.name} does not train every parameter: {still} stayed as before.")
        if found["moved_at_rate_0"]:
            moved = found["moved_at_rate_0"][0]
            return Failure(f"{self.name} with lr=0 moved {moved}; all rates are to be in proportion to lr.")
        return None

    def _goals(self, answer: Any) -> Failure | None:
        scope = {**self._made, "result": usable(as_tensors(as_arrays(answer)))}
        try:
            figures = {name: float(metric.value(scope)) for name, metric in self.metrics.items()}
        except Exception as error:  # of another shape, say
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            return Failure(f"{self.name}: what `{self.asked}` gives cannot be scored ({reason}).")
        for goal in self.goals:
            match = GOAL.fullmatch(goal)
            assert match is not None
            name, sign, number = match[1], match[2], float(match[3])
            if not _REACHES[sign](figures[name], number):
                shown = ", ".join(f"{other} {figure:.4g}" for other, figure in figures.items())
                what = f"after {self.steps} steps {name} is {figures[name]:.4g}, not {sign} {number:g}"
                return Failure(f"{self.name}: {what}.", ", ".join(self.goals), shown)
        return None

    def alike(self, case: Case, ours: list[Outcome], theirs: list[Outcome]) -> bool:
        """Whether both fail in the same way; weights never agree to the last digit."""
        if len(ours) != len(theirs):
            return False
        mine, other = self.judge(case, ours), self.judge(case, theirs)
        return mine is not None and other is not None and _kind_of(mine) == _kind_of(other)


def _kind_of(failure: Failure) -> str:
    return "".join(character for character in failure.message if not character.isdigit())
