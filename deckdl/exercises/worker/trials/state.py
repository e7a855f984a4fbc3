"""What an object remembers, step by step: a script shows values, and each is held to the oracle's."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import Any

import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import structure_difference, tolerance, value_difference
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.ops import Op, Outcome, Script
from deckdl.exercises.worker.oracle import DTYPES, noise
from deckdl.exercises.worker.script import run_script
from deckdl.exercises.worker.show import at, show
from deckdl.exercises.worker.trials.base import Failure, FunctionTrial, Subject, told
from deckdl.exercises.worker.values import as_arrays, as_tensors, as_told, converted, in_precision, usable

LONGEST_SHOWN = 10  # lines of a script that a report shows


class StateTrial(FunctionTrial):
    """A script is run with the solution's names; what it shows is what the oracle's script shows."""

    kind = "state"
    stage = STAGES[2]

    def __init__(
        self, subject: Subject, *, run: str, like: str | None, rtol: float | None, atol: float | None
    ) -> None:
        super().__init__(subject)
        self.signature = inspect.Signature()  # what is drawn are names of the script, and none is left out
        self.text = run
        self.like = like
        self.rtol = rtol
        self.atol = atol

    def operations(self, case: Case) -> list[Op]:
        return [Script(self.text, self.sent(case.arguments))]

    def reference_result(self, case: Case) -> Any:
        """What the script shows with the reference: pairs of a line and a value."""
        return case.recall("reference", lambda: self._shown_by_reference(self.sent(case.arguments)))

    def _shown_by_reference(self, arguments: dict[str, Any]) -> Any:
        shown, problem = run_script(self.text, {**vars(self.subject.reference), **usable(arguments)})
        if problem is not None:
            raise problem
        return as_told(shown)

    def _expected(self, case: Case, dtype: torch.dtype = torch.float64) -> list[Any]:
        """The right values in that precision, in the order in which they are shown."""
        precise = converted(case.arguments, lambda item: in_precision(item, DTYPES[dtype]))
        if self.like is None:
            return [value for _, value in as_arrays(self._shown_by_reference(self.sent(precise)))]
        shown, problem = run_script(self.like, usable(as_tensors(precise)))
        if problem is not None:
            raise problem
        return [value for _, value in as_arrays(as_told(shown))]

    def valid(self, case: Case) -> bool:
        """Whether the reference passes here: two scripts agree where their author drew, not on any case."""
        if not super().valid(case):
            return False
        shown = [[line, value] for line, value in self.reference_result(case)]
        return self.judge(case, [Outcome(value=shown)]) is None

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[0]
        if outcome.problem:
            failure = told(self.name, outcome.problem)
            message = f"In `{self._line(outcome.value)}`: {failure.message}"
            return Failure(message, line=failure.line, context=self._until(outcome.value))
        reference = self.reference_result(case)
        expected = case.recall("expected", lambda: self._expected(case))
        got = outcome.value if isinstance(outcome.value, list) else []
        if len(expected) != len(reference):
            raise LookupError(f"the scripts of {self.name} show {len(reference)} and {len(expected)} values")
        for number, ((line, wanted), right, mine) in enumerate(zip(reference, expected, got, strict=False)):
            different = self._difference(case, number, line, wanted, right, mine[1])
            if different:
                return replace(different, context=self._until(line))
        if len(got) != len(reference):
            return Failure(f"{self.name}: {len(reference)} values are due, not {len(got)}.")
        return None

    def _difference(
        self, case: Case, number: int, line: int, wanted: Any, right: Any, mine: Any
    ) -> Failure | None:
        what = f"`{self._line(line)}`"
        difference = structure_difference(mine, wanted, what)
        if difference:
            return Failure(f"{self.name}: {difference}.", show(wanted), show(mine))
        limits = tolerance(case.dtype, self.rtol, self.atol)
        wrong = value_difference(mine, right, limits, lambda: self._noise(case, number))
        if wrong is None:
            return None
        got, expected = at(mine, wrong.path), at(right, wrong.path)
        which = f"{wrong.count} of {wrong.total} entries of {what} are" if wrong.total > 1 else f"{what} is"
        return Failure(f"{self.name}: {which} wrong.", mark=wrong.index, values=(expected, got))

    def _noise(self, case: Case, number: int) -> dict[tuple[Any, ...], float]:
        """How far the value of this number may be off in a sound algorithm, by its parts."""
        every = case.recall("noise", lambda: noise(case, self._expected))
        return {path[1:]: error for path, error in every.items() if path[0] == number}

    def _line(self, number: Any) -> str:
        """The script's line, without the call that shows it."""
        lines = self.text.splitlines()
        text = (
            lines[number - 1].strip()
            if isinstance(number, int) and 0 < number <= len(lines)
            else "the script"
        )
        return text.removeprefix("show(").removesuffix(")") if text.startswith("show(") else text

    def _until(self, number: Any) -> dict[str, str]:
        """The script's lines up to one, the last of them where there are many."""
        lines = self.text.strip("\n").splitlines()
        end = number if isinstance(number, int) and 0 < number <= len(lines) else len(lines)
        start = max(0, end - LONGEST_SHOWN)
        return {"script": "\n".join(["…"] * (start > 0) + lines[start:end])}
