"""From the checks of a card to the trials of a grade, in the order of the stages."""

from __future__ import annotations

import ast
import inspect
import types
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from deckdl.content.checks import (
    STAGES,
    Check,
    ForbidCheck,
    GradientCheck,
    MemoryCheck,
    OutputCheck,
    PropertyCheck,
    RaisesCheck,
    SpeedCheck,
    StableCheck,
    StateCheck,
    StatisticsCheck,
    TrainsCheck,
    TrajectoryCheck,
    UnchangedCheck,
)
from deckdl.exercises.worker.trials.autograd import AutogradTrial
from deckdl.exercises.worker.trials.base import FunctionTrial, Subject, Trial
from deckdl.exercises.worker.trials.conduct import ForbidTrial, RaisesTrial, UnchangedTrial, accepts
from deckdl.exercises.worker.trials.cost import MemoryTrial, SpeedTrial
from deckdl.exercises.worker.trials.property import PropertyTrial
from deckdl.exercises.worker.trials.schedule import ScheduleTrial
from deckdl.exercises.worker.trials.state import StateTrial
from deckdl.exercises.worker.trials.statistics import StatisticsTrial
from deckdl.exercises.worker.trials.training import TrainsTrial
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
        own_backward = backward_of(check.target)
        if hasattr(reference, own_backward) and (
            isinstance(check, GradientCheck)
            or (isinstance(check, (StableCheck, UnchangedCheck)) and has_backward(reference, check.target))
        ):
            names.append(own_backward)
        if isinstance(check, PropertyCheck) and check.inverse is not None:
            names.append(check.inverse)
        # What scripts and expressions of the check name, and the reference defines.
        texts = [getattr(check, key, None) for key in ("run", "call", "model", "train", "ask")]
        for text in filter(None, texts):
            used = {node.id for node in ast.walk(ast.parse(text.strip())) if isinstance(node, ast.Name)}
            names += sorted(name for name in used if _defines(reference, name))
    return list(dict.fromkeys(names))


def _defines(reference: types.ModuleType, name: str) -> bool:
    value = getattr(reference, name, None)
    return inspect.isroutine(value) or inspect.isclass(value)


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
        subject = Subject(
            self.reference, check.target, getattr(check, "draw", []), getattr(check, "cases", []), self.seed
        )
        match check:
            case OutputCheck():
                shape = ShapeTrial(subject)
                self.functions.append(shape)
                options = check.model_dump(include={"like", "rtol", "atol"})
                return [shape, ValueTrial(subject, shapes=shape, **options)]
            case GradientCheck():
                gradient = self._gradient(check)
                if isinstance(gradient, GradientTrial):  # else autograd runs the function itself
                    self.functions.append(gradient)
                return [gradient]
            case StableCheck():
                return self._stable(check, replace(subject, dtypes=tuple(check.dtypes)))
            case UnchangedCheck():
                return self._unchanged(subject)
            case RaisesCheck():
                return self._raises(check, subject)
            case StatisticsCheck():
                options = check.model_dump(include={"of", "distribution", "false_alarm"})
                return [StatisticsTrial(subject, **options)]
            case TrajectoryCheck():
                kind = TrajectoryTrial if inspect.isclass(subject.function) else ScheduleTrial
                return [kind(subject, like=check.like, steps=check.steps, rtol=check.rtol)]
            case StateCheck():
                options = check.model_dump(include={"run", "like", "rtol", "atol"})
                nothing = not check.draw and not check.cases  # then the script brings its own numbers
                return [StateTrial(replace(subject, draw=[{}] if nothing else check.draw), **options)]
            case PropertyCheck():
                return self._laws(check)
            case TrainsCheck():
                return [TrainsTrial(subject, **check.model_dump(exclude={"trains"}))]
            case SpeedCheck():
                return [SpeedTrial(subject, like=check.like, at_most=check.at_most)]
            case MemoryCheck():
                return [MemoryTrial(subject, at_most=check.at_most)]
        return []

    def _gradient(self, check: GradientCheck) -> ValueTrial:
        """By a function of its own, or, for code of PyTorch without one, by autograd."""
        subject = self._tried_on(check.gradient, check.draw, check.cases)
        options: dict[str, Any] = {
            "like": self._like(check.gradient, check.like),
            "rtol": check.rtol if check.rtol is not None else 1e-8,
            "atol": check.atol,
            "wrt": check.wrt,
        }
        if subject.tensors and not hasattr(self.reference, backward_of(check.gradient)):
            return AutogradTrial(subject, order=check.order, **options)
        return GradientTrial(subject, **options)

    def _stable(self, check: StableCheck, subject: Subject) -> list[Trial]:
        like = self._like(check.stable, check.like)
        options: dict[str, Any] = {"like": like, "rtol": check.rtol, "atol": check.atol, "strict": True}
        trials: list[Trial] = [ValueTrial(subject, **options)]
        gradient = self.gradients.get(check.stable)
        if gradient is not None:
            options |= {
                "wrt": gradient.wrt,
                "rtol": options["rtol"] or gradient.rtol,
                "atol": options["atol"] or gradient.atol,
            }
        if has_backward(self.reference, check.stable):
            trials.append(GradientTrial(subject, **options))
        elif subject.tensors and gradient is not None:
            trials.append(AutogradTrial(subject, order=gradient.order, **options))
        return trials

    def _unchanged(self, subject: Subject) -> list[Trial]:
        name = subject.name
        subject = self._tried_on(name, subject.draw, subject.cases)
        trials: list[Trial] = [UnchangedTrial(ShapeTrial(subject))]
        if has_backward(self.reference, name):
            trials.append(UnchangedTrial(GradientTrial(subject, like=self._like(name, None))))
        return trials

    def _raises(self, check: RaisesCheck, subject: Subject) -> list[Trial]:
        names = [check.raises]
        arguments = {name for case in check.cases for name in case}
        if has_backward(self.reference, check.raises) and accepts(
            subject.called(backward_of(check.raises)).function, arguments
        ):
            names.append(backward_of(check.raises))
        return [RaisesTrial(subject.called(name), error=check.error, names=check.names) for name in names]

    def _laws(self, check: PropertyCheck) -> list[Trial]:
        subject = self._tried_on(check.property, check.draw, check.cases)
        options = check.model_dump(exclude={"property", "law", "draw", "cases"})
        return [PropertyTrial(subject, law=law, **options) for law in check.law]

    def _like(self, name: str, stated: str | None) -> str:
        if stated is not None:
            return stated
        gradient, output = self.gradients.get(name), self.outputs.get(name)
        return (gradient and gradient.like) or (output and output.like) or "reference"

    def _tried_on(self, name: str, draw: list[dict[str, Any]], cases: list[dict[str, Any]]) -> Subject:
        """A check's own inputs, else those of the output check of the same function."""
        output = self.outputs.get(name)
        if not draw and not cases and output is not None:
            draw, cases = output.draw, output.cases
        if not draw and not cases:
            raise LookupError(f"the check of {name} has nothing to try it on: give it a draw or cases")
        return Subject(self.reference, name, draw, cases, self.seed)
