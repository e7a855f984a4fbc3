"""How steadily a learner studies: answers and time day by day, and days in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from deckdl.memory.reviews import Review

YEAR = 365


@dataclass(frozen=True)
class Day:
    """What was done on one local day."""

    day: int
    answers: int
    seconds: float


@dataclass(frozen=True)
class Streak:
    """Days in a row with at least one answer: up to now, and the most there were."""

    current: int
    longest: int


@dataclass(frozen=True)
class Time:
    """Seconds spent: in all, in the last 7 and 30 days, and on a day that was studied, on average."""

    total: float
    last_7_days: float
    last_30_days: float
    a_day: float


@dataclass(frozen=True)
class Activity:
    """`year` has every day of the last 365, today at the end; `studied` is how many days have answers."""

    answers: int
    studied: int
    streak: Streak
    time: Time
    year: tuple[Day, ...]


def activity(reviews: Iterable[Review], today: int) -> Activity:
    """What the reviews tell of all days up to `today`."""
    answers: defaultdict[int, int] = defaultdict(int)
    seconds: defaultdict[int, float] = defaultdict(float)
    for review in reviews:
        if review.day <= today:
            answers[review.day] += 1
            seconds[review.day] += review.seconds

    def spent(days: int) -> float:
        return sum(seconds[day] for day in range(today - days + 1, today + 1) if day in seconds)

    total = sum(seconds.values())
    return Activity(
        answers=sum(answers.values()),
        studied=len(answers),
        streak=streak(answers.keys(), today),
        time=Time(total, spent(7), spent(30), total / max(1, len(answers))),
        year=tuple(
            Day(day, answers.get(day, 0), seconds.get(day, 0.0)) for day in range(today - YEAR + 1, today + 1)
        ),
    )


def streak(studied: Collection[int], today: int) -> Streak:
    """Days in a row among those `studied`. Today breaks nothing as long as it may still be studied."""
    longest = run = 0
    last = None
    for day in sorted(studied):
        run = run + 1 if last == day - 1 else 1
        longest, last = max(longest, run), day
    return Streak(run if last is not None and last >= today - 1 else 0, longest)
