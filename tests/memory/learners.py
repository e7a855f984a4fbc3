"""Learners whose true memory is known: it follows FSRS, with other parameters than the scheduler's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import fsrs_rs_python as fsrs
from memory_tools import Clock

from deckdl.memory import Limits, Memory, Queue, Rating, Schedule
from deckdl.memory.schedule import recall

SECONDS = {"new": 20.0, "recalled": 8.0, "forgotten": 15.0}


def weights(stability: float) -> tuple[float, ...]:
    """Of someone whose memories hold so many times as long as FSRS expects by default.

    That is so for the first stabilities and for what is left after a lapse; what a recall adds is a factor.
    """
    own = list(Schedule().weights)
    for index in (0, 1, 2, 3, 11):
        own[index] *= stability
    return tuple(own)


@dataclass
class Learner:
    """Recalls with the probability that FSRS gives for their own weights; what happens is seeded."""

    weights: tuple[float, ...]
    seed: int
    true: list[float] = field(default_factory=list)
    """The probability of each recall on a later day, as it was asked."""

    def __post_init__(self) -> None:
        self._engine = fsrs.FSRS(self.weights)
        self._random = Random(self.seed)
        self._memories: dict[str, tuple[fsrs.MemoryState, int]] = {}

    def rate(self, card: str, day: int) -> tuple[Rating, float]:
        """How it went on that day, and the seconds it took."""
        known = self._memories.get(card)
        elapsed = 0 if known is None else day - known[1]
        if known is None:
            rating = self._one_of(0.25, 0.1, 0.5, 0.15)
            seconds = SECONDS["new"]
        elif elapsed == 0:
            rating, seconds = self._one_of(0.1, 0.05, 0.8, 0.05), SECONDS["recalled"]
        else:
            probability = recall(known[0].stability, elapsed, self.weights)
            self.true.append(probability)
            recalled = self._random.random() < probability
            rating = self._one_of(0, 0.1, 0.8, 0.1) if recalled else Rating.AGAIN
            seconds = SECONDS["recalled" if recalled else "forgotten"]
        after = self._engine.next_states(known[0] if known else None, 0.9, elapsed)
        state = (after.again, after.hard, after.good, after.easy)[rating - 1]
        self._memories[card] = (state.memory, day)
        return rating, seconds

    def _one_of(self, *odds: float) -> Rating:
        return self._random.choices(list(Rating), odds)[0]


@dataclass
class Days:
    """What was done on each day: answers, those on a later day than the card's last, recalled among them."""

    answers: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    asked: int = 0
    recalled: int = 0
    predicted: float = 0.0
    """Recalls expected by the scheduler at the moment of asking."""

    @property
    def retention(self) -> float:
        return self.recalled / self.asked


def study(
    memory: Memory, learner: Learner, cards: Sequence[str], clock: Clock, days: int, limits: Limits
) -> Days:
    """Do all that is asked for so many days, from the day of the clock on; it ends on the day after."""
    done = Days()
    for _ in range(days):
        day = memory.calendar.day(clock())
        queue = Queue(cards, memory, clock(), limits)
        answers, spent = 0, 0.0
        while True:
            card = queue.next(clock())
            if card is None:
                due = queue.next_due_at
                if due is None or memory.calendar.day(due) != day:
                    break
                clock.now = due
                continue
            before = memory.state(card)
            rating, seconds = learner.rate(card, day)
            if before is not None and before.last_day < day:
                done.asked += 1
                done.recalled += rating > 1
                done.predicted += memory.retrievability(before, day)
            state = memory.answer(card, rating, clock(), {"seconds": seconds})
            queue.answered(card, state, clock.forward(seconds=seconds))
            answers, spent = answers + 1, spent + seconds
        done.answers.append(answers)
        done.seconds.append(spent)
        clock.now = memory.calendar.start_of(day + 1) + timedelta(hours=8)
    return done
