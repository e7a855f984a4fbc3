"""From the checks of a card to the trials of a grade, in the order of the stages."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Any

from deckdl.content.checks import (
    STAGES,
    Check,
    ForbidCheck,
    GradientCheck,
    OutputCheck,
    RaisesCheck,
    StableCheck,
    StatisticsCheck,
    TrajectoryCheck,
    UnchangedCheck,
)
from deckdl.exercises.worker.trials.base import FunctionTrial, Trial, public_function
from deckdl.exercises.worker.trials.conduct import ForbidTrial, RaisesTrial, UnchangedTrial, accepts
from deckdl.exercises.worker.trials.statistics import StatisticsTrial
from deckdl.exercises.worker.trials.trajectory import TrajectoryTrial
from deckdl.exercises.worker.trials.values import (
    GradientTrial,
    ShapeTrial,
    ValueTrial,
    backward_of,
    has_backward,
)


def plan(checks: Sequence[Check], reference: types.ModuleType, seed: int) -> list[Trial]:
    """All trials, stage by stage. Raises LookupError where a check does not fit the reference."""
    return sorted(_Planner(checks, reference, seed).trials(), key=lambda trial: STAGES.index(trial.stage))


def required_names(checks: Sequence[Check], reference: types.ModuleType) -> list[str]:
    """What a solution must define: the functions and classes that the checks call."""
    names: list[str] = []
    for check in checks:
        if isinstance(check, ForbidCheck):
            continue
        names.append(check.target)
        both = isinstance(check, (GradientCheck, StableCheck, UnchangedCheck))
        if isinstance(check, GradientCheck) or (both and has_backward(reference, check.target)):
            names.append(backward_of(check.target))
    return list(dict.fromkeys(names))


class _Planner:
    def __init__(self, checks: Sequence[Check], reference: types.ModuleType, seed: int) -> None:
        self.checks = checks
        self.reference = reference
        self.seed = seed
        self.outputs = {check.output: check for check in checks if isinstance(check, OutputCheck)}
        self.gradients = {check.gradient: check for check in checks if isinstance(check, GradientCheck)}
        self.functions: list[FunctionTrial] = []  # what the checks of conduct look at again

    def trials(self) -> list[Trial]:
        trials: list[Trial] = []
        for check in self.checks:
            trials += self._of(check)
        stated = {trial.name for trial in trials if isinstance(trial, UnchangedTrial)}
        trials += [UnchangedTrial(function) for function in self.functions if function.name not in stated]
        for check in self.checks:
            if isinstance(check, ForbidCheck):
                trials.append(ForbidTrial(tuple(check.forbid), self.functions))
        return trials

    def _of(self, check: Check) -> list[Trial]:
        match check:
            case OutputCheck():
                shape = ShapeTrial(self.reference, check.output, check.draw, check.cases, self.seed)
                self.functions.append(shape)
                return [shape, self._values(check, shape)]
            case GradientCheck():
                gradient = self._gradient(check)
                self.functions.append(gradient)
                return [gradient]
            case StableCheck():
                return self._stable(check)
            case UnchangedCheck():
                return self._unchanged(check)
            case RaisesCheck():
                return self._raises(check)
            case StatisticsCheck():
                return [
                    StatisticsTrial(
                        self.reference,
                        check.statistics,
                        check.cases,
                        self.seed,
                        of=check.of,
                        distribution=check.distribution,
                        false_alarm=check.false_alarm,
                    )
                ]
            case TrajectoryCheck():
                return [
                    TrajectoryTrial(
                        self.reference,
                        check.trajectory,
                        check.draw,
                        self.seed,
                        like=check.like,
                        steps=check.steps,
                        rtol=check.rtol,
                    )
                ]
        return []

    def _values(self, check: OutputCheck, shapes: ShapeTrial) -> ValueTrial:
        return ValueTrial(
            self.reference,
            check.output,
            check.draw,
            check.cases,
            self.seed,
            like=check.like,
            rtol=check.rtol,
            atol=check.atol,
            shapes=shapes,
        )

    def _gradient(self, check: GradientCheck) -> GradientTrial:
        draw, cases = self._tried_on(check.gradient, check.draw, check.cases)
        return GradientTrial(
            self.reference,
            check.gradient,
            draw,
            cases,
            self.seed,
            like=self._like(check.gradient, check.like),
            wrt=check.wrt,
            rtol=check.rtol if check.rtol is not None else 1e-8,
            atol=check.atol,
        )

    def _stable(self, check: StableCheck) -> list[Trial]:
        like = self._like(check.stable, check.like)
        options: dict[str, Any] = {"like": like, "rtol": check.rtol, "atol": check.atol, "strict": True}
        trials = [ValueTrial(self.reference, check.stable, [], check.cases, self.seed, **options)]
        if has_backward(self.reference, check.stable):
            gradient = self.gradients.get(check.stable)
            if gradient is not None:
                options |= {
                    "wrt": gradient.wrt,
                    "rtol": options["rtol"] or gradient.rtol,
                    "atol": options["atol"] or gradient.atol,
                }
            trials.append(GradientTrial(self.reference, check.stable, [], check.cases, self.seed, **options))
        for trial in trials:
            trial.dtypes = tuple(check.dtypes)
        return [*trials]

    def _unchanged(self, check: UnchangedCheck) -> list[Trial]:
        name = check.unchanged
        draw, cases = self._tried_on(name, check.draw, check.cases)
        trials: list[Trial] = [UnchangedTrial(ShapeTrial(self.reference, name, draw, cases, self.seed))]
        if has_backward(self.reference, name):
            like = self._like(name, None)
            trials.append(
                UnchangedTrial(GradientTrial(self.reference, name, draw, cases, self.seed, like=like))
            )
        return trials

    def _raises(self, check: RaisesCheck) -> list[Trial]:
        names = [check.raises]
        arguments = {name for case in check.cases for name in case}
        if has_backward(self.reference, check.raises) and accepts(
            public_function(self.reference, backward_of(check.raises)), arguments
        ):
            names.append(backward_of(check.raises))
        return [
            RaisesTrial(self.reference, name, check.cases, self.seed, error=check.error, names=check.names)
            for name in names
        ]

    def _like(self, name: str, stated: str | None) -> str:
        if stated is not None:
            return stated
        gradient, output = self.gradients.get(name), self.outputs.get(name)
        return (gradient and gradient.like) or (output and output.like) or "reference"

    def _tried_on(
        self, name: str, draw: list[dict[str, Any]], cases: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """A check's own inputs, else those of the output check of the same function."""
        output = self.outputs.get(name)
        if draw or cases or output is None:
            if not draw and not cases:
                raise LookupError(f"the check of {name} has nothing to try it on: give it a draw or cases")
            return draw, cases
        return output.draw, output.cases
