"""When a card comes back: FSRS by `fsrs_rs_python`, with Anki's rules for steps, days and fuzz around it.

Pure: state, rating, day and time go in, the next state comes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Literal

import fsrs_rs_python as fsrs

from deckdl.memory.fuzz import fraction, fuzzed, nearest
from deckdl.memory.rating import Rating

DAY_SECONDS = 86400

Phase = Literal["learning", "review", "relearning"]


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


def outcomes(
    card: str,
    state: CardState | None,
    day: int,
    at: datetime,
    schedule: Schedule,
    seed: str | None = None,
) -> dict[Rating, CardState]:
    """What each rating makes of `state` (None: a new card) when `card` is answered on `day` at `at`.

    Fuzz follows from `seed` (the card's id when None) and the number of answers before, so that a preview and
    the answer agree. A clock that went back counts as no day passed.
    """
    question = _Question(card, state, day, at, schedule, card if seed is None else seed)
    return {rating: question.answered(rating) for rating in Rating}


def outcome(
    rating: Rating,
    card: str,
    state: CardState | None,
    day: int,
    at: datetime,
    schedule: Schedule,
    seed: str | None = None,
) -> CardState:
    """One of `outcomes`."""
    return _Question(card, state, day, at, schedule, card if seed is None else seed).answered(rating)


def retrievability(state: CardState, day: int, schedule: Schedule) -> float:
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
    return max(1, nearest(schedule.engine.next_interval(stability, retention, Rating.GOOD)))


class _Question:
    """One card at the moment of answering; each rating is worked out when asked for."""

    __slots__ = ("at", "card", "day", "factor", "next", "previous", "schedule")

    def __init__(
        self, card: str, state: CardState | None, day: int, at: datetime, schedule: Schedule, seed: str
    ) -> None:
        self.card, self.previous, self.day, self.schedule = card, state, day, schedule
        self.at = at.astimezone(UTC)
        memory = fsrs.MemoryState(state.stability, state.difficulty) if state else None
        elapsed = max(0, day - state.last_day) if state else 0
        self.next = schedule.engine.next_states(memory, schedule.desired_retention, elapsed)
        repetitions = state.repetitions if state else 0
        self.factor = fraction(f"{seed}\0{repetitions}") if schedule.fuzz else None

    def answered(self, rating: Rating) -> CardState:
        previous = self.previous
        if previous is not None and previous.phase == "review":
            if rating is not Rating.AGAIN:
                return self._in_days(rating, self._passing_days(rating, previous.due_day - previous.last_day))
            if self.schedule.relearning_steps:
                return self._in_seconds(rating, "relearning", 0, self.schedule.relearning_steps[0], lapses=1)
            return self._in_days(rating, self._days(self.next.again.interval), lapses=1)
        relearning = previous is not None and previous.phase == "relearning"
        phase: Phase = "relearning" if relearning else "learning"
        steps = self.schedule.relearning_steps if relearning else self.schedule.learning_steps
        # A step is kept by number: where the learner took steps away meanwhile, the card is on the last one.
        step = min(previous.step if previous else 0, max(0, len(steps) - 1))
        if rating is Rating.AGAIN and steps:
            return self._in_seconds(rating, phase, 0, steps[0])
        if rating is Rating.HARD and steps:
            return self._in_seconds(rating, phase, step, _hard_delay(steps, step))
        if rating is Rating.GOOD and step + 1 < len(steps):
            return self._in_seconds(rating, phase, step + 1, steps[step + 1])
        return self._in_days(rating, self._graduating_days(rating))

    def _graduating_days(self, rating: Rating) -> int:
        """Out of the steps: the interval FSRS gives, Easy at least a day longer than Good."""
        interval = max(1, nearest(self._outcome(rating).interval))
        if rating is not Rating.EASY:
            return self._days(interval)
        return self._days(interval, self._days(self.next.good.interval) + 1)

    def _passing_days(self, rating: Rating, scheduled: int) -> int:
        """As Anki does: Hard < Good < Easy, and none drops below the last interval by fuzz alone."""
        days = 0
        for passing in (Rating.HARD, Rating.GOOD, Rating.EASY):
            interval = self._outcome(passing).interval
            longer = scheduled + 1 if interval > scheduled else 0
            days = self._days(interval, max(longer, days + 1))
            if passing is rating:
                break
        return days

    def _days(self, interval: float, minimum: int = 1) -> int:
        maximum = max(1, self.schedule.maximum_interval)
        return fuzzed(interval, min(max(1, minimum), maximum), maximum, self.factor)

    def _outcome(self, rating: Rating) -> fsrs.ItemState:
        if rating is Rating.AGAIN:
            return self.next.again
        if rating is Rating.HARD:
            return self.next.hard
        return self.next.good if rating is Rating.GOOD else self.next.easy

    def _in_days(self, rating: Rating, days: int, lapses: int = 0) -> CardState:
        return self._state(rating, "review", 0, timedelta(days), self.day + days, lapses)

    def _in_seconds(
        self, rating: Rating, phase: Phase, step: int, seconds: int, lapses: int = 0
    ) -> CardState:
        return self._state(rating, phase, step, timedelta(seconds=seconds), self.day, lapses)

    def _state(
        self, rating: Rating, phase: Phase, step: int, span: timedelta, due_day: int, lapses: int
    ) -> CardState:
        previous, memory = self.previous, self._outcome(rating).memory
        return CardState(
            card=self.card,
            phase=phase,
            step=step,
            due=self.at + span,
            due_day=due_day,
            stability=memory.stability,
            difficulty=memory.difficulty,
            first_day=previous.first_day if previous else self.day,
            last_day=self.day,
            reviewed=self.at,
            repetitions=previous.repetitions + 1 if previous else 1,
            lapses=previous.lapses + lapses if previous else lapses,
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
