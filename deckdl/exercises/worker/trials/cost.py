"""What a call costs in time and in memory, against the oracle or the reference on the same machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import structure_difference, tolerance, value_difference
from deckdl.exercises.worker.drawing import Case, stated_cases
from deckdl.exercises.worker.experiments import measure
from deckdl.exercises.worker.ops import Call, Keep, Measure, Op, Outcome, Ref
from deckdl.exercises.worker.oracle import Oracle
from deckdl.exercises.worker.show import show
from deckdl.exercises.worker.trials.base import Failure, FunctionTrial, Subject, bind, told
from deckdl.exercises.worker.values import usable

ROUNDS = 5  # of the solution their mean counts, of the oracle the best
SHORTEST = 1e-4  # seconds: of what takes less, the way there and back is the larger part


class _CostTrial(FunctionTrial):
    """Stated cases in float32: one size is enough, and it is large."""

    stage = STAGES[7]

    def cases(self) -> list[Case]:
        return stated_cases(self.subject.cases, self.subject.seed, ("float32",))

    def shown(self, case: Case) -> dict[str, str]:
        return {
            name: f"{value.dtype} of shape {value.shape}" if hasattr(value, "shape") else show(value)
            for name, value in case.arguments.items()
        }

    def valid(self, case: Case) -> bool:
        return False

    def simpler(self, case: Case) -> Any:
        return iter(())

    def alike(self, case: Case, ours: list[Outcome], theirs: list[Outcome]) -> bool:
        """Whether both cost too much, or are wrong in the same words; times never agree."""
        if len(ours) != len(theirs):
            return False
        mine, other = self.judge(case, ours), self.judge(case, theirs)
        return mine is not None and other is not None and mine.message == other.message


class SpeedTrial(_CostTrial):
    """Processor time counts, which other work on the machine does not lengthen, and which the judge reads off
    the solution's process; the values on the large input must be right, too."""

    kind = "speed"

    def __init__(self, subject: Subject, *, like: str, at_most: float) -> None:
        super().__init__(subject)
        self.oracle = Oracle(like, self.function, tensors=self.tensors)
        self.at_most = at_most

    def operations(self, case: Case) -> list[Op]:
        sent = self.sent(case.arguments)
        args, kwargs = bind(self.signature, {name: Ref(name) for name in sent})
        keeps: list[Op] = [Keep(value, keep=name) for name, value in sent.items()]
        timed = [Call(self.name, args, kwargs, timed=True) for _ in range(ROUNDS + 1)]
        return [*keeps, Call(self.name, args, kwargs), *timed]

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        if outcomes[-1].problem:
            return told(self.name, outcomes[-1].problem)
        value = outcomes[len(case.arguments)].value
        difference = structure_difference(value, self.reference_result(case))
        if difference:
            return Failure(f"{self.name}: {difference}.")
        expected = case.recall("expected", lambda: self.oracle.value(case))
        if value_difference(value, expected, tolerance(case.dtype)):
            return Failure(f"{self.name} is wrong for an input as large as this.")
        took = (outcomes[-1].spent - outcomes[-ROUNDS - 1].spent) / ROUNDS
        limit = self.at_most * max(self._own_time(case), SHORTEST)
        if took <= limit:
            return None
        return Failure(
            f"{self.name} takes too long: is there a Python loop over entries?",
            f"at most {limit * 1e3:.3g} ms, which is {self.at_most:g} times the time of the oracle",
            f"{took * 1e3:.3g} ms",
        )

    def _own_time(self, case: Case) -> float:
        """Seconds of processor time that the oracle takes."""
        return _best(self.oracle.prepared(case))


class MemoryTrial(_CostTrial):
    """Of NumPy code all that is allocated at one time counts, of PyTorch code the largest tensor."""

    kind = "memory"

    def __init__(self, subject: Subject, *, at_most: float) -> None:
        super().__init__(subject)
        self.at_most = at_most

    def operations(self, case: Case) -> list[Op]:
        return [Measure(self.name, *bind(self.signature, self.sent(case.arguments)))]

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        outcome = outcomes[0]
        if outcome.problem:
            return told(self.name, outcome.problem)
        peak, result = outcome.value
        if peak < result:
            return Failure(f"{self.name} hides what it allocates: less than its own result was seen.")
        own, _ = case.recall("own", lambda: self._own(case))
        if peak <= self.at_most * own:
            return None
        return Failure(
            f"{self.name} takes too much memory: a smaller intermediate array will do.",
            f"at most {self.at_most * own / 2**20:.3g} MiB, which is {self.at_most:g} times the reference's",
            f"{peak / 2**20:.3g} MiB",
        )

    def _own(self, case: Case) -> tuple[int, int]:
        args, kwargs = usable(list(bind(self.signature, self.sent(case.arguments))))
        return measure(self.function, list(args), kwargs)


def _best(call: Callable[[], Any]) -> float:
    call()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return min(times)
