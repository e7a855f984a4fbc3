"""Results held to an oracle: shape and dtype, values, gradients, and all of it at extremes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import (
    Difference,
    Tolerance,
    as_array,
    structure_difference,
    tolerance,
    value_difference,
)
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Call, Op, Outcome
from deckdl.exercises.worker.oracle import Kink, Oracle, noise
from deckdl.exercises.worker.show import at, show
from deckdl.exercises.worker.trials.base import (
    Failure,
    FunctionTrial,
    Subject,
    Trial,
    bind,
    call_reference,
    changed_argument,
    told,
)
from deckdl.exercises.worker.values import as_arrays


class ShapeTrial(FunctionTrial):
    """The result has the structure, shapes and dtypes of the reference's."""

    kind = "shape"
    stage = STAGES[1]

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[0]
        if outcome.problem:
            return told(self.name, outcome.problem)
        expected = self.reference_result(case)
        difference = structure_difference(outcome.value, expected)
        if difference is None:
            return None
        return Failure(f"{self.name}: {difference}.", show(expected), show(outcome.value))


COTANGENT_SCALES = (1.0, 100.0, 1e-3)


class ValueTrial(FunctionTrial):
    """The values are the oracle's; with `strict` they are also finite where its are, and nothing warned."""

    kind = "output"
    stage = STAGES[2]

    def __init__(
        self,
        subject: Subject,
        *,
        like: str,
        rtol: float | None = None,
        atol: float | None = None,
        strict: bool = False,
        shapes: ShapeTrial | None = None,
    ) -> None:
        super().__init__(subject)
        self.shapes = shapes
        self.oracle = Oracle(like, self._forward(), tensors=subject.tensors)
        self.rtol = rtol
        self.atol = atol
        self.strict = strict
        if strict:
            self.kind, self.stage = "stable", STAGES[4]

    @property
    def calls(self) -> Trial:
        return self.shapes or self

    def _forward(self) -> Any:
        return self.function

    def _expected(self, case: Case, result: Any, dtype: torch.dtype = torch.float64) -> Any:
        return self.oracle.value(case, result, dtype)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[-1]
        if outcome.problem:
            backward = len(outcomes) == len(self.operations(case))
            return told(self.name if backward else self.name.removesuffix("_backward"), outcome.problem)
        difference = structure_difference(outcome.value, self.reference_result(case))
        if difference:
            return Failure(f"{self.name}: {difference}.", got=show(outcome.value))
        result = outcome.value if self.oracle.needs_result else None
        expected = self._known(case, "expected", result, lambda: self._expected(case, result))
        wrong = value_difference(
            outcome.value,
            expected,
            self._limits(case),
            lambda: self._known(case, "noise", result, lambda: self._noise(case, result)),
        )
        if wrong:
            return self._failure(wrong, outcome, expected)
        changed = changed_argument(self.signature, case, outcome) if self.strict else None
        if changed:
            return Failure(f"{self.name} changed its argument {changed}; work on a copy.")
        if self.strict and outcome.warnings:
            text, line = outcome.warnings[0]
            return Failure(f"{self.name} is right here, but not free of warnings: {text}", line=line)
        return None

    def _known(self, case: Case, what: str, result: Any, work_out: Callable[[], Any]) -> Any:
        return work_out() if result is not None else case.recall((what, self.kind, self.name), work_out)

    def _noise(self, case: Case, result: Any) -> dict[tuple[Any, ...], float]:
        return noise(case, lambda near, dtype: self._expected(near, result, dtype))

    def _limits(self, case: Case) -> Tolerance:
        """A stated absolute tolerance is that for gradients of size 1."""
        limits = tolerance(case.dtype, self.rtol, self.atol)
        grad = case.arguments.get("grad")
        if not isinstance(grad, np.ndarray):
            return limits
        return replace(limits, absolute=limits.absolute * max(1.0, float(np.abs(grad).max(initial=0.0))))

    def _failure(self, wrong: Difference, outcome: Outcome, expected: Any) -> Failure:
        got, right = at(outcome.value, wrong.path), at(expected, wrong.path)
        mine, theirs = as_array(got), as_array(right)
        assert mine is not None
        assert theirs is not None
        where = f" in item {wrong.path[0]} of the result" if wrong.path else ""
        which = f"{wrong.count} of {wrong.total} entries are" if wrong.total > 1 else "the result is"
        message = f"{self.name}: {which} wrong{where}."
        line = None
        if not np.isfinite(mine).all() and np.isfinite(theirs).all():
            message = f"{self.name} gives nan or inf{where} where the right result is finite."
            line = outcome.warnings[0][1] if outcome.warnings else None
        return Failure(message, mark=wrong.index, line=line, values=(right, got))


