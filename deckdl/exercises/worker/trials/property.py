"""Laws that hold for a function whatever its values are: rows that sum to one, no look into the future."""

from __future__ import annotations

from typing import Any

import numpy as np

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import Tolerance, as_array, value_difference
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Call, Op, Outcome, Read, Ref, Script
from deckdl.exercises.worker.trials.base import Failure, FunctionTrial, Subject, bind, told
from deckdl.exercises.worker.trials.laws import LAWS, Question
from deckdl.exercises.worker.values import as_arrays

LIMITS = {"float64": Tolerance(1e-7, 1e-7), "float32": Tolerance(1e-3, 1e-3)}


class PropertyTrial(FunctionTrial):
    """One law of one function, or of an expression that calls it."""

    kind = "property"
    stage = STAGES[2]

    def __init__(
        self,
        subject: Subject,
        *,
        law: str,
        of: str | None,
        axis: int | str,
        inverse: str | None,
        bounds: tuple[float, float],
        call: str | None,
        rtol: float | None,
        atol: float | None,
    ) -> None:
        super().__init__(subject)
        self.law = LAWS[law]
        self.law_name = law
        self.of = of
        self.axis = axis
        self.inverse = inverse
        self.bounds = bounds
        self.call = call
        self.rtol = rtol
        self.atol = atol

    def operations(self, case: Case) -> list[Op]:
        further = [{**case.arguments, self._argument(case): x} for x in self._further(case)]
        if self.law_name == "symmetric":
            first, second = list(self.signature.parameters)[:2]
            swapped = {first: case.arguments[second], second: case.arguments[first]}
            further.append({**case.arguments, **swapped})
        if self.law_name in ("idempotent", "round_trip"):
            args, kwargs = bind(self.signature, self.sent(case.arguments))
            again = {**self.sent(case.arguments), self._argument(case): Ref("result")}
            back = bind(self.signature, again) if self.inverse is None else ((Ref("result"),), {})
            return [
                Call(self.name, args, kwargs, keep="result"),
                Read("result"),
                Call(self.inverse or self.name, *back),
            ]
        return [self._asked(arguments) for arguments in (case.arguments, *further)]

    def _asked(self, arguments: dict[str, Any]) -> Op:
        if self.call is not None:
            return Script(f"show({self.call})", self.sent(arguments))
        args, kwargs = bind(self.signature, self.sent(arguments))
        return Call(self.name, args, kwargs)

    def _argument(self, case: Case) -> str:
        """The argument that the law is about: the first array, unless the check says which."""
        if self.of is not None:
            return self.of
        return next(name for name, value in case.arguments.items() if isinstance(value, np.ndarray))

    def _further(self, case: Case) -> list[Any]:
        further: list[Any] = case.recall(
            ("further", self.law_name), lambda: self.law.further(self._question(case))
        )
        return further

    def _question(self, case: Case) -> Question:
        axis = case.arguments[self.axis] if isinstance(self.axis, str) else self.axis
        rng = np.random.default_rng([self.subject.seed, 17])
        return Question(case.arguments[self._argument(case)], axis, rng, self.bounds)

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        if outcomes[-1].problem:
            return told(self.name, outcomes[-1].problem)
        values = [outcome.value for outcome in outcomes if outcome.value is not None]
        if self.call is not None:
            values = [value[0][1] for value in values]
        results = [as_array(value) for value in values]
        if any(result is None for result in results):
            return Failure(f"{self.name} must give one array for the law {self.law_name} to be tried.")
        try:
            got, expected = self.law.sides(self._question(case), self._further(case), as_arrays(results))
        except (ValueError, IndexError):
            return Failure(f"{self.name}: the shape of a result does not go with the law {self.law_name}.")
        wrong = value_difference(got, expected, self._limits_of_law(case))
        if wrong is None:
            return None
        mine, right = (side[wrong.path[0]] if wrong.path else side for side in (got, expected))
        message = f"{self.name} {self.law.broken} ({self.law_name})."
        return Failure(message, mark=wrong.index, values=(np.asarray(right), np.asarray(mine)))

    def _limits_of_law(self, case: Case) -> Tolerance:
        usual = LIMITS[case.dtype]
        return Tolerance(max(self.rtol or 0.0, usual.relative), usual.floor, self.atol or 0.0)

    def valid(self, case: Case) -> bool:
        return super().valid(case) if self.call is None else False
