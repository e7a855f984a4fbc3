"""How a solution behaves besides its values: arguments left alone, bad ones refused, no forbidden call."""

from __future__ import annotations

import inspect
import re
from typing import Any

import numpy as np

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Op, Outcome
from deckdl.exercises.worker.show import show
from deckdl.exercises.worker.trials.base import (
    Failure,
    FunctionTrial,
    Subject,
    Trial,
    changed_argument,
    passed_names,
    told,
)


class UnchangedTrial(Trial):
    """The arguments of another trial's calls are afterwards what they were, to the last bit."""

    kind = "unchanged"

    def __init__(self, function: FunctionTrial) -> None:
        self.stage = (
            STAGES[3] if function.stage == STAGES[3] else STAGES[2]
        )  # a backward's with the gradients
        self.function = function
        self.name = function.name

    @property
    def calls(self) -> Trial:
        return self.function

    def cases(self) -> list[Case]:
        return self.function.cases()

    def operations(self, case: Case) -> list[Op]:
        return self.function.operations(case)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[-1]
        if outcome.problem:
            return told(self.name, outcome.problem)
        changed = changed_argument(self.function.signature, case, outcome)
        if changed is None:
            return None
        now = dict(zip(passed_names(self.function.signature, case), outcome.after, strict=True))
        message = f"{self.name} changed its argument {changed}; work on a copy."
        return Failure(message, show(case.arguments[changed]), show(now[changed]))

    def simpler(self, case: Case) -> Any:
        return self.function.simpler(case)

    def valid(self, case: Case) -> bool:
        return self.function.valid(case)


class RaisesTrial(FunctionTrial):
    """A bad argument gives the stated error, whose message has one of the names."""

    kind = "raises"
    stage = STAGES[2]

    def __init__(self, subject: Subject, *, error: str, names: list[str]) -> None:
        super().__init__(subject)
        self.error = error
        self.names = names

    def valid(self, case: Case) -> bool:
        return False

    def cases(self) -> list[Case]:
        return [self._with_grad(case) for case in super().cases()]

    def _with_grad(self, case: Case) -> Case:
        """A backward's first argument, where the author states only the forward's."""
        arguments = case.arguments
        if "grad" in self.signature.parameters and "grad" not in arguments:
            array = next((value for value in arguments.values() if isinstance(value, np.ndarray)), np.ones(3))
            arguments = {"grad": np.ones(array.shape, case.dtype), **arguments}
        return Case(arguments, case.dtype)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome, problem = outcomes[0], outcomes[0].problem
        if problem is None:
            return Failure(
                f"{self.name} accepts a bad argument: it must raise {self.error}.",
                self.error,
                show(outcome.value),
            )
        if problem.unwritten:
            return told(self.name, problem)
        raised = f"{problem.type_name}: {problem.text}"
        if self.error != problem.type_name and self.error not in problem.bases:
            return Failure(
                f"{self.name} raised {problem.type_name} where {self.error} is due.",
                self.error,
                raised,
                line=problem.line,
            )
        if self.names and not any(re.search(rf"\b{re.escape(name)}\b", problem.text) for name in self.names):
            return Failure(
                f"The message of the {self.error} must name the bad argument ({' or '.join(self.names)}).",
                self.error,
                raised,
                line=problem.line,
            )
        return None


class ForbidTrial(Trial):
    """None of the forbidden functions is called while the other trials' first cases run."""

    kind = "forbid"
    stage = STAGES[2]

    def __init__(self, forbidden: tuple[str, ...], functions: list[FunctionTrial]) -> None:
        self.forbid = forbidden
        self.functions = functions
        self.name = ", ".join(forbidden)

    def cases(self) -> list[Case]:
        cases = []
        for index, trial in enumerate(self.functions):
            cases += [Case(case.arguments, case.dtype, {"of": index}) for case in trial.cases()[:3]]
        return cases

    def operations(self, case: Case) -> list[Op]:
        assert case.spec is not None
        function: FunctionTrial = self.functions[case.spec["of"]]
        return function.operations(case)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[-1]
        if outcome.forbidden:
            name, line = outcome.forbidden[0]
            return Failure(f"It calls {name}, which is the answer: write it out yourself.", line=line)
        return told(self.name, outcome.problem) if outcome.problem else None

    def alike(self, case: Case, ours: list[Outcome], theirs: list[Outcome]) -> bool:
        return {name for name, _ in ours[-1].forbidden} == {name for name, _ in theirs[-1].forbidden}


def accepts(function: Any, arguments: set[str]) -> bool:
    """Whether a function takes all these arguments, so that the same bad one can be given to it."""
    return arguments <= set(inspect.signature(function).parameters)
