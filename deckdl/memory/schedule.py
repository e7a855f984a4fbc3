"""When a card comes back: FSRS by `fsrs_rs_python`, with Anki's rules for steps, days and fuzz around it.

Pure: state, rating, day and time go in, the next state comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Literal

import fsrs_rs_python as fsrs

from deckdl.memory.fuzz import bounds, fraction, fuzzed, nearest
from deckdl.memory.rating import Rating

DAY_SECONDS = 86400
AGAIN, HARD, GOOD, EASY = Rating

Phase = Literal["learning", "review", "relearning"]

Pick = Callable[[int, int], int]
"""Chooses the interval among those that fuzz allows, from the shortest to the longest (days)."""


@dataclass(frozen=True)
class Schedule:
    """What a learner may set about intervals. Steps are in seconds, `maximum_interval` is in days.

    `parameters` are those of FSRS; None takes the engine's defaults. Without steps answers give whole days.
    """

    parameters: tuple[float, ...] | None = None
    desired_retention: float = 0.9
    maximum_interval: int = 36500
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    fuzz: bool = True

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The parameters in use."""
        return tuple(fsrs.DEFAULT_PARAMETERS) if self.parameters is None else self.parameters

    @cached_property
    def engine(self) -> fsrs.FSRS:
        """FSRS with these parameters."""
        return fsrs.FSRS(self.weights)

    def to_data(self) -> dict[str, Any]:
        """For the log: complete, so that an engine with other defaults replays the same."""
        return {
            "parameters": list(self.weights),
            "desired_retention": self.desired_retention,
            "maximum_interval": self.maximum_interval,
            "learning_steps": list(self.learning_steps),
            "relearning_steps": list(self.relearning_steps),
            "fuzz": self.fuzz,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Schedule:
        return cls(
            parameters=tuple(data["parameters"]),
            desired_retention=data["desired_retention"],
            maximum_interval=data["maximum_interval"],
            learning_steps=tuple(data["learning_steps"]),
            relearning_steps=tuple(data["relearning_steps"]),
            fuzz=data["fuzz"],
        )


@dataclass(frozen=True, slots=True)
class CardState:
    """What is remembered about one card.

    In phase "review" the card is due on the local day `due_day`; `due` is then only the time of the last
    answer plus the interval. In "learning" and "relearning" it is due at `due`; `due_day` is then the day of
    the last answer. `Memory.due_at` and `Memory.is_due` apply this. Stability is in days; difficulty goes
    from 1 to 10.
    """

    card: str
    phase: Phase
    step: int
    due: datetime
    due_day: int
    stability: float
    difficulty: float
    first_day: int
    last_day: int
    reviewed: datetime
    repetitions: int
    lapses: int


@dataclass(slots=True)
class Course:
    """A CardState without its card and its times: what the answers that follow depend on.

    `span` is the time in seconds from the last answer until the card is due.
    """

    phase: Phase
    step: int
    span: int
    due_day: int
    stability: float
    difficulty: float
    first_day: int
    last_day: int
    repetitions: int
    lapses: int

    def state(self, card: str, reviewed: datetime) -> CardState:
        """Of `card`, whose last answer was given at `reviewed`, in UTC."""
        return CardState(
            card=card,
            phase=self.phase,
            step=self.step,
            due=reviewed + timedelta(seconds=self.span),
            due_day=self.due_day,
            stability=self.stability,
            difficulty=self.difficulty,
            first_day=self.first_day,
            last_day=self.last_day,
            reviewed=reviewed,
            repetitions=self.repetitions,
            lapses=self.lapses,
        )


def outcomes(
    card: str,
    state: CardState | None,
    day: int,
    at: datetime,
    schedule: Schedule,
    seed: str | None = None,
    pick: Pick | None = None,
) -> dict[Rating, CardState]:
    """What each rating makes of `state` (None: a new card) when `card` is answered on `day` at `at`.

    Fuzz follows from `seed` (the card's id when None) and the number of answers before, so that a preview and
    the answer agree; `pick` chooses otherwise, within the same bounds. A clock that went back counts as no
    day passed.
    """
    question = _Question(state, day, schedule, card if seed is None else seed)
    return {rating: question.answered(rating, pick).state(card, at.astimezone(UTC)) for rating in Rating}


def outcome(
    rating: Rating,
    card: str,
    state: CardState | None,
    day: int,
    at: datetime,
    schedule: Schedule,
    seed: str | None = None,
    pick: Pick | None = None,
) -> CardState:
    """One of `outcomes`."""
    course = following(rating, state, day, schedule, card if seed is None else seed, pick)
    return course.state(card, at.astimezone(UTC))


def following(
    rating: Rating,
    course: CardState | Course | None,
    day: int,
    schedule: Schedule,
    seed: str,
    pick: Pick | None = None,
) -> Course:
    """`outcome` without the times, for many answers in a row."""
    return _Question(course, day, schedule, seed).answered(rating, pick)


def retrievability(state: CardState | Course, day: int, schedule: Schedule) -> float:
    """The probability, by FSRS's forgetting curve, that the card is known on `day`."""
    return recall(state.stability, max(0, day - state.last_day), schedule.weights)


def recall(stability: float, elapsed: int, weights: Sequence[float]) -> float:
    """FSRS's forgetting curve: the probability to recall after `elapsed` days; 0.9 when they are `stability`.

    (1 + f t/S)^-d with f = 0.9^(-1/d) - 1; the decay d is the last of 21 parameters, 0.5 before FSRS 6.
    """
    decay = weights[20] if len(weights) > 20 else 0.5
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * elapsed / stability) ** -decay)


