"""One grade: run the trials in their stages, show the smallest failing input, name the known mistake.

This process draws the inputs, asks the oracle and compares. The learner's code runs in another one, forked
before anything here could give an answer away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import Check, parse_check
from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.host import Host, SolutionDied
from deckdl.exercises.worker.ops import Outcome
from deckdl.exercises.worker.oracle import load_reference
from deckdl.exercises.worker.trials.base import Failure, Trial, told
from deckdl.exercises.worker.trials.plan import plan, required_names

COMPARED_FAILING, COMPARED_PASSING = 8, 4  # cases on which known mistakes are compared with the solution


Behaviour = list[tuple[Case, list[Outcome]]]


@dataclass(frozen=True)
class Assignment:
    """What is graded against what. `mistakes` are whole sources with the sentence of each."""

    exercise: str
    reference: str
    checks: tuple[Check, ...]
    mistakes: tuple[tuple[str, str], ...]
    seed: int

    @staticmethod
    def from_request(request: dict[str, Any]) -> Assignment:
        """Read the client's request."""
        return Assignment(
            request["exercise"],
            request["reference"],
            tuple(parse_check(check) for check in request["checks"]),
            tuple((source, says) for source, says in request["mistakes"]),
            request["seed"],
        )


class Judge:
    """Grades one solution whose processes are already running: by the functions that each has watched."""

    def __init__(
        self,
        assignment: Assignment,
        hosts: Mapping[tuple[str, ...], Host],
        start: Callable[[str, tuple[str, ...]], Host],
    ) -> None:
        self.assignment = assignment
        self.hosts = hosts
        self.host = hosts[()]
        self.start = start  # a further process, for a known mistake
        self.filename = os.path.basename(assignment.exercise)
        self._seen: dict[int, Behaviour] = {}  # by the trial that asked

    def grade(self, tell: Callable[[CheckResult], None]) -> None:
        """Try everything, telling each result when it is there; after a failed stage, nothing is run."""
        _seed(self.assignment.seed)
        reference = load_reference(self.assignment.reference, self.filename)
        trials = plan(self.assignment.checks, reference, self.assignment.seed)
        loads = self._load(required_names(self.assignment.checks, reference))
        tell(loads)
        stopped_after = None if loads.status == "passed" else loads.stage
        for trial in trials:
            if stopped_after is not None and trial.stage != stopped_after:
                tell(CheckResult(trial.kind, trial.name, trial.stage))
                continue
            result = self._try(trial)
            if result.status == "failed":
                stopped_after = trial.stage
            tell(result)

    def _load(self, names: Sequence[str]) -> CheckResult:
        result = CheckResult("loads", self.filename, "loads", "passed", 1)
        try:
            outcome = self.host.loaded()
        except SolutionDied as died:
            return replace(result, status="failed", message=f"While the file was loading it {_ended(died)}")
        if outcome.problem:
            if outcome.problem.type_name in ("SyntaxError", "IndentationError", "TabError"):
                message = f"Python cannot read line {outcome.problem.line}: {outcome.problem.text}."
                return replace(result, status="failed", message=message, line=outcome.problem.line)
            failure = told("Loading the file", outcome.problem)
            return replace(result, status="failed", message=failure.message, line=failure.line)
        defined = outcome.value if isinstance(outcome.value, list) else []
        missing = [name for name in names if name not in defined]
        if missing:
            message = f"The file does not define {', '.join(missing)}."
            return replace(result, status="failed", message=message)
        return result

    def _try(self, trial: Trial) -> CheckResult:
        result = CheckResult(trial.kind, trial.name, trial.stage)
        host = self.hosts[trial.forbid]
        try:
            if trial.forbid:
                host.loaded()
            return self._judged(trial, host, result)
        except SolutionDied as died:
            return replace(result, status="failed", message=f"{trial.name}: the solution {_ended(died)}")

    def _judged(self, trial: Trial, host: Host, result: CheckResult) -> CheckResult:
        behaviour = self._behaviour(trial.calls, host)
        failures = [
            (case, outcomes, failure)
            for case, outcomes in behaviour
            if (failure := trial.judge(case, outcomes))
        ]
        if not failures:
            return replace(result, status="passed", cases=len(behaviour))
        diagnosis = self._diagnose(trial, behaviour, {id(case) for case, _, _ in failures})
        case, failure = self._smallest(trial, host, failures)
        return replace(
            result,
            status="failed",
            cases=len(behaviour),
            message=failure.message,
            input=trial.shown(case),
            expected=failure.expected,
            got=failure.got,
            mark=None if failure.mark is None else list(failure.mark),
            line=failure.line,
            diagnosis=diagnosis,
        )

    def _behaviour(self, asking: Trial, host: Host) -> Behaviour:
        """What the solution did on each of a trial's cases."""
        if id(asking) not in self._seen:
            cases = asking.cases()
            outcomes = host.run([asking.operations(case) for case in cases])
            self._seen[id(asking)] = list(zip(cases, outcomes, strict=True))
        return self._seen[id(asking)]

    def _smallest(
        self, trial: Trial, host: Host, failures: list[tuple[Case, list[Outcome], Failure]]
    ) -> tuple[Case, Failure]:
        """The first simple case that fails in the same words, else the smallest of those that failed."""
        case, _, failure = min(failures, key=lambda found: found[0].size)
        for smaller in trial.simpler(case):
            if smaller.size <= case.size:
                (outcomes,) = host.run([trial.operations(smaller)])
                found = trial.judge(smaller, outcomes)
                if found:
                    return smaller, found
        return case, failure

    def _diagnose(self, trial: Trial, behaviour: Behaviour, failing: set[int]) -> str | None:
        """The sentence of the mistake that does the same wherever this solution fails, and most elsewhere."""
        best: tuple[int, str] | None = None
        failed = [seen for seen in behaviour if id(seen[0]) in failing][:COMPARED_FAILING]
        behaviour = failed + [seen for seen in behaviour if id(seen[0]) not in failing][:COMPARED_PASSING]
        for source, says in self.assignment.mistakes:
            host = self.start(source, trial.forbid)
            try:
                if host.loaded().problem:
                    continue
                agreed = 0
                theirs = host.run([trial.operations(case) for case, _ in behaviour])
                for (case, ours), other in zip(behaviour, theirs, strict=True):
                    alike = trial.alike(case, ours, other)
                    agreed += alike
                    if id(case) in failing and not (alike and trial.judge(case, other)):
                        break
                else:
                    if best is None or agreed > best[0]:
                        best = (agreed, says)
            except SolutionDied:
                continue
            finally:
                host.close()
        return None if best is None else best[1]


def _ended(died: SolutionDied) -> str:
    text = str(died)
    return text if text.endswith("?") else f"{text}."


def _seed(seed: int) -> None:
    torch.manual_seed(seed)
    np.random.seed(seed)
