"""One grade: run the trials in their stages, show the smallest failing input, name the known mistake.

This process draws the inputs, asks the oracle and compares. The learner's code runs in another one, which
the server forked and which never saw the reference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from deckdl.content.checks import parse_check
from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker.asked import Asked
from deckdl.exercises.worker.diagnosis import Diagnosis
from deckdl.exercises.worker.host import Host, Nursery, SolutionDied
from deckdl.exercises.worker.ops import Outcome
from deckdl.exercises.worker.oracle import load_reference
from deckdl.exercises.worker.shrinking import smallest
from deckdl.exercises.worker.solution import NO_DEVICE, Start
from deckdl.exercises.worker.trials.base import Failure, Trial, told
from deckdl.exercises.worker.trials.plan import plan, required_names
from deckdl.exercises.worker.values import seed_generators


class Assignment:
    """What is graded against what, and what was worked out about it so far.

    `mistakes` are whole sources with the sentence of each.
    """

    def __init__(self, request: dict[str, Any]) -> None:
        """Read the client's request. Raises LookupError or ValueError where a check is at fault."""
        self.filename = os.path.basename(request["exercise"])
        self.mistakes: list[tuple[str, str]] = [(source, says) for source, says in request["mistakes"]]
        self.seed: int = request["seed"]
        checks = [parse_check(check) for check in request["checks"]]
        self.seed_generators()
        reference = load_reference(request["reference"], self.filename)
        self.required = required_names(checks, reference)
        self.trials = plan(checks, reference, self.seed)
        self._asked: dict[int, Asked] = {}

    def seed_generators(self) -> None:
        """Nothing here may depend on what was graded before."""
        seed_generators(self.seed)

    def asked(self, trial: Trial) -> Asked:
        """A trial's cases, drawn once."""
        if id(trial) not in self._asked:
            self._asked[id(trial)] = Asked.of(trial, trial.cases())
        return self._asked[id(trial)]


class NoDevice(Exception):
    """The machine has not what was asked for."""


class Judge:
    """Grades one solution."""

    def __init__(self, assignment: Assignment, nursery: Nursery, solution: dict[str, Any]) -> None:
        """`solution` has the keys source, filename, folder and device."""
        self.assignment = assignment
        self.nursery = nursery
        self.solution = solution
        self.device: str = solution["device"]
        """Where tensors lie: known for sure once the solution is loaded."""
        self._seen: dict[int, list[list[Outcome]]] = {}  # by the trial that asked

    def grade(self, tell: Callable[[CheckResult], None]) -> str:
        """Try everything, telling each result when it is there; after a failed stage, nothing is run.

        The first of what the solution printed.
        """
        self.assignment.seed_generators()
        with self._start(()) as host, Diagnosis(self.assignment.mistakes, self._start_mistake) as diagnosis:
            loads = self._load(host, self.assignment.required)
            tell(loads)
            stopped_after = None if loads.status == "passed" else loads.stage
            for trial in self.assignment.trials:
                if stopped_after is not None and trial.stage != stopped_after:
                    tell(CheckResult(trial.kind, trial.name, trial.stage))
                    continue
                result = self._try(trial, host, diagnosis)
                if result.status == "failed":
                    stopped_after = trial.stage
                tell(result)
            return host.printed()

    def _start(self, forbid: tuple[str, ...]) -> Host:
        return self.nursery.start(Start(**self.solution, forbid=forbid))

    def _start_mistake(self, forbid: tuple[str, ...]) -> Host:
        """A process for known mistakes: it has nothing of the learner's."""
        return self.nursery.start(Start(**{**self.solution, "source": ""}, forbid=forbid))

    def _load(self, host: Host, names: Sequence[str]) -> CheckResult:
        result = CheckResult("loads", self.assignment.filename, "loads", "passed", 1)
        try:
            outcome = host.loaded()
        except SolutionDied as died:
            return replace(result, status="failed", message=f"While the file was loading it {_ended(died)}")
        if outcome.problem:
            if outcome.problem.type_name == NO_DEVICE:
                raise NoDevice(outcome.problem.text)
            if outcome.problem.type_name in ("SyntaxError", "IndentationError", "TabError"):
                message = f"Python cannot read line {outcome.problem.line}: {outcome.problem.text}."
                return replace(result, status="failed", message=message, line=outcome.problem.line)
            failure = told("Loading the file", outcome.problem)
            return replace(result, status="failed", message=failure.message, line=failure.line)
        said = outcome.value if isinstance(outcome.value, list) else [[], self.device]
        defined, self.device = said[0], str(said[1])
        missing = [name for name in names if name not in defined]
        if missing:
            message = f"The file does not define {', '.join(missing)}."
            return replace(result, status="failed", message=message)
        return result

    def _try(self, trial: Trial, host: Host, diagnosis: Diagnosis) -> CheckResult:
        result = CheckResult(trial.kind, trial.name, trial.stage)
        try:
            if not trial.forbid:
                return self._judged(trial, host, result, diagnosis)
            with self._start(trial.forbid) as watched:
                watched.loaded()
                return self._judged(trial, watched, result, diagnosis)
        except SolutionDied as died:
            return replace(result, status="failed", message=f"{trial.name}: the solution {_ended(died)}")

    def _judged(self, trial: Trial, host: Host, result: CheckResult, diagnosis: Diagnosis) -> CheckResult:
        asked = self.assignment.asked(trial.calls)
        if id(trial.calls) not in self._seen:
            self._seen[id(trial.calls)] = list(host.run(asked.batches, trial.seconds))
        failures: dict[int, Failure] = {}  # by the number of the case
        seen = self._seen[id(trial.calls)]
        for number, (case, outcomes) in enumerate(zip(asked.cases, seen, strict=True)):
            failure = trial.judge(case, outcomes)
            if failure:
                failures[number] = failure
        if not failures:
            return replace(result, status="passed", cases=len(seen))
        sentence = diagnosis.of(trial, list(zip(asked.cases, seen, strict=True)), failures.keys())
        case, failure = smallest(
            trial, host, [(asked.cases[number], failure) for number, failure in failures.items()]
        )
        expected, got = failure.shown()
        return replace(
            result,
            status="failed",
            cases=len(seen),
            message=failure.message,
            input={**trial.shown(case), **failure.context},
            expected=expected,
            got=got,
            mark=None if failure.mark is None else list(failure.mark),
            line=failure.line,
            diagnosis=sentence,
        )


def _ended(died: SolutionDied) -> str:
    text = str(died)
    return text if text.endswith("?") else f"{text}."
