"""Gradients of PyTorch code: autograd through the solution, against autograd through the oracle."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import leaves, structure_difference, value_difference
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Differentiate, Op, Outcome
from deckdl.exercises.worker.show import show
from deckdl.exercises.worker.trials.base import Failure, Subject, told
from deckdl.exercises.worker.trials.values import COTANGENT_SCALES, ValueTrial
from deckdl.exercises.worker.values import as_arrays
from deckdl.exercises.worker.wire import Tensor

GRADCHECKED = 2  # float64 cases on which PyTorch's own check is run, too
GRADCHECK_SIZE = 80  # entries of all arguments: it calls the function twice for each


class AutogradTrial(ValueTrial):
    """The gradients in random directions are the oracle's, also of second order; gradcheck agrees."""

    kind = "gradient"
    stage = STAGES[3]

    def __init__(
        self, subject: Subject, *, like: str, wrt: list[str] | None, order: int, **options: Any
    ) -> None:
        super().__init__(subject, like=like, **options)
        self.wrt = wrt
        self.order = order
        self._checked: set[int] = set()  # cases, by identity

    def cases(self) -> list[Case]:
        cases = super().cases()
        for number, case in enumerate(cases):
            case.known["number"] = number
        small = (case for case in cases if case.dtype == "float64" and case.size <= GRADCHECK_SIZE)
        for case, _ in zip(small, range(GRADCHECKED), strict=False):
            case.known["gradcheck"] = True
        return cases

    def operations(self, case: Case) -> list[Op]:
        cotangents, second = self._directions(case)
        sent, wrt = self.sent(case.arguments), tuple(self._wrt(case))
        arrays = (tuple(map(Tensor, cotangents)), tuple(map(Tensor, second)))
        operations: list[Op] = [Differentiate(self.name, sent, wrt, *arrays)]
        if case.known.get("gradcheck"):
            operations.append(Differentiate(self.name, sent, wrt, second=arrays[1], gradcheck=True))
        return operations

    def _wrt(self, case: Case) -> list[str]:
        """The arguments to differentiate by: all float arrays, unless the check says which."""
        if self.wrt is not None:
            return self.wrt
        arrays = {name: v for name, v in case.arguments.items() if isinstance(v, np.ndarray)}
        return [name for name, value in arrays.items() if value.dtype.kind == "f"]

    def _directions(self, case: Case) -> tuple[list[Any], list[Any]]:
        """A cotangent for each tensor of the result, and for second order a weight for each gradient."""

        def draw() -> tuple[list[Any], list[Any]]:
            number = case.known.get("number", 0)
            rng = np.random.default_rng([self.subject.seed, 31, number])
            scale = COTANGENT_SCALES[number % len(COTANGENT_SCALES)]
            results = [array for _, array in leaves(as_arrays(self.reference_result(case)))]
            cotangents = [np.asarray(rng.standard_normal(r.shape) * scale, case.dtype) for r in results]
            inputs = [case.arguments[name] for name in self._wrt(case)]
            weights = [np.asarray(rng.standard_normal(x.shape), case.dtype) for x in inputs]
            return cotangents, weights if self.order == 2 else []

        directions: tuple[list[Any], list[Any]] = case.recall("directions", draw)
        return directions

    def _expected(self, case: Case, result: Any, dtype: torch.dtype = torch.float64) -> Any:
        cotangents, second = self._directions(case)
        return self.oracle.gradient(case, self._wrt(case), cotangents, dtype, second)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        if outcomes[-1].problem:
            return told(f"The backward of {self.name}", outcomes[-1].problem)
        got = outcomes[0].value
        expected = self._known(case, "expected", None, lambda: self._expected(case, None))
        wanted = tuple(Tensor(np.asarray(item, case.dtype)) for item in expected)
        difference = structure_difference(got, wanted, "the tuple of gradients")
        if difference:
            return Failure(f"{self.name}: {difference}.", got=show(got))
        wrong = value_difference(
            got,
            expected,
            self._limits(case),
            lambda: self._known(case, "noise", None, lambda: self._noise(case, None)),
        )
        if wrong:
            first = len(self._wrt(case))
            order = "second derivative" if wrong.path[0] >= first else "gradient"
            name = self._wrt(case)[wrong.path[0] % first]
            failure = self._failure(wrong, outcomes[0], expected)
            message = f"{self.name}: the {order} with respect to {name} is wrong."
            return replace(failure, message=message, line=None)
        complaint = outcomes[1].value if len(outcomes) > 1 else None
        if complaint is not None and self._smooth(case):
            return Failure(f"torch.autograd.gradcheck refuses {self.name}: {complaint}")
        return None

    def _smooth(self, case: Case) -> bool:
        """Whether the oracle passes gradcheck at this point: where it does not, the point is a kink."""

        def try_oracle() -> bool:
            return self.oracle.passes_gradcheck(case, self._wrt(case))

        smooth: bool = case.recall("smooth", try_oracle)
        return smooth
