"""A year of study by three kinds of learner: what was predicted at its start, and what it came to.

    python -m tests.memory.year

Each learner's true memory follows FSRS with weights that the scheduler does not know. They first study for a
year, and `deckdl optimize` fits the scheduler at 64 reviews and at each doubling. Then the second year is
predicted, and studied for real: a real database, real sessions, a clock of its own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does

from learners import Learner, study, weights
from memory_tools import Clock

from deckdl.memory import Calendar, Limits, Memory, Schedule
from deckdl.memory.fitting import fit
from deckdl.memory.habits import habits
from deckdl.memory.simulation import simulate

KINDS = {"forgetful": 0.5, "average": 1.0, "strong": 2.0}
"""How long their memories hold, as a multiple of what FSRS expects by default."""

RUNS = 4
"""Simulations that a prediction is the mean of."""


@dataclass(frozen=True)
class Outcome:
    """Answers a day and the share recalled: as predicted at the start of the year, and as it came."""

    predicted_work: float
    work: float
    predicted_retention: float
    retention: float

    @property
    def work_off(self) -> float:
        """Percent of the work."""
        return 100 * (self.predicted_work / self.work - 1)

    @property
    def retention_off(self) -> float:
        """Percentage points."""
        return 100 * (self.predicted_retention - self.retention)


def play(path: Path, learner: Learner, new: int, before: int, days: int, *, told: bool = False) -> Outcome:
    """Study for `before` days, fit, predict the `days` that follow, and study them.

    Where it is `told`, the scheduler knows the learner's weights from the start, and nothing is fitted.
    """
    clock = Clock()
    cards = [f"deck/{number}" for number in range(new * (before + days))]
    limits = Limits(new, 9999)
    with Memory.open(path, Schedule(), Calendar(UTC), clock) as memory:
        with memory._store.read() as connection:
            connection.execute("PRAGMA synchronous = OFF")  # what a power cut would lose may be lost here
        if told:
            memory.adopt(learner.weights, 0, clock())
        for _ in range(before):
            study(memory, learner, cards, clock, 1, limits)
            if not told and memory.count_reviews() >= max(64, 2 * memory.last_fitted()):
                optimize(memory, clock)
        if not told:
            optimize(memory, clock)

        own = habits(list(memory.reviews()))
        day, states, schedule = memory.calendar.day(clock()), memory.states(), memory.schedule
        forecasts = [
            simulate(cards, states, schedule, limits, lambda _: own, day, days, seed) for seed in range(RUNS)
        ]
        done = study(memory, learner, cards, clock, days, limits)
    return Outcome(
        predicted_work=sum(sum(forecast.answers) for forecast in forecasts) / RUNS / days,
        work=sum(done.answers) / days,
        predicted_retention=sum(forecast.retention for forecast in forecasts) / RUNS,
        retention=done.retention,
    )


def optimize(memory: Memory, clock: Clock) -> None:
    """What `deckdl optimize` does."""
    answers = list(memory.reviews())
    found = fit(answers, memory.schedule)
    if found is not None and found.parameters is not None:
        memory.adopt(found.parameters, found.reviews, clock())
    else:
        memory.note_fit(len(answers), clock())


def main() -> None:
    print(f"{'learner':<10}{'answers a day':>22}{'off':>8}{'retention':>22}{'off':>8}")
    for name, stability in KINDS.items():
        with TemporaryDirectory() as folder:
            came = play(Path(folder) / "progress.db", Learner(weights(stability), 1), 20, 365, 365)
        work = f"{came.predicted_work:.1f} → {came.work:.1f}"
        retention = f"{came.predicted_retention:.2%} → {came.retention:.2%}"
        print(
            f"{name:<10}{work:>22}{came.work_off:>+7.1f}%{retention:>22}{came.retention_off:>+8.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