class GradientTrial(ValueTrial):
    """NAME_backward gives the oracle's gradients, for random cotangents."""

    kind = "gradient"
    stage = STAGES[3]

    def __init__(self, forward: Subject, *, wrt: list[str] | None = None, **options: Any) -> None:
        self.forward = forward
        self.wrt = wrt
        super().__init__(forward.called(backward_of(forward.name)), **options)
        self.takes_grad = next(iter(self.signature.parameters)) == "grad"

    def _forward(self) -> Any:
        return self.forward.function

    def cases(self) -> list[Case]:
        cases = super().cases()
        return [self._off_kinks(self._with_cotangent(case, index)) for index, case in enumerate(cases)]

    def _noise(self, case: Case, result: Any) -> dict[tuple[Any, ...], float]:
        """None of a central difference, which is taken in float64 alone."""
        return {} if self.oracle.is_reference else super()._noise(case, result)

    def _off_kinks(self, case: Case) -> Case:
        """Where a central difference is the oracle, an entry at which the slope jumps is drawn anew.

        Raises Kink for a stated case, whose author has to name another oracle.
        """
        rng = np.random.default_rng([self.subject.seed, 41])
        while self.oracle.is_reference and case.spec is not None:
            try:
                self._known(case, "expected", None, partial(self._expected, case, None))
                break
            except Kink as kink:
                array = case.arguments[kink.name].copy()
                array[kink.index] += rng.standard_normal() * np.abs(array).max(initial=1e-3)
                case = Case({**case.arguments, kink.name: array}, case.dtype, case.spec)
        return case

    def simpler(self, case: Case) -> Any:
        return (self._with_cotangent(smaller, 0, simple=True) for smaller in super().simpler(case))

    def valid(self, case: Case) -> bool:
        rest = {name: value for name, value in case.arguments.items() if name != "grad"}
        try:
            result = as_arrays(call_reference(self._forward(), rest))
        except Exception:  # so small that the forward refuses it
            return False
        fits = not self.takes_grad or np.shape(result) == case.arguments["grad"].shape
        return fits and super().valid(case)

    def _with_cotangent(self, case: Case, index: int, simple: bool = False) -> Case:
        if not self.takes_grad:
            return case
        rest = {name: value for name, value in case.arguments.items() if name != "grad"}
        shape = np.shape(as_arrays(call_reference(self._forward(), rest)))
        grad = np.random.default_rng([self.subject.seed, 31, index]).standard_normal(shape)
        grad = np.round(grad, 1) if simple else grad * COTANGENT_SCALES[index % len(COTANGENT_SCALES)]
        grad = np.asarray(grad, dtype=case.dtype, order="F" if index % 2 else "C")
        return Case({"grad": grad, **rest}, case.dtype, case.spec)

    def operations(self, case: Case) -> list[Op]:
        """The forward is called on something else before: a backward must use what it is given."""
        forward = inspect.signature(self._forward())
        decoy = {
            name: np.flip(value) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value
            for name, value in case.arguments.items()
            if name in forward.parameters
        }
        args, kwargs = bind(forward, decoy)
        return [Call(self.forward.name, args, kwargs), *super().operations(case)]

    def _expected(self, case: Case, result: Any, dtype: torch.dtype = torch.float64) -> Any:
        rest = {name: value for name, value in case.arguments.items() if name != "grad"}
        wrt = self.wrt or [
            name for name, value in rest.items() if isinstance(value, np.ndarray) and value.dtype.kind == "f"
        ]
        if not self.takes_grad and self.wrt is None:
            wrt = wrt[:1]
        cotangents = [case.arguments["grad"]] if self.takes_grad else []
        gradients = self.oracle.gradient(Case(rest, case.dtype), wrt, cotangents, dtype)
        return gradients if len(gradients) > 1 else gradients[0]


def backward_of(name: str) -> str:
    """The catalogue's name for the backward of a function."""
    return f"{name}_backward"


def has_backward(reference: Any, name: str) -> bool:
    """Whether the exercise has a backward that takes what this function takes, perhaps after the gradient."""
    backward = getattr(reference, backward_of(name), None)
    if not callable(backward):
        return False
    forward = inspect.signature(getattr(reference, name)).parameters
    return set(forward) <= set(inspect.signature(backward).parameters)
