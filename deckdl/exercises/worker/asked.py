"""Cases together with the operations that ask a solution for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.host import Batches
from deckdl.exercises.worker.trials.base import Trial


@dataclass(frozen=True)
class Asked:
    """Some cases of a trial, ready to be sent again and again."""

    cases: list[Case]
    batches: Batches

    @staticmethod
    def of(trial: Trial, cases: Iterable[Case]) -> Asked:
        """What the trial asks in these cases."""
        cases = list(cases)
        return Asked(cases, Batches.of([trial.operations(case) for case in cases]))