def ideal_interval(stability: float, retention: float, schedule: Schedule) -> int:
    """Whole days, at least one, after which a card is known with probability `retention`."""
    return max(1, nearest(schedule.engine.next_interval(stability, retention, GOOD)))


class _Question:
    """One card at the moment of answering; each rating is worked out when asked for."""

    __slots__ = ("day", "factor", "next", "previous", "schedule", "seed")

    def __init__(self, previous: CardState | Course | None, day: int, schedule: Schedule, seed: str) -> None:
        self.previous, self.day, self.schedule, self.seed = previous, day, schedule, seed
        self.factor: float | None = None  # once it is needed
        if previous is None:
            self.next = schedule.engine.next_states(None, schedule.desired_retention, 0)
        else:
            memory = fsrs.MemoryState(previous.stability, previous.difficulty)
            elapsed = max(0, day - previous.last_day)
            self.next = schedule.engine.next_states(memory, schedule.desired_retention, elapsed)

    def answered(self, rating: Rating, pick: Pick | None) -> Course:
        previous = self.previous
        if previous is not None and previous.phase == "review":
            if rating is not AGAIN:
                scheduled = previous.due_day - previous.last_day
                return self._in_days(rating, self._passing_days(rating, scheduled, pick))
            if self.schedule.relearning_steps:
                return self._in_seconds(rating, "relearning", 0, self.schedule.relearning_steps[0], lapses=1)
            return self._in_days(rating, self._days(self.next.again.interval, 1, pick), lapses=1)
        relearning = previous is not None and previous.phase == "relearning"
        phase: Phase = "relearning" if relearning else "learning"
        steps = self.schedule.relearning_steps if relearning else self.schedule.learning_steps
        # A step is kept by number: where the learner took steps away meanwhile, the card is on the last one.
        step = min(previous.step if previous else 0, max(0, len(steps) - 1))
        if rating is AGAIN and steps:
            return self._in_seconds(rating, phase, 0, steps[0])
        if rating is HARD and steps:
            return self._in_seconds(rating, phase, step, _hard_delay(steps, step))
        if rating is GOOD and step + 1 < len(steps):
            return self._in_seconds(rating, phase, step + 1, steps[step + 1])
        return self._in_days(rating, self._graduating_days(rating, pick))

    def _graduating_days(self, rating: Rating, pick: Pick | None) -> int:
        """Out of the steps: the interval FSRS gives, Easy at least a day longer than Good."""
        interval = max(1, nearest(self._outcome(rating).interval))
        if rating is not EASY:
            return self._days(interval, 1, pick)
        good = self._days(self.next.good.interval, 1, None)
        return self._days(interval, good + 1, pick)

    def _passing_days(self, rating: Rating, scheduled: int, pick: Pick | None) -> int:
        """As Anki does: Hard < Good < Easy, and none drops below the last interval by fuzz alone."""
        after = self.next
        passings = (after.hard, after.good, after.easy)[: rating - AGAIN]
        days = 0
        for passing in passings:
            interval, minimum = passing.interval, days + 1
            if scheduled >= minimum and interval > scheduled:
                minimum = scheduled + 1
            days = self._days(interval, minimum, pick if passing is passings[-1] else None)
        return days

    def _days(self, interval: float, minimum: int, pick: Pick | None) -> int:
        maximum = self.schedule.maximum_interval or 1
        if pick is None or not self.schedule.fuzz:
            return fuzzed(interval, minimum, maximum, self._factor())
        return pick(*bounds(interval, minimum, maximum))

    def _factor(self) -> float | None:
        """Of the fuzz, in [0, 1)."""
        if self.factor is None and self.schedule.fuzz:
            repetitions = self.previous.repetitions if self.previous else 0
            self.factor = fraction(f"{self.seed}\0{repetitions}")
        return self.factor

    def _outcome(self, rating: Rating) -> fsrs.ItemState:
        if rating is AGAIN:
            return self.next.again
        if rating is HARD:
            return self.next.hard
        return self.next.good if rating is GOOD else self.next.easy

    def _in_days(self, rating: Rating, days: int, lapses: int = 0) -> Course:
        return self._in_seconds(rating, "review", 0, days * DAY_SECONDS, lapses, self.day + days)

    def _in_seconds(
        self, rating: Rating, phase: Phase, step: int, span: int, lapses: int = 0, due_day: int | None = None
    ) -> Course:
        memory, previous, day = self._outcome(rating).memory, self.previous, self.day
        first, repetitions = day, 1
        if previous is not None:
            first, repetitions = previous.first_day, previous.repetitions + 1
            lapses += previous.lapses
        return Course(
            phase,
            step,
            span,
            day if due_day is None else due_day,
            memory.stability,
            memory.difficulty,
            first,
            day,
            repetitions,
            lapses,
        )


def _hard_delay(steps: tuple[int, ...], step: int) -> int:
    """Seconds until a card rated Hard comes back.

    On the first step that is halfway to the second, or half as long again where there is no other.
    """
    if step > 0:
        return steps[step]
    first = steps[0]
    seconds = (first + steps[1]) // 2 if len(steps) > 1 else min(first * 3 // 2, first + DAY_SECONDS)
    return nearest(seconds / DAY_SECONDS) * DAY_SECONDS if seconds > DAY_SECONDS else seconds
