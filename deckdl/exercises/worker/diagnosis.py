"""Which known mistake a wrong solution is: the one that does the same wherever the solution fails."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Self

from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.host import Batches, Host, SolutionDied
from deckdl.exercises.worker.ops import Load, Op, Outcome
from deckdl.exercises.worker.trials.base import Trial

COMPARED_FAILING, COMPARED_PASSING = 8, 4  # cases on which mistakes are compared with the solution

Behaviour = list[tuple[Case, list[Outcome]]]


class Diagnosis:
    """Compares with known mistakes, all of which run in one process, started when it is first needed."""

    def __init__(self, mistakes: list[tuple[str, str]], start: Callable[[tuple[str, ...]], Host]) -> None:
        """`mistakes` are whole sources with the sentence of each; `start` makes a process for them."""
        self._mistakes = mistakes
        self._start = start
        self._host: Host | None = None
        self._forbid: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def of(self, trial: Trial, behaviour: Behaviour, failing: Collection[int]) -> str | None:
        """The sentence of the mistake that does the same in all failing cases, and in most of the others.

        `failing` are positions in `behaviour`. What a mistake does in a case is remembered with the case.
        """
        failed = [behaviour[number] for number in failing][:COMPARED_FAILING]
        others = [seen for number, seen in enumerate(behaviour) if number not in failing][:COMPARED_PASSING]
        best: tuple[int, str] | None = None
        for number in range(len(self._mistakes)):
            # Most mistakes differ in the first case already, and are not asked for the others.
            if not all(self._same_failure(trial, number, seen) for seen in (failed[:1], failed)):
                continue
            theirs = self._outcomes(trial, number, [case for case, _ in others])
            agreed = sum(
                trial.alike(case, ours, other) for (case, ours), other in zip(others, theirs, strict=True)
            )
            # A mistake that fails where the solution is right is another one, whatever else they share.
            if 2 * agreed >= len(others) and (best is None or agreed > best[0]):
                best = (agreed, self._mistakes[number][1])
        return None if best is None else best[1]

    def _same_failure(self, trial: Trial, number: int, seen: Behaviour) -> bool:
        theirs = self._outcomes(trial, number, [case for case, _ in seen])
        key = ("refused", number, trial.kind, trial.name)
        return all(
            trial.alike(case, ours, other) and case.recall(key, partial(_refused, trial, case, other))
            for (case, ours), other in zip(seen, theirs, strict=True)
        )

    def _outcomes(self, trial: Trial, number: int, cases: list[Case]) -> list[list[Outcome]]:
        """What a mistake does in each case; nothing where it does not load or ends its process."""
        key = ("mistake", number)
        asked = [case for case in cases if key not in case.known]
        if asked:
            load: list[Op] = [Load(self._mistakes[number][0])]
            batches = Batches.of([load, *(trial.operations(case) for case in asked)])
            try:
                loaded, *outcomes = self._running(trial.forbid).run(batches)
            except SolutionDied:
                self._end()
                loaded, outcomes = [], []
            if not loaded or loaded[0].problem:
                outcomes = [[] for _ in asked]
            for case, found in zip(asked, outcomes, strict=True):
                case.known[key] = found
        return [case.known[key] for case in cases]

    def _running(self, forbid: tuple[str, ...]) -> Host:
        if self._host is None or self._forbid != forbid:
            self._end()
            self._host, self._forbid = self._start(forbid), forbid
            self._host.loaded()
        return self._host

    def _end(self) -> None:
        if self._host is not None:
            self._host.close()
            self._host = None


def _refused(trial: Trial, case: Case, outcomes: list[Outcome]) -> bool:
    return trial.judge(case, outcomes) is not None
